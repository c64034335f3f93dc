"""Tables as an XLSX workbook: a readme, the meanings of the columns, then a sheet a table.

Numbers are numbers, full days are dates, every text is text: nothing in it is a formula. The same tables give
the same bytes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dashboard.downloads import Cell
from dashboard.exports.data_tables import TITLE, DataTable, Field
from dashboard.exports.workbook_cells import NOT_XML, Look, Pen
from dashboard.exports.zips import FIRST_DAY, stamped

if TYPE_CHECKING:
    from openpyxl import Workbook

    from dashboard.exports.reading_notes import Section

_SHEET_NAME = 31
_A4 = "9"
_FEW = 12  # columns that fit on the width of a page
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_NARROW, _MIDDLE, _WIDE = 9, 34, 70  # widths of columns, in characters
_PROSE = 110  # characters from which on a column holds prose and gets the greatest width
_LETTERS = 1.1  # letters of running text to a digit, by which widths are counted
_LINE, _LINES = 15.0, 4  # points; what is longer than four lines is whole in its cell, not on the screen
_READ_ME, _COLUMNS = "Read me", "Columns"


def workbook(tables: Sequence[DataTable], notes: Sequence[Section] = ()) -> bytes:
    """The workbook's bytes; `notes` fill the first sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = TITLE
    book.properties.created = book.properties.modified = datetime(
        FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day
    )
    taken = {_READ_ME.casefold(), _COLUMNS.casefold()}
    names = [_sheet_name(table.name, taken) for table in tables]
    if notes:
        _write_notes(book, notes)
    _write_columns(book, dict(zip(names, tables, strict=True)))
    for name, table in zip(names, tables, strict=True):
        _write_table(book, name, table)
    target = io.BytesIO()
    book.save(target)
    return stamped(target.getvalue())


def _sheet_name(table: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other has: "Site mentions"."""
    plain = _NOT_IN_A_SHEET_NAME.sub(" ", NOT_XML.sub(" ", table.replace("_", " "))).strip() or "Table"
    full = (plain[:1].upper() + plain[1:])[:_SHEET_NAME]
    name, count = full, 1
    while name.casefold() in taken:
        count += 1
        name = f"{full[: _SHEET_NAME - len(str(count)) - 1]} {count}"
    taken.add(name.casefold())
    return name


def _write_notes(book: Workbook, notes: Sequence[Section]) -> None:
    sheet = book.create_sheet(_READ_ME)
    _page(sheet, is_landscape=False)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 96
    pen, wrapped, band = Pen(sheet), Look(wraps=True), Look(size=12, is_band=True)
    sheet.append([pen.text(TITLE, Look(size=16))])
    place = 1
    for section in notes:
        place += 2
        sheet.append([])
        sheet.append([pen.text(section.heading, band), pen.text("", band)])
        for term, text in section.lines:
            place += 1
            sheet.row_dimensions[place].height = _height([term, text], [24, 96], 20)
            sheet.append([pen.text(term, wrapped), pen.text(text, wrapped)])
    sheet.close()


def _write_columns(book: Workbook, tables: Mapping[str, DataTable]) -> None:
    """What every column of every sheet holds."""
    fields = (Field("sheet", ""), Field("column", ""), Field("type", ""), Field("meaning", ""))
    rows = tuple(
        (name, one.name, "date" if one.is_date else one.type, one.meaning)
        for name, table in tables.items()
        for one in table.fields
    )
    _write_table(book, _COLUMNS, DataTable(_COLUMNS, "", fields, rows, ""), is_paged_wide=True)


def _write_table(book: Workbook, name: str, table: DataTable, *, is_paged_wide: bool = False) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    _page(sheet, fits=is_paged_wide or len(table.fields) <= _FEW)
    sheet.freeze_panes = "C2" if len(table.fields) > _FEW else "A2"
    sheet.print_title_rows = "1:1"
    if len(table.fields) > _FEW:
        sheet.print_title_cols = "A:B"
    widths = [_width(field, column) for field, column in zip(table.fields, _columns(table), strict=True)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if table.fields:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.fields))}{len(table.rows) + 1}"
    pen = Pen(sheet)
    sheet.append([pen.text(field.name, _heading(field)) for field in table.fields])
    for place, row in enumerate(table.rows, 2):
        texts = [_shown(cell) for cell in row]
        sheet.row_dimensions[place].height = _height(texts, widths, _LINES)
        sheet.append(
            [
                pen.cell(cell, field.is_date, len(text) > width or "\n" in text)
                for cell, field, text, width in zip(row, table.fields, texts, widths, strict=True)
            ]
        )
    sheet.close()


def _heading(field: Field) -> Look:
    """A column's name stands over its cells, numbers on the right."""
    return Look(size=11, is_band=True, is_right=field.type in {"integer", "number"})


def _columns(table: DataTable) -> Iterable[tuple[Cell, ...]]:
    return zip(*table.rows, strict=True) if table.rows else ((),) * len(table.fields)


def _width(field: Field, cells: Iterable[Cell]) -> float:
    """Wide enough for the longest cell and the name, up to widths at which titles and prose are wrapped."""
    longest = max((len(_shown(cell)) for cell in cells), default=0)
    # Besides its letters the name needs room for the button of the filter.
    most = _WIDE if longest > _PROSE else _MIDDLE
    return max(min(longest + 2, most), len(field.name) + 4, _NARROW)


def _height(texts: Sequence[str], widths: Sequence[float], most: int) -> float:
    """High enough for the cell that needs most lines, up to `most`; programs do not all see to it."""
    lines = [
        sum(max(1, math.ceil(len(line) / (width * _LETTERS))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
        if len(text) > _NARROW
    ]
    return _LINE * min(max(lines, default=1), most)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:,}" if isinstance(cell, int | float) else cell


def _page(sheet: Any, *, is_landscape: bool = True, fits: bool = True) -> None:
    """How the sheet prints: on A4, as wide as the paper where that can still be read."""
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    if fits:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
    else:
        sheet.page_setup.scale = 70
        sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&A – &P/&N"
