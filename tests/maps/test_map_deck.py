"""The map before it is drawn: names without collisions, layers, lines, one picture of all names."""

from __future__ import annotations

import json
import math
from itertools import combinations
from typing import Any

import pytest

from dashboard.boundaries import name_places
from dashboard.catalogue import Catalogue
from dashboard.charts.map_atlas import MARKS, atlas_of, icon_id, name_of
from dashboard.charts.map_boxes import Box
from dashboard.charts.map_deck import deck_layers, map_deck, scene_atlas
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import LAYERS, Scene, map_scene
from dashboard.charts.map_strokes import dashes, scene_strokes
from dashboard.charts.map_words import map_tips
from dashboard.map_controls import WIDTHS
from dashboard.namings import SiteMention
from tests.maps.scenes import scene_of


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
