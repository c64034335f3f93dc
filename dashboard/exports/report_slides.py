"""A report as PowerPoint slides: a slide a chart, tables of what pages say in words, the sources at the end.

A page with charts gives a slide that opens it and its charts; one without, the tables that it is made of. A
chart is a sharp picture; its numbers stand in the slide's notes with their citations. Where every number is
exact, it is a chart that can be edited (see `report_native`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.contents import Rows, Words
from dashboard.exports.report import Report
from dashboard.exports.report_blocks import LEDGER, Block, Bullets, Heading, Paragraph, Table, blocks_of
from dashboard.exports.report_chapters import Chapter, chapters_of
from dashboard.exports.report_deck import Deck
from dashboard.exports.report_drawings import plates_of
from dashboard.exports.report_notes import Endnotes, endnotes, facts
from dashboard.exports.report_slide_plates import add_plate
from dashboard.exports.report_slide_tables import row_lines
from dashboard.exports.report_slide_text import add_notes
from dashboard.exports.report_tables import printed_table
from dashboard.exports.report_text import paragraphs_of
from dashboard.exports.zips import stamped
from dashboard.numerals import counted

# Of a table of the data, so many rows on slides, and in their notes; the files of the data hold all.
_MOST_ROWS = 48
_MOST_NOTED = 400
_ACROSS = 120
_SHARES = {
    "Figure": 3.0, "Value": 2.4, "When": 1.6, "According to": 2.6, "Matter": 2.0, "What is said": 4.0,
    "What follows": 2.4, "Paragraph": 1.0, "Voices": 2.2, "Digest": 5.0, "Read from it": 3.0, "What": 4.0,
    "What it is": 3.0,
}  # fmt: skip


def slides(report: Report) -> bytes:
    """The report as PPTX. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    chapters = chapters_of(report)
    notes = endnotes(chapters, report.ground)
    deck = Deck(f"{report.heading[:90]} · data version {report.ground.version}")
    _open(deck, report)
    for chapter in chapters:
        _add_chapter(deck, chapter, report)
    _close(deck, notes)
    return stamped(_named(deck, report), report.made_on)


def _open(deck: Deck, report: Report) -> None:
    said = [" · ".join(f"{term}: {words}" for term, words in facts(report))]
    note = paragraphs_of(report.note)
    is_short = sum(map(len, note)) < 420 and len(note) <= 5
    deck.cover(report.heading, [*(note if is_short else ()), *said])
    if not is_short:
        deck.lines("Note", note, 16)


def _add_chapter(deck: Deck, chapter: Chapter, report: Report) -> None:
    plates = [plate for part in chapter.parts for plate in plates_of(part)]
    blocks = blocks_of(node for part in chapter.parts if isinstance(part, Words) for node in part.nodes)
    if chapter.is_page:
        leads = [block.text for block in blocks if isinstance(block, Paragraph) and block.look == "lead"]
        beside = [] if plates else _folded(chapter.title, blocks)
        lines = leads[:2] or [chapter.name]
        if beside:
            lines = [*lines, f"In the notes of the last table: {'; '.join(beside)}."]
        rows = [_rows_words(part.table, report) for part in chapter.parts if isinstance(part, Rows)]
        deck.section(chapter.title, rows or lines)
    for plate in plates:
        add_plate(deck, plate, report.ground.catalogue)
    if not plates:
        _add_blocks(deck, chapter.title, blocks)
    for part in chapter.parts:
        if isinstance(part, Rows):
            _add_rows(deck, part.table, report)


def _add_blocks(deck: Deck, title: str, blocks: Iterable[Block]) -> None:
    """Tables and lists under their headings; what the page folds away stands in the notes before it."""
    last: Any = None
    for heading, block, is_folded in _headed(title, blocks):
        if isinstance(block, Bullets):
            deck.lines(heading, block.items)
        elif is_folded and last is not None:
            add_notes(last, [heading, *row_lines(block.columns, block.rows)])
        else:
            last = _add_table(deck, heading, block)[-1]


