"""The rows of every table as the datasets of a folder give them."""

from __future__ import annotations

from pathlib import Path

from etl.assembly import assemble_tables

Rows = dict[str, list[dict[str, object]]]


def assemble_rows(datasets: Path) -> Rows:
    """Rows by table name. Raises DataProblems."""
    return {name: table.to_pylist() for name, table in assemble_tables(datasets).items()}
