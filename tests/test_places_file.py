"""The places as GeoJSON: areas stay areas, points stay points, and what nobody locates has no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.data import Edition
from dashboard.exports.geojson import signed_area, sites_geojson
from tests.editions import edition_in, harmful_edition

Feature = dict[str, Any]


@pytest.fixture(scope="module")
def edition(real_data: Path) -> Edition:
    return edition_in(real_data)


@pytest.fixture(scope="module")
def features(edition: Edition) -> dict[str, Feature]:
    collection = json.loads(sites_geojson(edition))
    assert collection["type"] == "FeatureCollection"
    assert collection["data_version"] == edition.version
    return {feature["id"]: feature for feature in collection["features"]}


def rings(geometry: dict[str, Any]) -> Iterator[tuple[int, list[list[float]]]]:
    """Every ring with its place in its polygon, the outer one first."""
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        yield from enumerate(polygon)


def test_every_place_is_there_once(edition: Edition, features: dict[str, Feature]) -> None:
    assert list(features) == [site.site_id for site in edition.sites()]


def test_an_area_that_something_is_alleged_of_is_never_a_point(features: dict[str, Feature]) -> None:
    states = [one for one in features.values() if one["properties"]["kind"] == "state"]
    assert {one["id"] for one in states} >= {"zulia", "apure", "tachira", "falcon"}
    for state in states:
        assert state["properties"]["status"] == "alleged"
        assert state["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        assert state["properties"]["drawn_as"] == "area"


def test_what_no_document_locates_has_no_geometry_and_says_why(features: dict[str, Feature]) -> None:
    unplaced = [one for one in features.values() if one["properties"]["precision"] == "unplaced"]
    assert {one["id"] for one in unplaced} >= {"russian_bases", "radar_positions"}
    for feature in features.values():
        has_reason = feature["properties"]["unplaced_reason"] is not None
        assert has_reason == (feature["geometry"] is None)
    assert all(one["geometry"] is None for one in unplaced)


def test_rings_are_closed_and_wound_as_the_standard_has_them(features: dict[str, Feature]) -> None:
    wound = 0
    for feature in features.values():
        if feature["properties"]["drawn_as"] != "area":
            continue
        for place, ring in rings(feature["geometry"]):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert (signed_area(ring) > 0) == (place == 0), feature["id"]
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            wound += 1
    assert wound > 30


def test_points_are_longitude_then_latitude(edition: Edition, features: dict[str, Feature]) -> None:
    caracas = features["caracas"]["geometry"]
    assert caracas == {"type": "Point", "coordinates": [-66.92, 10.5]}


def test_a_place_names_its_documents_their_firmness_and_its_figures(
    edition: Edition, features: dict[str, Feature]
) -> None:
    namings = edition.frame("site_mentions")
    for site_id, feature in features.items():
        own = namings[namings["site_id"] == site_id]
        named = feature["properties"]["named_by"]
        assert [one["document_id"] for one in named] == list(own["document_id"])
        assert [one["status"] for one in named] == list(own["status"])
        figures = [one.figure_id for one in edition.catalogue().figures.values() if one.site_id == site_id]
        assert feature["properties"]["figure_ids"] == sorted(figures)
    assert any(feature["properties"]["figure_ids"] for feature in features.values())


def test_harmful_names_come_back_as_they_are(tmp_path: Path) -> None:
    edition = harmful_edition(tmp_path)
    features = json.loads(sites_geojson(edition))["features"]
    assert [one["properties"]["name"] for one in features] == [site.name for site in edition.sites()]
