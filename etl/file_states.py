"""Whether files are at rest: what is read from many of them is one state only if none changed meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from etl.errors import DataProblems, EtlError
from etl.yaml_records import file_label

T = TypeVar("T")
_State = dict[str, tuple[int, ...]]
_TRIES = 3


def read_at_rest(datasets: Path, read: Callable[[], T]) -> T:
    """What `read` makes of the datasets, begun anew where a file changed, came or went while it was at work.

    Raises what `read` raises, and EtlError where files go on changing.
    """
    for _ in range(_TRIES):
        before = _states(datasets)
        try:
            made = read()
        except DataProblems:
            after = _states(datasets)
            if after == before:
                raise
            continue
        after = _states(datasets)
        if after == before:
            return made
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    found = f"{file_label(Path(changed[0]))} and perhaps others change while they are read"
    raise EtlError(f"{found}; build again when nothing is written there any more")


def _states(datasets: Path) -> _State:
    """Each file that is read, with what changes when it does; times are compared, never believed."""
    states: _State = {}
    for folder in (datasets, datasets / "documents", datasets / "boundaries"):
        try:
            with os.scandir(folder) as entries:
                states |= {entry.path: _state(entry) for entry in entries if _is_read(entry)}
        except OSError:  # told by whoever reads there
            continue
    return states


def _is_read(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith((".md", ".yml", ".geojson"))


def _state(entry: os.DirEntry[str]) -> tuple[int, ...]:
    try:
        told = entry.stat()
    except OSError:  # a link that leads nowhere, or gone since
        return ()
    return told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns
