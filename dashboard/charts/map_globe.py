"""Points, circles and shortest lines on a sphere of the Earth's mean radius, in degrees east and north.

The derived distances are computed on the same sphere (`etl.distances`); a test keeps the two the same.
"""

from __future__ import annotations

import math

from dashboard.units import KM_PER_MILE

Point = tuple[float, float]

EARTH_RADIUS_KM = 6371.0088
KILOMETERS = {"mile": KM_PER_MILE, "kilometer": 1.0}


def distance_km(start: Point, end: Point) -> float:
    """The great-circle distance (the haversine formula)."""
    (x1, y1), (x2, y2) = (tuple(map(math.radians, point)) for point in (start, end))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def destination(start: Point, bearing: float, kilometers: float) -> Point:
    """The point at that distance in that direction, degrees clockwise from north."""
    x, y = math.radians(start[0]), math.radians(start[1])
    angle, turn = kilometers / EARTH_RADIUS_KM, math.radians(bearing)
    north = math.sin(y) * math.cos(angle) + math.cos(y) * math.sin(angle) * math.cos(turn)
    east = math.atan2(math.sin(turn) * math.sin(angle) * math.cos(y), math.cos(angle) - math.sin(y) * north)
    return _rounded((math.degrees(x + east), math.degrees(math.asin(north))))


def circle(centre: Point, kilometers: float, steps: int = 120) -> tuple[Point, ...]:
    """A closed circle of points that all lie at that distance from the centre."""
    return tuple(destination(centre, 360 * step / steps, kilometers) for step in range(steps + 1))


def shortest_line(start: Point, end: Point, steps: int = 24) -> tuple[Point, ...]:
    """Points along the great circle between two points that are not opposite each other."""
    whole = distance_km(start, end) / EARTH_RADIUS_KM
    if whole == 0:
        return (start, end)
    first, last = _vector(start), _vector(end)
    points = []
    for step in range(steps + 1):
        share = step / steps
        near, far = (
            math.sin((1 - share) * whole) / math.sin(whole),
            math.sin(share * whole) / math.sin(whole),
        )
        points.append(_degrees([near * a + far * b for a, b in zip(first, last, strict=True)]))
    return tuple(points)


def _vector(point: Point) -> tuple[float, float, float]:
    x, y = map(math.radians, point)
    return math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)


def _degrees(vector: list[float]) -> Point:
    x, y, z = vector
    return _rounded((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))


def _rounded(point: Point) -> Point:
    """To a thousandth of a degree, a hundred metres: finer than any screen, and short to send."""
    return round(point[0], 3), round(point[1], 3)
