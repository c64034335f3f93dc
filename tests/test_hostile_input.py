"""Input that nobody writes, or only to do harm: still one clear line, no crash, nothing lost in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import locks, publish
from etl.build import build
from etl.check import check
from etl.errors import DataProblems, PublishError
from etl.periods import read_period
from etl.publish import current_version, is_whole, version_folder
from tests.small_datasets import change, digest, write_datasets

Damage = Callable[[Path], object]
NORTH = "documents/north.md"
SQUARE, NO_OUTLINES = "boundaries/square.geojson", "no GeoJSON with outlines"


def north(old: str, new: str) -> Damage:
    return lambda datasets: change(digest(datasets, "north"), old, new)


def outline(geometry: str) -> Damage:
    """An outline of that geometry, with a site and a distance that need it."""

    def damage(datasets: Path) -> None:
        text = f'{{"features": [{{"properties": {{"name": "Square"}}, "geometry": {geometry}}}]}}'
        (datasets / "boundaries" / "square.geojson").write_text(text, "utf-8")
        boundary = (
            "{name: Square, kind: region, precision: region, boundary: {file: square.geojson, name: Square}}"
        )
        with (datasets / "sites.yml").open("a", encoding="utf-8") as file:
            file.write(f"square: {boundary}\n")

    return damage


def constant(value: str) -> Damage:
    return lambda datasets: change(datasets / "derivations.yml", "value: 2", f"value: {value}")


def loop(datasets: Path) -> None:
    digest(datasets, "loop").symlink_to("loop.md")


def other_ending(datasets: Path) -> None:
    (datasets / "documents" / "west.md.txt").write_bytes(digest(datasets, "north").read_bytes())


# Each: what is done to sound datasets, and how the one line that it must give begins and goes on.
FAULTS: dict[str, tuple[Damage, str, str]] = {
    "link that leads to itself": (loop, "documents/loop.md", "cannot be read"),
    "digest under another ending": (other_ending, "documents/west.md.txt", "is no digest"),
    "control character": (north("flowed", "flo\0wed"), f"{NORTH}, line 13", "U+0000"),
    "text turned round": (north("flowed", "flo\u202ewed"), f"{NORTH}, line 13", "U+202E"),
    "subjects without a name": (
        north("subject=venezuela period", 'subject=";" period'),
        f"{NORTH}, paragraph 2", "subject names nothing",
    ),
    "event without a name": (north("=talks", '=";"'), f"{NORTH}, paragraph 3", "event names nothing"),
    "site without a name": (north("=caracas", '=";"'), f"{NORTH}, paragraph 2", "site names nothing"),
    "subject twice": (
        north("subject=venezuela period", 'subject="venezuela;venezuela" period'),
        f"{NORTH}, paragraph 2", "names 'venezuela' twice",
    ),
    "event twice": (north("=talks", '="talks;talks"'), f"{NORTH}, paragraph 3", "names 'talks' twice"),
    "two numbers for one paragraph": (
        north("{#p3}", "{#p2}\n{#p3}"), f"{NORTH}, line 15", "stands before no paragraph",
    ),
    "month 13": (north('"2024-05"', '"2024-13"'), f"{NORTH}, published", "not in the calendar"),
    "characters beyond 64 bits": (
        north("characters: ", "characters: 9999999999999999999"),
        f"{NORTH}, original.characters", "less than",
    ),
    "original outside its folder": (
        north("file: north.txt", "file: ../north.txt"), f"{NORTH}, original.file", "pattern",
    ),
    "outline without geometry": (outline("null"), SQUARE, NO_OUTLINES),
    "outline that is a point": (
        outline('{"type": "Point", "coordinates": [1, 2]}'), SQUARE, NO_OUTLINES,
    ),
    "outline without corners": (
        outline('{"type": "Polygon", "coordinates": []}'), SQUARE, NO_OUTLINES,
    ),
    "outline in words": (
        outline('{"type": "Polygon", "coordinates": [[["a", "b"], [1, 2]]]}'),
        SQUARE, NO_OUTLINES,
    ),
    "outline nested without end": (outline("[" * 100_000), SQUARE, NO_OUTLINES),
    "constant that is no number": (constant(".nan"), "derivations.yml, half", "finite"),
    "constant beyond all numbers": (constant("1" + "0" * 400), "derivations.yml, half", "finite"),
    "constant that is true": (constant("true"), "derivations.yml, half", "neither a number nor a name"),
    "scope that its indicator lacks": (
        lambda datasets: change(datasets / "derivations.yml", "formula", "scope: moon\n  formula"),
        "derivations.yml, half", "no scope 'moon'",
    ),
    "day that no month has": (
        lambda datasets: (datasets / "calendar.yml").write_text(
            "leap: {title: A day, month_day: '02-30', basis: declared}\n", "utf-8"
        ),
        "calendar.yml, leap", "not in the calendar",
    ),
}  # fmt: skip


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


def problems_of(datasets: Path) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        check(datasets)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mishap_is_named_where_it_is(datasets: Path, fault: str) -> None:
    damage, place, found = FAULTS[fault]
    damage(datasets)
    lines = problems_of(datasets)
    assert any(line.startswith(f"datasets/{place}") and found in line for line in lines), lines
    assert all("\n" not in line and "; " in line for line in lines)


@pytest.mark.parametrize("text", ["2021\n", "2021 ", "٢٠٢١", "0000", "2014/2004", "../2020", "2021/", ""])
def test_what_only_looks_like_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|calendar|ends before"):
        read_period(text)


def test_a_malformed_annotation_is_told_once(datasets: Path) -> None:
    change(digest(datasets, "north"), 'period="2021"', "period=2021/2022")
    lines = problems_of(datasets)
    assert len([line for line in lines if "left standing" in line]) == 1, lines


def test_a_digest_without_a_head_is_told_once(datasets: Path) -> None:
    change(digest(datasets, "south"), "ignored: []\n---\n", "ignored: []\n")
    assert len([line for line in problems_of(datasets) if "south.md" in line]) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
@pytest.mark.parametrize("closed", ["boundaries", "documents"])
def test_a_folder_that_nobody_may_enter_hides_no_other_problem(
    datasets: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outline('{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}')(datasets)
    change(datasets / "origins.yml", "kind: data", "kind: dice")
    real = os.stat

    def refusing(path: Any, *more: Any, **named: Any) -> os.stat_result:
        if Path(os.fsdecode(path)).parent == datasets / closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *more, **named)

    monkeypatch.setattr(os, "stat", refusing)
    assert any("origins.yml, registry.kind" in line for line in problems_of(datasets))


def test_a_file_whose_name_is_no_unicode_is_named(datasets: Path) -> None:
    digest(datasets, "south").rename(datasets / "documents" / os.fsdecode(b"s\xfcden.md"))
    run = subprocess.run(
        [sys.executable, "-m", "etl", "check", "--datasets", str(datasets)], capture_output=True, check=False
    )
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
    assert b"den.md, id: the id 'south' is not the file's name" in run.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_nobody_to_tell_is_no_crash(datasets: Path, closed: str) -> None:
    command = f'"{sys.executable}" -m etl check --datasets "{datasets}" {closed}'
    run = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert run.returncode == 0
    assert b"Traceback" not in run.stderr


def test_of_two_builds_the_second_reads_nothing_before_the_first_has_ended(
    datasets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = datasets / "published"
    build(datasets, published)
    digest(datasets, "north").unlink()
    monkeypatch.setattr(publish, "_PATIENCE_SECONDS", 0.1)
    with (
        locks.exclusive(published / ".lock", 0.1, lambda: None),
        pytest.raises(PublishError, match="at work"),
    ):
        build(datasets, published)


def unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_a_current_that_is_no_file_is_replaced(datasets: Path) -> None:
    published = datasets / "published"
    version = build(datasets, published)
    unreadable(published / "CURRENT")
    assert build(datasets, published) == version == current_version(published)


def test_a_version_that_is_a_link_to_itself_is_replaced(datasets: Path) -> None:
    published = datasets / "published"
    version = build(datasets, published)
    folder = version_folder(version, published)
    folder.rename(published / "elsewhere")
    folder.symlink_to(version)
    assert build(datasets, published) == version
    assert is_whole(version_folder(version, published))
