"""The map as a vector picture: everything the screen shows, once, inside the frame, at every size."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.boundaries import BOUNDARIES, name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing, MapPicture, best_height, map_drawing
from dashboard.charts.map_frame import OVERLAP, Window, path_data
from dashboard.charts.map_legend import LEGEND, left_out_lines, legend_entries, legend_height
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import LAYERS, Fit, Places, Scene, places_of
from dashboard.charts.map_seen import lines_data, seen_places, seen_points, state_data
from dashboard.charts.map_svg import map_svg
from dashboard.charts.map_tags import tag, words
from dashboard.charts.map_views import MapView
from dashboard.elements import text_of
from dashboard.land import land
from dashboard.map_controls import WIDTHS
from dashboard.map_evidence import map_legend
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
from dashboard.theme import Mode
from tests.assembled import assemble_rows
from tests.programs import needs, opened_by_libreoffice

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
FITS: tuple[Fit, ...] = ("venezuela", "rings")
SIZES = [(340, 476), (372, 372), (640, 600), (752, 602), (800, 450), (1280, 720), (1600, 900)]
HOSTILE = "</text><script>alert(1)</script>&\"'\x00\x1b\u202e]]>"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    return assemble_rows(ROOT / "datasets")


@pytest.fixture(scope="module")
def catalogue(rows: Rows) -> Catalogue:
    return Catalogue.of(
        figures=read(Figure, rows["figures"]), documents=read(Document, rows["documents"]),
        indicators=read(Indicator, rows["indicators"]), subjects=read(Subject, rows["subjects"]),
        origins=read(Origin, rows["origins"]), agreement=read(Agreement, rows["agreement"]),
        events=read(Event, rows["events"]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def sites(rows: Rows) -> tuple[Site, ...]:
    return read(Site, rows["sites"])


@pytest.fixture(scope="module")
def mentions(rows: Rows) -> tuple[SiteMention, ...]:
    return read(SiteMention, rows["site_mentions"])


@pytest.fixture(scope="module")
def drawings(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> dict[Fit, MapDrawing]:
    return {fit: drawing_of(sites, mentions, catalogue, fit) for fit in FITS}


def drawing_of(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue,
    fit: Fit = "venezuela", **known: Any,
) -> MapDrawing:  # fmt: skip
    outlines = site_outlines(sites)
    return map_drawing(
        places_of(sites, mentions, catalogue, outlines), mentions, catalogue, land(), name_places, fit=fit,
        unplaced=unplaced_sites(sites, outlines), **known,
    )  # fmt: skip


def root_of(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def group(root: ElementTree.Element, layer: str) -> ElementTree.Element:
    (found,) = root.findall(f".//{SVG}g[@data-layer='{layer}']")
    return found


def drawn_ids(root: ElementTree.Element, kind: str) -> Counter[str]:
    return Counter(one.attrib[f"data-{kind}"] for one in root.iter() if f"data-{kind}" in one.attrib)


def lines_of(text: ElementTree.Element) -> str:
    return "\n".join(span.text or "" for span in text.iter(f"{SVG}tspan"))


def corners(data: str) -> Iterator[tuple[float, float]]:
    """All points of a path made of M, l and z."""
    for part in data.split("M")[1:]:
        start, _, steps = part.rstrip("z").partition("l")
        x, y = map(float, _NUMBER.findall(start))
        yield x, y
        numbers = list(map(float, _NUMBER.findall(steps)))
        assert len(numbers) % 2 == 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


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
        drawing = drawing_of(sites, mentions, catalogue, fit, screen=(width, 470 if width < 480 else 600))
        scene = drawing.scene(752, best_height(752))
        missing = {one.label_id for one in drawing.screen.labels} - {one.label_id for one in scene.labels}
        assert not missing


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_no_names_touch_each_other_or_a_mark_and_none_is_cut(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    scene = drawings[fit].scene(*size)
    labels, view = scene.labels, scene.view
    assert [(a.text, b.text) for a, b in combinations(labels, 2) if a.box.touches(b.box)] == []
    assert all(label.box.is_within(view.width, view.height) for label in labels if label.ink != "text")
    assert all(label.box.left >= 0 and label.box.right <= view.width for label in labels)
    covered = [
        (label.text, point.name)
        for label in labels
        for point in seen_points(scene)
        for x, y in [view.project(point.point)]
        if label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
    ]
    assert covered == []


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_outside_the_frame_and_all_is_small(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    picture = drawings[fit].picture(*size, "dark")
    root, view = root_of(picture.svg), picture.scene.view
    under = legend_height(picture.legend, left_out_lines(picture.left_out, view.width), view.width)
    assert root.attrib["viewBox"] == f"0 0 {view.width} {view.height + under:g}"
    assert float(root.attrib["width"]) == size[0]
    assert abs(float(root.attrib["height"]) - size[1]) < 0.08 * size[1]
    edge = OVERLAP + 0.1
    for path in (path for layer in ("ground", *sorted(LAYERS)) for path in paths_of(root, layer)):
        # Rounding a step to a tenth never adds up: steps go between rounded points.
        for x, y in corners(path.attrib["d"]):
            assert -edge <= x <= view.width + edge
            assert -edge <= y <= view.height + edge
    for circle in root.iter(f"{SVG}circle"):
        assert -3 <= float(circle.attrib["cx"]) <= view.width + 3
    assert len(picture.svg.encode()) < 250_000


def paths_of(root: ElementTree.Element, layer: str) -> list[ElementTree.Element]:
    found = root.findall(f".//{SVG}g[@data-layer='{layer}']")
    return [path for one in found for path in one.iter(f"{SVG}path")]


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
        assert drawn.attrib["d"].count("M") == 1 + len(ring.ticks)
        assert drawn.attrib["d"] == lines_data([ring.points, *ring.ticks], window)
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


def test_the_land_is_the_land_of_the_screen(drawings: dict[Fit, MapDrawing]) -> None:
    """Every corner of Venezuela's outline lies on the drawn one, to a fifth of a pixel."""
    picture = drawings["venezuela"].picture(1280, 720, "light")
    view = picture.scene.view
    drawn = list(corners(paths_of(root_of(picture.svg), "ground")[-1].attrib["d"]))
    feature = json.loads((BOUNDARIES / "venezuela.geojson").read_text("utf-8"))["features"][0]["geometry"]
    parts = feature["coordinates"] if feature["type"] == "MultiPolygon" else [feature["coordinates"]]
    known = [view.project((x, y)) for part in parts for ring in part for x, y in ring]
    for x, y in drawn:
        assert min((x - a) ** 2 + (y - b) ** 2 for a, b in known) < 0.2**2 or not inside(x, y, view)


