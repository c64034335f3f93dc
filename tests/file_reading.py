"""Files of data, found by their ending and read as rows of cells."""

from __future__ import annotations

import csv
import io

from dashboard.exports.data_files import DataFile


def named(files: tuple[DataFile, ...], ending: str) -> DataFile:
    """The first file whose name ends so."""
    return next(file for file in files if file.name.endswith(ending))


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of its columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
