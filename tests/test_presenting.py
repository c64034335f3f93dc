"""The page for presenting, without a browser: addresses, filters, odd data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import PRESENTING
from tests.odd_rows import CHOICES
from tests.page_runs import APP
from tests.sample_tables import publish_rows, sample_rows


def opened(**query: Any) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    app.switch_page(PRESENTING.file)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def written(app: AppTest) -> dict[str, Any]:
    placed = [json.loads(one.proto.bytes) for one in app.get("bidi_component") if one.proto.bytes]
    (data,) = (one for one in placed if "slides" in one)
    return dict(data)


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_the_page_stays_whole_on_odd_data(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_rows(CHOICES[kind](sample_rows()), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    app = opened()
    assert not app.exception
    assert not app.info
    data = written(app)
    assert data["slides"]
    assert data["start"] == 0
    assert data["version"] in data["version_words"]


@pytest.fixture
def published(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))
    return real_data


@pytest.mark.usefixtures("published")
def test_an_address_restores_order_and_place() -> None:
    app = opened(show="map,money-lending,briefing.3", at="2")
    assert not app.exception
    assert not app.info
    data = written(app)
    assert [slide["id"] for slide in data["slides"]] == ["map", "money-lending", "briefing.lending"]
    assert data["start"] == 1


@pytest.mark.usefixtures("published")
def test_damaged_parameters_are_left_out_with_a_notice() -> None:
    for show, at in (("<script>", "x"), ("\x00", "9" * 99), (["map", "arms"], "-1"), ("y" * 9999, "2.5")):
        app = opened(show=show, at=at)
        assert not app.exception
        assert len(app.info) == 1
        assert len(written(app)["slides"]) > 20
    app = opened(show="map,gone")
    assert [slide["id"] for slide in written(app)["slides"]] == ["map"]
    assert "gone" in app.info[0].value


@pytest.mark.usefixtures("published")
def test_filters_hold_on_slides_and_are_named() -> None:
    data = written(opened(show="arms-share,money-lending", theme="money"))
    assert "Money" in data["version_words"]
    lending = next(slide for slide in data["slides"] if slide["id"] == "money-lending")
    assert "34" in lending["title"]
    data = written(opened(theme="arms", **{"from": "1800", "to": "1801"}))
    assert data["slides"]
    assert not [slide for slide in data["slides"] if slide["id"].startswith("briefing.")]


@pytest.mark.usefixtures("published")
def test_search_in_an_address_does_not_hide_the_slides() -> None:
    assert written(opened(search="oil", show="map"))["slides"][0]["id"] == "map"
