"""A report: pages and charts that a reader has chosen and put in order, with a title and a note of their own.

One report becomes a PDF, one HTML file, slides or a document; all say the same, name the version of the data
and number the sources as every page does. Without `made_on` a file says no day on which it was made, so that
the same report gives the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from dashboard.exports.data_tables import TITLE
from dashboard.exports.report_text import told_line

if TYPE_CHECKING:
    from dashboard.contents.ground import Ground

Paper = Literal["A4", "Letter"]
ReportKind = Literal["pdf", "html", "pptx", "docx"]
MIMES: dict[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class ReportFailed(Exception):
    """A report cannot be made as asked for; the message is one line that says what there is."""


@dataclass(frozen=True, slots=True)
class Report:
    """What to put into a file. `items` are pages by address ("briefing" is the home page) and charts by id.

    Title and note are text, never markup. The ground says which data, what of them, and in which units.
    """

    title: str
    note: str
    items: tuple[str, ...]
    ground: Ground
    made_on: date | None = None

    @property
    def heading(self) -> str:
        """The title on one line; the data's own where none is given."""
        return told_line(self.title) or TITLE


def report_items(ground: Ground) -> dict[str, str]:
    """All that a report can be made of, by id, with its title, in the order of the pages.

    Raises DataUnavailable.
    """
    from dashboard.exports.report_chapters import choices

    return {name: chapter.title for name, chapter in choices(ground).items()}


def report_file(report: Report, kind: ReportKind, paper: Paper = "A4") -> bytes:
    """The report as a file of that kind. Raises as the function of that kind does."""
    if kind == "pdf":
        return report_pdf(report, paper)
    return {"html": report_html, "pptx": report_pptx, "docx": report_docx}[kind](report)


def report_pdf(report: Report, paper: Paper = "A4") -> bytes:
    """The report for print. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    from dashboard.exports.report_pdf import printed

    return printed(report, paper)


def page_pdf(path: str, ground: Ground, paper: Paper = "A4") -> bytes:
    """One page of the dashboard for print, of Sources the document shown. Raises as `report_pdf` does."""
    from dashboard.exports.report_chapters import SOURCES, chapter_of, shown_sources

    if path == SOURCES and (shown := shown_sources(ground)):
        ground = replace(ground, asked={"document": shown[0]})
    return report_pdf(Report(chapter_of(path or "briefing", ground).title, "", (path or "briefing",), ground),
                      paper)  # fmt: skip


def report_html(report: Report) -> bytes:
    """The report as one HTML file that needs no network. Raises as `report_pdf` does."""
    from dashboard.exports.report_page import standalone

    return standalone(report)


def report_pptx(report: Report) -> bytes:
    """The report as PowerPoint slides. Raises as `report_pdf` does."""
    from dashboard.exports.report_slides import slides

    return slides(report)


def report_docx(report: Report) -> bytes:
    """The report as a Word document. Raises as `report_pdf` does."""
    from dashboard.exports.report_document import document

    return document(report)
