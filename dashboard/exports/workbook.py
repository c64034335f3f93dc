"""Tables as an XLSX workbook: a readme, the meanings of the columns, then a sheet a table.

Numbers are numbers, full days are dates, every text is text: nothing in it is a formula. The same tables give
the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dashboard.downloads import Cell
from dashboard.exports.data_tables import TITLE, DataTable, Field
from dashboard.exports.workbook_cells import NOT_XML, table_cell, text_cell
from dashboard.exports.zips import FIXED, deterministic

if TYPE_CHECKING:
    from openpyxl import Workbook

    from dashboard.exports.reading_notes import Section

_SHEET_NAME = 31
_A4 = "9"
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDE, _NARROW, _WRAPS_FROM = 60, 9, 40
_READ_ME, _COLUMNS = "Read me", "Columns"


def workbook(tables: Sequence[DataTable], notes: Sequence[Section] = ()) -> bytes:
    """The workbook's bytes; `notes` fill the first sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = TITLE
    book.properties.created = book.properties.modified = datetime(*FIXED[:3])
    taken = {_READ_ME.casefold(), _COLUMNS.casefold()}
    names = [_sheet_name(table.name, taken) for table in tables]
    if notes:
        _write_notes(book, notes)
    _write_columns(book, dict(zip(names, tables, strict=True)))
    for name, table in zip(names, tables, strict=True):
        _write_table(book, name, table)
    target = io.BytesIO()
    book.save(target)
    return deterministic(target.getvalue())


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
    sheet.append([text_cell(sheet, TITLE, size=16)])
    for section in notes:
        sheet.append([])
        heading = text_cell(sheet, section.heading, size=12, is_band=True)
        sheet.append([heading, text_cell(sheet, "", is_band=True)])
        for term, text in section.lines:
            sheet.append([text_cell(sheet, term, wraps=True), text_cell(sheet, text, wraps=True)])
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
    _page(sheet, fits=is_paged_wide or len(table.fields) <= 12)
    sheet.freeze_panes = "C2" if len(table.fields) > 12 else "A2"
    sheet.print_title_rows = "1:1"
    widths = [_width(field, column) for field, column in zip(table.fields, _columns(table), strict=True)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if table.fields:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.fields))}{len(table.rows) + 1}"
    sheet.append([text_cell(sheet, field.name, size=11, is_band=True, wraps=True) for field in table.fields])
    wraps = [width >= _WRAPS_FROM for width in widths]
    for row in table.rows:
        sheet.append([table_cell(sheet, *one) for one in zip(row, table.fields, wraps, strict=True)])
    sheet.close()


def _columns(table: DataTable) -> Iterable[tuple[Cell, ...]]:
    return zip(*table.rows, strict=True) if table.rows else ((),) * len(table.fields)


def _width(field: Field, cells: Iterable[Cell]) -> float:
    """Wide enough for the longest cell and the name, up to a width from which on text is wrapped."""
    longest = max((len(_shown(cell)) for cell in cells if cell is not None), default=0)
    # Besides its letters the name needs room for the button of the filter.
    return min(max(longest + 2, len(field.name) + 4, _NARROW), _WIDE)


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int | float) else str(cell)


def _page(sheet: Any, *, is_landscape: bool = True, fits: bool = True) -> None:
    """How the sheet prints: on A4, as wide as the paper where that can still be read."""
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    if fits:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
    sheet.oddFooter.center.text = "&A – &P/&N"
