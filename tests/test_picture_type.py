"""Letters of drawings on slides and squares can be read; a chart that is parted keeps scale and marks."""

from __future__ import annotations

import pytest

from dashboard.charts.map_scene import Fit
from dashboard.contents import Ground, all_charts
from dashboard.exports.map_files import FITS, drawn_map, fitting_size, map_notes, map_scale
from dashboard.exports.picture_notes import picture_notes
from dashboard.exports.picture_pieces import foot_of, height_of, ids_in, pieces_of
from dashboard.exports.picture_sheets import sheets_of
from dashboard.exports.picture_sizes import SIZES

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
    pieces = pieces_of(chart.figure, 320)
    assert len(pieces) == 2
    assert ids_in(pieces) == ids_in([chart.figure])
    foot = foot_of(chart.figure)
    assert foot is not None
    scale = [note["text"] for note in chart.figure["layout"]["annotations"] if note["y"] >= foot[0]]
    for piece in pieces:
        assert height_of(piece) <= 320
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


@pytest.mark.parametrize("fit", FITS)
def test_letters_on_a_square_map_keep_their_size(fit: Fit, ground: Ground) -> None:
    drawing = drawn_map(ground, fit)
    notes = map_notes(drawing, ground)
    size = fitting_size(drawing, notes, SIZES["square"], "light")
    assert map_scale(drawing, notes, size, "light") >= 0.95
    assert size.note >= 12
