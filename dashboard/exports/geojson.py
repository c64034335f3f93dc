"""The places of the map as GeoJSON (RFC 7946).

A state, a country or another place with an outline is an area, so that what is alleged of a state is never a
point in it; a place with coordinates is a point, as precise as `precision` says; a place that no document
locates has no geometry, and `unplaced_reason` says why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from dashboard.boundaries import BOUNDARIES
from dashboard.catalogue import Catalogue
from dashboard.downloads import Cell
from dashboard.exports.data_tables import TITLE, DataFileFailed, Published, published_table
from dashboard.namings import Site

MIME = "application/geo+json"
Position = Sequence[float]
Ring = list[Position]
_NO_PLACE = "no document says where it is"
_AREA_ONLY = "no outline of it is at hand, and a point would say too much"


def sites_geojson(edition: Published) -> bytes:
    """Every place, named by a document or not, in the order of their ids. Raises DataFileFailed."""
    namings = published_table(edition, "site_mentions").records()
    features = [_feature(site, namings, edition.catalogue()) for site in edition.sites()]
    collection = {
        "type": "FeatureCollection",
        "title": f"{TITLE}: places",
        "data_version": edition.version,
        "outlines": "Natural Earth 1:10m, version 4.1.0 (public domain), simplified",
        "features": features,
    }
    return (json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _feature(site: Site, namings: Sequence[Mapping[str, Cell]], whole: Catalogue) -> dict[str, object]:
    geometry = _geometry(site)
    own = [one for one in namings if one["site_id"] == site.site_id]
    figures = sorted(one.figure_id for one in whole.figures.values() if one.site_id == site.site_id)
    return {
        "type": "Feature",
        "id": site.site_id,
        "geometry": geometry,
        "properties": {
            "site_id": site.site_id,
            "name": site.name,
            "kind": site.kind,
            "status": site.status,
            "precision": site.precision,
            "drawn_as": {None: "nothing", "Point": "point"}.get(_type(geometry), "area"),
            "unplaced_reason": None if geometry else _unplaced_reason(site),
            "coordinate_source": site.coordinate_source,
            "note": site.note,
            "documents": "; ".join(dict.fromkeys(_naming_words(one, whole) for one in own)) or None,
            "named_by": [_naming(one, whole) for one in own],
            "figure_ids": figures,
            "data_version": whole.version,
        },
    }


def _type(geometry: Mapping[str, object] | None) -> str | None:
    return str(geometry["type"]) if geometry else None


def _unplaced_reason(site: Site) -> str:
    return site.note or (_NO_PLACE if site.precision == "unplaced" else _AREA_ONLY)


def _naming(naming: Mapping[str, Cell], whole: Catalogue) -> dict[str, Cell]:
    return {
        "document_id": naming["document_id"],
        "document": whole.document_title(str(naming["document_id"])),
        "paragraph": naming["paragraph"],
        "printed": naming["printed"],
        "status": naming["status"],
        "role": naming["role"],
    }


def _naming_words(naming: Mapping[str, Cell], whole: Catalogue) -> str:
    """Who names it and how firmly: "From Parade to Production (alleged)"."""
    return f"{whole.document_title(str(naming['document_id']))} ({naming['status']})"


def _geometry(site: Site) -> dict[str, object] | None:
    """The outline of a place that has one, else its point, else nothing."""
    if site.boundary_file:
        polygons = _outlines(Path(site.boundary_file).name).get(site.boundary_name or "")
        if polygons is None:
            return None
        is_one = len(polygons) == 1
        return {
            "type": "Polygon" if is_one else "MultiPolygon",
            "coordinates": polygons[0] if is_one else polygons,
        }
    if site.longitude is None or site.latitude is None:
        return None
    return {"type": "Point", "coordinates": [site.longitude, site.latitude]}


@lru_cache(maxsize=16)
def _outlines(file: str) -> Mapping[str, list[list[Ring]]]:
    """The polygons of each name in a boundary file, wound as the standard wants them."""
    try:
        features = json.loads((BOUNDARIES / file).read_text("utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        raise DataFileFailed(f"{BOUNDARIES / file}: the outlines cannot be read ({error})") from error
    return {one["properties"]["name"]: _polygons(one["geometry"]) for one in features}


def _polygons(geometry: Mapping[str, object]) -> list[list[Ring]]:
    parts = geometry["coordinates"]
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    assert isinstance(polygons, list)
    return [[_wound(ring, is_outer=place == 0) for place, ring in enumerate(one)] for one in polygons]


def _wound(ring: Sequence[Position], *, is_outer: bool) -> Ring:
    """The ring, closed; an outer one counterclockwise, a hole clockwise."""
    closed = list(ring) if list(ring[0]) == list(ring[-1]) else [*ring, ring[0]]
    return closed if (signed_area(closed) > 0) == is_outer else closed[::-1]


def signed_area(ring: Sequence[Position]) -> float:
    """The area of a closed ring in square degrees; positive where it runs counterclockwise."""
    pairs = pairwise(ring)
    return sum(first[0] * second[1] - second[0] * first[1] for first, second in pairs) / 2
