"""The files that a report becomes: a PDF, one HTML file, slides, a document; and what it can be made of."""

from __future__ import annotations

from dataclasses import replace

from dashboard.contents import Ground
from dashboard.exports.report import Paper, Report, ReportKind
from dashboard.exports.report_chapters import SOURCES, chapter_of, choices, shown_sources
from dashboard.exports.report_document import document
from dashboard.exports.report_page import standalone
from dashboard.exports.report_pdf import printed
from dashboard.exports.report_slides import slides
from dashboard.navigation import page_name


def report_items(ground: Ground) -> dict[str, str]:
    """All that a report can be made of, by id, with its title, in the order of the pages.

    Raises DataUnavailable.
    """
    return {name: chapter.title for name, chapter in choices(ground).items()}


def report_file(report: Report, kind: ReportKind, paper: Paper = "A4") -> bytes:
    """The report as a file of that kind. Raises as the function of that kind does."""
    if kind == "pdf":
        return report_pdf(report, paper)
    return {"html": report_html, "pptx": report_pptx, "docx": report_docx}[kind](report)


def report_pdf(report: Report, paper: Paper = "A4") -> bytes:
    """The report for print. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    return printed(report, paper)


def page_pdf(path: str, ground: Ground, paper: Paper = "A4") -> bytes:
    """One page of the dashboard for print, of Sources the document shown. Raises as `report_pdf` does."""
    if path == SOURCES and (shown := shown_sources(ground)):
        ground = replace(ground, asked={"document": shown[0]})
    return report_pdf(Report(chapter_of(page_name(path), ground).title, "", (page_name(path),), ground),
                      paper)  # fmt: skip


def report_html(report: Report) -> bytes:
    """The report as one HTML file that needs no network. Raises as `report_pdf` does."""
    return standalone(report)


def report_pptx(report: Report) -> bytes:
    """The report as PowerPoint slides. Raises as `report_pdf` does."""
    return slides(report)


def report_docx(report: Report) -> bytes:
    """The report as a Word document. Raises as `report_pdf` does."""
    return document(report)
