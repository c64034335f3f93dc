"""Files that change, vanish or come while a build reads them, and clocks that cannot be believed."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.build import build
from etl.check import check
from etl.errors import DataProblems, EtlError, PublishError
from etl.publish import current_version, is_whole, version_folder
from tests.small_datasets import change, digest, write_datasets

Change = Callable[[Path], object]


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


def half_a_digest(datasets: Path) -> None:
    """What a program leaves in the middle of writing: sound as far as it goes."""
    path = digest(datasets, "north")
    path.write_text(path.read_text("utf-8").partition("{#p3}")[0], "utf-8")


def renamed_indicator(datasets: Path) -> None:
    change(datasets / "indicators.yml", "spending:", "outlay:")
    change(datasets / "derivations.yml", "indicator: spending\n", "indicator: outlay\n")
    change(datasets / "derivations.yml", "{indicator: spending,", "{indicator: outlay,")
    for name in ("north", "south"):
        change(digest(datasets, name), "indicator=spending", "indicator=outlay")


def same_size_and_time(datasets: Path) -> None:
    path = digest(datasets, "north")
    before = path.stat()
    change(path, "flowed", "poured")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Change] = {
    "half a digest": half_a_digest,
    "an indicator renamed everywhere": renamed_indicator,
    "same size, same time": same_size_and_time,
    "a digest that vanishes": lambda datasets: digest(datasets, "south").unlink(),
    "a vocabulary's title": lambda datasets: change(datasets / "subjects.yml", "title: V", "title: New v"),
}
STEPS = ("reading documents", "north", "south", "deriving figures", "comparing documents")


def versions_of(change_it: Change, folder: Path) -> str:
    """The version of datasets that were changed before anything was read."""
    changed = write_datasets(folder)
    change_it(changed)
    return build(changed, folder / "undisturbed")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_during_a_build_is_in_it_as_a_whole(
    name: str, step: str, datasets: Path, tmp_path: Path
) -> None:
    pending = [CHANGES[name]]

    def progress(begun: str) -> None:
        if begun == step and pending:
            pending.pop()(datasets)

    version = build(datasets, tmp_path / "published", progress)
    assert not pending
    assert version == versions_of(CHANGES[name], tmp_path / "aside")


@pytest.mark.parametrize("name", ["subjects", "calendar", "indicators"])
def test_a_vocabulary_that_vanishes_stops_the_build_and_what_was_published_stays(
    name: str, datasets: Path, tmp_path: Path
) -> None:
    version = build(datasets, tmp_path / "published")
    with pytest.raises(DataProblems, match=rf"{name}\.yml: no such file"):
        build(datasets, tmp_path / "published", lambda _: (datasets / f"{name}.yml").unlink(missing_ok=True))
    assert current_version(tmp_path / "published") == version


@pytest.mark.parametrize("is_checked", [True, False])
def test_files_that_never_rest_stop_the_build(is_checked: bool, datasets: Path, tmp_path: Path) -> None:
    version = build(datasets, tmp_path / "published")
    turns: list[str] = []

    def progress(begun: str) -> None:
        turns.append(begun)
        (datasets / "calendar.yml").write_text("{}\n" + "\n" * len(turns), "utf-8")

    with pytest.raises(EtlError, match=r"datasets/calendar\.yml .*change while they are read; build again"):
        check(datasets, progress) if is_checked else build(datasets, tmp_path / "published", progress)
    assert current_version(tmp_path / "published") == version


def test_a_clock_that_jumps_and_times_that_are_wrong_change_nothing(
    datasets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = tmp_path / "published"
    version = build(datasets, published)
    chance = random.Random(3)

    def jumping() -> float:
        return chance.uniform(-1e9, 1e10)

    monkeypatch.setattr(time, "time", jumping)
    monkeypatch.setattr(time, "time_ns", lambda: int(jumping() * 1e9))
    for path in [*tmp_path.rglob("*"), published]:
        os.utime(path, (chance.uniform(-1e9, 1e10),) * 2)
    assert build(datasets, published) == version
    change(digest(datasets, "north"), "flowed", "poured")
    os.utime(digest(datasets, "north"), (0, 0))
    other = build(datasets, published)
    assert other != version
    change(digest(datasets, "north"), "poured", "flowed")
    os.utime(digest(datasets, "north"), (4e9, 4e9))
    assert build(datasets, published) == version == current_version(published)
    assert is_whole(version_folder(version, published))
    assert is_whole(version_folder(other, published))


def test_a_folder_of_published_tables_that_vanishes_during_a_build_is_one_line(
    datasets: Path, tmp_path: Path
) -> None:
    published = tmp_path / "published"
    build(datasets, published)
    change(digest(datasets, "north"), "flowed", "poured")

    def progress(begun: str) -> None:
        if begun == "comparing documents":
            published.rename(tmp_path / "taken away")

    with pytest.raises(PublishError, match="cannot be written") as caught:
        build(datasets, published, progress)
    assert "\n" not in str(caught.value)
    assert is_whole(version_folder(build(datasets, published), published))
