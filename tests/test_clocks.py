"""The wall clock jumps: between and during builds, while one waits for another, and while readers look on."""

from __future__ import annotations

import itertools
import os
import random
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard import sign_in
from dashboard.contents import Ground
from dashboard.doors import read_door
from dashboard.exports.plan import DATA_KINDS, WHOLE_KINDS, Wish, planned
from etl import locks
from etl.build import build
from etl.publish import CURRENT, current_version, published_versions
from etl.verify import verify
from tests.small_datasets import bytes_of, change, digest, write_datasets, write_originals
from tests.test_sign_in import ANA, NOW, SECRETS

YEAR = 365 * 86400.0
JUMPS = (-50 * YEAR, -YEAR, -1.0, 0.0, 3600.0, YEAR, 70 * YEAR)


class Clock:
    """A wall clock that is set by hand, for whatever asks Python what the time is, and what day it is."""

    def __init__(self) -> None:
        self.now = NOW
        self.asked = 0

    def time(self) -> float:
        self.asked += 1
        return self.now

    def day(self) -> date:
        self.asked += 1
        return date.fromtimestamp(self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    wall = Clock()
    monkeypatch.setattr(time, "time", wall.time)
    monkeypatch.setattr(time, "time_ns", lambda: int(wall.time() * 1e9))
    monkeypatch.setattr("etl.verify.date", SimpleNamespace(today=wall.day))
    return wall


def date_files(folder: Path, when: float) -> None:
    """Gives all that is published the time that a file system with that clock would have given it."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (when, when))


def test_a_clock_that_jumps_between_and_during_builds_changes_nothing(tmp_path: Path, clock: Clock) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    published.mkdir()
    texts = [digest(datasets, "north").read_text("utf-8").replace("flowed", word) for word in "abc"]
    undisturbed: list[tuple[str, dict[str, bytes]]] = []
    for text in texts:
        digest(datasets, "north").write_text(text, "utf-8")
        version = build(datasets, tmp_path / "undisturbed")
        undisturbed.append((version, bytes_of(tmp_path / "undisturbed" / version)))
    chance, steps = random.Random(4), list[str]()

    def jump(step: str) -> None:
        steps.append(step)
        clock.now = NOW + chance.choice(JUMPS)
        date_files(published, clock.now)

    used: list[str] = []
    for turn in range(9):
        place = turn * 2 % 3
        digest(datasets, "north").write_text(texts[place], "utf-8")
        jump("between")
        version = build(datasets, published, jump, is_fresh=turn % 2 == 1)
        assert version == undisturbed[place][0]
        is_same = bytes_of(published / version) == undisturbed[place][1]
        assert is_same, "the same name for other bytes"  # which pytest would compare for minutes
        used = [version, *(one for one in used if one != version)]
        date_files(published, NOW + chance.choice(JUMPS))
        assert published_versions(published) == tuple(used)
        assert current_version(published) == version == (published / CURRENT).read_text("ascii").strip()
    assert {"north", "deriving figures"} <= set(steps)


def test_a_build_that_waits_is_let_in_although_the_clock_jumps_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = itertools.count()
    monkeypatch.setattr(time, "time", lambda: NOW + next(years) * YEAR)
    first = locks.exclusive(tmp_path / "lock", 60, lambda: None)
    first.__enter__()
    leaving = threading.Timer(0.2, first.__exit__, (None, None, None))
    with locks.exclusive(tmp_path / "lock", 60, leaving.start):
        leaving.join()


def test_a_build_gives_up_waiting_although_the_clock_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def backwards() -> Iterator[float]:
        for seconds in range(100):
            yield NOW - seconds
        raise AssertionError("waits by a clock that may go back")

    going_back = backwards()
    monkeypatch.setattr(time, "time", lambda: next(going_back))
    with (
        locks.exclusive(tmp_path / "lock", 1, lambda: None),
        pytest.raises(TimeoutError),
        locks.exclusive(tmp_path / "lock", 0.2, lambda: None),
    ):
        pass


def test_a_day_that_is_recorded_stays_although_the_clock_jumps(tmp_path: Path, clock: Clock) -> None:
    datasets, originals = write_datasets(tmp_path), write_originals(tmp_path)
    record = datasets / "verified.yml"
    verify(datasets, originals)
    assert clock.asked
    before = record.read_bytes()
    for jump in JUMPS:
        clock.now = NOW + jump
        verify(datasets, originals)
        assert record.read_bytes() == before
    clock.now = NOW - 50 * YEAR
    change(digest(datasets, "south"), "is the price that is named", "is the price named")
    verify(datasets, originals)
    assert record.read_text("utf-8").count(date.fromtimestamp(NOW).isoformat()) == 1
    assert record.read_text("utf-8").count(date.fromtimestamp(clock.now).isoformat()) == 1
    assert build(datasets, tmp_path / "published")


def test_files_of_data_are_the_same_whatever_the_clock_says(ground: Ground, clock: Clock) -> None:
    def no_server() -> str:
        raise AssertionError("no page is to be photographed")

    def made() -> Mapping[str, bytes]:
        tasks = planned(Wish((*DATA_KINDS, *WHOLE_KINDS), is_all=True), ground, no_server)
        return {name: content for task in tasks for name, content in task.make().items()}

    before = made()
    assert {"zip", "xlsx", "csv"} <= {name.rpartition(".")[2] for name in before}
    clock.now += 10 * YEAR
    after = made()
    assert [name for name in before if before[name] != after.get(name)] == []
    assert before.keys() == after.keys()


def test_a_reader_is_let_in_by_the_wall_clock_and_asked_again_where_it_jumped(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def told(words: str, **_: Any) -> None:
        shown.append(words)

    page = SimpleNamespace(
        user=SimpleNamespace(to_dict=lambda: ANA), context=SimpleNamespace(cookies={}), title=told,
        warning=told, button=told, login=None, logout=None,
    )  # fmt: skip
    door = read_door(SECRETS | {"sign_in": {"hours": 12}})
    monkeypatch.setattr("dashboard.sign_in.st", page)
    monkeypatch.setattr(sign_in, "door", lambda: door)
    jumps = {0.0: True, -3600.0: False, 30.0: True, YEAR: False, 3600.0: True, -YEAR: False, 1.0: True}
    for jump, is_in in jumps.items():
        clock.now = NOW + jump
        shown.clear()
        assert sign_in.is_let_in() is is_in
        assert ("You signed in too long ago. Please sign in again." in shown) is not is_in
