"""What part of the world a map shows: the Mercator projection of a window of so many pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.charts.map_globe import Point

_TILE = 512


@dataclass(frozen=True)
class MapView:
    """A window on the map; `zoom` is deck.gl's, at which the world is 512 · 2^zoom pixels wide."""

    name: str
    longitude: float
    latitude: float
    zoom: float
    width: int
    height: int

    def project(self, point: Point) -> tuple[float, float]:
        """Where a point lies in the window, in pixels from its upper left corner."""
        x, y = mercator(point)
        centre_x, centre_y, world = self._middle
        return self.width / 2 + (x - centre_x) * world, self.height / 2 + (y - centre_y) * world

    def unproject(self, x: float, y: float) -> Point:
        """The point of the map at a place in the window."""
        centre_x, centre_y, world = self._middle
        return unmercator(centre_x + (x - self.width / 2) / world, centre_y + (y - self.height / 2) / world)

    @cached_property
    def _middle(self) -> tuple[float, float, float]:
        """The middle of the window in the unit square, and how many pixels wide that square is."""
        return *mercator((self.longitude, self.latitude)), _TILE * float(2**self.zoom)

    @property
    def pixels_per_degree(self) -> float:
        """Pixels to one degree of longitude."""
        return _TILE * float(2**self.zoom) / 360


@dataclass(frozen=True, slots=True)
class Margins:
    """Pixels to keep free around what a view is fitted to."""

    top: float = 12
    right: float = 12
    bottom: float = 12
    left: float = 12


def mercator(point: Point) -> tuple[float, float]:
    """A point in the unit square: 0 to 1 eastward, 0 to 1 southward."""
    latitude = math.radians(max(-85.0, min(85.0, point[1])))
    return (point[0] + 180) / 360, (1 - math.log(math.tan(math.pi / 4 + latitude / 2)) / math.pi) / 2


def unmercator(x: float, y: float) -> Point:
    """The reverse of `mercator`."""
    return x * 360 - 180, math.degrees(2 * math.atan(math.exp((1 - 2 * y) * math.pi)) - math.pi / 2)


def fitted_view(
    name: str, points: Iterable[Point], width: int, height: int, margins: Margins | None = None
) -> MapView:
    """The closest view that holds all the points within its margins; the whole world where there are none."""
    places = [mercator(point) for point in points] or [(0.0, 0.25), (1.0, 0.75)]
    free = margins or Margins()
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    world = min(
        (width - free.left - free.right) / max(right - left, 1e-6),
        (height - free.top - free.bottom) / max(bottom - top, 1e-6),
    )
    centre_x = (left + right) / 2 + (free.right - free.left) / 2 / world
    centre_y = (top + bottom) / 2 + (free.bottom - free.top) / 2 / world
    longitude, latitude = unmercator(centre_x, centre_y)
    return MapView(
        name, round(longitude, 4), round(latitude, 4), round(math.log2(world / _TILE), 3), width, height
    )
