"""Slides of reports: marks are explained, caveats stand whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.contents import Ground, all_charts
from dashboard.exports.picture_notes import cited_numbers, picture_notes, sources_of
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_files import report_pptx
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_slide_plates import side_words
from dashboard.exports.report_slide_text import ROOM, SIDE, line_count

pytestmark = pytest.mark.usefixtures("picture_browser")


def test_a_slide_of_a_chart_explains_its_marks_and_has_the_whole_caveat(ground: Ground) -> None:
    charts = all_charts(ground)
    names = ("arms-share", "displacement-crises", "money-lending")
    shown = Presentation(BytesIO(report_pptx(Report("", "", names, ground))))
    for name in names:
        chart = charts[name]
        (slide,) = [
            one for one in shown.slides
            if one.shapes.title is not None and one.shapes.title.text_frame.text == chart.title
        ]  # fmt: skip
        described = [
            picture.get("descr") or "" for picture in slide._element.iter() if picture.tag.endswith("cNvPr")
        ]
        meanings = "; ".join(words for _, words in picture_notes(chart, ground).legend)
        assert f"How the marks are to be read: {meanings}" in described
        texts = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
        assert any(chart.caveat in text for text in texts)


@pytest.mark.parametrize("times", [0, 1, 9, 60])
def test_a_caveat_of_any_length_is_whole_and_fits(times: int, ground: Ground) -> None:
    caveat = ("Nothing of this may be read into it, whoever says so and wherever. " * times).strip()
    plate = Plate("a", "Title", "Subtitle", caveat, (), tuple(ground.catalogue.figures), lambda *_: ())
    lines, later = side_words(plate, ground.catalogue)
    said = " ".join(text for text, *_ in lines)
    assert caveat in said if not later else " ".join(later) == caveat
    assert bool(later) == ("next slide" in said)
    assert min(size for _, size, _ in lines) >= 9
    tall = sum((line_count(text, size, SIDE) * 1.22 + 0.35) * size for text, size, _ in lines)
    assert tall <= ROOM * 72


@pytest.mark.parametrize("chart_id", ["money-trade", "arms-ranks", "map"])
def test_every_source_that_a_slide_names_is_listed(chart_id: str, ground: Ground) -> None:
    chapters = chapters_of(Report("All", "", (chart_id,), ground))
    plates = [plate for chapter in chapters for part in chapter.parts for plate in plates_of(part)]
    ends = {one.number for one in endnotes(chapters, ground).sources}
    assert plates
    for plate in plates:
        listed = {one.number for one in sources_of(plate.behind, ground.catalogue, plate.document_ids)}
        told = cited_numbers(words for row in plate.table for words in row.values())
        assert told <= listed, plate.name
        assert told <= ends, plate.name
