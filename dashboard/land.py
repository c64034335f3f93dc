"""The ground of the drawn map, read from the boundary files once a process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dashboard.boundaries import BOUNDARIES
from dashboard.charts.map_land import Land
from dashboard.charts.map_shapes import Polygon

_LAND_FILES = ("land.geojson", "countries.geojson")


@lru_cache(maxsize=1)
def land() -> Land:
    """Land, Venezuela and borders; the same files that the map on the screen loads."""
    areas = [polygon for file in _LAND_FILES for polygon in _polygons(file)]
    lines = [line for shape in _shapes("borders.geojson") for line in shape["coordinates"]]
    return Land.of(areas, _polygons("venezuela.geojson"), ([(x, y) for x, y in line] for line in lines))


def _polygons(file: str) -> Iterator[Polygon]:
    for shape in _shapes(file):
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for part in parts:
            yield tuple(tuple((x, y) for x, y in ring) for ring in part)


def _shapes(file: str) -> Iterator[dict[str, Any]]:
    for feature in json.loads((BOUNDARIES / file).read_text("utf-8"))["features"]:
        yield feature["geometry"]
