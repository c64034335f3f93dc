"""The cells of a workbook: text that is only ever text, numbers, days."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from dashboard.downloads import Cell
from dashboard.exports.data_tables import Field

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet as Sheet

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767  # characters that a cell of a spreadsheet holds
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, so earlier days would be wrong
_RUNS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_INK, _BAND = "FF1F2933", "FFE4E9EE"


def text_for_a_cell(text: str) -> str:
    """The text as a cell can hold it: what XML cannot hold becomes �, what is too long is cut and says so."""
    text = NOT_XML.sub("\ufffd", text)
    if len(text) <= _LONGEST:
        return text
    mark = f"… [cut: {len(text):,} characters, whole in the CSV]"
    return text[: _LONGEST - len(mark)] + mark


def text_cell(
    sheet: Sheet, text: str, *, wraps: bool = False, size: int | None = None, is_band: bool = False
) -> SheetCell:
    """A cell that holds text, whatever it looks like; `size` makes a bold heading, `is_band` shades it."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text_for_a_cell(text))
    cell.data_type = "s"
    cell.alignment = _alignment(wraps)
    if _RUNS.match(text):
        # Stays text when someone edits the cell.
        cell.quotePrefix = True
    if size is not None:
        cell.font = _heading_font(size)
    if is_band:
        cell.fill = _band()
    return cell


def table_cell(sheet: Sheet, content: Cell, field: Field, wraps: bool) -> SheetCell | None:
    """A cell of a table: a number, a date where it is a full day, else text; None for null."""
    if content is None:
        return None
    if isinstance(content, bool):
        return text_cell(sheet, str(content).lower())
    if isinstance(content, int | float):
        return _number(sheet, content)
    day = _full_day(content) if field.is_date else None
    return _day(sheet, day) if day else text_cell(sheet, content, wraps=wraps)


def _full_day(text: str) -> date | None:
    """The day that an ISO date of full precision names, where a spreadsheet can hold it."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and day >= _FIRST_DAY else None


def _number(sheet: Sheet, number: float) -> SheetCell:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, number)
    cell.alignment = _alignment(False)
    # No commas below: a year is no quantity.
    cell.number_format = "#,##0" if abs(number) >= 10_000 and float(number).is_integer() else "General"
    return cell


def _day(sheet: Sheet, day: date) -> SheetCell:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, datetime(day.year, day.month, day.day))
    cell.number_format = "yyyy-mm-dd"
    cell.alignment = _alignment(False)
    return cell


@cache
def _alignment(wraps: bool) -> Alignment:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=wraps)


@cache
def _heading_font(size: int) -> Font:
    from openpyxl.styles import Font

    return Font(bold=True, size=size, color=_INK)


@cache
def _band() -> PatternFill:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=_BAND)
