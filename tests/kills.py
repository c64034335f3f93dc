"""Builds that are killed, half of them amid the writing of a version, while others read all the time."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from etl.build import build
from etl.publish import current_version, is_whole
from etl.tables import SCHEMAS
from tests.faults import ROOT, Survived, assert_nothing_left
from tests.small_datasets import bytes_of, change, digest, write_datasets

_READY, _PATIENCE = "ready", 120
_TITLE = "title: A text from the north"
_MOST_AGAIN = 100
# Builds its datasets until it is killed, with a new title each time, so that each build writes a version. The
# folder in which it writes tells by its name whose it is.
_BUILDER = """
import functools, itertools, os, sys, tempfile
from pathlib import Path
from etl.build import build
digest, published, turn = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
text = digest.read_text("utf-8")
title = next(line for line in text.splitlines() if line.startswith("title: "))
tempfile.mkdtemp = functools.partial(tempfile.mkdtemp, suffix=f"-{os.getpid()}")
import etl.assembly, etl.tables, pyarrow.parquet
print("ready", flush=True)
for number in itertools.count():
    digest.write_text(text.replace(title, f"title: A text from the north {turn}-{number}"), "utf-8")
    build(digest.parent.parent, published, is_fresh=True)
"""
# Reads the version in use with all its tables until its input ends, then says how often, and the title of
# the first document of each version.
_READER = """
import json, select, sys
from pathlib import Path
import pyarrow.parquet as pq
from etl.publish import current_version, is_whole, version_folder
published = Path(sys.argv[1])
print("ready", flush=True)
count, seen = 0, {}
while not select.select([sys.stdin], [], [], 0.01)[0]:
    version = current_version(published)
    folder = version_folder(version, published)
    assert is_whole(folder), folder
    tables = {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}
    documents = {None, *tables["documents"]["document_id"].to_pylist()}
    assert set(tables["figures"]["document_id"].to_pylist()) <= documents
    count += 1
    seen[version] = tables["documents"]["title"].to_pylist()[0]
print(json.dumps([count, seen]))
"""


def _start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == f"{_READY}\n", process.communicate()[1]
    return process


def kills(folder: Path, count: int, readers: int) -> Survived:
    """Two builds at once, one killed again and again, while others read all the time.

    By turns two kills come at a random moment and two when a random part of a version's files is written.
    AssertionError where a reader saw anything but whole versions as undisturbed builds make them, or a build
    that nobody disturbed afterwards fails, gives other bytes or leaves something behind.
    """
    survived, chance, published = Survived(), random.Random(11), folder / "published"
    datasets = [write_datasets(folder / name) for name in ("one", "other")]
    build(datasets[0], published)

    def started(place: int, turn: int) -> subprocess.Popen[str]:
        return _start(_BUILDER, digest(datasets[place], "north"), published, str(turn))

    with _reading(published, readers) as reading:
        builders = [started(place, -1 - place) for place in (0, 1)]
        try:
            for turn in range(count):
                place = _kill(turn, builders, published, chance, survived)
                _jumble_times(published, chance)
                builders[place] = started(place, turn)
                ended = [reader for reader in reading if reader.poll() is not None]
                assert not ended, ended[0].communicate()[1]
        finally:
            for builder in builders:
                builder.kill()
                builder.communicate()
        told = [reader.communicate("\n", timeout=_PATIENCE) for reader in reading]
    seen: dict[str, str] = {}
    for out, errors in told:
        assert out, errors.strip().splitlines()[-1:]
        times, titles = json.loads(out)
        survived.what["reads of all tables"] += times
        seen |= titles
    survived.what["readers"] = readers
    survived.what["versions seen by them"] = len(seen)
    _assert_as_undisturbed(published, folder / "undisturbed", seen, chance, survived)
    return survived


@contextmanager
def _reading(published: Path, count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """So many processes that read the published tables; none of them is left."""
    reading = [_start(_READER, published) for _ in range(count)]
    try:
        yield reading
    finally:
        for reader in reading:
            reader.kill()
            reader.wait()


def _kill(
    turn: int,
    builders: Sequence[subprocess.Popen[str]],
    published: Path,
    chance: random.Random,
    survived: Survived,
) -> int:
    """Kills one of the builders and counts it; returns which."""
    is_aimed = turn // 2 % 2 == 1
    if is_aimed:
        place = _stopped_amid_writing(builders, published, chance.randrange(len(SCHEMAS) + 2))
    else:
        place = turn % 2
        time.sleep(chance.uniform(0.0, 0.4))
    killed = builders[place]
    assert killed.poll() is None, killed.communicate()[1]
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    survived.what["kills"] += 1
    survived.what["of them aimed at the writing of a version"] += is_aimed
    survived.what["of all amid it"] += is_aimed or bool(_unfinished(killed, published))
    return place


def _stopped_amid_writing(builders: Sequence[subprocess.Popen[str]], published: Path, most: int) -> int:
    """Stops whichever builder comes to have written so many files of a version; returns which."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        for place, builder in enumerate(builders):
            assert builder.poll() is None, builder.communicate()[1]
            if len(_unfinished(builder, published)) <= most:
                continue
            builder.send_signal(signal.SIGSTOP)
            os.waitpid(builder.pid, os.WUNTRACED)
            if _unfinished(builder, published):
                return place
            builder.send_signal(signal.SIGCONT)
        time.sleep(0.001)
    raise AssertionError(f"no build wrote a version for {_PATIENCE} s")


def _unfinished(builder: subprocess.Popen[str], published: Path) -> list[Path]:
    """The folder in which a builder is writing a version, and what is in it; nothing where it is not."""
    return [
        path
        for folder in published.glob(f".unfinished-*-{builder.pid}")
        for path in (folder, *folder.glob("*"))
    ]


def _jumble_times(published: Path, chance: random.Random) -> None:
    """Gives what is published modification times from decades ago or ahead."""
    for path in (published, *published.iterdir()):
        try:
            os.utime(path, (chance.uniform(0, 4e9),) * 2)
        except FileNotFoundError:  # the other build has just removed or renamed it
            continue


def _assert_as_undisturbed(
    published: Path, undisturbed: Path, seen: dict[str, str], chance: random.Random, survived: Survived
) -> None:
    """Builds versions that were seen again, at most a hundred: there, and where nothing was disturbed."""
    again = chance.sample(sorted(seen), min(len(seen), _MOST_AGAIN))
    for version in again:
        datasets = write_datasets(undisturbed / "datasets" / version)
        change(digest(datasets, "north"), _TITLE, f"title: {seen[version]}")
        assert build(datasets, undisturbed / "published") == version
        assert build(datasets, published) == version == current_version(published)
        assert bytes_of(published / version) == bytes_of(undisturbed / "published" / version)
    survived.what["of them built again"] = len(again)
    versions = {path.name for path in published.glob("?" * 12)}
    half = [version for version in versions if not is_whole(published / version)]
    assert not half, half
    assert_nothing_left(published, versions)
