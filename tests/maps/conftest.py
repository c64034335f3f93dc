"""What the tests of the map are held against: the real data, read once for each file of tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.boundaries import site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing
from dashboard.charts.map_places import Places, places_of
from dashboard.charts.map_scene import Fit
from dashboard.namings import Site, SiteMention
from dashboard.records import (
    Agreement,
    Document,
    Event,
    Figure,
    Indicator,
    Origin,
    Subject,
)
from dashboard.records import read_records as read
from tests.assembled import assemble_rows
from tests.maps.drawings import FITS, drawing_of

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, object]]]:
    return assemble_rows(ROOT / "datasets")


@pytest.fixture(scope="module")
def catalogue(rows: dict[str, list[dict[str, Any]]]) -> Catalogue:
    return Catalogue.of(
        figures=read(Figure, rows["figures"]), documents=read(Document, rows["documents"]),
        indicators=read(Indicator, rows["indicators"]), subjects=read(Subject, rows["subjects"]),
        origins=read(Origin, rows["origins"]), agreement=read(Agreement, rows["agreement"]),
        events=read(Event, rows["events"]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def sites(rows: dict[str, list[dict[str, Any]]]) -> tuple[Site, ...]:
    return read(Site, rows["sites"])


@pytest.fixture(scope="module")
def mentions(rows: dict[str, list[dict[str, Any]]]) -> tuple[SiteMention, ...]:
    return read(SiteMention, rows["site_mentions"])


@pytest.fixture(scope="module")
def places(sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue) -> Places:
    return places_of(sites, mentions, catalogue, site_outlines(sites))


@pytest.fixture(scope="module")
def drawings(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> dict[Fit, MapDrawing]:
    return {fit: drawing_of(sites, mentions, catalogue, fit) for fit in FITS}
