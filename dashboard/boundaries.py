"""Outlines of the places that have one, read from the boundary files once a process."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon, roomy_places
from dashboard.records import Site

BOUNDARIES = Path(__file__).resolve().parent.parent / "datasets" / "boundaries"
# The coarse outlines of the rest of the world lie outside every view; their names are never drawn.
_FAR = "land.geojson"


def site_outlines(sites: Iterable[Site]) -> Mapping[str, tuple[Polygon, ...]]:
    """The polygons of each site near enough to be named on the map; a missing file or name gives none."""
    return {
        site.site_id: file_outlines(site.boundary_file).get(site.boundary_name or "", ())
        for site in sites
        if site.boundary_file and site.boundary_file != _FAR
    }


def name_places(site: Site, window: tuple[Point, Point], wide: float) -> tuple[Point, ...]:
    """Where in the window the name of a place with an outline has most room; nowhere if it is not there."""
    if not site.boundary_file or site.boundary_file == _FAR:
        return ()
    return _name_places(site.boundary_file, site.boundary_name or "", window, wide)


@lru_cache(maxsize=512)
def _name_places(file: str, name: str, window: tuple[Point, Point], wide: float) -> tuple[Point, ...]:
    return roomy_places(file_outlines(file).get(name, ()), window, wide)


@lru_cache(maxsize=8)
def file_outlines(file: str) -> Mapping[str, tuple[Polygon, ...]]:
    """The polygons of a boundary file by name; none where there is no such file."""
    try:
        features = json.loads((BOUNDARIES / Path(file).name).read_text("utf-8"))["features"]
    except FileNotFoundError:
        return {}
    return {feature["properties"]["name"]: _polygons(feature["geometry"]) for feature in features}


def _polygons(geometry: Mapping[str, object]) -> tuple[Polygon, ...]:
    parts = geometry["coordinates"]
    if not isinstance(parts, list):
        return ()
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    return tuple(tuple(tuple((x, y) for x, y, *_ in ring) for ring in polygon) for polygon in polygons)
