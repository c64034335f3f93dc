"""The only reader of the published tables and the only cache.

A run of the app pins one edition, that is one published version, and reads nothing else, so that a page never
mixes two. The environment variable FIGURES_PUBLISHED names another folder of published versions than the
usual."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.records import (
    Agreement,
    ColumnNote,
    Document,
    Event,
    Figure,
    Indicator,
    Origin,
    Site,
    Subject,
    read_records,
)
from etl.errors import EtlError
from etl.publish import PUBLISHED, current_version, version_folder

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record")
Made = TypeVar("Made")
# Tables in the order in which a reader would look for them; any others follow by name.
TABLE_ORDER = (
    "figures", "agreement", "events", "documents", "indicators", "origins", "subjects", "sites",
    "site_mentions", "systems", "system_mentions", "mentions", "columns",
)  # fmt: skip
_PIN = "edition"


class DataUnavailable(Exception):
    """No published tables can be read; the message is one line for the screen."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version. Every table is read once a process and then kept."""

    version: str
    folder: Path
    is_current: bool

    def table_names(self) -> tuple[str, ...]:
        """The tables of this version, the ones that readers look for first."""
        names = {file.stem for file in self.folder.glob("*.parquet")}
        return (*(name for name in TABLE_ORDER if name in names), *sorted(names - set(TABLE_ORDER)))

    def frame(self, table: str) -> pd.DataFrame:
        """A table as it was published; not to be changed in place. Raises DataUnavailable."""
        return _frame(str(self.folder), table)

    def records(self, kind: type[Record], table: str) -> tuple[Record, ...]:
        """A table's rows as records of `kind`. Raises DataUnavailable."""
        return _records(str(self.folder), table, kind)

    def catalogue(self) -> Catalogue:
        """All that is needed to put figures into words. Raises DataUnavailable."""
        return _catalogue(str(self.folder))

    def kept(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` makes of this version, made once for each name; not to be changed in place.

        The name says all that the result depends on beside the version.
        """
        made: Made = _made(str(self.folder), name, make)
        return made

    def sites(self) -> tuple[Site, ...]:
        """The places of the map. Raises DataUnavailable."""
        return self.records(Site, "sites")

    def column_meanings(self, table: str) -> Mapping[str, str]:
        """What each column of a table holds. Raises DataUnavailable."""
        notes = self.records(ColumnNote, "columns")
        return {note.column_name: note.meaning for note in notes if note.table_name == table}


def published_folder() -> Path:
    """Where the published versions are."""
    return Path(os.environ.get("FIGURES_PUBLISHED") or PUBLISHED)


def open_edition(wanted: str | None = None) -> Edition:
    """The version `wanted` if it is there, otherwise the one in use.

    Where nothing is published yet, the data are built first. Raises DataUnavailable.
    """
    published = published_folder()
    try:
        current = _current_or_built(published)
        version = wanted if wanted and _exists(wanted, published) else current
        return Edition(version, version_folder(version, published), version == current)
    except EtlError as error:
        raise DataUnavailable(_one_line(error)) from error


def pin_edition(wanted: str | None = None) -> Edition:
    """Choose the version for this run, as `open_edition` does. Raises DataUnavailable."""
    pinned = open_edition(wanted)
    st.session_state[_PIN] = pinned
    return pinned


def edition() -> Edition:
    """The edition that this run has pinned; a page by itself pins the one in use. Raises DataUnavailable."""
    pinned = st.session_state.get(_PIN)
    return pinned if isinstance(pinned, Edition) else pin_edition()


def _exists(version: str, published: Path) -> bool:
    try:
        version_folder(version, published)
    except EtlError:
        return False
    return True


def _current_or_built(published: Path) -> str:
    if (published / "CURRENT").exists():
        return current_version(published)
    from etl.build import build

    return build(PUBLISHED.parent, published)


def _one_line(error: Exception) -> str:
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0] if len(lines) == 1 else f"{lines[0]} (and {len(lines) - 1} more)"


@st.cache_resource(max_entries=64, show_spinner=False)
def _rows(folder: str, table: str) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = Path(folder) / f"{table}.parquet"
    try:
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise DataUnavailable(f"{path}: cannot be read; build the data anew: python -m etl build") from error
    return rows


@st.cache_resource(max_entries=64, show_spinner=False)
def _frame(folder: str, table: str) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    path = Path(folder) / f"{table}.parquet"
    try:
        return pd.read_parquet(path, dtype_backend="pyarrow")
    except (OSError, pa.ArrowException) as error:
        raise DataUnavailable(f"{path}: cannot be read; build the data anew: python -m etl build") from error


@st.cache_resource(max_entries=64, show_spinner=False)
def _records(folder: str, table: str, kind: type[Any]) -> tuple[Any, ...]:
    try:
        return read_records(kind, _rows(folder, table))
    except (KeyError, ValueError) as error:
        raise DataUnavailable(
            f"{folder}: table {table} lacks what is needed ({error}); build the data anew"
        ) from error


@st.cache_resource(max_entries=256, show_spinner=False)
def _made(folder: str, name: str, _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(max_entries=8, show_spinner=False)
def _catalogue(folder: str) -> Catalogue:
    return Catalogue.of(
        figures=_records(folder, "figures", Figure),
        documents=_records(folder, "documents", Document),
        indicators=_records(folder, "indicators", Indicator),
        subjects=_records(folder, "subjects", Subject),
        origins=_records(folder, "origins", Origin),
        agreement=_records(folder, "agreement", Agreement),
        events=_records(folder, "events", Event),
        version=Path(folder).name,
    )
