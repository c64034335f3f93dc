"""Straight lines as narrow areas, as wide as so many pixels of a view, so that a renderer needs areas alone.

Each further kind of layer costs a renderer without a graphics card a fifth of a second before the first
picture, and lines that keep their width cost it as much again with every picture. As areas they are drawn in
no time; their width grows with the map when a reader brings it nearer, as on a print under a glass.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.charts.map_globe import Point
from dashboard.charts.map_views import MapView, mercator, unmercator

# x and y of the corners in turn, in degrees to three decimals, as deck.gl reads areas of the format "XY".
Ribbon = list[float]
# A line is cut where it turns by more than this, in radians, so that no area crosses itself.
_TURN = 0.8
_MOST = 30


def ribbons(points: Sequence[Point], width: float, view: MapView) -> Iterator[Ribbon]:
    """A line that is `width` pixels wide in that view, as areas."""
    return ribbons_in(points, width / view.pixels_per_degree)


def ribbons_in(points: Sequence[Point], width: float) -> Iterator[Ribbon]:
    """A line as wide as so many degrees at the equator, as areas: each as much of it as turns but little."""
    for run in _runs([mercator(point) for point in points]):
        yield [round(value, 3) for corner in _around(run, width / 720) for value in unmercator(*corner)]


def _runs(spots: Sequence[Point]) -> Iterator[Sequence[Point]]:
    first = 0
    for at in range(1, len(spots)):
        if at == len(spots) - 1 or at - first == _MOST or _turn(*spots[at - 1 : at + 2]) > _TURN:
            yield spots[first : at + 1]
            first = at


def _turn(before: Point, at: Point, after: Point) -> float:
    turn = _bearing(at, after) - _bearing(before, at)
    return abs(math.remainder(turn, math.tau))


def _bearing(start: Point, end: Point) -> float:
    return math.atan2(end[1] - start[1], end[0] - start[0])


def _around(run: Sequence[Point], half: float) -> Iterator[Point]:
    """The corners along one side of a run and back along the other."""
    bearings = [_bearing(*edge) for edge in pairwise(run)]
    across = []
    for before, after in pairwise([bearings[0], *bearings, bearings[-1]]):
        turn = math.remainder(after - before, math.tau) / 2
        off = half / math.cos(turn)
        across.append((-math.sin(before + turn) * off, math.cos(before + turn) * off))
    sides = list(zip(run, across, strict=True))
    yield from ((x + right, y + down) for (x, y), (right, down) in sides)
    yield from ((x - right, y - down) for (x, y), (right, down) in reversed(sides))
