"""Figures and events as the comparison of documents needs them, read back from the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from etl.figures import Dating, Figure
from etl.intervals import Quantity
from etl.periods import Period

if TYPE_CHECKING:
    import pyarrow as pa

# Texts that hardly two rows share, and that no comparison or derivation reads, are left where they are.
_FIGURE = (
    "figure_id", "indicator_id", "theme", "unit", "modality", "status", "document_id", "subject",
    "counterpart", "printed_value", "change", "period_label", "as_of", "scope", "origin_id", "origin_basis",
)  # fmt: skip
_QUANTITY = ("value", "low", "high", "qualifier")
_DATING = ("period_start", "period_end", "date_basis", "date_reason")
_EVENT = ("event_statement_id", "event_id", "document_id", "origin_id", "modality")
_EVENT_DATE = ("date_start", "date_end", "date_label")
_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One document's dating of one event."""

    event_statement_id: str
    event_id: str
    document_id: str
    origin_id: str | None
    modality: str
    period: Period
    label: str


def figures_of(table: pa.Table) -> list[Figure]:
    """The figures of the table in its order, without their sentences and places."""
    shared = _Shared()
    return [
        Figure(
            quantity=shared(Quantity(*(row[name] for name in _QUANTITY))),
            dating=shared(
                Dating(
                    shared.period(row["period_start"], row["period_end"]),
                    row["date_basis"],
                    row["date_reason"],
                )
            ),
            **{name: shared(row[name]) for name in _FIGURE},
        )
        for row in _rows(table, (*_FIGURE, *_QUANTITY, *_DATING))
    ]


def events_of(table: pa.Table) -> list[ToldEvent]:
    """The events of the table in its order, as far as datings are compared."""
    shared = _Shared()
    return [
        ToldEvent(
            **{name: shared(row[name]) for name in _EVENT},
            period=shared.period(row["date_start"], row["date_end"]),
            label=shared(row["date_label"]),
        )
        for row in _rows(table, (*_EVENT, *_EVENT_DATE))
    ]


def origins_relied_on(table: pa.Table) -> dict[str, tuple[str, ...]]:
    """By document, the origins that it relies on as a whole."""
    return {
        row["document_id"]: tuple(reliance["origin"] for reliance in json.loads(row["relies_on"]))
        for row in _rows(table, ("document_id", "relies_on"))
    }


def _rows(table: pa.Table, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Rows with some of the columns, a few at a time in Python."""
    for batch in table.select(names).to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from batch.to_pylist()


class _Shared:
    """Equal values as one object: among many figures few are different."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, value: Any) -> Any:
        return self._known.setdefault(value, value)

    def period(self, start: str | None, end: str | None) -> Any:
        """The period between two days, the last of which may be open."""
        if start is None:
            return None
        key = (start, end)
        if key not in self._known:
            self._known[key] = Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        return self._known[key]
