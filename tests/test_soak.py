"""The soak tells each part's outcome as it was, whatever ends it, and goes on with the next."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dashboard.exports.own_server import started_server
from tests import load, soak, soak_large, soak_scale
from tests.bench_pages import Times
from tests.fuzz import install
from tests.fuzz.__main__ import Fuzzed, NoAtheris
from tests.fuzz.targets import TARGETS
from tests.pictures import NAMES
from tests.redraws import Redraws


def holds(given: argparse.Namespace, folder: Path) -> str:
    assert folder.is_dir()
    return "3 kills; all held"


def fails(given: argparse.Namespace, folder: Path) -> str:
    raise AssertionError("a version | was lost")


def is_late(given: argparse.Namespace, folder: Path) -> str:
    raise TimeoutError("no answer\nfor 60 s")


def dies(given: argparse.Namespace, folder: Path) -> str:
    os._exit(9)


def lacks(given: argparse.Namespace, folder: Path) -> str:
    raise NoAtheris("atheris is not installed")


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(soak, "RESULTS", tmp_path / "results.md")
    return tmp_path / "results.md"


def outcomes(results: Path) -> list[tuple[str, str]]:
    rows = [line.split(" | ", 3) for line in results.read_text("utf-8").splitlines() if line[:3] == "| 2"]
    return [(row[1], row[3].removesuffix(" |")) for row in rows]


def test_every_part_is_recorded_whatever_ends_the_one_before(results: Path) -> None:
    parts = {"late": is_late, "dead": dies, "false": fails, "none": lacks, "true": holds}
    assert soak.main([], parts) == soak.FAILED
    told = outcomes(results)
    assert [name for name, _ in told] == list(parts)
    late, dead, false, none, true = (outcome for _, outcome in told)
    assert late == "FAILED: TimeoutError: no answer for 60 s"
    assert dead.startswith("FAILED: BrokenProcessPool")
    assert false == r"FAILED: a version \| was lost"
    assert none == "LEFT OUT: atheris is not installed"
    assert true == "3 kills; all held"


def test_what_is_left_out_is_no_success(results: Path) -> None:
    assert soak.main(["true", "none"], {"true": holds, "none": lacks}) == soak.LEFT_OUT
    assert soak.main(["true"], {"true": holds}) == soak.HELD


@pytest.mark.parametrize("finding", ["", "FOUND ValueError: boom"])
def test_a_finding_of_the_fuzzer_fails_the_soak_and_is_kept(
    finding: str, results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fuzzed(target: str, seconds: int, kept: Path) -> Fuzzed:
        if finding and target == "digests":
            (kept / "digests-crash-1").write_bytes(b"\0")
        return Fuzzed(target, 5, 6, 7, finding if target == "digests" else "")

    monkeypatch.setattr(soak, "fuzz", fuzzed)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert soak.main(["fuzz"]) == (soak.FAILED if finding else soak.HELD)
    ((_, outcome),) = outcomes(results)
    assert all(f"{target}: 5 inputs, 6 edges, 7 MB; " in outcome for target in TARGETS)
    kept = list(tmp_path.glob("fuzz-found-*"))
    assert outcome.startswith(f"FAILED: the inputs that failed are in {kept[0]}: " if finding else "mentions")
    assert [file.name for folder in kept for file in folder.iterdir()] == ["digests-crash-1"] * bool(finding)


def test_a_part_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        soak.main(["growth", "typo"])
    assert "there is no typo; choose of kills" in capsys.readouterr().err


def test_the_fuzzer_is_pinned_and_where_it_cannot_be_had_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--require-hashes" in install.command()
    assert "--hash=sha256:" in install.LOCK.read_text("utf-8")
    monkeypatch.setattr(install, "installed", install.pinned)
    assert install.main() == 0
    monkeypatch.setattr(install, "installed", lambda: None)
    for status, said in ((0, ""), (1, "WARNING: x\nERROR: No matching distribution found")):
        done = subprocess.CompletedProcess([], status, "", said)
        monkeypatch.setattr(subprocess, "run", lambda *_, done=done, **__: done)
        assert install.main() == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"No fuzzing here: atheris {install.pinned()} cannot be installed (")


def test_the_line_of_the_scale_holds_all_sizes() -> None:
    assert len(soak_scale.SIZES) == 3
    try:
        outcome = soak_scale.soak((5, 6))
    except AssertionError as outgrown:  # what so few documents cost is no measure of growth
        outcome = str(outgrown)
    cost = r"(\d+) documents, [\d,]+ rows: [\d.]+ s \([\d.]+ s of processors\), \d+ MB, tables of [\d.]+ MB"
    assert re.findall(cost, outcome) == ["5", "6"]
    assert len(re.findall(r"s where one document has changed, [\d.]+ s where none has", outcome)) == 2


@pytest.mark.parametrize(
    ("ready", "rest", "over"),
    [
        (4.0, 180.0, ""),
        (4.1, 180.0, "oil: ready in 4.10 s, not 2.00; "),
        (4.0, 210.0, "oil: redraw in 0.21 s, not 0.10; "),
        (float("nan"), 180.0, "oil: ready in nan s, not 2.00; "),
    ],
    ids=["within", "ready", "redraw", "not measured"],
)
def test_a_page_that_takes_too_long_on_large_data_fails_the_soak(
    ready: float, rest: float, over: str, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(documents: int, names: tuple[str, ...], rounds: int) -> dict[tuple[str, str], Times]:
        took = {"small": (2.0, 100.0), "large": (ready, rest)}
        same = {"small": (1.0, 50.0), "large": (1.0, 50.0)}
        return {
            (name, size): Times(ready=[first], redrawn=redraws(then))
            for name in names
            for size, (first, then) in (took if name == "oil" else same).items()
        }

    monkeypatch.setattr(soak_large, "measure_corpus", measured)
    assert soak.main(["large"]) == (soak.FAILED if over else soak.HELD)
    ((_, outcome),) = outcomes(results)
    assert outcome.startswith(f"FAILED: {over}pages on 500" if over else "pages on 500 documents")
    assert f"oil {ready / 2:.2f} and {rest / 100:.2f}, " in outcome
    assert outcome.count("1.00 and 1.00") == len(NAMES) - 1


def redraws(rest: float) -> Redraws:
    return Redraws([rest], [rest], [rest], [rest], [0], [10], [4000])


@pytest.mark.parametrize(("most", "holds"), [(float("inf"), True), (float("-inf"), False)])
def test_the_line_of_the_load_holds_sessions_clicks_and_reruns(
    most: float, holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, few in {"CHANGES": 2, "CLICKS_AN_HOUR": 4, "WARM_UP": 2, "MOST_GROWTH": most}.items():
        monkeypatch.setattr(load, name, few)
    processes = set()

    @contextmanager
    def counted(*given: Any) -> Iterator[tuple[str, int]]:
        with started_server(*given) as (address, process):
            processes.add(process)
            yield address, process

    monkeypatch.setattr(load, "started_server", counted)
    if holds:
        outcome = load.soak(20, (1, 2), 1)
    else:
        with pytest.raises(AssertionError) as failed:
            load.soak(20, (), 1)
        outcome = str(failed.value)
    opened = r"(\d+) sessions: [\d.]+ opened a second, -?[\d.]+ MB a session, a filter change in [\d.]+ s"
    assert re.findall(opened, outcome) == (["1", "2"] if holds else [])
    assert re.search(r"1 readers' hour without a pause, 4 clicks: median [\d.]+ s", outcome)
    assert "20 reruns: " in outcome
    assert len(processes) == (3 if holds else 1), "memory is measured on a server without a past"
