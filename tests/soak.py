"""The long proofs, too long for every run: `make soak`, `python -m tests.soak [kills | disk | …]`.

Each runs in a process of its own and appends a line to `tests/soak_results.md`: when, what, how many,
outcome. One that fails, by whatever exception, is recorded as FAILED, and the others are still run. The exit
status is 0 where all held, 1 where one failed, 3 where none failed but one was left out, as its line tells.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from tests.faults import changes, full_disks
from tests.fuzz.__main__ import NoAtheris, fuzz
from tests.fuzz.targets import TARGETS
from tests.growth import growth
from tests.kills import kills
from tests.load import soak as load
from tests.soak_large import soak as large
from tests.soak_scale import soak as scale

RESULTS = Path(__file__).resolve().parent / "soak_results.md"
HELD, FAILED, LEFT_OUT = 0, 1, 3
_HEAD = """\
# What the soak found, last lines last

Written by `make soak` (`python -m tests.soak`). Seconds are of whatever machine ran it. A line that begins
with FAILED was a failure, one that begins with LEFT OUT proves nothing.

| date (UTC) | what | seconds | outcome |
|---|---|---|---|
"""
Soak = Callable[[argparse.Namespace, Path], str]


def _kills(given: argparse.Namespace, folder: Path) -> str:
    return str(kills(folder, given.count or 300, given.readers))


def _disk(given: argparse.Namespace, folder: Path) -> str:
    return str(full_disks(folder, given.count or 200))


def _changes(given: argparse.Namespace, folder: Path) -> str:
    return str(changes(folder, given.count or 200))


def _growth(given: argparse.Namespace, folder: Path) -> str:
    return growth()


def _fuzz(given: argparse.Namespace, folder: Path) -> str:
    kept = Path(tempfile.mkdtemp(prefix="fuzz-found-"))
    fared = [fuzz(target, given.seconds, kept) for target in TARGETS]
    outcome = "; ".join(map(str, fared))
    if any(one.finding for one in fared):
        raise AssertionError(f"the inputs that failed are in {kept}: {outcome}")
    kept.rmdir()
    return outcome


def _scale(given: argparse.Namespace, folder: Path) -> str:
    return scale()


def _large(given: argparse.Namespace, folder: Path) -> str:
    return large()


def _load(given: argparse.Namespace, folder: Path) -> str:
    return load(given.count or 10_000)


SOAKS: dict[str, Soak] = {
    "kills": _kills, "disk": _disk, "changes": _changes, "growth": _growth, "fuzz": _fuzz, "scale": _scale,
    "load": _load, "large": _large,
}  # fmt: skip


def _record(what: str, seconds: float, outcome: str) -> None:
    if not RESULTS.exists():
        RESULTS.write_text(_HEAD, "utf-8")
    cell = " ".join(outcome.split()).replace("|", "\\|")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(f"| {datetime.now(UTC):%Y-%m-%d %H:%M} | {what} | {seconds:.0f} | {cell} |\n")


def run(name: str, soak: Soak, given: argparse.Namespace) -> int:
    """Runs one soak in a process of its own, records and tells its outcome, and returns its status."""
    begun = monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, ProcessPoolExecutor(1) as process:
        running = process.submit(soak, given, Path(folder))
        error = running.exception()
    if error is None:
        status, outcome = HELD, running.result()
    elif isinstance(error, NoAtheris):
        status, outcome = LEFT_OUT, f"LEFT OUT: {error}"
    elif isinstance(error, Exception):
        traceback.print_exception(error)
        kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
        status, outcome = FAILED, f"FAILED: {kind}{str(error)[:1000]}"
    else:
        raise error
    _record(name if not given.count else f"{name} --count {given.count}", monotonic() - begun, outcome)
    print(f"{name}: {outcome}", flush=True)
    return status


def main(arguments: Sequence[str] | None = None, soaks: Mapping[str, Soak] = SOAKS) -> int:
    """Runs the soaks asked for; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak",
        description="Run the long proofs.",
        epilog="Exit status: 0 where all held, 1 where one failed, 3 where one was left out.",
    )
    parser.add_argument("soaks", nargs="*", metavar="SOAK", help=f"{', '.join(soaks)} (default: all)")
    parser.add_argument("--count", type=int, help="how many kills, full disks, changes or reruns")
    parser.add_argument("--readers", type=int, default=10, help="processes that read meanwhile (default: 10)")
    parser.add_argument("--seconds", type=int, default=300, help="for each target of fuzz (default: 300)")
    given = parser.parse_args(arguments)
    if unknown := set(given.soaks) - set(soaks):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose of {', '.join(soaks)}")
    statuses = {run(name, soaks[name], given) for name in given.soaks or soaks}
    return next(status for status in (FAILED, LEFT_OUT, HELD) if status in statuses)


if __name__ == "__main__":
    sys.exit(main())
