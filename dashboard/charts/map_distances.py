"""Distances on the map: a ring for each printed one, a line for each computed one.

The rings are drawn around the point of Venezuelan land from which the shortest computed line starts: a
printed "less than" to Florida then says that Florida reaches into the ring, and all share one centre.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.charts.map_globe import KILOMETERS, Point, circle, destination, shortest_line
from dashboard.records import Figure

_ENDS = re.compile(
    r"distance\((?P<first>\w+) (?P<x1>-?[\d.]+) (?P<y1>-?[\d.]+), "
    r"(?P<last>\w+) (?P<x2>-?[\d.]+) (?P<y2>-?[\d.]+)\)"
)
_UPPER = frozenset({"less_than", "at_most"})
_LOWER = frozenset({"more_than", "at_least"})
_TICKS = 48
_TICK = 0.022


@dataclass(frozen=True, slots=True)
class MapLine:
    """A computed distance: the great circle from a named start."""

    figure_id: str
    start_id: str
    kilometers: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class MapRing:
    """A printed distance as a circle; `ticks` point to the side on which the other place lies."""

    figure_id: str
    centre: Point
    kilometers: float
    points: tuple[Point, ...]
    ticks: tuple[tuple[Point, Point], ...]


def map_lines(figures: Iterable[Figure]) -> tuple[MapLine, ...]:
    """The derived distances whose formula names both ends, the shortest first."""
    lines = [line for figure in figures if (line := _line(figure)) is not None]
    return tuple(sorted(lines, key=lambda line: (line.kilometers, line.figure_id)))


def _line(figure: Figure) -> MapLine | None:
    ends = _ENDS.fullmatch(figure.formula or "")
    if figure.status != "derived" or ends is None or figure.value is None or figure.unit not in KILOMETERS:
        return None
    start, end = (float(ends["x1"]), float(ends["y1"])), (float(ends["x2"]), float(ends["y2"]))
    return MapLine(
        figure.figure_id, ends["first"], figure.value * KILOMETERS[figure.unit],
        shortest_line(start, end),
    )  # fmt: skip


def map_rings(figures: Iterable[Figure], lines: tuple[MapLine, ...]) -> tuple[MapRing, ...]:
    """A ring for each printed distance, smallest first; none where no computed line gives the centre."""
    if not lines:
        return ()
    centre = lines[0].points[0]
    rings = [ring for figure in figures if (ring := _ring(figure, centre)) is not None]
    return tuple(sorted(rings, key=lambda ring: (ring.kilometers, ring.figure_id)))


def _ring(figure: Figure, centre: Point) -> MapRing | None:
    sizes = (figure.value, figure.high, figure.low)
    size = next((number for number in sizes if number is not None), None)
    if figure.status == "derived" or figure.indicator_id != "distance" or not size:
        return None
    if figure.unit not in KILOMETERS:
        return None
    kilometers = size * KILOMETERS[figure.unit]
    return MapRing(
        figure.figure_id, centre, kilometers, circle(centre, kilometers), _ticks(figure, centre, kilometers)
    )


def _ticks(figure: Figure, centre: Point, kilometers: float) -> tuple[tuple[Point, Point], ...]:
    """Short strokes from the ring to the side where the number may also lie; none without a bound."""
    way = -1 if figure.qualifier in _UPPER else 1 if figure.qualifier in _LOWER else 0
    if not way:
        return ()
    bearings = (360 * step / _TICKS for step in range(_TICKS))
    return tuple(
        (
            destination(centre, bearing, kilometers),
            destination(centre, bearing, kilometers * (1 + way * _TICK)),
        )
        for bearing in bearings
    )
