"""The page of the map: its words, usual and odd data, clicks, and a browser that cannot draw."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, TimeoutError
from streamlit.testing.v1 import AppTest

from dashboard.browser import wait_until_ready
from dashboard.catalogue import Catalogue
from dashboard.charts.map_labels import SIZES, text_width
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import LAYERS
from dashboard.charts.map_words import alleged_claims, map_alt, map_claims
from dashboard.elements import text_of
from dashboard.map_controls import WIDTHS
from dashboard.map_evidence import evidence_nodes
from dashboard.map_place import clicked
from dashboard.namings import SiteMention
from dashboard.selection import Selection, selected_mentions
from tests.maps.scenes import scene_of
from tests.tabs import requests_heard, tab

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_words_are_made_of_the_data(
    places: Places, mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    claim = " ".join(map_claims(places, mentions, catalogue)).replace("\u00a0", " ")
    assert "four states of Venezuela, Apure, Falcón, Táchira and Zulia" in claim
    assert "less than 1,600 miles from Florida" in claim
    assert "intelligence sources in Colombia; as of March 2022." in claim
    assert "Zulia" in map_alt(places, catalogue)
    assert len(alleged_claims(places, mentions)) == 1


def test_what_is_said_of_a_place_can_be_cited_and_is_dated_in_words(
    places: Places, mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    nodes = evidence_nodes("zulia", places, mentions, catalogue)
    words = " ".join(map(text_of, nodes))
    assert "Copy citation" in words
    assert "March 2022 (date inferred)" in words.replace("\u00a0", " ")
    assert words.count("outline from Natural Earth") == 1
    assert "Of the documents shown, one alone names it." in words
    several = " ".join(map(text_of, evidence_nodes("maracay_plant", places, mentions, catalogue)))
    assert "Of the documents shown, two name it; whether they agree" in several


def test_what_is_selected_decides_which_mentions_stay(mentions: tuple[SiteMention, ...]) -> None:
    alleged = selected_mentions(mentions, Selection(statuses=("alleged",)))
    assert {one.status for one in alleged} == {"alleged"}
    one_paper = selected_mentions(mentions, Selection(documents=("arsenal-grows",)))
    assert {one.document_id for one in one_paper} == {"arsenal-grows"}
    assert selected_mentions(mentions, Selection()) == mentions


@pytest.mark.parametrize(
    ("objects", "picked"),
    [
        ({}, None),
        ({"land": [None]}, None),
        ({"land": [{"name": "Land"}]}, None),
        ({"states": [{"pick": "zulia"}]}, "zulia"),
    ],
)
def test_a_click_picks_what_has_an_id(objects: Any, picked: str | None) -> None:
    assert clicked(objects) == picked


def map_page(published: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("FIGURES_PUBLISHED", str(published))
    page = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    return page.switch_page("app_pages/map.py").run()


def published(rows: dict[str, list[dict[str, Any]]], folder: Path) -> Path:
    from tests.sample_tables import publish_rows

    publish_rows(rows, folder)
    return folder


def test_the_page_shows_real_data(
    rows: dict[str, list[dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = map_page(
        published({name: table for name, table in rows.items() if name != "columns"}, tmp_path), monkeypatch
    )
    assert not page.exception
    page.session_state["map-fit"] = "rings"
    assert not page.run().exception


@pytest.mark.parametrize("odd", ["empty", "no coordinates", "outline that is not there", "long name"])
def test_the_page_stays_whole_with_odd_data(
    odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.sample_tables import HARM, sample_rows

    rows = sample_rows()
    changes: dict[str, dict[str, Any]] = {
        "empty": {},
        "no coordinates": {"longitude": None, "latitude": None},
        "outline that is not there": {
            "kind": "state",
            "boundary_file": "nowhere.geojson",
            "boundary_name": "x",
        },
        "long name": {"name": HARM + "A very long name " * 20},
    }
    rows["sites"] = [{**row, **changes[odd]} for row in rows["sites"]] if odd != "empty" else []
    if odd == "empty":
        rows["site_mentions"] = []
        rows["figures"] = [row | {"site_id": None} for row in rows["figures"]]
    assert not map_page(published(rows, tmp_path), monkeypatch).exception


@pytest.mark.parametrize("document", ["arsenal-grows", "parade-to-production", "relations-remain-deep"])
def test_venezuela_fills_the_map_whatever_documents_are_selected(
    document: str, real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These name places in Venezuela, and not Venezuela itself as one."""
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))
    page = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    page.query_params["documents"] = document
    page.switch_page("app_pages/map.py").run()
    assert not page.exception
    view = json.loads(page.get("deck_gl_json_chart")[0].proto.json)["initialViewState"]
    assert view["zoom"] > 4
    assert -69 < view["longitude"] < -64
    assert 5 < view["latitude"] < 10


