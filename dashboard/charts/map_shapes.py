"""What is computed from outlines: simpler ones, hatching, and the place inside where a name has most room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from dashboard.charts.map_globe import Point

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Line = tuple[Point, Point]


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
    coarse = [simplified(polygon[0], 0.15) for polygon in polygons]
    rings = [ring for ring in coarse if len(ring) > 3]
    if not rings:
        return ()
    (left, low), (right, high) = window
    left, right = max(left, _least(rings, 0)), min(right, -_least(rings, 0, -1))
    low, high = max(low, _least(rings, 1)), min(high, -_least(rings, 1, -1))
    if left >= right or low >= high:
        return ()
    steps = 12
    grid = [
        (left + (right - left) * (column + 0.5) / steps, low + (high - low) * (row + 0.5) / steps)
        for column in range(steps)
        for row in range(steps)
    ]
    solid = [(ring,) for ring in rings]
    room = [
        (min(_room(rings, point, wide), _inside(point, left, right, low, high, wide)), point)
        for point in grid
        if contains(solid, point)
    ]
    return tuple(point for _, point in sorted(room, reverse=True)[:count])


def _least(rings: Sequence[Ring], axis: int, sign: int = 1) -> float:
    return min(sign * point[axis] for ring in rings for point in ring)


def _room(rings: Sequence[Ring], point: Point, wide: float) -> float:
    """How near the outline comes, distances to the side counted as so much less as the label is wide."""
    x, y = point
    return min(_gap_to(edge, (x, y), wide) for ring in rings for edge in _edges(ring))


def _gap_to(edge: Line, point: Point, wide: float) -> float:
    (x1, y1), (x2, y2) = ((x / wide, y) for x, y in edge)
    x, y = point[0] / wide, point[1]
    square = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square)) if square else 0.0
    return math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


def _inside(point: Point, left: float, right: float, low: float, high: float, wide: float) -> float:
    """How near the edges of the window come."""
    x, y = point
    return min((x - left) / wide, (right - x) / wide, y - low, high - y)
