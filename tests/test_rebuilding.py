"""A build reads again only what has changed, and trusts nothing in its cache that is damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import document_rows, documents
from etl.__main__ import main
from etl.build import CACHE, build
from etl.errors import DataProblems
from etl.publish import version_folder
from etl.reading_cache import ReadingCache
from tests.small_datasets import bytes_of, change, write_datasets

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the digests that are parsed, as they are."""
    names: list[str] = []
    parse = documents.parse_document

    def noted(path: Path, content: bytes) -> Any:
        names.append(path.stem)
        return parse(path, content)

    monkeypatch.setattr(document_rows, "parse_document", noted)
    return names


def entries(published: Path) -> list[Path]:
    """The files of the cache."""
    return sorted(path for path in (published / CACHE).rglob("*") if path.is_file())


def test_only_the_changed_document_is_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    first = build(datasets, published)
    assert parsed == ["north", "south"]
    assert build(datasets, published) == first
    assert parsed == ["north", "south"]
    change(datasets / "documents" / "south.md", "$3 billion", "$4 billion")
    second = build(datasets, published)
    assert parsed == ["north", "south", "south"]
    assert second != first
    assert build(datasets, tmp_path / "elsewhere") == second
    assert bytes_of(version_folder(second, published)) == bytes_of(tmp_path / "elsewhere" / second)
    assert len(entries(published)) == 2, "what no digest needs is removed"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("indicators.yml", "title: Spending", "title: Money spent"),
        ("origins.yml", "title: The registry", "title: A registry"),
        ("calendar.yml", "{}", 'day: {title: A day, month_day: "07-05", basis: b, source: s}'),
    ],
)
def test_a_changed_vocabulary_has_all_read_again(
    tmp_path: Path, parsed: list[str], file: str, old: str, new: str
) -> None:
    datasets = write_datasets(tmp_path)
    build(datasets, tmp_path / "published")
    change(datasets / file, old, new)
    version = build(datasets, tmp_path / "published")
    assert parsed == ["north", "south"] * 2
    assert build(datasets, tmp_path / "elsewhere") == version


def test_a_new_verification_has_its_document_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    build(datasets, published)
    record = {
        "original_sha256": "0" * 64, "digest_sha256": "0" * 64, "verified_on": "2025-01-01", "figures": 1,
        "mentions": 1, "paragraphs": 3, "result": "x",
    }  # fmt: skip
    (datasets / "verified.yml").write_text(json.dumps({"south": record}), "utf-8")
    build(datasets, published)
    assert parsed == ["north", "south", "south"]


def test_other_code_reads_all_again(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    build(datasets, published)
    monkeypatch.setattr(document_rows, "code_checksum", lambda: "another")
    build(datasets, published)
    assert parsed == ["north", "south"] * 2


def test_a_fresh_build_reads_all_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    version = build(datasets, published)
    assert main(["build", "--datasets", str(datasets), "--published", str(published), "--fresh"]) == 0
    assert parsed == ["north", "south"] * 2
    assert build(datasets, published) == version


def emptied(files: list[Path]) -> None:
    files[0].write_bytes(b"")


def cut(files: list[Path]) -> None:
    files[0].write_bytes(files[0].read_bytes()[:-1])


def one_bit_changed(files: list[Path]) -> None:
    content = bytearray(files[0].read_bytes())
    content[len(content) // 2] ^= 1
    files[0].write_bytes(content)


def of_the_other(files: list[Path]) -> None:
    files[0].write_bytes(files[1].read_bytes())


def a_folder(files: list[Path]) -> None:
    files[0].unlink()
    files[0].mkdir()


@pytest.mark.parametrize("damage", [emptied, cut, one_bit_changed, of_the_other, a_folder])
def test_what_is_damaged_in_the_cache_is_read_again(
    tmp_path: Path, parsed: list[str], damage: Callable[[list[Path]], None]
) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    version = build(datasets, published)
    damage(entries(published))
    assert build(datasets, published) == version
    assert len(parsed) == 3


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    published.mkdir()
    (published / CACHE).write_text("in the way")
    assert build(datasets, published) == build(datasets, published)
    assert len(parsed) == 4


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
def test_an_entry_of_the_cache_that_cannot_be_written_whole_leaves_the_one_before(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from etl.reading_cache import ReadingCache\n"
        "cache = ReadingCache(Path(sys.argv[1]))\n"
        "cache.keep('key', b'before' * 1000)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "for key in ('key', 'other'): cache.keep(key, b'after' * 1000)\n"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=True)
    cache = ReadingCache(tmp_path)
    assert cache.entry("key") == b"before" * 1000
    assert not cache.has("other")


def test_a_stray_file_in_the_cache_keeps_nothing_else_there(tmp_path: Path) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    (published / CACHE).mkdir(parents=True)
    for name in ("0", "zz"):
        (published / CACHE / name).write_text("in the way")
    (published / CACHE / "ab").mkdir()
    (published / CACHE / "ab" / "old").write_bytes(b"")
    build(datasets, published)
    assert not (published / CACHE / "ab" / "old").exists()


def test_a_wrong_document_does_not_have_the_others_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    change(datasets / "documents" / "south.md", "new_loans", "new_loan")
    for _ in range(2):
        with pytest.raises(DataProblems, match="unknown indicator 'new_loan'"):
            build(datasets, published)
    assert parsed == ["north", "south", "south"]
