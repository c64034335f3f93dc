"""The cells of a workbook: text that is only ever text, numbers, days."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dashboard.downloads import Cell

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet as Sheet

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# In a workbook `_x0041_` stands for a letter, so an underscore that would begin one is written as its own.
_LETTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767  # characters that a cell of a spreadsheet holds
_FIRST_DAY = datetime(1900, 3, 1)  # Excel takes 1900 for a leap year, so earlier days would be wrong
_RUNS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_INK, _BAND = "FF1F2933", "FFE4E9EE"


def text_for_a_cell(text: str) -> str:
    """The text as a cell can hold it: what XML cannot hold becomes �, what is too long is cut and says so."""
    text = NOT_XML.sub("\ufffd", text)
    if len(text) <= _LONGEST:
        return text
    mark = f"… [cut: {len(text):,} characters, whole in the CSV]"
    return text[: _LONGEST - len(mark)] + mark


class Pen:
    """Writes the cells of one sheet; a look is made once and then copied."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._looks: dict[Look, StyleArray] = {}

    def text(self, text: str, look: Look | None = None) -> SheetCell:
        """A cell that holds text, whatever it looks like."""
        chosen = look or Look()
        if _RUNS.match(text):
            # Stays text when someone edits the cell.
            chosen = replace(chosen, is_quoted=True)
        cell = self._cell(_LETTER.sub("_x005F_", text_for_a_cell(text)), chosen)
        cell.data_type = "s"
        return cell

    def cell(self, content: Cell, is_date: bool = False, wraps: bool = False) -> SheetCell | None:
        """A cell of a table: a number, a date where it is a full day, else text; None for null."""
        if content is None:
            return None
        if isinstance(content, bool):
            return self.text(str(content).lower())
        if isinstance(content, int | float):
            return self._number(content)
        day = _full_day(content) if is_date else None
        return self._cell(day, Look(number_format="yyyy-mm-dd")) if day else self.text(content, Look(wraps))

    def _number(self, number: float) -> SheetCell:
        # No commas below: a year is no quantity.
        is_long = abs(number) >= 10_000 and float(number).is_integer()
        return self._cell(number, Look(is_right=True, number_format="#,##0" if is_long else "General"))

    def _cell(self, content: str | float | datetime, look: Look) -> SheetCell:
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self._sheet, content)
        if look in self._looks:
            cell._style = copy(self._looks[look])
        else:
            look.dress(cell)
            self._looks[look] = copy(cell._style)
        dressed: SheetCell = cell
        return dressed


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; with a `size` it is a bold heading, a band is shaded."""

    wraps: bool = False
    size: int | None = None
    is_band: bool = False
    is_right: bool = False
    is_quoted: bool = False
    number_format: str = "General"

    def dress(self, cell: SheetCell) -> None:
        """Gives the cell this look."""
        from openpyxl.styles import Alignment, Font, PatternFill

        # Numbers keep a step from the text on their right.
        horizontal, indent = ("right", 1) if self.is_right else (None, 0)
        cell.alignment = Alignment(horizontal=horizontal, indent=indent, vertical="top", wrap_text=self.wraps)
        cell.number_format = self.number_format
        if self.is_quoted:
            cell.quotePrefix = True
        if self.size is not None:
            cell.font = Font(name="Calibri", bold=True, size=self.size, color=_INK)
        if self.is_band:
            cell.fill = PatternFill("solid", fgColor=_BAND)


def _full_day(text: str) -> datetime | None:
    """The day that an ISO date of full precision names, where a spreadsheet can hold it."""
    try:
        day = datetime.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and day >= _FIRST_DAY else None
