"""Faults on purpose, few in `make test` and many in `make soak`: kills, full disks, files that change."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from etl import publish
from etl.build import CACHE, build
from etl.errors import DataProblems, EtlError, PublishError
from etl.publish import current_version, is_whole, version_folder
from tests.small_datasets import bytes_of, change, digest, write_datasets

ROOT = Path(__file__).resolve().parent.parent
_READY, _PATIENCE = "ready", 120
# Builds two datasets by turns until it is killed.
_BUILDER = """
import sys
from pathlib import Path
from etl.build import build
one, other, published = map(Path, sys.argv[1:])
import etl.assembly, etl.tables, pyarrow.parquet
print("ready", flush=True)
while True:
    for datasets in (one, other):
        build(datasets, published, is_fresh=True)
"""
# Reads the version in use with all its tables until its input ends, then says how often.
_READER = """
import select, sys, time
from pathlib import Path
import pyarrow.parquet as pq
from etl.publish import current_version, is_whole, version_folder
published, known = Path(sys.argv[1]), set(sys.argv[2:])
print("ready", flush=True)
count, seen = 0, set()
while not select.select([sys.stdin], [], [], 0.01)[0]:
    version = current_version(published)
    folder = version_folder(version, published)
    assert version in known, version
    assert is_whole(folder), folder
    tables = {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}
    documents = {None, *tables["documents"]["document_id"].to_pylist()}
    assert set(tables["figures"]["document_id"].to_pylist()) <= documents
    count += 1
    seen.add(version)
print(count, len(seen))
"""


@dataclass(slots=True)
class Survived:
    """What was done and what held."""

    what: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{count} {name}" for name, count in self.what.items()) + "; all held"


def _start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == f"{_READY}\n", process.communicate()[1]
    return process


def _two_datasets(folder: Path) -> tuple[Path, Path]:
    one, other = (write_datasets(folder / name) for name in ("one", "other"))
    change(digest(other, "north"), "flowed", "poured")
    return one, other


def kills(folder: Path, count: int, readers: int) -> Survived:
    """Two builds at once, one killed at a random moment, again and again, while others read all the time.

    AssertionError where a reader saw anything but a whole, known version, or a build that nobody disturbed
    afterwards fails, gives other bytes or leaves something behind.
    """
    survived, chance, published = Survived(), random.Random(11), folder / "published"
    one, other = _two_datasets(folder)
    expected = {build(datasets, folder / "undisturbed"): datasets for datasets in (other, one)}
    build(one, published)
    reading = [_start(_READER, published, *expected) for _ in range(readers)]
    builders = [_start(_BUILDER, one, other, published) for _ in range(2)]
    try:
        for turn in range(count):
            time.sleep(chance.uniform(0.0, 0.4))
            killed = builders[turn % 2]
            assert killed.poll() is None, killed.communicate()[1]
            killed.send_signal(signal.SIGKILL)
            killed.communicate()
            survived.what["kills"] += 1
            survived.what["of them amid the writing of a version"] += bool(
                list(published.glob(".unfinished-*"))
            )
            _jumble_times(published, chance)
            builders[turn % 2] = _start(_BUILDER, one, other, published)
            assert all(reader.poll() is None for reader in reading), "a reader ended"
    finally:
        for builder in builders:
            builder.kill()
            builder.communicate()
        told = [reader.communicate("\n", timeout=_PATIENCE) for reader in reading]
    for out, errors in told:
        assert out, errors.strip().splitlines()[-1:]
        survived.what["reads of all tables"] += int(out.split()[0])
    survived.what["readers"] = readers
    _assert_as_new(published, folder / "undisturbed", expected)
    return survived


def _jumble_times(published: Path, chance: random.Random) -> None:
    """Gives what is published modification times from decades ago or ahead."""
    for path in (published, *published.iterdir()):
        try:
            os.utime(path, (chance.uniform(0, 4e9),) * 2)
        except FileNotFoundError:  # the other build has just removed or renamed it
            continue


def _assert_as_new(published: Path, undisturbed: Path, expected: dict[str, Path]) -> None:
    for version, datasets in expected.items():
        assert build(datasets, published) == version == current_version(published)
        assert bytes_of(published / version) == bytes_of(undisturbed / version)
    left = {path.name for path in published.iterdir()} - {
        *expected,
        publish.CURRENT,
        publish.HISTORY,
        ".lock",
        CACHE,
    }
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
