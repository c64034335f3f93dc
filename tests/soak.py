"""The long proofs, too long for every run: `make soak`, `python -m tests.soak [kills | disk | …]`.

Each appends a line to `tests/soak_results.md`: when, what, how many, outcome.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from tests.faults import changes, full_disks, kills
from tests.growth import growth

RESULTS = Path(__file__).resolve().parent / "soak_results.md"
_HEAD = """\
# What the soak found, last lines last

Written by `make soak` (`python -m tests.soak`). Seconds are of whatever machine ran it.

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
    from tests.fuzz.__main__ import NoAtheris, fuzz
    from tests.fuzz.targets import TARGETS

    kept = Path(tempfile.mkdtemp(prefix="fuzz-found-"))
    try:
        outcome = "; ".join(str(fuzz(target, given.seconds, kept)) for target in TARGETS)
    except NoAtheris as missing:
        outcome = f"left out: {missing}"
    with suppress(OSError):
        kept.rmdir()
    return outcome


def _scale(given: argparse.Namespace, folder: Path) -> str:
    if find_spec("tests.soak_scale") is None:
        return "left out: there is no tests/soak_scale.py"
    from importlib import import_module

    return str(import_module("tests.soak_scale").soak())


def _load(given: argparse.Namespace, folder: Path) -> str:
    from tests.load import soak

    return soak(given.count or 10_000)


SOAKS: dict[str, Soak] = {
    "kills": _kills, "disk": _disk, "changes": _changes, "growth": _growth, "fuzz": _fuzz, "scale": _scale,
    "load": _load,
}  # fmt: skip


def record(what: str, seconds: float, outcome: str) -> None:
    """Appends a line to the results."""
    if not RESULTS.exists():
        RESULTS.write_text(_HEAD, "utf-8")
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(f"| {datetime.now(UTC):%Y-%m-%d %H:%M} | {what} | {seconds:.0f} | {outcome} |\n")


def main() -> int:
    """Runs the soaks asked for; 1 where one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Run the long proofs.")
    parser.add_argument("soaks", nargs="*", metavar="SOAK", help=f"{', '.join(SOAKS)} (default: all)")
    parser.add_argument("--count", type=int, help="how many kills, full disks or changes")
    parser.add_argument("--readers", type=int, default=10, help="processes that read meanwhile (default: 10)")
    parser.add_argument("--seconds", type=int, default=300, help="for each target of fuzz (default: 300)")
    given = parser.parse_args()
    if unknown := set(given.soaks) - set(SOAKS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose of {', '.join(SOAKS)}")
    failed = False
    for name in given.soaks or SOAKS:
        begun = monotonic()
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            try:
                outcome = SOAKS[name](given, Path(folder))
            except AssertionError as error:
                outcome, failed = f"FAILED: {' '.join(str(error).split())[:300]}", True
        record(name if not given.count else f"{name} --count {given.count}", monotonic() - begun, outcome)
        print(f"{name}: {outcome}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
