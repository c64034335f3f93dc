"""Names on the map: with source numbers, beside their own marks, with no line through their letters."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.catalogue import Catalogue
from dashboard.charts.map_boxes import Box, Scatter
from dashboard.charts.map_gaps import broken_lines
from dashboard.charts.map_places import Places
from dashboard.charts.map_strokes import scene_strokes
from dashboard.charts.map_wishes import line_words, ring_words
from dashboard.map_controls import WIDTHS
from tests.maps.scenes import scene_of


def test_printed_distances_bear_the_numbers_of_their_sources(places: Places, catalogue: Catalogue) -> None:
    said = {ring_words(catalogue.figures[ring.figure_id], catalogue) for ring in places.rings}
    numbers = catalogue.numbers
    assert said == {
        f"Less than 1,600\u00a0miles\nto Florida [{numbers['parade-to-production']}]",
        f"Less than 2,000\u00a0miles\nto the United States [{numbers['ammunition-factory']}]",
    }


def test_computed_lines_are_named_with_every_length(places: Places, catalogue: Catalogue) -> None:
    starts = dict.fromkeys(line.start_id for line in places.lines)
    groups = [[line for line in places.lines if line.start_id == start] for start in starts]
    assert [line_words(group, places, catalogue) for group in groups] == [
        "Computed from Venezuela:\n1,077 and 1,085\u00a0miles",
        "Computed from Caracas:\n1,341 and 1,345\u00a0miles",
    ]
    assert line_words(groups[0][:1], places, catalogue).endswith(":\n1,077\u00a0miles")
    assert max(map(len, line_words(groups[0], places, catalogue, is_narrow=True).split("\n"))) <= 16


@pytest.mark.parametrize("width", [one for one in WIDTHS if one >= 340])
def test_the_island_and_both_computed_lines_are_named_near_by(
    width: int, places: Places, catalogue: Catalogue
) -> None:
    named = {label.label_id for label in scene_of(places, catalogue, "venezuela", width).labels}
    assert named >= {"margarita", "derived.distance_land_florida", "derived.distance_caracas_florida"}


@pytest.mark.parametrize("fit", ["venezuela", "rings"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_runs_through_a_name(fit: Any, width: int, places: Places, catalogue: Catalogue) -> None:
    scene = scene_of(places, catalogue, fit, width)
    boxes = [label.box for label in scene.labels]
    strokes = [stroke for stroke in scene_strokes(scene) if stroke.tone == "contrast"]
    assert strokes
    for stroke in strokes:
        for x, y in map(scene.view.project, stroke.points):
            assert not any(
                box.left < x < box.right and box.top + 0.5 < y < box.bottom - 0.5 for box in boxes
            ), stroke


@pytest.mark.parametrize("fit", ["venezuela", "rings"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_place_s_name_is_nearest_to_its_own_mark(
    fit: Any, width: int, places: Places, catalogue: Catalogue
) -> None:
    scene = scene_of(places, catalogue, fit, width)
    marked = {one.site_id: scene.view.project(one.point) for one in places.points if one.mark != "name"}
    for label in (one for one in scene.labels if one.label_id in marked and one.ink == "text"):
        others = {name: at for name, at in marked.items() if name not in {label.label_id, "maracay_plant"}}
        own = label.box.distance_to(*marked[label.label_id])
        assert all(own < label.box.distance_to(*at) for at in others.values()), label.text


def test_a_line_is_broken_where_a_name_stands(places: Places, catalogue: Catalogue) -> None:
    scene = scene_of(places, catalogue, "venezuela", 820)
    box = next(label.box for label in scene.labels if label.label_id == "venezuela")
    middle = (box.top + box.bottom) / 2
    across = [scene.view.unproject(x, middle) for x in (box.left - 50, box.right + 50)]
    parts = [[scene.view.project(point) for point in part] for part in broken_lines([across], scene)]
    ends = [
        [round(x - edge) for x, _ in part] for part, edge in zip(parts, (box.left, box.right), strict=True)
    ]
    assert ends == [[-50, -4], [4, 50]]
    beyond = [scene.view.unproject(x, -900) for x in (0, 10, 20)]
    assert list(broken_lines([beyond, []], scene)) == [beyond]


def test_boxes_are_found_where_they_are() -> None:
    boxes = Scatter([(Box(0, 0, 100, 4), "wide"), (Box(-40, -40, -36, -36), "small")])
    assert set(boxes.touching(Box(90, 3, 95, 9))) == {"wide"}
    assert set(boxes.touching(Box(-38, -38, 2, 2))) == {"wide", "small"}
    assert boxes.is_free(Box(100, 0, 120, 4))
    boxes.add(Box(110, 0, 111, 1))
    assert not boxes.is_free(Box(100, 0, 120, 4))
    assert Box(0, 0, 10, 10).distance_to(13, 14) == 5
    assert Box(0, 0, 10, 10).distance_to(5, 5) == 0