@pytest.mark.browser
def test_the_map_is_drawn_answers_a_click_and_asks_nothing_of_others(
    context: BrowserContext, real_dashboard: str, places: Places, catalogue: Catalogue
) -> None:
    with requests_heard(context) as asked, tab(context, 1440, 1100) as page:
        page.goto(f"{real_dashboard}/map")
        wait_until_ready(page, "map")
        page.wait_for_timeout(1500)
        deck = page.get_by_test_id("stDeckGlJsonChart")
        assert "Zulia" in (deck.get_attribute("aria-label") or "")
        frame = deck.bounding_box()
        assert frame
        scene = scene_of(places, catalogue, "venezuela", max(one for one in WIDTHS if one <= frame["width"]))
        x, y = scene.view.project((-67.59, 10.25))
        plant = (
            frame["x"] + frame["width"] / 2 + x - scene.view.width / 2,
            frame["y"] + frame["height"] / 2 + y - scene.view.height / 2,
        )
        heading = page.get_by_role("heading", name="Kalashnikov plant at Maracay")
        for _ in range(5):  # a machine that is busy may lose a click
            page.mouse.click(*plant)
            with contextlib.suppress(TimeoutError):
                heading.wait_for(timeout=2500)
                break
        heading.wait_for()
        page.get_by_role("button", name="Fit to the rings").click()
        wait_until_ready(page, "map")
        switch = page.get_by_role("button", name="Flows", exact=True)
        switch.focus()
        page.keyboard.press("Space")
        page.locator('[data-layer="flows"][aria-pressed="false"]').wait_for()
        wait_until_ready(page, "map")
        assert page.locator('[data-layer][aria-pressed="true"]').count() == len(LAYERS) - 1
        widths = page.evaluate(
            """async (texts) => {
              const face = "600 100px 'IBM Plex Sans'";
              await document.fonts.load(face);
              const drawing = document.createElement('canvas').getContext('2d');
              drawing.font = face;
              return texts.map((text) => drawing.measureText(text).width / 100);
            }""",
            [label.text.split("\n")[0] for label in scene.labels],
        )
    for label, width in zip(scene.labels, widths, strict=True):
        assert text_width(label.text.split("\n")[0], 1) >= width * 0.98, label.text
        assert SIZES[label.ink] >= 13
    assert [url for url in asked if urlsplit(url).hostname not in {"127.0.0.1", None, ""}] == []


def test_filters_that_leave_nothing_leave_bare_land(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))
    page = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    page.query_params["theme"] = "displacement"
    page.switch_page("app_pages/map.py").run()
    assert not page.exception
    layers = json.loads(page.get("deck_gl_json_chart")[0].proto.json)["layers"][0]
    rows = {layer["id"]: layer["data"] for layer in layers if isinstance(layer["data"], list)}
    assert not any("pick" in row for table in rows.values() for row in table)
    assert {layer["id"] for layer in layers} >= {"land-venezuela"}


@pytest.mark.browser
def test_a_browser_that_cannot_draw_says_so_and_shows_the_tables(browser: Any, real_dashboard: str) -> None:
    page = browser.new_page()
    page.add_init_script(
        "const own = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest)"
        "{ return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest); }"
    )
    page.goto(f"{real_dashboard}/map")
    page.get_by_text("cannot draw the map").wait_for(timeout=30_000)
    wait_until_ready(page, "map")
    assert page.get_by_test_id("stDeckGlJsonChart").count() == 0
    assert page.get_by_text("Loans from Russia").first.is_visible()
    page.close()
