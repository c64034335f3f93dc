"""Everything that can be wrong with the datasets, all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.assembly import assemble_tables
from etl.file_states import read_at_rest
from etl.mappers import Mapper


def check(datasets: Path, progress: Callable[[str], None] | None = None, mapper: Mapper = map) -> str:
    """One line of counts when nothing is wrong. Raises DataProblems with every problem of every file.

    Raises another EtlError where the mapper fails or files do not come to rest.
    """
    tables = read_at_rest(datasets, lambda: assemble_tables(datasets, progress, mapper))
    counts = {name: table.num_rows for name, table in tables.items()}
    derived = tables["figures"]["status"].to_pylist().count("derived")
    return (
        f"nothing is wrong: {counts['documents']} documents, {counts['mentions']} mentions, "
        f"{counts['figures'] - derived} figures and {derived} derived ones, {counts['events']} dated events, "
        f"{counts['site_mentions']} places named, {counts['agreement']} comparisons"
    )