def _folded(title: str, blocks: Iterable[Block]) -> list[str]:
    """The headings of the tables that stand in notes alone."""
    tables = [(heading, is_folded) for heading, one, is_folded in _headed(title, blocks)
              if isinstance(one, Table)]  # fmt: skip
    return [heading for heading, is_folded in tables[1:] if is_folded]


def _headed(title: str, blocks: Iterable[Block]) -> Iterator[tuple[str, Table | Bullets, bool]]:
    """The tables and lists, each with its heading, and whether the page folds it away."""
    heading, is_folded = title, False
    for block in _ledgers_joined(title, blocks):
        if isinstance(block, Heading):
            heading, is_folded = block.text, block.level == 3
        elif isinstance(block, Table | Bullets):
            yield heading, block, is_folded


def _ledgers_joined(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The figures of all themes as one table, each theme a row across, where the first of them stands."""
    given = list(blocks)
    rows: list[tuple[str, ...]] = []
    for before, block in zip([None, *given], given, strict=False):
        if isinstance(block, Table) and block.columns == LEDGER:
            rows += [(before.text,), *block.rows] if isinstance(before, Heading) else block.rows
    for block, after in zip(given, [*given[1:], None], strict=False):
        if isinstance(block, Table) and block.columns == LEDGER:
            if rows:
                yield from (Heading(2, title), Table(LEDGER, tuple(rows)))
            rows = []
        elif not (isinstance(block, Heading) and isinstance(after, Table) and after.columns == LEDGER):
            yield block


def _add_table(deck: Deck, title: str, table: Table) -> list[Any]:
    columns, rows = table.columns, table.rows
    names = columns or ("",) * max(map(len, rows), default=1)
    shares = [_SHARES.get(name, 1.5) for name in names] if columns else [1.0, 4.0][: len(names)]
    heads = names if columns else ("What", "Said of it")[: len(names)]
    return deck.table(title, heads, rows, shares)


def _add_rows(deck: Deck, name: str, report: Report) -> None:
    """The first rows of a table of the data; all columns, and the rows that follow, in the notes."""
    table, whole = printed_table(name, report.ground, _ACROSS), printed_table(name, report.ground, None)
    shown, said = table.rows[:_MOST_ROWS], row_lines(_spaced(whole.columns), whole.rows[:_MOST_NOTED])
    if not shown:
        return
    longest = [
        min(30, max(len(cells) for cells in column))
        for column in zip(table.columns, *shown, strict=True)
    ]  # fmt: skip
    slides = deck.table(table.title, _spaced(table.columns), shown, longest, said[:_MOST_ROWS])
    if more := said[_MOST_ROWS:]:
        add_notes(slides[-1], ["Further rows:", *more])


def _rows_words(name: str, report: Report) -> str:
    """How much of a table of the data is on slides, and where the rest is."""
    table = printed_table(name, report.ground, _ACROSS)
    count = len(table.rows)
    if not count:
        return table.note
    left = f", the first {_MOST_ROWS} of them on slides" if count > _MOST_ROWS else ""
    noted = f"the first {_MOST_NOTED}" if count > _MOST_NOTED else "all of them"
    return f"{counted(count, 'row')} of the table “{name}”{left}; {noted} with all columns in the notes."


def _spaced(columns: Iterable[str]) -> list[str]:
    return [one.replace("_", " ") for one in columns]


def _close(deck: Deck, notes: Endnotes) -> None:
    sources = []
    for one in notes.sources:
        paragraphs = ", ".join(str(reference.paragraph) for reference in one.references)
        sources.append(f"[{one.number}] {one.words}" + (f". Paragraphs {paragraphs}" if paragraphs else ""))
    deck.lines("Sources", sources or ["No source is named."], 16)
    if notes.computed:
        deck.lines("Computed, printed nowhere", notes.computed, 12)


def _named(deck: Deck, report: Report) -> bytes:
    """The file with its title, the version of the data and the language."""
    properties = deck.shown.core_properties
    properties.title, properties.subject = report.heading, f"Data version {report.ground.version}"
    properties.author, properties.language, properties.last_modified_by = "", "en-GB", ""
    return deck.data()
