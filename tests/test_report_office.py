"""Reports as slides and documents, as their own libraries and LibreOffice read them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.agreement_rows import matrix_rows
from dashboard.chart_legends import legend_of_chart
from dashboard.charts.chart import Chart
from dashboard.contents import Ground, all_charts
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import Plate
from dashboard.exports.report_files import report_docx, report_pptx
from dashboard.exports.report_native import exact_bars
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_slide_text import BOTTOM
from dashboard.records import Figure
from tests.programs import opened_by_libreoffice
from tests.report_reading import findings, flat, pdf_lowest, pdf_text, pdf_words, whole_report
from tests.sample_charts import sample_catalogue, sample_figure

pytestmark = pytest.mark.usefixtures("picture_browser")


@pytest.fixture(scope="module")
def report(ground: Ground) -> Report:
    return whole_report(ground)


@pytest.fixture(scope="module")
def pptx(report: Report) -> bytes:
    return report_pptx(report)


@pytest.fixture(scope="module")
def docx(report: Report) -> bytes:
    return report_docx(report)


def test_slides_have_titles_pictures_with_words_and_notes_with_the_numbers(
    report: Report, pptx: bytes
) -> None:
    from pptx import Presentation

    deck = Presentation(BytesIO(pptx))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert titles[0] == "Who said it"
    for finding in findings(report):
        assert any(title.startswith(finding) for title in titles)
    pictures = [shape for slide in deck.slides for shape in slide.shapes if hasattr(shape, "image")]
    assert len(pictures) > 8
    for picture in pictures:
        assert picture._element.nvPicPr.cNvPr.get("descr")
        assert picture.image.dpi == (72, 72) or picture.image.size[0] > 1500
    share = next(
        slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("Russia supplied")
    )
    notes = share.notes_slide.notes_text_frame.text
    assert "Supplier: Russia; Share: 70%" in notes
    assert "paragraph" in notes
    assert deck.core_properties.title == "Who said it"
    assert report.ground.version in deck.core_properties.subject


def test_every_slide_with_a_table_has_its_rows_in_the_notes(pptx: bytes) -> None:
    from pptx import Presentation

    tables = 0
    for slide in Presentation(BytesIO(pptx)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                tables += 1
                notes = flat(slide.notes_slide.notes_text_frame.text)
                cells = [cell for row in list(shape.table.rows)[1:] for cell in row.cells if cell.text]
                assert all(flat(line) in notes for cell in cells for line in cell.text.splitlines() if line)
    assert tables > 10


def test_what_slides_leave_out_stands_in_the_notes_and_no_slide_says_only_that(ground: Ground) -> None:
    from pptx import Presentation

    report = Report("", "", ("agreement", "data"), ground)
    shown = list(Presentation(BytesIO(report_pptx(report))).slides)
    said = [" ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame) for slide in shown]
    assert not [words for words in said if "Not on slides" in words or "what is not shown" in words]
    assert any("In the notes of the last table: One document only" in words for words in said)
    assert any(
        "72\u00a0rows of the table “figures”, the first 48 of them on slides" in words for words in said
    )
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in shown)
    for row in matrix_rows(ground.catalogue):
        assert flat(row.title) in flat(notes)
    for figure in ground.whole.figures:
        assert figure in notes


def test_only_exact_charts_can_be_edited(report: Report, pptx: bytes) -> None:
    from pptx import Presentation

    native = {
        slide.shapes.title.text_frame.text: shape.chart
        for slide in Presentation(BytesIO(pptx)).slides for shape in slide.shapes if shape.has_chart
    }  # fmt: skip
    catalogue = report.ground.catalogue
    exact = {
        chart.title: [catalogue.figures[name].value for name in chart.figure_ids]
        for chart in all_charts(report.ground).values()
        if all(is_plain(catalogue.figure(name)) for name in (*chart.figure_ids, *[""] * (not chart.table)))
        and len(chart.figure_ids) == len(chart.table)
    }
    assert {title: list(chart.plots[0].series[0].values) for title, chart in native.items()} == exact
    assert exact


def is_plain(figure: Figure | None) -> bool:
    """Whether a figure is exact and printed, and has a length."""
    return bool(
        figure and figure.qualifier == "exact" and figure.status == "reported" and figure.unit != "rank"
    )


def plate_of(*figures: Figure) -> Plate:
    """A made-up chart of these figures."""
    data = [{"type": "bar", "customdata": [[one.figure_id]]} for one in figures]
    table = tuple({"What": one.figure_id, "Value": str(one.value)} for one in figures)
    ids = tuple(one.figure_id for one in figures)
    chart = Chart("made-up", "T", "S", "A", {"data": data, "layout": {}}, table, "", ids)
    return Plate("made-up", "T", "S", "", table, ids, lambda *_: (), chart)


def test_a_chart_with_a_bound_an_about_or_a_derived_number_is_never_editable() -> None:
    exact = [sample_figure("alpha.share", 70, "percent"), sample_figure("beta.share", 30, "percent")]
    bars = exact_bars(plate_of(*exact), sample_catalogue(exact))
    assert bars is not None
    assert (bars.labels, bars.values) == (("alpha.share", "beta.share"), (70.0, 30.0))
    for change in (
        {"qualifier": "more_than", "high": None}, {"qualifier": "about", "low": None, "high": None},
        {"status": "derived"}, {"status": "alleged"}, {"modality": "planned"}, {"value": None},
        {"unit": "rank"}, {"unit": "USD"}, {"low": 69.0}, {"value": -1.0, "low": -1.0, "high": -1.0},
    ):  # fmt: skip
        other = [exact[0], replace(exact[1], **change)]
        assert exact_bars(plate_of(*other), sample_catalogue(other)) is None, change
    assert exact_bars(plate_of(), sample_catalogue(exact)) is None


def test_every_chart_of_a_word_document_stands_above_what_its_marks_mean(report: Report, docx: bytes) -> None:
    from docx import Document

    pictures: dict[str, list[str]] = {}
    waiting: list[str] = []
    for paragraph in Document(BytesIO(docx)).paragraphs:
        waiting += [one.get("descr", "") for one in paragraph._p.xpath(".//wp:docPr")]
        if paragraph.text.startswith("Figure: "):
            pictures[paragraph.text], waiting = waiting, []
    told = 0
    for chart in all_charts(report.ground).values():
        captions = [one for one in pictures if one.startswith(f"Figure: {chart.title}")]
        assert captions, chart.chart_id
        meanings = [meaning for _, meaning in legend_of_chart(chart, report.ground.catalogue)]
        for caption in captions:
            _, legend = pictures[caption]
            assert legend == f"How the marks are to be read: {'; '.join(meanings)}"
            told += 1
    assert told >= 9


def test_libreoffice_shows_every_slide_with_its_words(report: Report, pptx: bytes, tmp_path: Path) -> None:
    source = tmp_path / "report.pptx"
    source.write_bytes(pptx)
    words = pdf_words(opened_by_libreoffice(source, "pdf", tmp_path / "out").read_bytes()).replace(" ", "")
    for finding in findings(report):
        assert flat(finding).replace(" ", "") in words
    for one in endnotes(chapters_of(report), report.ground).sources:
        assert f"[{one.number}]{flat(one.words)}".replace(" ", "") in words


def test_no_text_reaches_the_foot_in_the_letters_that_libreoffice_takes(
    ground: Ground, tmp_path: Path
) -> None:
    """Where Arial is missing these are much wider; notes of what is computed fill their slides."""
    source = tmp_path / "all.pptx"
    source.write_bytes(report_pptx(Report("All", "", ("arms", "money", "oil", "diplomacy", "map"), ground)))
    shown = opened_by_libreoffice(source, "pdf", tmp_path / "out")
    pages = pdf_lowest(shown.read_bytes())
    assert len(pages) > 20
    for place, page in enumerate(pages, 1):
        low = [word for bottom, word in page if bottom > (BOTTOM + 0.1) * 72]
        expected = [] if place == 1 else [*f"All · data version {ground.version}".split(), str(place)]
        assert low == expected, place


def test_nothing_on_a_slide_reaches_beyond_it(pptx: bytes) -> None:
    from pptx import Presentation

    deck = Presentation(BytesIO(pptx))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_the_document_has_headings_captions_repeated_heads_and_a_language(
    report: Report, docx: bytes
) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    shown = Document(BytesIO(docx))
    headings = [
        one.text for one in shown.paragraphs if str(one.style and one.style.name).startswith("Heading")
    ]
    for finding in findings(report):
        assert finding in headings
    captions = [one.text for one in shown.paragraphs if one.style and one.style.name == "Caption"]
    legends = [one for one in shown.inline_shapes if one._inline.docPr.get("title", "").startswith("How")]
    assert len(captions) == len(shown.inline_shapes) - len(legends)
    assert all(shape._inline.docPr.get("descr") for shape in shown.inline_shapes)
    assert "tblHeader" in shown.tables[1]._tbl.xml
    assert shown.core_properties.title == "Who said it"
    assert shown.core_properties.subject == f"Data version {report.ground.version}"
    assert {one.get(qn("w:val")) for one in shown.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_libreoffice_reads_the_document_with_numbered_sources_and_pages(
    report: Report, docx: bytes, tmp_path: Path
) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(docx)
    made = opened_by_libreoffice(source, "pdf", tmp_path / "out").read_bytes()
    words = pdf_words(made)
    for finding in findings(report):
        assert flat(finding) in words
    for one in endnotes(chapters_of(report), report.ground).sources:
        assert f"{one.number}. {flat(one.words)}" in words
    pages = pdf_text(made).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in flat(page)


def test_a_source_keeps_its_number_in_a_document_that_cites_it_alone(ground: Ground, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(report_docx(Report("One", "", ("arms-share",), ground)))
    words = pdf_words(opened_by_libreoffice(source, "pdf", tmp_path / "out").read_bytes())
    assert re.search(r"Sources 5\. ", words)
