"""Fuzz every target, guided by coverage: `python -m tests.fuzz [--seconds 120] [TARGET …]`.

Needs atheris, which `make fuzz` installs. What makes a target fail is kept in the folder that is printed:
mend what it shows and put it into `tests/fuzz/found`, its target first in its name, where `make test` tries
it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.seeds import dictionary, seeds
from tests.fuzz.targets import TARGETS

# A longer input says nothing new; a slower one or one that needs more memory is a finding.
LONGEST, SLOWEST_SECONDS, MOST_MEGABYTES = 4096, 10, 1024
_RUNS = re.compile(r"number_of_executed_units:\s*(\d+)")
_MEGABYTES = re.compile(r"peak_rss_mb:\s*(\d+)")
_COVERED = re.compile(r"cov: (\d+)")


class NoAtheris(Exception):
    """The fuzzer is not installed."""


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """How one target fared."""

    target: str
    runs: int
    covered: int
    megabytes: int
    finding: str

    def __str__(self) -> str:
        outcome = self.finding or "nothing found"
        return f"{self.target}: {self.runs} inputs, {self.covered} edges, {self.megabytes} MB; {outcome}"


def fuzz(target: str, seconds: int, kept: Path) -> Fuzzed:
    """Fuzzes one target for so long; an input that makes it fail is left in `kept`. Raises NoAtheris."""
    if find_spec("atheris") is None:
        raise NoAtheris("atheris is not installed: python -m tests.fuzz.install")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds(target)):
            (corpus / f"seed-{number}").write_bytes(seed[:LONGEST])
        words = Path(folder) / "words"
        words.write_text(dictionary(), "ascii")
        options = [
            f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST_SECONDS}",
            f"-rss_limit_mb={MOST_MEGABYTES}", f"-dict={words}", f"-artifact_prefix={kept}/{target}-",
            "-print_final_stats=1", "-report_slow_units=5", "-seed=1",
        ]  # fmt: skip
        command = [sys.executable, "-m", "tests.fuzz.one", target, *options, str(corpus)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return _fuzzed(target, done)


def _fuzzed(target: str, done: subprocess.CompletedProcess[str]) -> Fuzzed:
    def last(pattern: re.Pattern[str]) -> int:
        return int((pattern.findall(done.stderr) or ["0"])[-1])

    finding = ""
    if done.returncode:
        lines = [
            line for line in (done.stdout + done.stderr).splitlines() if "Error" in line or "ERROR" in line
        ]
        finding = "FOUND " + (lines[0].strip()[:200] if lines else f"exit status {done.returncode}")
    return Fuzzed(target, last(_RUNS), last(_COVERED), last(_MEGABYTES), finding)


def main() -> int:
    """Fuzzes the targets asked for; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Coverage-guided fuzzing.")
    parser.add_argument(
        "targets", nargs="*", choices=[[], *TARGETS], metavar="TARGET", help=", ".join(TARGETS)
    )
    parser.add_argument("--seconds", type=int, default=120, help="for each target (default: 120)")
    options = parser.parse_args()
    kept = Path(tempfile.mkdtemp(prefix="fuzz-found-"))
    results = []
    for target in options.targets or TARGETS:
        try:
            results.append(fuzz(target, options.seconds, kept))
        except NoAtheris as missing:
            print(missing, file=sys.stderr)
            return 2
        print(results[-1], flush=True)
    if any(result.finding for result in results):
        print(f"the inputs that failed are in {kept}")
        return 1
    kept.rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
