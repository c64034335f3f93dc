"""What 50,000 documents cost: `python -m tests.soak scale`, a quarter of an hour on two cores."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench_scale import Measured, measure, print_costs, print_tables

SMALL, LARGE = 500, 50_000
# Costs a document may differ that much between the sizes; memory may be so many times that of the tables.
_MOST_GROWTH = 1.5
_MOST_MEMORY = 3.0


def soak() -> str:
    """What a corpus of 50,000 documents costs. AssertionError where costs outgrow the documents."""
    small, large = (_measured(documents) for documents in (SMALL, LARGE))
    growth = _seconds_a_document(large) / _seconds_a_document(small)
    memory = large.whole.megabytes / large.table_megabytes
    outcome = (
        f"{LARGE:,} documents, {large.rows:,} rows: {large.whole.seconds:.0f} s "
        f"({large.whole.cpu_seconds:.0f} s of processors, {growth:.2f} times those a document of {SMALL}), "
        f"{large.whole.megabytes:.0f} MB ({memory:.1f} times the tables' {large.table_megabytes:.0f}), "
        f"{large.disk_megabytes:.0f} MB on the disk; {large.one_changed.seconds:.0f} s where one document "
        f"has changed, {large.none_changed.seconds:.0f} s where none has"
    )
    if growth > _MOST_GROWTH or memory > _MOST_MEMORY:
        raise AssertionError(outcome)
    return outcome


def _measured(documents: int) -> Measured:
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        measured = measure(Path(folder), documents)
    print_costs(measured)
    print_tables(measured.sizes)
    sys.stdout.flush()
    return measured


def _seconds_a_document(measured: Measured) -> float:
    return measured.whole.cpu_seconds / measured.documents
