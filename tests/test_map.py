"""The map: its layer tables exactly, names without collisions, its page with usual and odd data, clicks."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

import etl.distances
from dashboard.boundaries import BOUNDARIES, name_places, site_outlines
from dashboard.browser import NoChromium, chromium, find_chromium, wait_until_ready
from dashboard.catalogue import Catalogue
from dashboard.charts import map_globe
from dashboard.charts.map_atlas import MARKS, atlas_of, icon_id, name_of
from dashboard.charts.map_deck import deck_layers, map_deck, scene_atlas
from dashboard.charts.map_distances import map_lines, map_rings
from dashboard.charts.map_flows import map_flows
from dashboard.charts.map_labels import SIZES, Box, text_width
from dashboard.charts.map_points import map_points, map_states, unplaced_sites
from dashboard.charts.map_scene import LAYERS, Places, Scene, map_scene, places_of
from dashboard.charts.map_shapes import contains, hatching
from dashboard.charts.map_strokes import dashes, scene_strokes
from dashboard.charts.map_words import alleged_claims, map_alt, map_claims, map_tips
from dashboard.drawn_land import drawn_files
from dashboard.elements import text_of
from dashboard.exports.own_server import running_dashboard
from dashboard.map_controls import WIDTHS
from dashboard.map_evidence import evidence_nodes
from dashboard.map_place import clicked
from dashboard.map_words_view import selected_mentions
from dashboard.records import (
    Agreement,
    Document,
    Event,
    Figure,
    Indicator,
    Origin,
    Site,
    SiteMention,
    Subject,
)
from dashboard.records import read_records as read
from dashboard.selection import Selection
from tests.assembled import assemble_rows

ROOT = Path(__file__).resolve().parent.parent
SQUARE = (((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)),)


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


def site(name: str, **known: Any) -> Site:
    return Site(
        name, name.capitalize(), **({"kind": "city", "precision": "city", "status": "confirmed"} | known)
    )


def distance(name: str, **known: Any) -> Figure:
    usual: dict[str, Any] = {
        "indicator_id": "distance",
        "theme": "places",
        "status": "reported",
        "unit": "mile",
    }
    return Figure(name, **(usual | {"qualifier": "less_than", "value": 100.0, "high": 100.0} | known))


def computed(name: str = "line", value: float = 50.0) -> Figure:
    ends = "distance(here 0.0 0.0, there 1.0 1.0)"
    return distance(name, status="derived", qualifier="exact", value=value, formula=ends)


def test_no_site_one_site_and_two_at_one_point() -> None:
    town = site("town", longitude=1.0, latitude=2.0)
    palace = site("palace", kind="installation", longitude=1.0, latitude=2.0)
    assert map_points([]) == ()
    assert [(one.site_id, one.mark, one.point, one.others) for one in map_points([palace, town])] == [
        ("town", "dot", (1.0, 2.0), ("palace",))
    ]


def test_a_site_without_coordinates_is_unplaced_and_never_a_point() -> None:
    base = site("base", precision="unplaced", status="alleged")
    assert map_points([base]) == ()
    assert unplaced_sites([base], {}) == (base,)


def test_coordinates_of_an_unplaced_site_are_not_drawn() -> None:
    assert map_points([site("base", precision="unplaced", longitude=1.0, latitude=2.0)]) == ()


@pytest.mark.parametrize(
    ("kind", "precision", "mark"),
    [("city", "city", "dot"), ("island", "region", "ring"), ("region", "region", "name")],
)
def test_a_point_is_drawn_as_precisely_as_it_is_known(kind: str, precision: str, mark: str) -> None:
    (point,) = map_points([site("a", kind=kind, precision=precision, longitude=1.0, latitude=2.0)])
    assert point.mark == mark


def test_a_state_is_hatched_only_if_alleged_and_left_out_without_an_outline() -> None:
    states = [
        site(name, kind="state", status=status)
        for name, status in (("a", "alleged"), ("b", "confirmed"), ("c", "alleged"))
    ]
    drawn = map_states(states, {"a": (SQUARE,), "b": (SQUARE,), "c": ()})
    assert [(one.site_id, one.is_hatched) for one in drawn] == [("a", True), ("b", False)]


def test_hatching_stays_inside_its_outline() -> None:
    lines = hatching(SQUARE, 0.5)
    assert len(lines) == 15
    assert all(contains([SQUARE], ((x1 + x2) / 2, (y1 + y2) / 2)) for (x1, y1), (x2, y2) in lines)


def test_the_sphere_is_that_of_the_derived_distances() -> None:
    assert map_globe.EARTH_RADIUS_KM == etl.distances.EARTH_RADIUS_KM
    assert map_globe.KM_PER_MILE == etl.distances.KM_PER_MILE


def test_every_point_of_a_ring_lies_at_the_printed_distance(places: Places, catalogue: Catalogue) -> None:
    assert len(places.rings) == 2
    for ring in places.rings:
        printed = catalogue.figures[ring.figure_id]
        assert printed.value is not None
        miles = [map_globe.distance_km(ring.centre, point) / map_globe.KM_PER_MILE for point in ring.points]
        assert miles == pytest.approx([printed.value] * len(miles), abs=0.1)


def test_every_line_is_as_long_as_its_derived_figure(places: Places, catalogue: Catalogue) -> None:
    assert len(places.lines) == 4
    for line in places.lines:
        length = map_globe.distance_km(line.points[0], line.points[-1]) / map_globe.KM_PER_MILE
        assert length == pytest.approx(catalogue.figures[line.figure_id].value, abs=0.2)


def test_a_bound_has_strokes_on_the_side_where_the_number_may_lie() -> None:
    lines = map_lines([computed()])
    below, above, exact = (
        map_rings([distance("a", qualifier=name)], lines)[0] for name in ("less_than", "more_than", "exact")
    )
    start, end = below.ticks[0]
    assert map_globe.distance_km(below.centre, end) < map_globe.distance_km(below.centre, start)
    start, end = above.ticks[0]
    assert map_globe.distance_km(above.centre, end) > map_globe.distance_km(above.centre, start)
    assert exact.ticks == ()


def test_no_ring_without_a_line_and_none_for_other_units_or_derived_figures() -> None:
    lines = map_lines([computed()])
    assert map_rings([distance("a")], ()) == ()
    assert (
        map_rings([distance("a", unit="hour"), computed(), distance("b", value=None, high=None)], lines) == ()
    )
    assert (
        map_lines([distance("a"), replace(computed(), formula="a - b"), replace(computed(), value=None)])
        == ()
    )


def test_flows_follow_from_the_data_and_cartridges_are_none(places: Places) -> None:
    assert [(flow.words, flow.is_inward) for flow in places.flows] == [
        ("Arms from Russia", True), ("Loans from Russia", True), ("Crude by way of Asia to India", False),
    ]  # fmt: skip
    assert all(flow.figure_ids or flow.mention_ids for flow in places.flows)
    assert map_flows([], [], []) == ()


def test_no_point_lies_in_a_state_with_alleged_radars(places: Places) -> None:
    hatched = [state for state in places.states if state.is_hatched]
    assert [state.name for state in hatched] == ["Apure", "Falcón", "Táchira", "Zulia"]
    assert not [
        (state.name, point.name)
        for state in hatched
        for point in places.points
        if contains(state.polygons, point.point)
    ]


@pytest.mark.parametrize("fit", ["venezuela", "rings"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_names_collide_or_leave_the_map(
    fit: Any, width: int, places: Places, catalogue: Catalogue
) -> None:
    scene = scene_of(places, catalogue, fit, width)
    assert {label.label_id for label in scene.labels} >= {flow.flow_id for flow in places.flows}
    assert not [(a.text, b.text) for a, b in combinations(scene.labels, 2) if a.box.touches(b.box)]
    assert all(label.box.left >= 0 and label.box.right <= width for label in scene.labels)


@pytest.mark.parametrize("width", [340, 400, 560, 640, 1060])
def test_the_radar_states_and_main_sites_are_named(width: int, places: Places, catalogue: Catalogue) -> None:
    named = {label.label_id for label in scene_of(places, catalogue, "venezuela", width).labels}
    assert named >= {"zulia", "tachira", "apure", "falcon", "caracas", "maracay_plant", "venezuela"}


def test_both_rings_are_named_where_they_are_seen(places: Places, catalogue: Catalogue) -> None:
    for width in WIDTHS[1:]:
        named = {label.label_id for label in scene_of(places, catalogue, "rings", width).labels}
        assert named >= {ring.figure_id for ring in places.rings}


def scene_of(places: Places, catalogue: Catalogue, fit: Any, width: int) -> Scene:
    return map_scene(places, catalogue, name_places, fit=fit, width=width, height=470 if width < 480 else 600)


def drawn_of(scene: Scene) -> set[str]:
    """What is drawn beside the land: what each pickable thing is picked as, and each name."""
    data = [
        one["data"] for one in deck_layers(scene, "light", {}, None, scene_atlas(scene, "light"), "names")
    ]
    rows = [row for table in data if isinstance(table, list) for row in table]
    names = {row["i"] for row in rows if "|" in row.get("i", "")}
    return names | {row["pick"] for row in rows if "pick" in row}


def test_layers_can_be_switched_off(places: Places, catalogue: Catalogue) -> None:
    whole = drawn_of(scene_of(places, catalogue, "rings", 640))
    gone = {
        "radars": places.states[0].site_id, "sites": "caracas", "rings": places.rings[0].figure_id,
        "lines": places.lines[0].figure_id, "flows": places.flows[0].flow_id,
        "names": next(one for one in whole if one.endswith("|Caracas")),
    }  # fmt: skip
    for layer in LAYERS:
        shown = frozenset(LAYERS) - {layer}
        scene = map_scene(places, catalogue, name_places, fit="rings", width=640, height=600, layers=shown)
        assert gone[layer] in whole - drawn_of(scene), layer


def test_lines_are_cut_into_dashes_of_one_length(places: Places, catalogue: Catalogue) -> None:
    view = scene_of(places, catalogue, "venezuela", 640).view
    start, end = view.unproject(0, 0), view.unproject(60, 80)
    spots = [(view.project(one), view.project(two)) for one, two in dashes((start, end), view)]
    starts = [math.dist((0, 0), one) for one, _ in spots]
    assert starts == pytest.approx([10.5 * at for at in range(10)], abs=0.1)
    assert {round(math.dist(one, two)) for one, two in spots[:-1]} == {6}


def test_what_is_picked_is_drawn_stronger(places: Places, catalogue: Catalogue) -> None:
    scene = scene_of(places, catalogue, "venezuela", 640)
    for picked in (places.states[0].site_id, places.rings[0].figure_id, places.flows[0].flow_id):
        usual, strong = scene_strokes(scene), scene_strokes(scene, picked)
        assert max(one.width for one in strong) > max(one.width for one in usual)


def test_the_atlas_holds_every_name_once_and_none_over_another(places: Places, catalogue: Catalogue) -> None:
    labels = scene_of(places, catalogue, "rings", 640).labels
    atlas = atlas_of(labels, "light")
    assert set(atlas.icons) >= {*MARKS, *(icon_id(name_of(label)) for label in labels)}
    boxes = {
        Box(one["x"], one["y"], one["x"] + one["width"], one["y"] + one["height"])
        for one in atlas.icons.values()
    }
    assert not any(one.touches(two) for one, two in combinations(boxes, 2))


def test_names_of_other_scenes_share_one_picture(places: Places, catalogue: Catalogue) -> None:
    near, far = (scene_of(places, catalogue, fit, 640) for fit in ("venezuela", "rings"))
    names = (*near.labels, *far.labels)
    keys = {scene_atlas(scene, "light", names).key for scene in (near, far)}
    assert len(keys) == 1
    assert scene_atlas(near, "light").key not in keys


def test_the_land_that_is_drawn_is_that_of_the_outlines() -> None:
    """The map loads files made of the outlines; when these change, run `python -m dashboard.drawn_land`."""
    for name, text in drawn_files().items():
        assert (BOUNDARIES / name).read_text("utf-8") == text, name


def test_the_deck_asks_for_no_map_service_and_keeps_accents(
    places: Places, mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    scene = scene_of(places, catalogue, "venezuela", 640)
    text = map_deck(scene, "dark", map_tips(places, mentions, catalogue)).to_json()
    deck = json.loads(text)
    # The placeholder that Streamlit takes out again; anything else, null too, would fetch tiles.
    assert deck.get("mapStyle", "__MAP_STYLE__") == "__MAP_STYLE__"
    assert not deck.get("mapProvider")
    assert "://" not in text
    assert "accent|middle|Táchira" in text or "accent|end|Táchira" in text
    lines = sum(len(layer["data"]) for layer in deck["layers"][0] if not isinstance(layer["data"], str))
    assert lines < 2_500, "outlines of whole countries belong in static files"


def test_the_words_are_made_of_the_data(
    places: Places, mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    claim = " ".join(map_claims(places, mentions, catalogue)).replace("\u00a0", " ")
    assert "four states of Venezuela, Apure, Falcón, Táchira and Zulia" in claim
    assert "less than 1,600 miles from Florida" in claim
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


@pytest.fixture(scope="module")
def dashboard() -> Iterator[str]:
    with running_dashboard() as address:
        yield address


@pytest.mark.browser
def test_the_map_is_drawn_answers_a_click_and_asks_nothing_of_others(
    dashboard: str, places: Places, catalogue: Catalogue
) -> None:
    try:
        find_chromium()
    except NoChromium as missing:
        pytest.skip(str(missing))
    asked: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 1100})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{dashboard}/map")
        wait_until_ready(page, "map")
        page.wait_for_timeout(1500)
        deck = page.get_by_test_id("stDeckGlJsonChart")
        assert "Zulia" in (deck.get_attribute("aria-label") or "")
        frame = deck.bounding_box()
        assert frame
        scene = scene_of(places, catalogue, "venezuela", max(one for one in WIDTHS if one <= frame["width"]))
        x, y = scene.view.project((-67.59, 10.25))
        page.mouse.click(
            frame["x"] + frame["width"] / 2 + x - scene.view.width / 2,
            frame["y"] + frame["height"] / 2 + y - scene.view.height / 2,
        )
        page.get_by_role("heading", name="Kalashnikov plant at Maracay").wait_for()
        page.get_by_role("button", name="Fit to the rings").click()
        wait_until_ready(page, "map")
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


def test_borders_are_the_edges_that_two_countries_share() -> None:
    """The map draws these in place of every country's whole outline, so none may be missing or invented."""
    named = json.loads((BOUNDARIES / "countries.geojson").read_text("utf-8"))["features"]
    owners: dict[frozenset[tuple[float, ...]], set[str]] = {}
    for feature in named:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for edge in (edge for part in parts for ring in part for edge in pairwise(map(tuple, ring))):
            owners.setdefault(frozenset(edge), set()).add(feature["properties"]["name"])
    borders = json.loads((BOUNDARIES / "borders.geojson").read_text("utf-8"))["features"]
    lines = [line for feature in borders for line in feature["geometry"]["coordinates"]]
    drawn = {frozenset(edge) for line in lines for edge in pairwise(map(tuple, line))}
    assert drawn == {edge for edge, names in owners.items() if len(names) > 1}


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
