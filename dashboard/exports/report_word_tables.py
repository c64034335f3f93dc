"""Tables in a Word document: columns as wide as their words need, rows whole, a head on every page."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from dashboard.exports.picture_text import BOLD, WIDEST, width_of
from dashboard.exports.report_blocks import Aside
from dashboard.exports.report_word_text import write
from dashboard.theme import LIGHT

WIDTH = 17.0  # centimetres between the margins
_CELL_MARGINS = 0.42  # centimetres left and right of a cell's text, which Word sets
_LEAST = 6.0  # points, below which nobody reads
# Where a line may end: at a space that lets it, and after a hyphen.
_BREAKS = re.compile(r"[ \t\n]+|(?<=-)")


def add_table(shown: Any, columns: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float],
              size: float) -> None:  # fmt: skip
    """A table; its head is repeated on every page, no row is split, a row of one cell stands across.

    Columns are as wide as the shares, or without any as their words need; `size` is in points, and less where
    a word would be broken.
    """
    from docx.shared import Cm, Pt

    count = max((len(row) for row in (columns, *rows)), default=0)
    if not count or not rows:
        return
    table = shown.add_table(rows=0, cols=count)
    table.autofit = False
    size = size if shares else size_that_fits(columns, rows, count, size)
    widths = column_widths(columns, rows, count, shares, size)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _rule(table)
    for place, cells in enumerate((columns, *rows) if columns else rows):
        row = table.add_row()
        is_head = bool(columns) and place == 0
        _keep_whole(row, is_head)
        made = row.cells
        for cell, width in zip(made, widths, strict=True):
            cell.width = Cm(width)
        if len(cells) < count:
            made[0].merge(made[-1])
        for at, words in enumerate(cells):
            _fill(
                made[at],
                words,
                size,
                is_head=is_head,
                is_first=at == 0 and not isinstance(words, Aside),
            )
    shown.add_paragraph().paragraph_format.space_after = Pt(2)


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[str]], count: int, shares: Sequence[float],
                  size: float) -> list[float]:  # fmt: skip
    """Centimetres for each column: its longest word whole where all have room, the rest by length."""
    if shares:
        return [WIDTH * share / sum(shares) for share in shares]
    cells = _cells(columns, rows, count)
    wishes = [min(40.0, max(7.0, *map(_longest, column))) for column in cells]
    needs = _needs(cells, size)
    left = WIDTH - sum(needs)
    if left < 0:
        return [WIDTH * need / sum(needs) for need in needs]
    fair = [WIDTH * wish / sum(wishes) for wish in wishes]
    more = [max(0.0, wide - need) for wide, need in zip(fair, needs, strict=True)]
    return [need + left * extra / (sum(more) or 1.0) for need, extra in zip(needs, more, strict=True)]


def size_that_fits(columns: Sequence[str], rows: Sequence[Sequence[str]], count: int, size: float) -> float:
    """The size, or the greatest below it in which no word is broken, down to what can still be read."""
    cells = _cells(columns, rows, count)
    while size > _LEAST and sum(_needs(cells, size)) > WIDTH:
        size -= 0.5
    return size


def _cells(columns: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> list[list[str]]:
    """The cells by column, the heads first; what stands across has none."""
    return [[row[at] for row in (columns, *rows) if len(row) == count] for at in range(count)]


def _needs(cells: Sequence[Sequence[str]], size: float) -> list[float]:
    """What the longest word of each column takes; heads and first cells are bold."""
    return [
        max(word_width(cell, size, is_bold=place == 0 or at == 0) for place, cell in enumerate(column))
        for at, column in enumerate(cells)
    ]


def word_width(cell: str, size: float, *, is_bold: bool) -> float:
    """Centimetres that a cell's longest word takes, with the cell's margins."""
    weight = BOLD if is_bold else 400
    longest = max(width_of(word, size * WIDEST[weight], weight) for word in _BREAKS.split(cell))
    return longest * 2.54 / 72 + _CELL_MARGINS


def _longest(cell: str) -> float:
    """A cell's wish for room: its longest word at least, less than all of it where it is long."""
    words = max(map(len, cell.split()), default=1)
    return max(words * 1.15, min(float(len(cell)), 6 + math.sqrt(len(cell)) * 3))


def _fill(cell: Any, words: str, size: float, *, is_head: bool, is_first: bool) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    first, _, rest = words.partition("\n")
    write(paragraph, first, size, "quiet" if is_head else "text", is_bold=is_head or is_first)
    if rest:
        write(paragraph, f"\n{rest}", size - 0.5, "quiet")


def _rule(table: Any) -> None:
    """A fine line beneath every row."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (
            ("val", "single"),
            ("sz", "4"),
            ("space", "0"),
            ("color", LIGHT.rule.lstrip("#")),
        ):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _keep_whole(row: Any, is_head: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
