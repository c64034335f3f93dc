"""The ground of the drawn map, made once a process."""

from __future__ import annotations

from functools import lru_cache

from dashboard.boundaries import border_lines, country_polygons, land_polygons
from dashboard.charts.map_land import Land


@lru_cache(maxsize=1)
def land() -> Land:
    """Land, Venezuela and borders, from the outlines that the screen's files are made of, too."""
    return Land.of(land_polygons(), country_polygons(), border_lines())
