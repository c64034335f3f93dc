"""Faults on purpose, few in `make test` and many in `make soak`: full disks, files that change."""

from __future__ import annotations

import errno
import os
import random
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from etl import publish
from etl.build import CACHE, build
from etl.errors import DataProblems, EtlError, PublishError
from etl.publish import current_version, is_whole, version_folder
from tests.small_datasets import bytes_of, change, digest, write_datasets

ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class Survived:
    """What was done and what held."""

    what: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{count} {name}" for name, count in self.what.items()) + "; all held"


def _two_datasets(folder: Path) -> tuple[Path, Path]:
    one, other = (write_datasets(folder / name) for name in ("one", "other"))
    change(digest(other, "north"), "flowed", "poured")
    return one, other


def _assert_as_new(published: Path, undisturbed: Path, expected: dict[str, Path]) -> None:
    for version, datasets in expected.items():
        assert build(datasets, published) == version == current_version(published)
        assert bytes_of(published / version) == bytes_of(undisturbed / version)
    assert_nothing_left(published, expected)


def assert_nothing_left(published: Path, versions: Iterable[str]) -> None:
    """AssertionError where there is anything but those versions and what belongs to them."""
    left = {path.name for path in published.iterdir()} - {
        *versions, publish.CURRENT, publish.HISTORY, ".lock", CACHE,
    }  # fmt: skip
    assert not left, left
    unfinished = [path for path in (published / CACHE).rglob("*") if path.is_file() and path.suffix]
    assert not unfinished, unfinished


def full_disks(folder: Path, count: int) -> Survived:
    """Builds on a disk that takes a random number of bytes and no more.

    AssertionError where the version in use suffers, or the next build with room does not succeed.
    """
    survived, chance, published = Survived(), random.Random(5), folder / "published"
    one, other = _two_datasets(folder)
    expected = {build(datasets, folder / "undisturbed"): datasets for datasets in (other, one)}
    size = sum(len(content) for content in bytes_of(folder / "undisturbed" / next(iter(expected))).values())
    really_write = publish._write_file
    room = [0]

    def write(path: Path, content: bytes) -> None:
        if len(content) > room[0]:
            path.write_bytes(content[: room[0]])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        room[0] -= len(content)
        really_write(path, content)

    try:
        publish._write_file = write
        for _ in range(count):
            room[0] = 10 * size
            first = build(one, published)
            shutil.rmtree(published / next(version for version in expected if version != first), True)
            room[0] = chance.randrange(int(size * 1.1))
            said = _said(lambda: build(other, published))
            survived.what["builds that had no room" if said else "builds that had room"] += 1
            assert "\n" not in said
            assert bool(said) == (current_version(published) == first)
            assert not list(published.glob(".unfinished-*"))
            assert is_whole(version_folder(current_version(published), published))
    finally:
        publish._write_file = really_write
    _assert_as_new(published, folder / "undisturbed", expected)
    return survived


def _said(work: Callable[[], object]) -> str:
    """What an error of publishing says; nothing where there was none."""
    try:
        work()
    except PublishError as error:
        return str(error)
    return ""


def changes(folder: Path, count: int) -> Survived:
    """Builds while a digest is written anew all the time, in two pieces, and sometimes is not there.

    AssertionError where a build publishes anything but one of the states that were there.
    """
    survived, published = Survived(), folder / "published"
    one, other = _two_datasets(folder)
    expected = {build(datasets, folder / "undisturbed") for datasets in (one, other)}
    (folder / "half").mkdir()
    texts = [digest(datasets, "north").read_bytes() for datasets in (one, other)]
    half = texts[0].partition(b"{#p3}")[0]
    ending, chance = threading.Event(), random.Random(2)
    path = digest(one, "north")

    def write_on() -> None:
        while not ending.is_set():
            with path.open("wb") as file:
                file.write(half)
                file.flush()
                time.sleep(chance.uniform(0, 0.004))
                file.write(chance.choice(texts)[len(half) :])
            if chance.random() < 0.1:
                path.unlink()
                time.sleep(0.002)
                path.write_bytes(texts[0])
            time.sleep(chance.uniform(0, 0.2))

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for _ in range(count):
            survived.what[_outcome(one, published, expected)] += 1
    finally:
        ending.set()
        writer.join()
    return survived


def _outcome(datasets: Path, published: Path, expected: set[str]) -> str:
    try:
        version = build(datasets, published, is_fresh=True)
    except DataProblems:
        return "builds that told of a half-written file"
    except EtlError as error:
        if "change while they are read" not in str(error):
            raise
        return "builds that gave up on files without rest"
    assert version in expected, version
    return "builds of a state that was there"
