"""A published table in a report: all columns where a reader can scroll, on paper as many as fit across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.contents import Ground
from dashboard.elements import Node, el
from dashboard.numerals import counted, table_number
from dashboard.table_sources import SOURCE, SOURCE_MEANING, with_sources
from dashboard.tables import reading_order

if TYPE_CHECKING:
    import pandas as pd

# What no reader of paper can use: offsets in a text, checksums, and what the JSON columns spell out.
_FOR_MACHINES = frozenset(
    {"start", "end", "claim_start", "digest_sha256", "original_sha256", "document_count"}
)
# How many letters fit across a landscape page, and the most that a column takes before it wraps.
ACROSS, _COLUMN, _GAP = 212, 34, 2
# Digits of a fraction that a reader of paper can use.
_DIGITS = 6
# A number is never printed without what its wording makes of it: a bound would pass for a value.
_QUALIFIER, _BOUNDED = "qualifier", frozenset({"printed_value", "value", "low", "high"})


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table's name, the columns shown, the rows as text, and the columns left out."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]
    meanings: Mapping[str, str]

    @property
    def title(self) -> str:
        """The table's name as words."""
        return self.name.replace("_", " ").capitalize()

    @property
    def note(self) -> str:
        """How much there is, and what is not shown."""
        words = f"{counted(len(self.rows), 'row')} of the table “{self.name}”."
        left = ", ".join(self.left_out).replace("_", " ")
        return (
            f"{words} Not shown for want of room, or empty: {left}; the data files hold them."
            if left
            else words
        )


def printed_table(name: str, ground: Ground, across: int | None = ACROSS) -> PrintedTable:
    """A table's columns in reading order, as many as `across` letters hold; None takes all.

    Raises DataUnavailable.
    """
    published = ground.edition.frame(name)
    frame = with_sources(published, ground.whole)
    filled = frame.dropna(axis="columns", how="all")
    ordered = reading_order(filled)
    texts = {column: _texts(filled[column]) for column in ordered}
    shown = ordered if across is None else _fitting(ordered, texts, across)
    rows = tuple(zip(*(texts[column] for column in shown), strict=True)) if shown else ()
    left_out = tuple(column for column in published.columns if column not in shown)
    meanings = {**ground.edition.column_meanings(name), SOURCE: SOURCE_MEANING}
    return PrintedTable(name, tuple(shown), rows, left_out, meanings)


def _texts(cells: pd.Series) -> list[str]:
    return ["" if missing else _text(cell) for cell, missing in zip(cells, cells.isna(), strict=True)]


def _text(cell: object) -> str:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return table_number(float(str(cell)), _DIGITS) if is_number else str(cell)


def _fitting(columns: list[str], texts: Mapping[str, list[str]], across: int) -> list[str]:
    shown: list[str] = []
    # Where a row is from finds room before all else, whatever its place.
    used = _wide(texts[SOURCE], SOURCE) if SOURCE in columns else 0
    for column in columns:
        if column in _FOR_MACHINES or column in shown:
            continue
        is_alone = column not in _BOUNDED or _QUALIFIER not in columns or _QUALIFIER in shown
        together = (column,) if is_alone else (column, _QUALIFIER)
        wide = sum(0 if one == SOURCE else _wide(texts[one], one) for one in together)
        if used + wide <= across:
            shown += together
            used += wide
    return shown


def _wide(cells: Iterable[str], column: str) -> int:
    """How many letters a column takes."""
    return min(_COLUMN, max(map(len, (column, *cells)))) + _GAP


def table_nodes(table: PrintedTable) -> list[Node]:
    """The table as page elements, with what is not shown said above it."""
    head = el("thead", el("tr", [_head(name, table.meanings) for name in table.columns]))
    body = el("tbody", [el("tr", [el("td", cell) for cell in row]) for row in table.rows])
    caption = el("caption", table.title, cls="unseen")
    heading = el("h2", el("span", table.title), cls="theme")
    shown = el("div", el("table", caption, head, body, cls="plain wide"), cls="scrolled", tabindex=0)
    return [el("section", heading, el("p", table.note, cls="note"), shown, cls="of-table")]


def _head(name: str, meanings: Mapping[str, str]) -> Node:
    return el("th", name.replace("_", " "), scope="col", title=meanings.get(name))