def inside(x: float, y: float, view: MapView) -> bool:
    return 0 <= x <= view.width and 0 <= y <= view.height


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


@pytest.mark.parametrize("fit", FITS)
def test_without_data_the_land_is_drawn_with_a_sentence(fit: Fit, catalogue: Catalogue) -> None:
    nothing = replace(catalogue, figures={}, documents={}, events={})
    drawing = drawing_of((), (), nothing, fit)
    picture = drawing.picture(752, 602, "light")
    root = root_of(picture.svg)
    (said,) = group(root, "names")
    assert lines_of(said).replace("\n", " ") == drawing.title
    assert "can be drawn" in drawing.title
    assert len(list(corners(paths_of(root, "ground")[-1].attrib["d"]))) > 100, "Venezuela is drawn"
    assert picture.legend == ()
    assert drawing.table == ()
    assert "without marks" in picture.alt


def test_layers_that_are_off_are_not_drawn_nor_explained(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    only_sites = drawing_of(sites, mentions, catalogue, "rings", layers=frozenset({"sites", "names"}))
    picture = only_sites.picture(640, 600, "light")
    root = root_of(picture.svg)
    assert not drawn_ids(root, "figure")
    assert not drawn_ids(root, "flow")
    assert {mark for mark, _ in picture.legend} == {"town", "region"}
    assert "rings for" not in picture.alt
    assert not [words for words in only_sites.caveats if words.startswith(("Rings", "Arrows", "A state"))]


def test_the_legend_says_what_the_legend_of_the_page_says(drawings: dict[Fit, MapDrawing]) -> None:
    on_page = [text_of(item) for item in map_legend()[2:]]
    picture = drawings["rings"].picture(1280, 720, "light")
    assert [meaning for _, meaning in picture.legend] == on_page
    drawn = [
        text_of_svg(item) for item in group(root_of(picture.svg), "legend") if "data-legend" in item.attrib
    ]
    assert drawn == on_page
    near = drawings["venezuela"].picture(640, 600, "light")
    assert LEGEND["below"] not in {meaning for _, meaning in near.legend}, "no ring is seen so near"


def text_of_svg(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def test_ring_marks_follow_their_bounds(drawings: dict[Fit, MapDrawing]) -> None:
    scene = drawings["rings"].screen
    first = scene.places.rings[0]
    bare = replace(scene, places=replace(scene.places, rings=(replace(first, ticks=()),)))
    outward = tuple((end, start) for start, end in first.ticks)
    above = replace(scene, places=replace(scene.places, rings=(replace(first, ticks=outward),)))
    assert ring_marks(bare) == {"printed"}
    assert "below" in ring_marks(scene)
    assert ring_marks(above) != ring_marks(bare)


def ring_marks(scene: Scene) -> set[str]:
    return {str(mark) for mark, _ in legend_entries(scene)} & {"below", "above", "printed"}


def test_marks_without_a_name_are_listed(drawings: dict[Fit, MapDrawing]) -> None:
    near, far = (drawings[fit].picture(752, 602, "light") for fit in FITS)
    assert near.left_out == ()
    assert "without a name" not in near.svg
    assert "Zulia" in far.left_out
    said = " ".join(one.text or "" for one in root_of(far.svg).iter() if "data-note" in one.attrib)
    assert said.startswith("Marked without a name: ")
    assert all(name in said for name in far.left_out)
    assert not set(far.left_out) & {label.text for label in far.scene.labels}


def test_the_words_and_the_table_come_from_the_data(
    drawings: dict[Fit, MapDrawing], catalogue: Catalogue, mentions: tuple[SiteMention, ...]
) -> None:
    near, far = drawings["venezuela"], drawings["rings"]
    assert near.title.replace("\u00a0", " ").startswith("Radars are alleged in four states")
    assert "1,600" in near.subtitle
    assert far.title == near.subtitle
    assert far.subtitle == near.title
    assert "rings for" in far.alt
    assert "rings for" not in near.alt
    assert "Rings are drawn" in far.caveat
    assert "Rings are drawn" not in near.caveat
    assert "Two alleged Russian military bases" in near.caveat
    assert len(near.table) == len(near.figure_ids)
    assert {name for name in near.figure_ids if name} <= set(near.evidence_ids) <= set(catalogue.figures)
    assert set(near.document_ids) == {one.document_id for one in mentions}
    said = {row["What"] for row in near.table}
    assert {"Zulia", "Caracas", "Arms from Russia"} <= said
    assert all(set(row) == {"What", "Kind", "How sure", "Where", "Source"} for row in near.table)


def test_a_sheet_too_small_for_a_map_is_laid_out_larger(drawings: dict[Fit, MapDrawing]) -> None:
    picture = drawings["venezuela"].picture(90, 90, "light")
    root = root_of(picture.svg)
    assert float(root.attrib["width"]) == 90
    assert picture.scene.view.width > 300


def test_lines_and_rings_are_cut_at_the_window() -> None:
    window = Window(MapView("venezuela", 0.0, 0.0, 1.0, 100, 80))
    whole = window.ring([(-500, -500), (500, -500), (500, 500), (-500, 500), (-500, -500)])
    assert sorted(set(whole[0])) == [(-4, -4), (-4, 84), (104, -4), (104, 84)]
    assert window.ring([(200, 0), (300, 0), (300, 50), (200, 0)]) == []
    there_and_back = window.line([(50, 40), (300, 40), (300, 60), (50, 60)])
    assert there_and_back == [[(50, 40), (104, 40)], [(104, 60), (50, 60)]]
    assert window.line([(-50, -60), (-50, 300)]) == []


def test_paths_are_written_in_steps_of_tenths() -> None:
    ring = [(0.0, 0.0), (10.04, 0.26), (10.0, -5.0), (0.0, 0.0)]
    assert path_data([ring], is_closed=True) == "M0 0l10 0.3 0-5.3z"
    lines = [[(1.5, 2.5), (-3.0, 4.0), (7.0, 8.0)], [(0.0, 0.0), (1.0, 1.0)]]
    assert list(corners(path_data(lines))) == [(1.5, 2.5), (-3.0, 4.0), (7.0, 8.0), (0.0, 0.0), (1.0, 1.0)]


def test_a_state_beyond_the_window_is_left_out(drawings: dict[Fit, MapDrawing]) -> None:
    state = drawings["venezuela"].screen.places.states[0]
    assert state_data(state, Window(MapView("venezuela", 60.0, 20.0, 5.0, 600, 400))) == ""


@pytest.mark.parametrize("fit", FITS)
def test_another_program_reads_every_name(fit: Fit, drawings: dict[Fit, MapDrawing], tmp_path: Path) -> None:
    """LibreOffice, which knows less of SVG than browsers do, writes the letters as letters."""
    needs("soffice")
    pdftotext = needs("pdftotext")
    picture = drawings[fit].picture(752, 602, "light")
    source = tmp_path / "map.svg"
    source.write_text(picture.svg, encoding="utf-8")
    printed = opened_by_libreoffice(source, "pdf", tmp_path)
    pages = subprocess.run([pdftotext, str(printed), "-"], check=True, capture_output=True)
    said = set(plain(pages.stdout.decode("utf-8")).split())
    missing = [label.text for label in picture.scene.labels if not set(plain(label.text).split()) <= said]
    assert missing == []


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.browser
@pytest.mark.parametrize("fit", FITS)
def test_letters_as_drawn_by_a_browser_stay_in_their_boxes(
    fit: Fit, browser: Any, drawings: dict[Fit, MapDrawing]
) -> None:
    """What was laid out by a table of widths holds for the real letters, so nothing overlaps or is cut."""
    from base64 import b64encode

    font = ROOT / "dashboard" / "assets" / "fonts" / "ibm-plex-sans-latin-wght-normal.woff2"
    face = (
        "<style>@font-face{font-family:'IBM Plex Sans';font-weight:100 700;"
        f"src:url(data:font/woff2;base64,{b64encode(font.read_bytes()).decode()})}}</style>"
    )
    picture: MapPicture = drawings[fit].picture(752, 602, "light")
    view = picture.scene.view
    page = browser.new_page(viewport={"width": 800, "height": 700})
    try:
        page.set_content(face + picture.svg)
        boxes = page.evaluate(
            """async () => {
              const faces = ["500 14px 'IBM Plex Sans'", "600 14px 'IBM Plex Sans'"];
              await Promise.all(faces.map((face) => document.fonts.load(face)));
              return [...document.querySelectorAll("[data-layer=names] text")].map((one) => {
                const box = one.getBBox();
                return [one.dataset.label, box.x, box.y, box.x + box.width, box.y + box.height];
              });
            }"""
        )
    finally:
        page.close()
    labels = {label.label_id: label for label in picture.scene.labels}
    assert {name for name, *_ in boxes} == set(labels)
    for name, left, top, right, bottom in boxes:
        box = labels[name].box
        assert left >= max(0, box.left - 1.5), name
        assert right <= min(view.width, box.right + 1.5), name
        # A line's box holds room above and below that no letter fills.
        assert top >= box.top - 5, name
        assert bottom <= box.bottom + 5, name


def test_a_scene_of_the_screen_can_be_drawn_as_it_is(
    drawings: dict[Fit, MapDrawing], catalogue: Catalogue
) -> None:
    scene = drawings["venezuela"].screen
    root = root_of(map_svg(scene, "light", land(), {}))
    assert root.attrib["viewBox"] == "0 0 640 600"
    assert len(group(root, "names")) == len(scene.labels)
    assert isinstance(scene.places, Places)


def test_a_ring_is_drawn_where_the_view_holds_it_and_left_out_where_its_corner_alone_would_show(
    drawings: dict[Fit, MapDrawing], sites: tuple[Site, ...], mentions: tuple[SiteMention, ...],
    catalogue: Catalogue,
) -> None:  # fmt: skip
    narrow = drawing_of(sites, mentions, catalogue, "rings", screen=(280, 470))
    assert len(seen_places(narrow.scene(300, 420)).rings) == len(narrow.screen.places.rings)
    wide = drawings["venezuela"].picture(1280, 720, "light")
    assert not list(group(root_of(wide.svg), "rings"))
