"""Reports as PDF, as poppler reads them."""

from __future__ import annotations

import re
import subprocess

import pytest

from dashboard.contents import Ground
from dashboard.exports.report import Report, ReportFailed
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_files import page_pdf, report_pdf
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_pdf import renumbered
from tests.programs import needs
from tests.report_reading import PAGES, findings, flat, pdf_facts, pdf_text, pdf_words, whole_report

pytestmark = pytest.mark.usefixtures("picture_browser")


@pytest.fixture(scope="module")
def report(ground: Ground) -> Report:
    return whole_report(ground)


@pytest.fixture(scope="module")
def pdf(report: Report) -> bytes:
    return report_pdf(report)


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
    for number, page in enumerate(pdf_text(pdf).split("\f")[:-1]):
        lines = [flat(line) for line in page.splitlines() if line.strip()]
        assert len(lines) > 2
        # The first page ends with the table of contents.
        assert number == 0 or lines[-2] not in headings


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


def test_the_map_is_printed_with_one_legend_a_drawing(ground: Ground) -> None:
    words = pdf_words(page_pdf("map", ground))
    assert words.count("alleged in this state") == words.count("place named, at its town") == 2


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


def test_an_unknown_paper_is_refused_in_one_line(ground: Ground) -> None:
    with pytest.raises(ReportFailed, match="no paper 'A3'; choose of: A4, Letter"):
        report_pdf(Report("", "", ("arms",), ground), "A3")  # type: ignore[arg-type]


def test_cells_of_tables_are_named_in_their_order_whatever_the_browser_counted(pdf: bytes) -> None:
    def made(first: int, second: int) -> bytes:
        names = {place: b"(node%08d)" % place for place in (first, second)}
        low, high = sorted(names)
        refers = {first: b"7 0 R", second: b"9 0 R"}
        return (b"/ID %s /ID %s /Headers [%s] /Limits [%s %s]\n/Names [%s %s %s %s]" % (
            names[first], names[second], names[second], names[low], names[high],
            names[low], refers[low], names[high], refers[high],
        ))  # fmt: skip

    assert renumbered(made(123, 125)) == renumbered(made(125, 119)) == made(1, 2)
    names = re.findall(rb"\(node(\d{8})\)", pdf)
    known = list(dict.fromkeys(names))
    assert known == sorted(known)
    assert int(known[0]) == 1
    assert int(known[-1]) == len(known) > 100
    (tree,) = re.findall(rb"/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]", pdf)
    assert re.findall(rb"\(node(\d{8})\)", tree) == known
    for name, place in re.findall(rb"\((node\d{8})\) (\d+) 0 R", tree):
        element = pdf[pdf.index(b"\n%s 0 obj" % place) :].partition(b"endobj")[0]
        assert b"/ID (%s)" % name in element
