"""A report as a Word document: headings, pictures with captions, tables whose heads are repeated, sources."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from dashboard.contents import MapDrawn, Rows, Words
from dashboard.exports.report import Report
from dashboard.exports.report_blocks import Block, Bullets, Heading, Paragraph, Table, blocks_of
from dashboard.exports.report_chapters import Chapter, chapters_of
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_notes import Endnotes, endnotes, facts, gathered
from dashboard.exports.report_photographs import legend_photograph, photographs
from dashboard.exports.report_tables import printed_table
from dashboard.exports.report_text import paragraphs_of
from dashboard.exports.report_word import WordFile
from dashboard.exports.zips import stamped

# How many letters of a table of the data fit across an upright page; a picture's most inches.
_ACROSS = 96
_WIDE, _HIGH = 6.7, 5.9
# The letters of a legend, in points.
_LEGEND = 9.5


def document(report: Report) -> bytes:
    """The report as DOCX. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    chapters = chapters_of(report)
    notes = endnotes(chapters, report.ground)
    word = WordFile(report.heading, report.ground.version)
    word.title(report.heading)
    for line in paragraphs_of(report.note):
        word.paragraph(line, "lead")
    word.table((), [list(pair) for pair in facts(report)], shares=(1, 4))
    for chapter in chapters:
        _add_chapter(word, chapter, report)
    _add_sources(word, notes)
    target = BytesIO()
    word.shown.save(target)
    return stamped(target.getvalue(), report.made_on)


def _add_chapter(word: WordFile, chapter: Chapter, report: Report) -> None:
    if chapter.is_page:
        word.heading(chapter.title, 1)
    for part in chapter.parts:
        if isinstance(part, Words):
            _add_blocks(word, blocks_of(part.nodes))
        elif isinstance(part, Rows):
            table = printed_table(part.table, report.ground, _ACROSS)
            word.heading(table.title, 2)
            word.paragraph(table.note, "note")
            word.table([name.replace("_", " ") for name in table.columns], table.rows, size=7.5)
        else:
            is_told = chapter.is_page and isinstance(part, MapDrawn)
            for plate in plates_of(part):
                _add_plate(word, plate, 2 if chapter.is_page else 1, is_told)


def _add_plate(word: WordFile, plate: Plate, level: int, is_told: bool) -> None:
    """A chart with its words; of the map on its own page, what stands around it is said there."""
    if not is_told:
        word.heading(plate.title, level)
    if plate.subtitle and not is_told:
        word.paragraph(plate.subtitle, "note", is_kept=True)
    shown = photographs(plate, _WIDE, _HIGH, is_on_white=True)
    legend = legend_photograph(plate.legend, _WIDE, _LEGEND, is_on_white=True)
    for place, photograph in enumerate(shown, 1):
        several = f", part {place} of {len(shown)}" if len(shown) > 1 else ""
        word.picture(photograph, plate.title + several, legend)
    if is_told:
        return
    if plate.caveat:
        word.paragraph(plate.caveat, "note")
    if plate.table:
        columns = list(dict.fromkeys(name for row in plate.table for name in row))
        word.table(columns, [[row.get(name, "") for name in columns] for row in plate.table])


def _add_blocks(word: WordFile, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            word.heading(block.text, block.level)
        elif isinstance(block, Paragraph):
            word.paragraph(block.text, block.look)
        elif isinstance(block, Bullets):
            for item in block.items:
                word.bullet(item)
        elif isinstance(block, Table):
            word.table(block.columns, block.rows, size=8 if len(block.columns) > 5 else 9)


def _add_sources(word: WordFile, notes: Endnotes) -> None:
    word.heading("Sources", 1)
    if not notes.sources:
        word.paragraph("No source is named.", "note")
    for one in notes.sources:
        word.numbered(one.number, one.words)
        for reference in gathered(one.references):
            words = "; ".join(reference.words)
            word.reference(reference.place if words else f"also {reference.place}", words)
    if notes.computed:
        word.heading("Computed, printed nowhere", 2)
        for words in notes.computed:
            word.bullet(words, 8.5)
