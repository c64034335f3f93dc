"""Reports as others' software reads them: PDF by poppler, slides and documents by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.browser import NoChromium, find_chromium
from dashboard.charts.chart import Chart
from dashboard.contents import PAGES_MADE, Ground, all_charts
from dashboard.exports.renderer import renderer
from dashboard.exports.report import Report, ReportFailed, page_pdf, report_docx, report_pdf, report_pptx
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_native import exact_bars
from dashboard.exports.report_notes import endnotes
from dashboard.records import Figure
from dashboard.selection import Selection
from tests.editions import edition_in, harmful_edition
from tests.programs import needs, opened_by_libreoffice
from tests.sample_charts import sample_catalogue, sample_figure

PAGES = tuple(path or "briefing" for path in PAGES_MADE)
HARM = "<img src=x onerror=alert(1)></script><b>bold</b> & \x00\x0b\u202egnitirw\ud800 {{x}} $5 MM$"


@pytest.fixture(scope="module", autouse=True)
def _chromium() -> Iterator[None]:
    try:
        find_chromium()
    except NoChromium as missing:
        pytest.skip(str(missing))
    yield
    renderer().close()


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    return Ground(edition_in(real_data))


@pytest.fixture(scope="module")
def report(ground: Ground) -> Report:
    """All pages, and a chart once more."""
    return Report("Who said it", "First line\nsecond line", (*PAGES, "arms-share"), ground, date(2026, 3, 2))


@pytest.fixture(scope="module")
def pdf(report: Report) -> bytes:
    return report_pdf(report)


@pytest.fixture(scope="module")
def pptx(report: Report) -> bytes:
    return report_pptx(report)


@pytest.fixture(scope="module")
def docx(report: Report) -> bytes:
    return report_docx(report)


def flat(text: str) -> str:
    """Words one space apart, hyphens at the ends of lines kept."""
    return " ".join(text.replace("\u00a0", " ").split())


def pdf_text(made: bytes) -> str:
    return subprocess.run(
        [needs("pdftotext"), "-layout", "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


def pdf_words(made: bytes) -> str:
    """The text in reading order."""
    ran = subprocess.run([needs("pdftotext"), "-raw", "-", "-"], input=made, capture_output=True, check=True)
    return flat(ran.stdout.decode())


def pdf_facts(made: bytes) -> str:
    return subprocess.run(
        [needs("pdfinfo"), "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


def findings(report: Report) -> list[str]:
    parts = [part for chapter in chapters_of(report) for part in chapter.parts]
    return [plate.title for part in parts for plate in plates_of(part) if plate.chart]


def test_the_pdf_says_every_question_every_finding_and_every_source(report: Report, pdf: bytes) -> None:
    words = pdf_words(pdf)
    chapters = chapters_of(report)
    for chapter in chapters:
        assert flat(chapter.title) in words
    for finding in findings(report):
        assert flat(finding) in words
    for one in endnotes(chapters, report.ground).sources:
        assert flat(one.words) in words
    assert "First line second line" in words
    assert report.ground.version in words


def test_the_pdf_has_a_title_tags_and_page_numbers(pdf: bytes) -> None:
    facts = pdf_facts(pdf)
    assert re.search(r"Title:\s+Who said it", facts)
    assert re.search(r"Tagged:\s+yes", facts)
    found = re.search(r"Pages:\s+(\d+)", facts)
    assert found
    pages = pdf_text(pdf).split("\f")[:-1]
    assert len(pages) == int(found[1]) > len(PAGES)
    for number, page in enumerate(pages, 1):
        assert f"{number} of {found[1]}" in flat(page)
        assert page.strip().startswith("Who said it")


def test_no_page_of_the_pdf_is_blank_and_no_heading_stands_at_its_end(report: Report, pdf: bytes) -> None:
    headings = {flat(words) for words in (*findings(report), "Sources", "What is dated")}
    for page in pdf_text(pdf).split("\f")[:-1]:
        lines = [flat(line) for line in page.splitlines() if line.strip()]
        assert len(lines) > 2
        assert lines[-2] not in headings


def test_the_pdf_has_bookmarks_and_letters_that_can_be_selected(ground: Ground) -> None:
    made = page_pdf("money", ground)
    assert b"/Outlines" in made
    fonts = subprocess.run(
        [needs("pdffonts"), "-"], input=made, capture_output=True, check=True
    ).stdout.decode()
    assert "IBMPlexSans" in fonts
    assert "Type 3" not in fonts


def test_the_map_in_the_pdf_is_drawn_not_photographed(ground: Ground) -> None:
    made = page_pdf("map", ground)
    listed = subprocess.run([needs("pdfimages"), "-list", "-"], input=made, capture_output=True, check=True)
    assert len(listed.stdout.decode().splitlines()) == 2  # the head of an empty list
    for name in ("Caracas", "Zulia", "Arms from Russia"):
        assert name in pdf_words(made)


def test_a_page_by_itself_is_printed_under_its_own_title(ground: Ground) -> None:
    made = page_pdf("", ground, "Letter")
    facts = pdf_facts(made)
    assert re.search(r"Page size:\s+612 x 792", facts)
    assert re.search(r"Title:\s+Moscow and Caracas", facts)
    assert pdf_words(made).count("Data version") > 1


def test_the_data_page_is_printed_across(ground: Ground) -> None:
    made = page_pdf("data", ground)
    needs("pdfinfo")
    sizes = subprocess.run(
        ["pdfinfo", "-l", "2", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()
    assert re.search(r"size:\s+841\.\d+ x 59[45]", sizes)
    words = pdf_words(made)
    printed = ground.edition.frame("figures")["printed_value"].dropna()
    assert all(flat(str(cell)) in words for cell in printed)


def test_equal_reports_are_equal_files(ground: Ground) -> None:
    report = Report("Twice", "", ("displacement-crises",), ground)
    for make in (report_pdf, report_pptx, report_docx):
        assert make(report) == make(report)


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


def test_libreoffice_shows_every_slide_with_its_words(report: Report, pptx: bytes, tmp_path: Path) -> None:
    source = tmp_path / "report.pptx"
    source.write_bytes(pptx)
    words = pdf_words(opened_by_libreoffice(source, "pdf", tmp_path / "out").read_bytes()).replace(" ", "")
    for finding in findings(report):
        assert flat(finding).replace(" ", "") in words
    for one in endnotes(chapters_of(report), report.ground).sources:
        assert f"[{one.number}]{flat(one.words)}".replace(" ", "") in words


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
    assert len(captions) == len(shown.inline_shapes)
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


def test_harm_in_title_note_and_data_stays_text_in_every_file(tmp_path: Path) -> None:
    edition = harmful_edition(tmp_path / "published")
    report = Report(HARM, f"{HARM}\n" * 3, ("briefing", "arms", "agreement", "data"), Ground(edition))
    words = pdf_words(report_pdf(report))
    assert "onerror=alert(1)" in words
    assert "<script>alert(1)</script>" in words.replace(" ", "")
    for make, ending in ((report_pptx, "pptx"), (report_docx, "docx")):
        source = tmp_path / f"harm.{ending}"
        source.write_bytes(make(report))
        read = pdf_words(opened_by_libreoffice(source, "pdf", tmp_path / "out").read_bytes())
        assert "onerror=alert(1)" in read


def test_a_selection_that_leaves_nothing_gives_files_that_say_so(ground: Ground) -> None:
    from pptx import Presentation

    nothing = Ground(ground.edition, Selection(first_year=1801, last_year=1802))
    report = Report("Nothing", "", ("briefing", "arms", "map", "agreement"), nothing)
    assert "Only 1801–1802" in pdf_words(report_pdf(report))
    assert len(Presentation(BytesIO(report_pptx(report))).slides) > 3
    assert report_docx(report)


def test_an_unknown_paper_is_refused_in_one_line(ground: Ground) -> None:
    with pytest.raises(ReportFailed, match="no paper 'A3'; choose of: A4, Letter"):
        report_pdf(Report("", "", ("arms",), ground), "A3")  # type: ignore[arg-type]
