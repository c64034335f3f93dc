"""Letters of drawings on slides and squares can be read; a chart that is parted keeps scale and marks."""

from __future__ import annotations

import pytest

from dashboard.charts.map_legend import LEGEND, left_out_words, legend_entries, signs_of
from dashboard.charts.map_scene import Fit
from dashboard.charts.map_seen import unnamed
from dashboard.contents import Ground, all_charts
from dashboard.exports.map_files import FITS, drawn_map, map_notes, map_picture, map_sheet
from dashboard.exports.picture_marks import sample
from dashboard.exports.picture_notes import picture_notes
from dashboard.exports.picture_pieces import foot_of, height_of, ids_in, pieces_of
from dashboard.exports.picture_sheets import sheets_of
from dashboard.exports.picture_sizes import SIZES
from dashboard.theme import palette
from tests.drawn_charts import boxes_out_of_sheet, flat, words_of

# Pixels of the smallest letters, as on a slide that is 1280 wide.
LEAST, ACROSS = 14, 1280


@pytest.mark.parametrize("size", ["slide", "square"])
def test_letters_of_a_drawing_are_large_enough_to_be_read(size: str, ground: Ground) -> None:
    for name, chart in all_charts(ground).items():
        least = min(note["font"]["size"] for note in chart.figure["layout"]["annotations"])
        for sheet in sheets_of(chart, picture_notes(chart, ground), SIZES[size], "light"):
            assert sheet.around.fits, name
            shrunk = ACROSS / sheet.around.sheet[0]
            scale = min(column.scale for column in sheet.columns) * shrunk
            assert least * scale >= LEAST, name
            words = SIZES[size]
            assert min(words.note, words.tiny) * shrunk >= LEAST, name


def test_ranks_are_parted_with_their_scale_and_heading(ground: Ground) -> None:
    chart = all_charts(ground)["arms-ranks"]
    pieces = pieces_of(chart.figure, 350)
    assert len(pieces) == 2
    assert ids_in(pieces) == ids_in([chart.figure])
    foot = foot_of(chart.figure)
    assert foot is not None
    scale = [note["text"] for note in chart.figure["layout"]["annotations"] if note["y"] >= foot[0]]
    for piece in pieces:
        assert height_of(piece) <= 350
        texts = [note["text"] for note in piece["layout"]["annotations"]]
        assert texts[-len(scale) :] == scale
        assert "rank among" in texts[0]
        lowest = max(note["y"] for note in piece["layout"]["annotations"])
        assert lowest < height_of(piece)
    whole = {note["text"] for note in chart.figure["layout"]["annotations"]}
    shown = {
        note["text"].removesuffix(", continued") for one in pieces for note in one["layout"]["annotations"]
    }
    assert shown == whole


@pytest.mark.parametrize("chart_id", ["arms-ranks", "timeline"])
def test_all_parts_of_a_drawing_begin_at_one_height(chart_id: str, ground: Ground) -> None:
    pieces = pieces_of(all_charts(ground)[chart_id].figure, 400)
    assert len(pieces) > 1
    assert {min(note["y"] for note in one["layout"]["annotations"]) for one in pieces} == {4}


# The smallest letters of the map in pixels on a slide 1280 wide; with the rings more words stand around it.
@pytest.mark.parametrize(("fit", "size", "least"), [
    ("venezuela", "slide", 14), ("venezuela", "square", 14),
    ("rings", "slide", 13.5), ("rings", "square", 13),
])  # fmt: skip
def test_letters_of_the_map_can_be_read_on_slides_and_squares(
    fit: Fit, size: str, least: float, ground: Ground
) -> None:
    drawing = drawn_map(ground, fit)
    sheet = map_sheet(drawing, map_notes(drawing, ground), SIZES[size], "light")
    assert sheet.around.fits
    assert sheet.letters * ACROSS / SIZES[size].width >= least
    names = {label.label_id for label in drawing.screen.labels}
    assert names <= {label.label_id for label in sheet.scene.labels}, "no name of the screen is left out"


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_of_the_map_explains_its_marks_in_its_frame(fit: Fit, size: str, ground: Ground) -> None:
    drawing = drawn_map(ground, fit)
    picture = map_picture(drawing, ground, SIZES[size])
    (svg,) = picture.svgs
    said = words_of(svg)
    sheet = map_sheet(drawing, picture.notes, SIZES[size], "light")
    meanings = [meaning for _, meaning in legend_entries(sheet.scene)]
    assert meanings
    assert [said.count(meaning) for meaning in meanings] == [1] * len(meanings)
    assert flat(left_out_words(unnamed(sheet.scene))) in said
    assert boxes_out_of_sheet(svg) == []


def test_every_mark_of_the_maps_legend_has_a_sign_for_pictures() -> None:
    signs = signs_of(tuple(LEGEND.items()))
    drawn = [sample(mark, palette("light"), 20) for mark, _ in signs]
    assert len(set(drawn)) == len(LEGEND)
