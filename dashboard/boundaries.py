"""The boundary files: outlines of places by name, the land and the borders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon, Ring, roomy_places
from dashboard.namings import Site

BOUNDARIES = Path(__file__).resolve().parent.parent / "datasets" / "boundaries"
# The coarse outlines of the rest of the world lie outside every view; their names are never drawn.
_FAR = "land.geojson"
_LAND = (_FAR, "countries.geojson")


def site_outlines(sites: Iterable[Site]) -> Mapping[str, tuple[Polygon, ...]]:
    """The polygons of each site near enough to be named on the map; a missing file or name gives none."""
    return {
        site.site_id: _file_outlines(site.boundary_file).get(site.boundary_name or "", ())
        for site in sites
        if site.boundary_file and site.boundary_file != _FAR
    }


def name_places(site: Site, window: tuple[Point, Point], wide: float) -> tuple[Point, ...]:
    """Where in the window the name of a place with an outline has most room; nowhere if it is not there.

    In degrees; `wide` is how many times wider than high the name is.
    """
    if not site.boundary_file or site.boundary_file == _FAR:
        return ()
    return _name_places(site.boundary_file, site.boundary_name or "", window, wide)


@lru_cache(maxsize=512)
def _name_places(file: str, name: str, window: tuple[Point, Point], wide: float) -> tuple[Point, ...]:
    return roomy_places(_file_outlines(file).get(name, ()), window, wide)


@lru_cache(maxsize=8)
def _file_outlines(file: str) -> Mapping[str, tuple[Polygon, ...]]:
    """The polygons of a boundary file by name; none where there is no such file."""
    try:
        return {shape["properties"]["name"]: _polygons(shape["geometry"]) for shape in _shapes(file)}
    except FileNotFoundError:
        return {}


def land_polygons() -> Iterator[Polygon]:
    """All land but Venezuela, country by country. Raises OSError."""
    for shape in (shape for file in _LAND for shape in _shapes(file)):
        yield from _polygons(shape["geometry"])


def country_polygons() -> Iterator[Polygon]:
    """Venezuela. Raises OSError."""
    for shape in _shapes("venezuela.geojson"):
        yield from _polygons(shape["geometry"])


def border_lines() -> Iterator[Ring]:
    """The borders between countries, line by line. Raises OSError."""
    for shape in _shapes("borders.geojson"):
        yield from (tuple((x, y) for x, y in line) for line in shape["geometry"]["coordinates"])


def _shapes(file: str) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = json.loads((BOUNDARIES / Path(file).name).read_text("utf-8"))["features"]
    return shapes


def _polygons(geometry: Mapping[str, Any]) -> tuple[Polygon, ...]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return tuple(tuple(tuple((x, y) for x, y, *_ in ring) for ring in polygon) for polygon in parts)
