"""What a reader takes away: tables as CSV that every spreadsheet opens and none runs.

UTF-8, ISO dates, plain numbers with a point. With `for_excel` the file begins with a byte order mark, without
which Excel takes UTF-8 for something else. A text cell that a spreadsheet would run as a formula (it begins
with one of = + - @, a tab or a line break, after any apostrophes) gets one apostrophe in front;
`restore_cell` takes it off again, so nothing is lost. Numbers are left alone, negative ones too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

BYTE_ORDER_MARK = "\ufeff"
MIME = "text/csv; charset=utf-8"
_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def neutralise_cell(text: str) -> str:
    """The text so that no spreadsheet runs it: one apostrophe in front where it would."""
    return f"'{text}" if _RUNS.match(text) else text


def restore_cell(text: str) -> str:
    """What `neutralise_cell` was given."""
    return text[1:] if text.startswith("'") and _RUNS.match(text[1:]) else text


def csv_bytes(frame: pd.DataFrame, *, for_excel: bool = False) -> bytes:
    """The table as CSV with a line of column names; nulls are empty cells."""
    import pandas as pd

    safe = frame.copy()
    for name in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[name].dtype):
            safe[name] = frame[name].map(lambda cell: neutralise_cell(str(cell)), na_action="ignore")
    text = safe.to_csv(index=False, lineterminator="\r\n")
    return ((BYTE_ORDER_MARK if for_excel else "") + text).encode()


def file_name(table: str, version: str, is_part: bool) -> str:
    """A downloaded table's name: what it is, whether it is a selection, and which version of the data."""
    return f"{table}{'-selection' if is_part else ''}-{version}.csv"
