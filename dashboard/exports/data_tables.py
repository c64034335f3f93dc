"""A table on its way into a file: its columns with their meanings, its rows as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from dashboard.downloads import Cell, frame_rows
from etl.tables import SCHEMAS

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.catalogue import Catalogue
    from dashboard.namings import Site

TITLE = "Russia–Venezuela in figures"
NAME = "russia-venezuela-in-figures"
_DATES = frozenset({"day", "date"})
_TYPES: Mapping[str, Literal["string", "integer", "number", "boolean"]] = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean",
}  # fmt: skip


class DataFileFailed(Exception):
    """A file of data cannot be made; the message is one line for the reader."""


class Published(Protocol):
    """What a file of data is made from: one published version, as `dashboard.data.Edition` is."""

    @property
    def version(self) -> str:
        """The version's name."""

    @property
    def folder(self) -> Path:
        """Where its tables are."""

    def table_names(self) -> tuple[str, ...]:
        """Its tables, in reading order."""

    def frame(self, table: str) -> pd.DataFrame:
        """One table."""

    def catalogue(self) -> Catalogue:
        """All figures, as published."""

    def sites(self) -> tuple[Site, ...]:
        """All places."""

    def column_meanings(self, table: str) -> Mapping[str, str]:
        """What each column of a table holds."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, what it holds; `is_date` where its text is a date of any precision."""

    name: str
    meaning: str
    type: Literal["string", "integer", "number", "boolean"] = "string"
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of one data version; `note` says what is left out, or that nothing was left in."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    version: str
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(field.name for field in self.fields)

    def records(self) -> list[dict[str, Cell]]:
        """Its rows by the names of the columns."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]


def published_table(
    edition: Published, table: str, frame: pd.DataFrame | None = None, note: str | None = None
) -> DataTable:
    """A published table, or the rows and columns of it that `frame` holds."""
    kept = edition.frame(table) if frame is None else frame
    meanings = edition.column_meanings(table)
    types = _types(edition, table)
    fields = tuple(
        Field(name, meanings.get(name, ""), types.get(name, "string"), _is_date(table, name))
        for name in map(str, kept.columns)
    )
    meaning = SCHEMAS[table].meaning if table in SCHEMAS else ""
    return DataTable(table, meaning, fields, frame_rows(kept), edition.version, note)


def _types(edition: Published, table: str) -> dict[str, Literal["string", "integer", "number", "boolean"]]:
    """The types of a table's columns as this version declares them."""
    columns = edition.frame("columns")
    named = columns[columns["table_name"] == table]
    return {
        str(name): _TYPES.get(str(kind), "string")
        for name, kind in zip(named["column_name"], named["type"], strict=True)
    }


def _is_date(table: str, name: str) -> bool:
    columns = SCHEMAS[table].columns if table in SCHEMAS else ()
    return any(column.name == name and column.form in _DATES for column in columns)
