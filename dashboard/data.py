"""The only reader of the published tables and the only cache.

A run of the app pins one edition, that is one published version, and reads nothing else, so that a page never
mixes two; a session keeps its edition until it is opened anew, whatever is published meanwhile. Where the one
that is meant cannot be read, the last one that can be stands in for it and says so. The environment variable
FIGURES_PUBLISHED names another folder of published versions than the usual."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.namings import Site
from dashboard.records import (
    Agreement,
    ColumnNote,
    Document,
    Event,
    Figure,
    Indicator,
    Origin,
    Subject,
    read_records,
)
from dashboard.stored_tables import MEND, DataUnavailable, is_usable, table_content, unusable
from etl.errors import EtlError
from etl.publish import CURRENT, PUBLISHED, current_version, published_versions, version_folder

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Record = TypeVar("Record")
Made = TypeVar("Made")
# Tables in the order in which a reader would look for them; any others follow by name.
TABLE_ORDER = (
    "figures", "agreement", "events", "documents", "indicators", "origins", "subjects", "sites",
    "site_mentions", "systems", "system_mentions", "mentions", "columns",
)  # fmt: skip
_PIN = "edition"
__all__ = [
    "DataUnavailable",
    "Edition",
    "edition",
    "open_edition",
    "pin_edition",
    "published_folder",
    "stands_in",
    "still_holds",
]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version. Every table is read once a process and then kept.

    `notice` tells the reader why it is not the one that was meant.
    """

    version: str
    folder: Path
    is_current: bool
    notice: str = ""

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
    """The version `wanted` if it is there, otherwise the one in use, or the last one that can be read.

    Where nothing is published yet, the data are built first. Raises DataUnavailable.
    """
    published = published_folder()
    try:
        current = _current_or_built(published)
    except EtlError as error:
        return _stand_in(published, _one_line(error))
    version = wanted if wanted and _exists(wanted, published) else current
    if is_usable(published / version):
        return Edition(version, published / version, version == current)
    return _stand_in(published, f"The data of version {version} are damaged", current)


def _stand_in(published: Path, why: str, current: str | None = None) -> Edition:
    """The version put in use last of those that can be read. Raises DataUnavailable."""
    for version in published_versions(published):
        if _exists(version, published) and is_usable(published / version):
            notice = f"{why}. What you see are the data of version {version}, the last that can be read."
            return Edition(version, published / version, version == current, notice)
    raise DataUnavailable(f"{why}; no other version can be read; {MEND}")


def pin_edition(wanted: str | None = None) -> Edition:
    """Choose the version for this run, as `open_edition` does; a session's own, where none is wanted.

    Raises DataUnavailable.
    """
    own = None if wanted else _own_version()
    pinned = open_edition(wanted or own)
    if own and pinned.version != own and not pinned.notice:
        gone = f"The data of version {own}, with which this page was opened, are no longer there."
        pinned = replace(pinned, notice=f"{gone} What you see are those in use.")
    st.session_state[_PIN] = pinned
    return pinned


def _own_version() -> str | None:
    """The version that this session was opened with, unless it only stood in for another."""
    before = st.session_state.get(_PIN)
    if not isinstance(before, Edition) or before.notice or before.folder.parent != published_folder():
        return None
    return before.version


def stands_in() -> bool:
    """Whether the version of this run proved damaged and another one can be read in its place."""
    pinned = st.session_state.get(_PIN)
    if not isinstance(pinned, Edition) or is_usable(pinned.folder):
        return False
    try:
        return open_edition(pinned.version).version != pinned.version
    except DataUnavailable:
        return False


def still_holds() -> bool:
    """Whether the version of this run is still there, and nothing is known against it.

    Raises DataUnavailable.
    """
    pinned = edition()
    return _exists(pinned.version, pinned.folder.parent) and is_usable(pinned.folder)


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
    if os.path.lexists(published / CURRENT):
        return current_version(published)
    from etl.build import build

    return build(PUBLISHED.parent, published)


def _one_line(error: Exception) -> str:
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0] if len(lines) == 1 else f"{lines[0]} (and {len(lines) - 1} more)"


def _rows(folder: str, table: str) -> list[dict[str, Any]]:
    """A table's rows, which are not kept: the records made from them need a fraction of the room."""
    rows: list[dict[str, Any]] = _arrow_table(folder, table).to_pylist()
    return rows


def _arrow_table(folder: str, table: str) -> pa.Table:
    """A table as it was published, read on this thread alone.

    Threads of Arrow that let go of our bytes only as the process ends would end it with another status.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    content = table_content(Path(folder), table)
    try:
        return pq.ParquetFile(pa.BufferReader(content), pre_buffer=False).read(use_threads=False)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(folder, table) from error


@st.cache_resource(max_entries=64, show_spinner=False)
def _frame(folder: str, table: str) -> pd.DataFrame:
    import pandas as pd

    frame: pd.DataFrame = _arrow_table(folder, table).to_pandas(types_mapper=pd.ArrowDtype, use_threads=False)
    return frame


def _unreadable(folder: str, table: str) -> DataUnavailable:
    return unusable(Path(folder), "", f"{Path(folder) / table}.parquet: cannot be read; {MEND}")


@st.cache_resource(max_entries=64, show_spinner=False)
def _records(folder: str, table: str, kind: type[Any]) -> tuple[Any, ...]:
    try:
        return read_records(kind, _rows(folder, table))
    except (KeyError, ValueError) as error:
        lacks = f"{folder}: table {table} lacks what is needed ({error}); {MEND}"
        raise unusable(Path(folder), "", lacks) from error


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
