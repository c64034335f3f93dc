"""The map as a vector picture: everything the screen shows, once, at every size."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing, best_height
from dashboard.charts.map_frame import Window
from dashboard.charts.map_gaps import broken_lines
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import Fit
from dashboard.charts.map_seen import lines_data, seen_places, seen_points
from dashboard.charts.map_svg import map_svg
from dashboard.charts.map_tags import tag, words
from dashboard.land import land
from dashboard.map_controls import WIDTHS
from dashboard.namings import Site, SiteMention
from dashboard.theme import Mode
from tests.maps.drawings import (
    FITS,
    SIZES,
    SVG,
    drawing_of,
    drawn_ids,
    group,
    lines_of,
    root_of,
)

HOSTILE = "</text><script>alert(1)</script>&\"'\x00\x1b\u202e]]>"


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_every_label_and_mark_is_drawn_once(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    picture = drawings[fit].picture(*size, "light")
    root, scene = root_of(picture.svg), picture.scene
    names = {one.attrib["data-label"]: lines_of(one) for one in group(root, "names")}
    assert names == {label.label_id: label.text for label in scene.labels}
    seen = seen_places(scene)
    assert drawn_ids(root, "flow") == Counter(flow.flow_id for flow in scene.places.flows)
    assert drawn_ids(root, "site") == Counter(
        [*(one.site_id for one in seen_points(scene)), *(one.site_id for one in seen.states)]
    )
    assert drawn_ids(root, "figure") == Counter(
        [*(one.figure_id for one in seen.rings), *(one.figure_id for one in seen.lines)]
    )
    assert drawn_ids(root, "legend") == Counter(mark for mark, _ in picture.legend)


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_shows_all_that_the_screen_shows(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    drawing = drawings[fit]
    picture = drawing.picture(*size, "light")
    on_screen, shown = seen_places(drawing.screen), seen_places(picture.scene)
    missing = {one.label_id for one in drawing.screen.labels} - {one.label_id for one in picture.scene.labels}
    assert not missing
    for kind in ("points", "states", "rings", "lines", "flows"):
        assert set(getattr(on_screen, kind)) <= set(getattr(shown, kind)), kind
    assert {mark for mark, _ in drawing.legend} <= {mark for mark, _ in picture.legend}


@pytest.mark.parametrize("fit", FITS)
def test_what_a_reader_s_own_window_shows_is_kept_too(
    fit: Fit, sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    for width in (WIDTHS[0], WIDTHS[-1]):
        drawing = drawing_of(sites, mentions, catalogue, fit, screen=(width, 520 if width < 480 else 600))
        scene = drawing.scene(752, best_height(752))
        missing = {one.label_id for one in drawing.screen.labels} - {one.label_id for one in scene.labels}
        assert not missing


def test_what_is_alleged_is_hatched_a_bound_has_strokes_and_the_computed_is_dashed(
    drawings: dict[Fit, MapDrawing],
) -> None:
    picture = drawings["rings"].picture(800, 700, "light")
    root, scene = root_of(picture.svg), picture.scene
    for state in scene.places.states:
        (drawn,) = [one for one in group(root, "radars") if one.attrib["data-site"] == state.site_id]
        assert len(drawn.findall(f"{SVG}path")) == 1 + state.is_hatched
        hatches = drawn.findall(f"{SVG}path")[1].attrib["d"]
        assert hatches.count("M") > 1
    window = Window(scene.view)
    for ring in scene.places.rings:
        (drawn,) = [one for one in group(root, "rings") if one.attrib["data-figure"] == ring.figure_id]
        assert len(ring.ticks) > 1
        assert drawn.attrib["d"] == lines_data(broken_lines([ring.points, *ring.ticks], scene), window)
    assert "stroke-dasharray" in group(root, "lines").attrib
    assert "stroke-dasharray" not in group(root, "rings").attrib


def test_points_stand_where_the_view_projects_them(drawings: dict[Fit, MapDrawing]) -> None:
    picture = drawings["venezuela"].picture(752, 602, "light")
    circles = {
        one.attrib["data-site"]: one for one in group(root_of(picture.svg), "sites").iter(f"{SVG}circle")
    }
    for point in seen_points(picture.scene):
        x, y = picture.scene.view.project(point.point)
        drawn = circles[point.site_id]
        assert (float(drawn.attrib["cx"]), float(drawn.attrib["cy"])) == pytest.approx((x, y), abs=0.06)
        assert drawn.attrib["data-mark"] == point.mark
        assert (drawn.find(f"{SVG}title").text or "").startswith(point.name)  # type: ignore[union-attr]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_mode_has_its_own_colours_and_the_same_lines(
    mode: Mode, drawings: dict[Fit, MapDrawing]
) -> None:
    svg = drawings["venezuela"].picture(640, 600, mode).svg
    other = drawings["venezuela"].picture(640, 600, "dark" if mode == "light" else "light").svg
    assert svg != other
    assert re.sub("#[0-9a-f]{6}", "", svg) == re.sub("#[0-9a-f]{6}", "", other)


def test_the_same_data_draw_the_same_bytes(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    first, second = (drawing_of(sites, mentions, catalogue).picture(400, 560, "light").svg for _ in range(2))
    assert first == second


def test_nothing_of_the_data_becomes_markup(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    hostile = tuple(
        replace(site, name=HOSTILE) if site.site_id in {"caracas", "zulia"} else site for site in sites
    )
    picture = drawing_of(hostile, mentions, catalogue).picture(1600, 900, "light", name='a"b')
    root = root_of(picture.svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "alert(1)" in "".join(root.itertext())
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", picture.svg)
    assert any("<script>" in (one.text or "") for one in root.iter(f"{SVG}title"))


def test_tags_escape_what_stands_in_them() -> None:
    assert tag("text", words("a<b\x07&"), data_label='"<', x=1.25, y=None) == (
        '<text data-label="&quot;&lt;" x="1.2">a&lt;b&amp;</text>'
    )


def test_a_scene_of_the_screen_can_be_drawn_as_it_is(
    drawings: dict[Fit, MapDrawing], catalogue: Catalogue
) -> None:
    scene = drawings["venezuela"].screen
    root = root_of(map_svg(scene, "light", land(), {}))
    assert root.attrib["viewBox"] == "0 0 640 600"
    assert len(group(root, "names")) == len(scene.labels)
    assert isinstance(scene.places, Places)
