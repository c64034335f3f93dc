"""Published versions for the tests of files of data: the five documents, and one full of harm."""

from __future__ import annotations

from pathlib import Path

from dashboard.data import Edition
from etl.publish import current_version, version_folder
from etl.tables import SCHEMAS, Column
from tests.sample_tables import publish_rows, sample_rows

# Each means something of its own to a spreadsheet, to XML, to Markdown or to BibTeX.
HARM = (
    '=HYPERLINK("http://x.invalid","A1")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "'=quoted",
    'a;=1+1,"b"\r\nc',
    "\x01\x0b\ufffe<script>alert(1)</script>",
    "}, @misc{x, title={\\input{x}} % # $ & _ ~ ^",
    "#N/A",
    "_x0041_",
    "| a | [b](javascript:alert(1)) ` **c**",
    "\u202eright to left",
)


def edition_in(published: Path) -> Edition:
    """The version in use in that folder."""
    version = current_version(published)
    return Edition(version, version_folder(version, published), True)


def harmful_edition(published: Path) -> Edition:
    """The sample tables with harm in every cell that may hold any text."""
    rows = sample_rows()
    for name, table in SCHEMAS.items():
        free = [column for column in table.columns if _is_free(column, table.key)]
        for place, row in enumerate(rows[name]):
            for shift, column in enumerate(free):
                row[column.name] = HARM[(place + shift) % len(HARM)]
    version = publish_rows(rows, published)
    return Edition(version, version_folder(version, published), True)


def _is_free(column: Column, key: tuple[str, ...]) -> bool:
    is_text = column.type == "string" and column.form == "text"
    names_no_row = not column.refers and column.name not in {*key, "boundary_file", "event_id", "unit"}
    return is_text and names_no_row and not column.allowed
