"""Publishing: the same bytes for the same input, whole versions only, the old one in use until the end."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl import publish
from etl.errors import PublishError
from etl.publish import current_version, is_whole, published_versions, version_folder
from etl.tables import SCHEMAS
from tests.published_tables import publish_tables, tables, unfinished

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and limits")


def test_same_input_gives_same_bytes_and_another_gives_another_version(tmp_path: Path) -> None:
    first = publish_tables(tables(), tmp_path / "a")
    again = publish_tables(tables(), tmp_path / "b")
    other = publish_tables(tables("Rossiya"), tmp_path / "a")
    assert first == again != other
    for file in sorted((tmp_path / "a" / first).iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / first / file.name).read_bytes()
    assert len(list((tmp_path / "a" / first).iterdir())) == len(SCHEMAS) + 1


def test_older_versions_stay_and_current_names_the_last(tmp_path: Path) -> None:
    first = publish_tables(tables(), tmp_path)
    second = publish_tables(tables("Rossiya"), tmp_path)
    assert current_version(tmp_path) == second
    assert is_whole(version_folder(first, tmp_path))
    assert publish_tables(tables(), tmp_path) == first == current_version(tmp_path)


def test_versions_are_told_in_the_order_of_their_use_whatever_the_clock_said(tmp_path: Path) -> None:
    first, second, third = (publish_tables(tables(title), tmp_path) for title in ("a", "b", "c"))
    publish_tables(tables("b"), tmp_path)
    for version, time in ((first, 4e9), (second, -1e9), (third, 0)):
        os.utime(tmp_path / version, (time, time))
    assert published_versions(tmp_path) == (second, third, first)
    (tmp_path / "fedcba987654").mkdir()
    assert published_versions(tmp_path) == (second, third, first, "fedcba987654")
    (tmp_path / "HISTORY").write_bytes(b"../etc\n\xff\n")
    assert set(published_versions(tmp_path)) == {first, second, third, "fedcba987654"}
    assert publish_tables(tables("c"), tmp_path) == published_versions(tmp_path)[0]


def test_no_version_is_told_where_there_is_no_folder(tmp_path: Path) -> None:
    assert published_versions(tmp_path / "nowhere") == ()


def test_a_whole_folder_is_used_again_untouched(tmp_path: Path) -> None:
    version = publish_tables(tables(), tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / version).iterdir()}
    assert publish_tables(tables(), tmp_path) == version
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / version).iterdir()} == before


@dataclass(frozen=True, slots=True)
class Step:
    """That a file or folder was made to last, or got its name, and how many bytes it then had."""

    what: str
    inode: int
    size: int


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """What is asked of the disk, in order."""
    told: list[Step] = []
    really_settle, really_rename, really_replace = os.fsync, Path.rename, Path.replace

    def settle(descriptor: int) -> None:
        really_settle(descriptor)
        there = os.fstat(descriptor)
        told.append(Step("settled", there.st_ino, there.st_size))

    def named(really: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def name(path: Path, target: Path) -> Path:
            there = path.stat()
            told.append(Step("named", there.st_ino, there.st_size))
            return really(path, target)

        return name

    monkeypatch.setattr(os, "fsync", settle)
    monkeypatch.setattr(Path, "rename", named(really_rename))
    monkeypatch.setattr(Path, "replace", named(really_replace))
    return told


@posix
def test_what_is_published_has_reached_the_disk_before_it_gets_its_name(
    tmp_path: Path, steps: list[Step]
) -> None:
    folder = tmp_path / publish_tables(tables(), tmp_path)
    published, version = tmp_path.stat().st_ino, folder.stat().st_ino

    def settled(path: Path) -> int:
        """When all that the file holds had reached the disk."""
        there = path.stat()
        return steps.index(Step("settled", there.st_ino, there.st_size))

    def places(what: str, inode: int) -> list[int]:
        return [place for place, step in enumerate(steps) if (step.what, step.inode) == (what, inode)]

    (whole,) = places("named", version)
    assert max(map(settled, folder.iterdir())) < min(places("settled", version)) < whole
    names = [whole]
    for path in (tmp_path / "HISTORY", tmp_path / "CURRENT"):
        (name,) = places("named", path.stat().st_ino)
        assert names[-1] < settled(path) < name
        names.append(name)
    for name, next_name in zip(names, [*names[1:], len(steps)], strict=True):
        assert any(name < place < next_name for place in places("settled", published)), "it may be lost"


@pytest.mark.parametrize("damage", ["changed", "missing", "no description", "a file in its place"])
def test_a_damaged_folder_is_moved_aside(tmp_path: Path, damage: str) -> None:
    version = publish_tables(tables(), tmp_path)
    folder = tmp_path / version
    for number in (1, 2):
        if damage == "changed":
            (folder / "figures.parquet").write_bytes(b"PAR1")
        elif damage == "missing":
            (folder / "figures.parquet").unlink()
        elif damage == "no description":
            (folder / "datapackage.json").unlink()
        else:
            folder.rename(tmp_path / f"gone-{number}")
            folder.write_text("x")
        assert not is_whole(folder)
        assert publish_tables(tables(), tmp_path) == version
        assert is_whole(folder)
        assert (tmp_path / f"{version}.damaged-{number}").exists()


def test_left_over_folders_of_killed_builds_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-abc").mkdir(parents=True)
    (tmp_path / ".unfinished-abc" / "figures.parquet").write_text("half")
    (tmp_path / ".unfinished-CURRENT").write_text("half")
    publish_tables(tables(), tmp_path)
    assert unfinished(tmp_path) == []


def test_reading_where_nothing_is_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"nothing is published yet; run python -m etl build"):
        current_version(tmp_path)
    for version in ("0123456789ab", "..", "", "CURRENT"):
        with pytest.raises(PublishError, match="there is no version"):
            version_folder(version, tmp_path)
    (tmp_path / "CURRENT").write_text("0123456789ab\n")
    with pytest.raises(PublishError, match="there is no version '0123456789ab'"):
        current_version(tmp_path)


WRITES = len(SCHEMAS) + 3  # the tables, their description, HISTORY, CURRENT


@pytest.mark.parametrize("moment", range(WRITES))
def test_a_full_disk_at_any_write_keeps_the_version_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    first = publish_tables(tables(), tmp_path)
    written: list[Path] = []
    really_write = publish._write_file

    def write(path: Path, content: bytes) -> None:
        written.append(path)
        if len(written) > moment:
            path.write_bytes(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        really_write(path, content)

    monkeypatch.setattr(publish, "_write_file", write)
    with pytest.raises(
        PublishError, match=r"No space left.*; make room.*published before stays in use"
    ) as caught:
        publish_tables(tables("Rossiya"), tmp_path)
    assert "\n" not in str(caught.value)
    assert current_version(tmp_path) == first
    assert is_whole(tmp_path / first)
    assert unfinished(tmp_path) == []
    monkeypatch.undo()
    assert is_whole(tmp_path / publish_tables(tables("Rossiya"), tmp_path))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; mounting it takes root's rights on Linux."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted as root on Linux")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(tmp_path)]
    if subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_disk_that_is_really_full_keeps_the_version_in_use(small_disk: Path) -> None:
    first = publish_tables(tables(), small_disk)
    free = shutil.disk_usage(small_disk).free
    (small_disk / "filler").write_bytes(b"x" * (free - 40_000))
    with pytest.raises(PublishError, match="No space left"):
        publish_tables(tables("Rossiya"), small_disk)
    assert current_version(small_disk) == first
    assert is_whole(small_disk / first)
    assert unfinished(small_disk) == []


@posix
def test_a_folder_that_cannot_be_written_keeps_the_version_in_use() -> None:
    with tempfile.TemporaryDirectory() as name:
        published = Path(name)
        first = publish_tables(tables(), published)
        published.chmod(0o555)
        user = os.geteuid()
        try:
            if user == 0:
                os.seteuid(65534)
            with pytest.raises(PublishError, match=r"Permission denied.*allow writing there") as caught:
                publish_tables(tables("Rossiya"), published)
            assert "\n" not in str(caught.value)
            assert current_version(published) == first
        finally:
            if user == 0:
                os.seteuid(user)
            published.chmod(0o755)


def test_a_file_where_the_folder_should_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "published").write_text("in the way")
    with pytest.raises(PublishError, match=r"published: the tables cannot be written"):
        publish_tables(tables(), tmp_path / "published")
