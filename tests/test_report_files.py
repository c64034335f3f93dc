"""What holds for reports in every format: the same each time, safe, and whole where nothing is left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from dashboard.contents import Ground
from dashboard.exports.report import Report
from dashboard.exports.report_files import report_docx, report_pdf, report_pptx
from dashboard.selection import Selection
from tests.editions import harmful_edition
from tests.programs import opened_by_libreoffice
from tests.report_reading import pdf_words

HARM = "<img src=x onerror=alert(1)></script><b>bold</b> & \x00\x0b\u202egnitirw\ud800 {{x}} $5 MM$"


pytestmark = pytest.mark.usefixtures("picture_browser")


def test_equal_reports_are_equal_files(ground: Ground) -> None:
    report = Report("Twice", "", ("displacement-crises",), ground)
    for make in (report_pdf, report_pptx, report_docx):
        assert make(report) == make(report)


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
