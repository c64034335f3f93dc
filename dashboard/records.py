"""The rows of the published tables as typed records, what every page, chart and sentence is made from.

A record takes the columns that it knows and leaves the rest, so that older and newer versions stay readable.
Lists and objects, JSON text in the tables, come back as tuples and mappings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar


def _json() -> Any:
    """A field whose column holds JSON text."""
    return field(metadata={"json": True}, default=())


@dataclass(frozen=True, slots=True)
class Figure:
    """One document's statement of one indicator, or a derived figure; values in the indicator's base unit."""

    figure_id: str
    indicator_id: str
    theme: str
    status: str
    qualifier: str
    unit: str
    document_id: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    title: str | None = None
    printed_value: str | None = None
    printed_unit: str | None = None
    subject: str | None = None
    counterpart: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    change: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_label: str | None = None
    as_of: str | None = None
    date_basis: str | None = None
    date_reason: str | None = None
    scope: str | None = None
    modality: str = "stated"
    origin_id: str | None = None
    origin_basis: str | None = None
    claim: str | None = None
    formula: str | None = None
    formula_words: str | None = None
    input_figure_ids: tuple[str, ...] = _json()
    assumption: str | None = None
    site_id: str | None = None
    # Set where the reader has asked for another unit: the unit it had, and how it was converted.
    converted_from: str | None = None
    conversion: str | None = None
    # Set where the number is computed: how many digits may be said of it.
    digits: int | None = None

    @property
    def numbers(self) -> tuple[float, ...]:
        """The value and the two bounds, those that are known."""
        return tuple(number for number in (self.value, self.low, self.high) if number is not None)

    @property
    def size(self) -> float | None:
        """The one number by which the figure can be ordered: its value, else a bound; None without any."""
        return next(iter(self.numbers), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One source text and its digest."""

    document_id: str
    title: str
    kind: str
    title_basis: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    published_reason: str | None = None
    url: str | None = None
    relies_on: tuple[Mapping[str, Any], ...] = _json()
    paragraphs: tuple[Mapping[str, Any], ...] = _json()
    original_file: str | None = None
    original_sha256: str | None = None
    original_characters: int | None = None
    original_paragraphs: int | None = None
    ignored: tuple[Mapping[str, Any], ...] = _json()
    digest_sha256: str | None = None
    verified_on: str | None = None
    verified_result: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something measured."""

    indicator_id: str
    title: str
    measure: str
    theme: str
    unit: str
    scopes: Mapping[str, str] = _json()
    headline_order: int | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone or something that figures are about."""

    subject_id: str
    title: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Someone a document has a figure from."""

    origin_id: str
    title: str
    kind: str
    url: str | None = None
    via: tuple[str, ...] = _json()


@dataclass(frozen=True, slots=True)
class Event:
    """One document's statement of one event."""

    event_statement_id: str
    event_id: str
    title: str
    theme: str
    document_id: str
    paragraph: int
    claim: str
    status: str = "reported"
    modality: str = "stated"
    date_start: str | None = None
    date_end: str | None = None
    precision: str | None = None
    date_label: str | None = None
    printed: str | None = None
    date_basis: str | None = None
    date_reason: str | None = None
    anchor: str | None = None
    anchor_words: str | None = None
    origin_id: str | None = None
    origin_basis: str | None = None
    note: str | None = None


# What documents tell and what is compared.
Told = Figure | Event


@dataclass(frozen=True, slots=True)
class Left:
    """How many documents and independent named origins a selection leaves of a comparison."""

    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the documents together say on one matter; `figure_ids` name figures, or event statements.

    Of a comparison that is not selected as a whole, `figure_ids` name what is left and `left` counts it; all
    else is what was found on all documents.
    """

    agreement_id: str
    verdict: str
    documents: int
    origins: int
    indicator_id: str | None = None
    event_id: str | None = None
    subject: str | None = None
    counterpart: str | None = None
    scope: str | None = None
    period_label: str | None = None
    low: float | None = None
    high: float | None = None
    figure_ids: tuple[str, ...] = _json()
    modalities: tuple[str, ...] = _json()
    note: str | None = None
    left: Left | None = None

    @property
    def shown_documents(self) -> int:
        """How many documents speak in what is selected of it."""
        return self.left.documents if self.left else self.documents

    @property
    def shown_origins(self) -> int:
        """How many independent named origins what is selected of it has."""
        return self.left.origins if self.left else self.origins


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked span of a digest, or one number in it, and what became of it."""

    mention_id: str
    document_id: str
    paragraph: int
    start: int
    end: int
    printed: str
    disposition: str
    kind: str | None = None
    date: str | None = None
    bound_to: tuple[str, ...] = _json()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """What one column of one table holds."""

    table_name: str
    column_name: str
    type: str
    meaning: str


Record = TypeVar("Record")


def read_records(kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> tuple[Record, ...]:
    """The rows as records of `kind`; KeyError where a column is missing that `kind` cannot do without."""
    return tuple(kind(**_values(kind, row)) for row in rows)


def _values(kind: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's values for the fields of `kind`; a null leaves the field its default, if it has one."""
    values = {}
    for item in fields(kind):
        value = row[item.name] if item.default is MISSING else row.get(item.name)
        if value is not None:
            values[item.name] = _loaded(value) if item.metadata.get("json") else value
    return values


def _loaded(text: str) -> Any:
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value
