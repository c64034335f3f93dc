"""The ground of a drawn map: land, one country a tone warmer, the lines between countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.charts.map_frame import Outline
from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon, turned


@dataclass(frozen=True, slots=True)
class Land:
    """Rings of land, outer ones one way round and holes the other; the country's likewise; border lines."""

    areas: tuple[Outline, ...]
    country: tuple[Outline, ...]
    borders: tuple[Outline, ...]
    country_polygons: tuple[Polygon, ...]

    @staticmethod
    def of(areas: Iterable[Polygon], country: Iterable[Polygon], borders: Iterable[Iterable[Point]]) -> Land:
        """The ground from polygons and lines in degrees."""
        lines = (Outline.of(line, is_closed=False) for line in borders)
        polygons = tuple(country)
        return Land(_rings(areas), _rings(polygons), tuple(lines), polygons)


def _rings(polygons: Iterable[Polygon]) -> tuple[Outline, ...]:
    """All rings, turned so that many polygons can be filled as one path without seams between them."""
    return tuple(Outline.of(ring, is_closed=True) for polygon in polygons for ring in turned(polygon))
