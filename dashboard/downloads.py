"""What a reader takes away: tables as CSV that every spreadsheet opens and none runs.

UTF-8, ISO dates, plain numbers with a point and no exponent. With `for_excel` the file begins with a byte
order mark, without which Excel takes UTF-8 for something else. A text cell that a spreadsheet would run as a
formula (it begins with one of = + - @, a tab or a line break, after any apostrophes) gets one apostrophe in
front; `restore_cell` takes it off again, so nothing is lost. Numbers are left alone, negative ones too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
BYTE_ORDER_MARK = "\ufeff"
MIME = "text/csv; charset=utf-8"
# The rule and the way back, for readers of the files.
RULE = (
    "A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break, or "
    "with apostrophes before one of these) has one more apostrophe in front. To get the text back, take one "
    "apostrophe off each text that begins with apostrophes before one of these. Numbers are never changed."
)
_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def neutralise_cell(text: str) -> str:
    """The text so that no spreadsheet runs it: one apostrophe in front where it would."""
    return f"'{text}" if _RUNS.match(text) else text


def restore_cell(text: str) -> str:
    """What `neutralise_cell` was given."""
    return text[1:] if text.startswith("'") and _RUNS.match(text[1:]) else text


def plain_number(value: float) -> str:
    """The number in digits: no exponent, no point where it is whole, every digit that it has."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def cell_text(cell: Cell) -> str:
    """A cell as it stands in a CSV; nothing for null."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return plain_number(cell) if isinstance(cell, int | float) else neutralise_cell(str(cell))


def csv_of(names: Sequence[str], rows: Iterable[Sequence[Cell]], *, for_excel: bool = False) -> bytes:
    """A line of column names, then the rows, as CSV (RFC 4180); nulls are empty cells."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell_text(cell) for cell in row] for row in rows)
    return ((BYTE_ORDER_MARK if for_excel else "") + text.getvalue()).encode()


def frame_rows(frame: pd.DataFrame) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table as plain values, null as None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return tuple(plain.itertuples(index=False, name=None))


def csv_bytes(frame: pd.DataFrame, *, for_excel: bool = False) -> bytes:
    """The table as CSV with a line of column names; nulls are empty cells."""
    return csv_of([str(name) for name in frame.columns], frame_rows(frame), for_excel=for_excel)


def slug(text: str) -> str:
    """Text as part of a file's name, wherever the file is kept: "oil-and-economy"."""
    return re.sub(r"[^a-z0-9_]+", "-", text.casefold()).strip("-_")[:60]
