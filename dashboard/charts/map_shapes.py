"""What is computed from outlines: simpler ones, hatching, and the place inside where a name has most room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dashboard.charts.map_globe import Point

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Line = tuple[Point, Point]


# Outlines stay the same whatever is selected, and are seen from few views.
@lru_cache(maxsize=2048)
def simplified(ring: Ring, tolerance: float) -> Ring:
    """The ring without the corners within `tolerance` of the line without them (Douglas and Peucker)."""
    keep = {0, len(ring) - 1}
    middle = max(range(len(ring)), key=lambda at: math.dist(ring[at], ring[0]), default=0)
    spans = [(0, middle), (middle, len(ring) - 1)]
    keep.add(middle)
    while spans:
        first, last = spans.pop()
        gaps = [(_gap(ring[at], ring[first], ring[last]), at) for at in range(first + 1, last)]
        worst = max(gaps, default=(0.0, 0))
        if worst[0] > tolerance:
            keep.add(worst[1])
            spans += [(first, worst[1]), (worst[1], last)]
    return tuple(ring[at] for at in sorted(keep))


def _gap(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.dist(point, start)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def area_of(ring: Ring) -> float:
    """The area in square degrees of a ring that ends where it begins, positive counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def turned(polygon: Polygon) -> Polygon:
    """The polygon with its outline counter-clockwise and its holes clockwise."""
    return tuple(ring if (area_of(ring) > 0) == (at == 0) else ring[::-1] for at, ring in enumerate(polygon))


@lru_cache(maxsize=512)
def hatching(polygon: Polygon, spacing: float) -> tuple[Line, ...]:
    """Slanting lines, `spacing` degrees apart, cut to the polygon; holes stay empty."""
    sums = [x + y for x, y in polygon[0]]
    first, last = math.ceil(min(sums) / spacing), math.floor(max(sums) / spacing)
    return tuple(line for step in range(first, last + 1) for line in _cuts(polygon, step * spacing))


def _cuts(polygon: Polygon, total: float) -> Iterator[Line]:
    """The parts inside the polygon of the line on which x + y is `total`."""
    crossings = sorted(
        crossing for ring in polygon for edge in _edges(ring) for crossing in _crossing(edge, total)
    )
    for start, end in zip(crossings[::2], crossings[1::2], strict=False):
        if end - start > 1e-4:
            yield _on(start, total), _on(end, total)


def _edges(ring: Ring) -> Iterable[Line]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _crossing(edge: Line, total: float) -> Iterator[float]:
    """The longitude where an edge crosses the line, if it does; an end on the line counts once."""
    (x1, y1), (x2, y2) = edge
    before, after = x1 + y1 - total, x2 + y2 - total
    if (before < 0) != (after < 0):
        yield x1 + (x2 - x1) * before / (before - after)


def _on(x: float, total: float) -> Point:
    return round(x, 3), round(total - x, 3)


def contains(polygons: Sequence[Polygon], point: Point) -> bool:
    """Whether a point lies inside any of the polygons, and in none of its holes."""
    return any(sum(_passes(ring, point) for ring in polygon) % 2 for polygon in polygons)


def _passes(ring: Ring, point: Point) -> int:
    """How many edges of the ring a line from the point eastward crosses."""
    x, y = point
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for (x1, y1), (x2, y2) in _edges(ring)
    )


def roomy_places(
    polygons: Sequence[Polygon], window: tuple[Point, Point], wide: float, count: int = 16
) -> tuple[Point, ...]:
    """Points inside the polygons and the window, those with most room for a wide label first.

    `window` is its lower left and upper right corner; `wide` is how many times wider than high the label is.
    """
    coarse = [_coarse(polygon[0]) for polygon in polygons]
    rings = [ring for ring in coarse if len(ring) > 3]
    if not rings:
        return ()
    (left, low), (right, high) = window
    left, right = max(left, _least(rings, 0)), min(right, -_least(rings, 0, -1))
    low, high = max(low, _least(rings, 1)), min(high, -_least(rings, 1, -1))
    if left >= right or low >= high:
        return ()
    steps = 12
    columns, rows = (
        [start + (end - start) * (step + 0.5) / steps for step in range(steps)]
        for start, end in ((left, right), (low, high))
    )
    solid = [ring for ring in rings if _meets(_corners(ring), (left, low), (right, high))]
    # Whatever lies beyond the window is farther than the window's own edges.
    near = [
        _Edge.of(edge, wide)
        for ring in solid
        for edge in _edges(ring)
        if _meets(edge, (left, low), (right, high))
    ]
    room = [
        (min(_room(near, point, wide), _inside(point, left, right, low, high, wide)), point)
        for point in _inner(solid, columns, rows)
    ]
    return tuple(point for _, point in sorted(room, reverse=True)[:count])


def _inner(rings: Sequence[Ring], columns: Sequence[float], rows: Sequence[float]) -> Iterator[Point]:
    """The points of a grid that lie inside a ring; every row is cut once, whatever its points."""
    for y in rows:
        cuts = [
            [
                x1 + (x2 - x1) * (y - y1) / (y2 - y1)
                for (x1, y1), (x2, y2) in _edges(ring)
                if (y1 > y) != (y2 > y)
            ]
            for ring in rings
        ]
        yield from ((x, y) for x in columns if any(sum(x < cut for cut in row) % 2 for row in cuts))


def _least(rings: Sequence[Ring], axis: int, sign: int = 1) -> float:
    return min(sign * point[axis] for ring in rings for point in ring)


def _coarse(ring: Ring) -> Ring:
    """A ring as fine as the place of a name needs it."""
    return simplified(ring, 0.15)


def _corners(ring: Ring) -> Line:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _meets(edge: Line, lower: Point, upper: Point) -> bool:
    """Whether the box around an edge touches a window."""
    return all(
        min(edge[0][axis], edge[1][axis]) <= upper[axis] and max(edge[0][axis], edge[1][axis]) >= lower[axis]
        for axis in (0, 1)
    )


class _Edge(NamedTuple):
    """An edge from its start, distances to the side counted as so much less as a label is wide."""

    x: float
    y: float
    along: float
    up: float
    square: float

    @staticmethod
    def of(edge: Line, wide: float) -> _Edge:
        (x1, y1), (x2, y2) = edge
        along, up = (x2 - x1) / wide, y2 - y1
        return _Edge(x1 / wide, y1, along, up, along * along + up * up)


def _room(edges: Sequence[_Edge], point: Point, wide: float) -> float:
    """How near the outline comes, distances to the side counted as so much less as the label is wide."""
    at_x, at_y = point[0] / wide, point[1]
    nearest = math.inf
    for x, y, along, up, square in edges:
        off_x, off_y = at_x - x, at_y - y
        share = (off_x * along + off_y * up) / square if square else 0.0
        if share > 0:
            share = min(share, 1.0)
            off_x, off_y = off_x - share * along, off_y - share * up
        nearest = min(nearest, off_x * off_x + off_y * off_y)
    return math.sqrt(nearest)


def _inside(point: Point, left: float, right: float, low: float, high: float, wide: float) -> float:
    """How near the edges of the window come."""
    x, y = point
    return min((x - left) / wide, (right - x) / wide, y - low, high - y)
