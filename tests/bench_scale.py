"""What builds of small and large corpora cost: `python -m tests.bench_scale [--documents 5 500 50000]`.

The corpora are synthetic (tests/synthetic.py). Each is built as a process of its own three times: all of it,
once more after one document has changed, and after none has.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from etl.publish import current_version, version_folder
from tests.synthetic import write_corpus

ROOT = Path(__file__).resolve().parent.parent
SIZES = (5, 500)
_MEGABYTE = 1_000_000
# The command itself, with what the system has counted for it and for the processes that it started.
_BUILD = """
import json, pathlib, re, resource, sys
from etl.__main__ import main
status = main(sys.argv[1:])
own, others = (resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(one.ru_utime + one.ru_stime for one in (own, others))
# Linux counts the memory of whoever started a process into its ru_maxrss, but not into VmHWM.
status_file = pathlib.Path("/proc/self/status")
most = re.search(r"VmHWM:\\s+(\\d+)", status_file.read_text()) if status_file.exists() else None
print(json.dumps([cpu, int(most[1]) if most else own.ru_maxrss, others.ru_maxrss]))
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: seconds on the clock and of all processors, most memory in megabytes."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    worker_megabytes: float


def build_cost(datasets: Path) -> Cost:
    """Builds the datasets in a process of its own."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, "build", "--datasets", str(datasets)],
        cwd=ROOT, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    seconds = time.perf_counter() - began
    cpu, own, others = json.loads(done.stdout.splitlines()[-1])
    kilobytes = 1 if sys.platform == "darwin" else 1024  # the unit that the system counts memory in
    return Cost(seconds, cpu, own * kilobytes / _MEGABYTE, others * kilobytes / _MEGABYTE)


def table_sizes(datasets: Path) -> dict[str, tuple[int, float, float]]:
    """By table: rows, megabytes in memory, megabytes on the disk."""
    published = datasets / "published"
    sizes = {}
    for file in sorted(version_folder(current_version(published), published).glob("*.parquet")):
        table = pq.read_table(file)
        sizes[file.stem] = (table.num_rows, table.nbytes / _MEGABYTE, file.stat().st_size / _MEGABYTE)
    return sizes


@dataclass(frozen=True, slots=True)
class Measured:
    """What the three builds of a corpus took, and how large its tables are."""

    documents: int
    whole: Cost
    one_changed: Cost
    none_changed: Cost
    sizes: dict[str, tuple[int, float, float]]

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(rows for rows, _, _ in self.sizes.values())

    @property
    def table_megabytes(self) -> float:
        """How large all tables are in memory."""
        return sum(memory for _, memory, _ in self.sizes.values())

    @property
    def disk_megabytes(self) -> float:
        """How large all tables are on the disk."""
        return sum(disk for _, _, disk in self.sizes.values())


def measure(folder: Path, documents: int) -> Measured:
    """Writes a corpus and builds it three times."""
    datasets = write_corpus(folder / str(documents), documents)
    whole = build_cost(datasets)
    changed = sorted((datasets / "documents").glob("*.md"))[-1]
    changed.write_text(changed.read_text("utf-8").replace("\ntitle: ", "\ntitle: New "), "utf-8")
    sizes = table_sizes(datasets)
    return Measured(documents, whole, build_cost(datasets), build_cost(datasets), sizes)


def print_costs(measured: Measured) -> None:
    """One line a build."""
    print(f"\n{measured.documents:,} documents: {measured.rows:,} rows")
    for name, cost in (
        ("whole build", measured.whole),
        ("one document changed", measured.one_changed),
        ("nothing changed", measured.none_changed),
    ):
        print(
            f"  {name:<21}{cost.seconds:8.2f} s{cost.cpu_seconds:8.2f} s of processors"
            f"{cost.megabytes:7.0f} MB, each worker{cost.worker_megabytes:5.0f} MB"
        )
    print(f"  most memory / tables in memory: {measured.whole.megabytes / measured.table_megabytes:.1f}")


def print_tables(sizes: dict[str, tuple[int, float, float]]) -> None:
    """One line a table, the largest first."""
    for name, (rows, memory, disk) in sorted(sizes.items(), key=lambda item: -item[1][1]):
        print(f"  {name:<16}{rows:>10,} rows{memory:>9.1f} MB in memory{disk:>8.1f} MB on the disk")


def main(arguments: list[str] | None = None) -> None:
    """Measures corpora of the sizes named, the smallest first, and how costs grow between them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=list(SIZES))
    wanted = sorted(parser.parse_args(arguments or []).documents)
    before: Measured | None = None
    for documents in wanted:
        with tempfile.TemporaryDirectory() as folder:
            now = measure(Path(folder), documents)
        print_costs(now)
        print_tables(now.sizes)
        if before is not None:
            times = now.whole.cpu_seconds / before.whole.cpu_seconds
            larger = documents / before.documents
            print(f"  {larger:.0f} times the documents: {times:.0f} times the seconds of processors")
        before = now


if __name__ == "__main__":
    main(sys.argv[1:])
