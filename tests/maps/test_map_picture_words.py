"""What a picture of the map says: legend, names left out, title, alt text, caveats and table."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing
from dashboard.charts.map_legend import LEGEND, legend_entries, legend_of
from dashboard.charts.map_scene import Fit, Scene
from dashboard.elements import text_of
from dashboard.map_evidence import map_legend
from dashboard.namings import Site, SiteMention
from tests.maps.drawings import (
    FITS,
    corners,
    drawing_of,
    drawn_ids,
    group,
    lines_of,
    paths_of,
    root_of,
)


def test_layers_that_are_off_are_not_drawn_nor_explained(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue
) -> None:
    only_sites = drawing_of(sites, mentions, catalogue, "rings", layers=frozenset({"sites", "names"}))
    picture = only_sites.picture(640, 600, "light")
    root = root_of(picture.svg)
    assert not drawn_ids(root, "figure")
    assert not drawn_ids(root, "flow")
    assert {mark for mark, _ in picture.legend} == {"plant", "town", "region"}
    assert "rings for" not in picture.alt
    assert not [words for words in only_sites.caveats if words.startswith(("Rings", "Arrows", "A state"))]


def test_the_legend_says_what_the_legend_of_the_page_says(drawings: dict[Fit, MapDrawing]) -> None:
    (legend,) = map_legend(legend_of(drawings["rings"].screen.places))
    on_page = [text_of(item) for item in legend[2:]]
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


@pytest.mark.parametrize("fit", FITS)
def test_without_data_the_land_is_drawn_with_a_sentence(fit: Fit, catalogue: Catalogue) -> None:
    nothing = replace(catalogue, figures={}, documents={}, events={})
    drawing = drawing_of((), (), nothing, fit)
    picture = drawing.picture(752, 602, "light")
    root = root_of(picture.svg)
    (said,) = group(root, "names")
    assert lines_of(said).replace("\n", " ") == drawing.title
    assert drawing.title == "No place is named in what is shown."
    assert len(list(corners(paths_of(root, "ground")[-1].attrib["d"]))) > 100, "Venezuela is drawn"
    assert picture.legend == ()
    assert drawing.table == ()
    assert "without marks" in picture.alt
