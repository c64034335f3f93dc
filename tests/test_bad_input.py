"""Bad input gets a line that names file, place, finding and advice; what was published stays in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.build import build
from etl.check import check
from etl.errors import DataProblems
from etl.publish import current_version, is_whole, version_folder
from tests.small_datasets import change, digest, front_matter, write_datasets

Damage = Callable[[Path], None]

NORTH = "documents/north.md"


def in_file(file: str, old: str, new: str) -> Damage:
    return lambda datasets: change(datasets / file, old, new)


def in_north(old: str, new: str) -> Damage:
    return in_file(NORTH, old, new)


def not_utf8(datasets: Path) -> None:
    path = digest(datasets, "north")
    path.write_bytes(path.read_bytes().replace(b"Tanks", b"T\xe4nks"))


def second_digest_of_the_same_id(datasets: Path) -> None:
    digest(datasets, "west").write_bytes(digest(datasets, "north").read_bytes())


# Each: what is done to sound datasets, the file that the line must name, its place, and what it must say.
FAULTS: dict[str, tuple[Damage, str, str, str]] = {
    "not UTF-8": (not_utf8, NORTH, "line 12", "is not UTF-8; save the file as UTF-8"),
    "broken YAML": (in_north("kind: article", "kind: [article"), NORTH, "line", "broken YAML"),
    "unknown front matter key": (in_north("kind: article", "kinds: article"), NORTH, "kinds", "unknown key"),
    "unknown indicator": (
        in_north("indicator=spending", "indicator=spendings"),
        NORTH, "paragraph 2", "[$3 billion] unknown indicator 'spendings'; add it to indicators.yml",
    ),
    "unknown subject": (
        in_north("indicator=oil_output subject=venezuela", "indicator=oil_output subject=utopia"),
        NORTH, "paragraph 2", "[120,000 barrels per day] unknown subject 'utopia'",
    ),
    "unknown site": (
        in_north("site=caracas", "site=caraccas"), NORTH, "paragraph 2", "[Caracas] unknown site 'caraccas'",
    ),
    "unknown origin": (
        in_north("origin=ministry", "origin=ministri"),
        NORTH, "paragraph 2", "[$3 billion] unknown origin 'ministri'",
    ),
    "unknown event": (in_north("event=talks", "event=talk"), NORTH, "paragraph 3", "unknown event 'talk'"),
    "unknown system": (in_north("=t_72", "=t_27"), NORTH, "paragraph 2", "unknown system 't_27'"),
    "span without a number": (
        in_north("flowed.", "[flowed]{indicator=oil_output}."),
        NORTH, "paragraph 2", "[flowed] is a span without a number",
    ),
    "period outside its paragraph's dates": (
        in_north('period="2021"', 'period="2019"'),
        NORTH, "paragraph 2", "[$3 billion] the paragraph prints no date that covers the period 2019",
    ),
    "unaccounted mention of the digest": (
        in_north("flowed.", "flowed to 30 countries."),
        NORTH, "paragraph 2", "[30 countries] is an unaccounted count",
    ),
    "unit of another measure": (
        in_north("[120,000 barrels per day]", "[120,000 miles]"), NORTH, "paragraph 2", "[120,000 miles] ",
    ),
    "duplicate document id": (
        second_digest_of_the_same_id, "documents/west.md", "id", "the id 'north' is not the file's name",
    ),
    "duplicate paragraph": (
        in_north("{#p3}", "{#p2}"), NORTH, "paragraph 2", "the number stands 2 times",
    ),
    "malformed annotation": (
        in_north("{site=caracas}", "{site=caracas"), NORTH, "paragraph 2", "left standing",
    ),
    "raw tag": (in_north("flowed.", "<b>flowed</b>."), NORTH, "paragraph 2", "left standing"),
    "no paragraph number": (in_north("{#p3}", ""), NORTH, "line 16", "no paragraph number"),
    "broken vocabulary": (
        in_file("sites.yml", "{name", "name"), "sites.yml", "line 1", "broken YAML",
    ),
    "duplicate vocabulary id": (
        in_file("subjects.yml", "\n", "\nvenezuela: {title: Again, kind: country}\n"),
        "subjects.yml", "line 2", "'venezuela' stands twice",
    ),
    "missing vocabulary": (
        lambda datasets: (datasets / "origins.yml").unlink(), "origins.yml", "", "no such file",
    ),
    "formula with an unknown name": (
        in_file("derivations.yml", "a / parts", "a / pieces"), "derivations.yml", "half", "pieces",
    ),
}  # fmt: skip


def problems_of(datasets: Path) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        check(datasets)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_what_was_published_stays(datasets: Path, fault: str) -> None:
    damage, file, place, found = FAULTS[fault]
    published = datasets / "published"
    version = build(datasets, published)
    damage(datasets)
    lines = problems_of(datasets)
    fitting = [line for line in lines if line.startswith(f"datasets/{file}") and found in line]
    assert fitting, lines
    assert fitting[0].removeprefix(f"datasets/{file}").lstrip(", ").startswith(place)
    assert all("\n" not in line and "; " in line for line in lines)
    with pytest.raises(DataProblems):
        build(datasets, published)
    assert current_version(published) == version
    assert is_whole(version_folder(version, published))


def test_all_problems_of_all_files_are_told_in_one_go(datasets: Path) -> None:
    names = ["unknown indicator", "unknown site", "span without a number", "duplicate document id"]
    for name in names:
        FAULTS[name][0](datasets)
    south = digest(datasets, "south")
    south.write_bytes(south.read_bytes() + b"\n{#p3}\nT\xe4nks\n")
    change(digest(datasets, "north"), "[largest]", "the [biggest, {")
    change(datasets / "origins.yml", "kind: data", "kind: dice")
    lines = problems_of(datasets)
    expected = [FAULTS[name][1:] for name in names]
    expected += [("documents/south.md", "line", "is not UTF-8")]
    expected += [(NORTH, "paragraph 3", "left standing"), ("origins.yml", "registry.kind", "'dice'")]
    for file, place, found in expected:
        assert any(line.startswith(f"datasets/{file}, {place}") and found in line for line in lines), (
            found,
            lines,
        )


def test_an_empty_folder_of_datasets_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "datasets").mkdir()
    lines = problems_of(tmp_path / "datasets")
    assert any("indicators.yml: no such file" in line for line in lines)
    assert any("no digest (*.md)" in line for line in lines)


def test_a_digest_with_nothing_but_its_head_is_named(datasets: Path) -> None:
    digest(datasets, "south").write_text(front_matter("south"), "utf-8")
    assert any(line.startswith("datasets/documents/south.md: no paragraph") for line in problems_of(datasets))
