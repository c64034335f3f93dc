"""Where flows meet the country: places along its north-eastern edge, each apart from marks and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import dist, hypot

from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon
from dashboard.charts.map_views import MapView

Pixel = tuple[float, float]
# How far an arrow's head stays from a mark, and from another head.
_CLEAR, _APART = 14.0, 12.0
# How far two heads stand apart at least from west to east, and then from north to south.
_EAST, _SOUTH = 8.0, 9.0
_STEP = 2.0
# The usual goals, as shares of the country's width and height.
_FIRST, _LAST, _UP = 0.72, 0.88, 0.84


def flow_goals(
    count: int, country: Sequence[Polygon], marks: Iterable[Point], view: MapView
) -> tuple[Pixel, ...]:
    """A place in the window for each flow, from west to east.

    They stand side by side on the coast where a view is near enough for that. On one so far that heads would
    cover a mark or each other, they go on along the country's edge.
    """
    usual = [_usual(country, at, count, view) for at in range(count)]
    taken = [spot for spot in map(view.project, marks) if _is_at(spot, country, view)]
    if _are_clear(usual, taken):
        return tuple(usual)
    return tuple(_along(_edge(country, view), taken, usual))


def corners_of(country: Sequence[Polygon]) -> tuple[Point, Point]:
    """The country's lower left and upper right corner."""
    outline = [point for polygon in country for point in polygon[0]] or [(-73.0, 0.6), (-60.0, 12.0)]
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _usual(country: Sequence[Polygon], at: int, count: int, view: MapView) -> Pixel:
    (left, low), (right, high) = corners_of(country)
    share = _FIRST + (_LAST - _FIRST) * at / max(count - 1, 1)
    return view.project((left + (right - left) * share, low + (high - low) * _UP))


def _is_at(spot: Pixel, country: Sequence[Polygon], view: MapView) -> bool:
    """Whether a mark stands in the country or so near that a flow could cover it."""
    (left, low), (right, high) = (view.project(corner) for corner in corners_of(country))
    return left - _CLEAR < spot[0] < right + _CLEAR and high - _CLEAR < spot[1] < low + _CLEAR


def _are_clear(goals: Sequence[Pixel], taken: Sequence[Pixel]) -> bool:
    return all(dist(goal, mark) >= _CLEAR for goal in goals for mark in taken) and all(
        dist(one, other) >= _APART for one, other in pairwise(goals)
    )


def _along(edge: Sequence[Pixel], taken: Sequence[Pixel], usual: Sequence[Pixel]) -> Iterator[Pixel]:
    """The first free places along the edge, each east of the one before, if only in the sea near it."""
    spots = [spot for spot in _steps(edge) if all(dist(spot, mark) >= _CLEAR for mark in taken)]
    (x, y), least = usual[0], usual[0][0]
    for _ in usual:
        free = (spot for spot in spots if spot[0] >= least and dist(spot, (x, y)) >= _APART)
        x, y = next(free, (least, y + _SOUTH))
        least = x + _EAST
        yield x, y


def _steps(edge: Sequence[Pixel]) -> Iterator[Pixel]:
    """Places two pixels from one to the next."""
    for (x, y), (to_x, to_y) in pairwise(edge):
        steps = max(1, round(hypot(to_x - x, to_y - y) / _STEP))
        yield from ((x + (to_x - x) * at / steps, y + (to_y - y) * at / steps) for at in range(steps))


def _edge(country: Sequence[Polygon], view: MapView) -> list[Pixel]:
    """The country's outermost points in the window, from its northernmost clockwise to its southernmost."""
    spots = sorted({view.project(point) for polygon in country for point in polygon[0]}, key=lambda at: at[1])
    hull: list[Pixel] = []
    for spot in spots:
        while len(hull) > 1 and not _turns_west(hull[-2], hull[-1], spot):
            hull.pop()
        hull.append(spot)
    return hull


def _turns_west(before: Pixel, at: Pixel, after: Pixel) -> bool:
    """Whether a way southward turns west at a point, so that the country lies to its west."""
    return (at[0] - before[0]) * (after[1] - at[1]) - (at[1] - before[1]) * (after[0] - at[0]) > 0
