"""Tables on slides, in as many parts as keep every row whole and every slide from overfilling.

All lengths are in inches, sizes of letters in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dashboard.exports.picture_text import BOLD
from dashboard.exports.report_blocks import Aside
from dashboard.exports.report_slide_text import MARGIN, ROOM, TOP, line_count, rgb
from dashboard.exports.report_text import told

_CELL, _HEAD = 12.0, 11.0
_PAD = 0.14


def table_parts(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> list[list[Sequence[str]]]:
    """The rows in as few groups as slides have room for, as even as these can be."""
    heights = [_row_height(row, widths) for row in rows]
    room = ROOM - _head_height(columns, widths)
    parts = list(_parts(rows, heights, len(columns), room))
    # The least room that takes no more slides, to a twentieth of an inch.
    for less in range(1, int(room * 20)):
        smaller = list(_parts(rows, heights, len(columns), room - less / 20))
        if len(smaller) > len(parts):
            break
        parts = smaller
    return parts


def _parts(
    rows: Sequence[Sequence[str]], heights: Sequence[float], columns: int, room: float
) -> Iterator[list[Sequence[str]]]:
    part: list[Sequence[str]] = []
    used = 0.0
    for place, (row, tall) in enumerate(zip(rows, heights, strict=True)):
        after = sum(heights[place + 1 : _last_with(rows, place, columns) + 1])
        if part and not _explains(row) and used + tall + after > room:
            yield part
            part, used = [], 0.0
        part.append(row)
        used += tall
    if part:
        yield part


def row_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The rows as lines of text: "Figure: Lending; Value: US$34 billion"; one of a single cell as that."""
    return [_row_line(columns, row) for row in rows]


def _row_line(columns: Sequence[str], row: Sequence[str]) -> str:
    cells = [", ".join(filter(None, cell.split("\n"))) for cell in row]
    if len(cells) < len(columns):
        return " ".join(cells)
    names = [name.partition("\n")[0] for name in columns]
    named = zip(names, cells, strict=True)
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell)


def _explains(row: Sequence[str]) -> bool:
    return bool(row) and isinstance(row[0], Aside)


def _last_with(rows: Sequence[Sequence[str]], place: int, count: int) -> int:
    """The last row that must stand on a row's slide: the first below a heading, and what explains a row."""
    last = place
    if len(rows[place]) == 1 < count and not _explains(rows[place]) and place + 1 < len(rows):
        last += 1
    while last + 1 < len(rows) and _explains(rows[last + 1]):
        last += 1
    return last


def _head_height(columns: Sequence[str], widths: Sequence[float]) -> float:
    counts = [_lines(words, _HEAD, wide, BOLD) for words, wide in zip(columns, widths, strict=True)]
    return _height(max(counts, default=1), _HEAD)


def _row_height(cells: Sequence[str], widths: Sequence[float]) -> float:
    spans = widths if len(cells) == len(widths) else [sum(widths)]
    counts = []
    for at, (cell, wide) in enumerate(zip(cells, spans, strict=False)):
        first, _, rest = cell.partition("\n")
        weight = BOLD if at == 0 and not isinstance(cell, Aside) else 400
        counts.append(_lines(first, _CELL, wide, weight) + (_lines(rest, _CELL, wide) if rest else 0))
    return _height(max(counts, default=1), _CELL)


def _lines(words: str, size: float, wide: float, weight: int = 400) -> int:
    return sum(line_count(line, size, wide - 0.18, weight) for line in words.split("\n"))


def _height(lines: int, size: float) -> float:
    return lines * size * 1.19 / 72 + _PAD


def add_table(
    slide: Any, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], name: str
) -> None:
    """Put a table of that name below the title; a row of fewer cells than columns stands across."""
    from pptx.util import Inches

    heights = [_head_height(columns, widths), *(_row_height(row, widths) for row in rows)]
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns), Inches(MARGIN), Inches(TOP), Inches(sum(widths)), Inches(sum(heights))
    )
    frame.name = name[:120]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {name}")
    table = frame.table
    table.horz_banding = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Inches(wide)
    for row, tall in zip(table.rows, heights, strict=True):
        row.height = Inches(tall)
    for place, cells in enumerate((columns, *rows)):
        if len(cells) < len(columns):
            table.cell(place, 0).merge(table.cell(place, len(columns) - 1))
        for at, words in enumerate(cells):
            is_first = at == 0 and not isinstance(words, Aside)
            _set_cell(table.cell(place, at), words, is_head=place == 0, is_first=is_first)


def _set_cell(cell: Any, words: str, *, is_head: bool, is_first: bool) -> None:
    from pptx.util import Inches, Pt

    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("panel" if is_head else "ground")
    cell.margin_left = cell.margin_right = Inches(0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.06)
    frame = cell.text_frame
    frame.word_wrap = True
    for place, line in enumerate(told(words).split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(_HEAD if is_head else _CELL)
        run.font.bold = is_head or (is_first and place == 0)
        run.font.color.rgb = rgb("quiet" if is_head or place else "text")
