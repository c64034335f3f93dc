"""Slides of reports: marks are explained, caveats stand whole."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.contents import Ground, all_charts
from dashboard.exports.picture_notes import cited_numbers, picture_notes, sources_of
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_deck import Deck
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_files import report_pptx
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_slide_plates import add_plate, side_words
from dashboard.exports.report_slide_text import ROOM, SIDE, line_count
from dashboard.exports.report_text import told
from tests.assembled import assemble_rows
from tests.editions import HARM, edition_in
from tests.sample_charts import sample_catalogue, sample_figure
from tests.sample_tables import publish_rows

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


TEXTS = (
    *(text.replace("\r\n", "\n") for text in HARM),
    "http://x.invalid/", "https://x.invalid", "ftp://x.invalid", "mailto:a@x.invalid", "12", "{=1+1}",
    "internal:Sheet1!A1", "external:c:\\x.xlsx",
)  # fmt: skip


def read_workbook(chart: Any) -> list[list[Any]]:
    """The cells of the workbook in which a slide's bars are edited; nothing in it runs or leads on."""
    made = chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(BytesIO(made)) as inside:
        xml = "".join(inside.read(name).decode() for name in inside.namelist())
    (sheet,) = load_workbook(BytesIO(made)).worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert all(mark not in xml for mark in ("<f>", "<f ", "hyperlink"))
    # openpyxl leaves the mark by which an underscore stands for itself.
    return [
        [cell.value.replace("_x005F_", "_") if isinstance(cell.value, str) else cell.value for cell in row]
        for row in sheet.iter_rows()
    ]


def bars_of(made: bytes) -> list[Any]:
    """The charts that PowerPoint itself draws."""
    slides = Presentation(BytesIO(made)).slides
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def test_names_from_the_data_run_in_no_workbook_of_a_report(tmp_path: Path) -> None:
    rows = assemble_rows(Path("datasets"))
    named = {"syria": HARM[0], "venezuela": "http://x.invalid/", "russia": "+1+1"}
    for subject in rows["subjects"]:
        subject["title"] = named.get(str(subject["subject_id"]), subject["title"])
    publish_rows(rows, tmp_path)
    report = Report("", "", ("displacement-crises",), Ground(edition_in(tmp_path)))
    (chart,) = bars_of(report_pptx(report))
    cells = read_workbook(chart)
    assert [row[0] for row in cells[1:]] == list(chart.plots[0].categories)
    assert set(named.values()) == set(chart.plots[0].categories)
    assert [row[1] for row in cells[1:]] == list(chart.plots[0].series[0].values)


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_beside_bars_stays_text(name: str) -> None:
    figures = [sample_figure(f"a.number_{place}", place, "person") for place in range(len(TEXTS))]
    table = tuple({"What": text} for text in TEXTS)
    plate = Plate("a", "T", name, "", table, tuple(one.figure_id for one in figures), lambda *_: ())
    deck = Deck("")
    add_plate(deck, plate, sample_catalogue(figures))
    target = BytesIO()
    deck.shown.save(target)
    (chart,) = bars_of(target.getvalue())
    cells = read_workbook(chart)
    assert [row[0] for row in cells[1:]] == [told(text) for text in TEXTS]
    assert list(chart.plots[0].categories) == [told(text) for text in TEXTS]
    assert (cells[0][1], chart.plots[0].series[0].name) == (told(name), told(name))
    assert [row[1] for row in cells[1:]] == list(range(len(TEXTS)))
