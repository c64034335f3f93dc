"""The files of the published versions, each held against its checksum before anything is read from it.

A version that proves damaged is remembered, so that the run which finds it can begin again on another."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from etl.datapackage import FILE_NAME, recorded_checksums
from etl.publish import is_description

MEND = "build the data anew: python -m etl build"
# Folder → the table that was found damaged, or nothing where a table lacks what this code needs.
_damaged: dict[Path, str] = {}


class DataUnavailable(Exception):
    """No published tables can be read; the message is one line for the screen."""


def table_content(folder: Path, table: str) -> bytes:
    """The file of a table, unchanged since it was published. Raises DataUnavailable."""
    path = folder / f"{table}.parquet"
    try:
        content = path.read_bytes()
        recorded = _checksums(folder).get(path.name)
    except (OSError, ValueError) as error:
        raise unusable(folder, table, f"{path}: cannot be read; {MEND}") from error
    if hashlib.sha256(content).hexdigest() != recorded:
        raise unusable(folder, table, f"{path}: is not as it was published; {MEND}")
    return content


def unusable(folder: Path, table: str, words: str) -> DataUnavailable:
    """The error for a version that cannot be used; from now on another one stands in for it.

    `table` is the one whose file is at fault, "" where it is as published but not what is needed here.
    """
    _damaged[folder] = table
    return DataUnavailable(words)


def is_usable(folder: Path) -> bool:
    """Whether nothing is known against a version; one whose file has been mended is as good as new."""
    table = _damaged.get(folder)
    if table:
        try:
            table_content(folder, table)
        except DataUnavailable:
            return False
        # Two sessions may find it mended at once.
        _damaged.pop(folder, None)
        return True
    return table is None


@lru_cache(maxsize=16)
def _checksums(folder: Path) -> dict[str, str]:
    """File name → checksum. Raises OSError, and ValueError where the description is not the published one."""
    description = (folder / FILE_NAME).read_bytes()
    if not is_description(description, folder.name):
        raise ValueError("the description is not as it was published")
    return recorded_checksums(description)
