"""What 5, 500 and 50,000 documents cost: `python -m tests.soak scale`, a quarter of an hour on two cores."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench_scale import Measured, measure, print_costs, print_tables

SIZES = (5, 500, 50_000)
# Costs a document may differ that much between the last two sizes; memory may be so many times that of the
# tables.
_MOST_GROWTH = 1.5
_MOST_MEMORY = 3.0


def soak(sizes: Sequence[int] = SIZES) -> str:
    """What a corpus of each size costs. AssertionError where costs outgrow the documents."""
    measured = [_measured(documents) for documents in sizes]
    *_, small, large = measured
    growth = _seconds_a_document(large) / _seconds_a_document(small)
    memory = large.whole.megabytes / large.table_megabytes
    outcome = "; ".join(
        [
            *map(_words, measured),
            f"a document of {large.documents:,} takes {growth:.2f} times the processors' time of one of "
            f"{small.documents:,}, the build {memory:.1f} times the memory of its tables",
        ]
    )
    if growth > _MOST_GROWTH or memory > _MOST_MEMORY:
        raise AssertionError(outcome)
    return outcome


def _words(measured: Measured) -> str:
    whole = measured.whole
    return (
        f"{measured.documents:,} documents, {measured.rows:,} rows: {whole.seconds:.1f} s "
        f"({whole.cpu_seconds:.1f} s of processors), {whole.megabytes:.0f} MB, tables of "
        f"{measured.table_megabytes:.1f} MB ({measured.disk_megabytes:.1f} MB on the disk); "
        f"{measured.one_changed.seconds:.1f} s where one document has changed, "
        f"{measured.none_changed.seconds:.1f} s where none has"
    )


def _measured(documents: int) -> Measured:
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        measured = measure(Path(folder), documents)
    print_costs(measured)
    print_tables(measured.sizes)
    sys.stdout.flush()
    return measured


def _seconds_a_document(measured: Measured) -> float:
    return measured.whole.cpu_seconds / measured.documents
