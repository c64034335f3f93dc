"""Choosing rows of a table: filters, a search over all cells, and the order of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.dates import year_of
from dashboard.numerals import counted, some_of
from dashboard.wording import sentence

if TYPE_CHECKING:
    import pandas as pd

# The columns that a reader filters by, where a table has them, with what they are called on the screen.
FILTERS = {
    "theme": "Theme",
    "document_id": "Document",
    "indicator_id": "Indicator",
    "status": "Status",
    "modality": "Modality",
    "verdict": "Verdict",
    "kind": "Kind",
    "disposition": "What became of it",
    "origin_basis": "Basis of the origin",
    "table_name": "Table",
}
# A phone shows two or three columns: the printed words and what they are about come before everything else.
_READ_FIRST = (
    "printed_value",
    "printed",
    # A bound without it would pass for a value.
    "qualifier",
    "title",
    "name",
    "indicator_id",
    "event_id",
    "site_id",
    "system_id",
    "measure",
    "subject",
    "counterpart",
    "source",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "change",
    "date_start",
    "date_end",
    "period_start",
    "period_end",
    "verdict",
    "status",
)
_READ_LAST = ("figure_id", "mention_id", "agreement_id", "event_statement_id", "site_mention_id",
              "system_mention_id", "start", "end", "paragraphs", "relies_on", "ignored", "original_sha256",
              "digest_sha256")  # fmt: skip
_STARTS = ("period_start", "date_start")
_ENDS = ("period_end", "date_end")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked of a table: values by column, words to search for, the years a row must touch."""

    values: Mapping[str, Sequence[str]]
    words: str = ""
    years: tuple[int, int] | None = None


def filter_options(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """For each column to filter by, its values; a column with one value or none is left out."""
    options = {}
    for column in FILTERS:
        if column in frame.columns:
            values = tuple(sorted(frame[column].dropna().astype(str).unique()))
            if len(values) > 1:
                options[column] = values
    return options


def year_range(frame: pd.DataFrame) -> tuple[int, int] | None:
    """The first and last year that the rows speak of; None where there is no choice to make."""
    columns = [column for column in (*_STARTS, *_ENDS) if column in frame.columns]
    years = [year for column in columns for text in frame[column].dropna() if (year := year_of(str(text)))]
    return (min(years), max(years)) if years and min(years) < max(years) else None


def chosen_rows(frame: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The rows that fit every filter and hold every word, in any column, whatever their case."""
    kept = frame
    for column, values in choice.values.items():
        if values and column in kept.columns:
            kept = kept[kept[column].astype(str).isin(values)]
    if choice.years is not None:
        kept = kept[_touches(kept, choice.years)]
    for word in choice.words.casefold().split():
        kept = kept[_holds(kept, word)]
    return kept


def _holds(frame: pd.DataFrame, word: str) -> pd.Series[bool]:
    import pandas as pd

    found = pd.Series(False, index=frame.index)
    for column in frame.columns:
        found |= (
            frame[column]
            .astype("string")
            .str.casefold()
            .str.contains(word, regex=False)
            .fillna(False)
            .astype(bool)
        )
    return found


def _touches(frame: pd.DataFrame, years: tuple[int, int]) -> pd.Series[bool]:
    """Rows whose period meets the years; an open end reaches on, a row without a period fits none."""
    import pandas as pd

    start = next((frame[name] for name in _STARTS if name in frame.columns), None)
    end = next((frame[name] for name in _ENDS if name in frame.columns), None)
    if start is None or end is None:
        return pd.Series(True, index=frame.index)
    first = start.map(lambda text: year_of(str(text)), na_action="ignore").astype("Float64")
    last = end.map(lambda text: year_of(str(text)), na_action="ignore").astype("Float64")
    dated = first.notna() | last.notna()
    return (dated & (first.fillna(-9999) <= years[1]) & (last.fillna(9999) >= years[0])).astype(bool)


def reading_order(frame: pd.DataFrame) -> list[str]:
    """The columns with what is measured first, those mostly empty later, ids and offsets last."""
    places = {name: place for place, name in enumerate(_READ_FIRST)}
    named = list(frame.columns)

    def place(name: str) -> tuple[bool, bool, int, int]:
        is_mostly_empty = bool(frame[name].isna().mean() > 0.6)
        return name in _READ_LAST, is_mostly_empty, places.get(name, len(places)), named.index(name)

    return sorted(named, key=place)


def count_words(shown: int, total: int) -> str:
    """How many rows are on the screen: "16 rows." or "3 of 16 rows."."""
    if shown == total:
        return sentence(counted(total, "row"))
    return sentence(some_of(shown, total, "row"))
