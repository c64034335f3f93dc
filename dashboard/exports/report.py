"""A report: pages and charts that a reader has chosen and put in order, with a title and a note of their own.

One report becomes a PDF, one HTML file, slides or a document; all say the same, name the version of the data
and number the sources as every page does. Without `made_on` a file says no day on which it was made, so that
the same report gives the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
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
