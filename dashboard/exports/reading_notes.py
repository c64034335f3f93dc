"""What a reader of a data file must know, put together from the data: for a readme and a first sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.downloads import RULE
from dashboard.exports.data_tables import TITLE, DataTable
from dashboard.numerals import counted
from dashboard.records import Document
from dashboard.wording import (
    MODALITY_WORDS,
    QUALIFIER_MEANINGS,
    STATUS_WORDS,
    VERDICT_WORDS,
    basis_of_date_words,
    joined,
    sentence,
)

LICENCE = (
    "MIT licence, as the project. Outlines of places are from Natural Earth (public domain). The documents "
    "themselves belong to their publishers and are not included; what is told of them is in our own words."
)
_BASES = {
    "stated": "the document names who it has the figure from",
    "inferred": "it does not, but the text lets one conclude it",
    "unnamed": "the document names nobody",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: a term, and what is said of it."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def reading_notes(
    whole: Catalogue,
    tables: Sequence[DataTable],
    documents: Sequence[Document],
    filters: str | None = None,
) -> tuple[Section, ...]:
    """What the file is, how its values are read, and its sources, which are `documents`."""
    sections = (
        Section("About this file", tuple(_about(whole, tables, documents, filters))),
        Section("Tables", tuple((_sheet_words(one), _table_words(one)) for one in tables)),
        Section("Sources", tuple(_sources(whole, documents))),
        Section("How values are read", _values()),
        Section("Words used", _words()),
        Section("In a spreadsheet", _spreadsheet()),
    )
    return tuple(section for section in sections if section.lines)


def dataset_citation(whole: Catalogue) -> str:
    """How to cite the data as a whole: title, how many documents, data version."""
    documents = counted(len(whole.documents), "document").replace("\u00a0", " ")
    return f"{TITLE}: figures reported in {documents}. Data version {whole.version}."


def _source_words(document: Document) -> str:
    """A document as a list of sources names it: author, title, publisher, date and its basis."""
    known = [document.author, f"“{document.title}”", document.publisher, basis_of_date_words(document)]
    return sentence(", ".join(part for part in known if part))


def last_checked(whole: Catalogue) -> str | None:
    """The day (ISO) when a digest was last checked against its original; None where none was."""
    return max((one.verified_on for one in whole.documents.values() if one.verified_on), default=None)


def _about(
    whole: Catalogue, tables: Sequence[DataTable], documents: Sequence[Document], filters: str | None
) -> list[tuple[str, str]]:
    checked = last_checked(whole)
    dates = sorted(one.published for one in documents if one.published)
    span = joined(list(dict.fromkeys(date_words(day) for day in (dates[0], dates[-1])))) if dates else ""
    notes = dict.fromkeys(table.note for table in tables if table.note)
    lines = [
        ("What it is", "Reported figures on the Moscow–Caracas partnership, each traceable to the paragraph "
                       "that printed it."),
        ("Data version", whole.version),
        ("Documents from", f"between {span}" if " and " in span else span),
        ("Last checked", f"against the originals on {date_words(checked)}" if checked else ""),
        ("What is shown", filters or ""),
        *(("Note", note) for note in notes),
        ("Cite the data as", dataset_citation(whole)),
        ("Cite a figure", "by its column “citation”: document, paragraph, origin and data version."),
        ("Licence", LICENCE),
    ]  # fmt: skip
    return [(term, text) for term, text in lines if text]


def _sheet_words(table: DataTable) -> str:
    return table.name.replace("_", " ")


def _table_words(table: DataTable) -> str:
    return sentence(f"{counted(len(table.rows), 'row').replace(chr(160), ' ')}, each {table.meaning}")


def _values() -> tuple[tuple[str, str], ...]:
    return (
        ("value", "The number that is printed or computed, in the column unit. With a qualifier other than "
                  "exact it is no exact value: read it with qualifier, low and high."),
        ("low, high", "Bounds; empty where there is none. “More than 350” has low 350 and no high."),
        ("printed_value", "The words that carry the number, beside how they were read."),
        ("converted_…", "The same numbers in another unit, where the reader asked for one; value, low, high "
                        "and unit stay as published."),
        ("empty cell", "Not known, not said, or does not apply; never zero."),
    )  # fmt: skip


def _words() -> tuple[tuple[str, str], ...]:
    named = {
        "qualifier": QUALIFIER_MEANINGS,
        "status": STATUS_WORDS,
        "modality": MODALITY_WORDS,
        "origin_basis": _BASES,
        "verdict": VERDICT_WORDS,
    }
    return tuple(
        (f"{column}: {word}", sentence(meaning))
        for column, words in named.items()
        for word, meaning in words.items()
    )


def _spreadsheet() -> tuple[tuple[str, str], ...]:
    return (
        ("Dates", "ISO 8601. In a workbook full days from 1 March 1900 on are dates; a month, a year or an "
                  "earlier day stays text, since a spreadsheet cannot hold it."),
        ("Formulas in CSV", RULE),
        ("Formulas in XLSX", "Nothing in a workbook is a formula; every text is stored as text, without an "
                             "apostrophe. A character that a workbook cannot hold is shown as �."),
    )  # fmt: skip


def _sources(whole: Catalogue, documents: Sequence[Document]) -> list[tuple[str, str]]:
    """The documents by number, each with its address where one is known."""
    return [
        (str(whole.numbers.get(one.document_id, "")), " ".join(filter(None, (_source_words(one), one.url))))
        for one in documents
    ]
