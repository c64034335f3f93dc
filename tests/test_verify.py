"""Digests against originals: what either holds and the other does not, and what is written of it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from etl.build import DATASETS, build
from etl.comparison import compare_paragraph
from etl.errors import DataProblems
from etl.front_matter import IgnoredMention
from etl.quantities import Mention, find_mentions
from etl.readings import Statement, implied_readings, says_same
from etl.verify import VERIFIED, verify
from tests.small_datasets import ORIGINALS, change, digest, front_matter, write_datasets, write_originals

DAY = date(2026, 1, 2)


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    return write_originals(tmp_path)


def problems_of(datasets: Path, originals: Path) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        verify(datasets, originals, DAY)
    assert not (datasets / "verified.yml").exists(), "nothing is recorded of what did not pass"
    return [str(problem) for problem in caught.value.problems]


def rewrite_original(datasets: Path, originals: Path, name: str, old: str, new: str) -> None:
    """Changes an original and pins it anew, so that only the digest's words are behind."""
    before = front_matter(name)
    change(originals / f"{name}.txt", old, new)
    text = (originals / f"{name}.txt").read_bytes()
    pinned = before[before.index("original:") : before.index("ignored:")]
    checksum, characters = sha256(text).hexdigest(), len(text.decode())
    repinned = f"original: {{file: {name}.txt, sha256: {checksum}, characters: {characters}}}\n"
    change(digest(datasets, name), pinned, repinned)


def test_counts_are_told_and_recorded(datasets: Path, originals: Path) -> None:
    assert verify(datasets, originals, DAY) == (
        "2 documents: 5 figures supported by the originals' paragraphs; "
        "9 mentions of the originals accounted for, 8 in the digests and 1 ignored with a reason"
    )
    record = yaml.safe_load((datasets / "verified.yml").read_text("utf-8"))
    assert list(record) == ["north", "south"]
    assert record["north"] == {
        "digest_sha256": sha256(digest(datasets, "north").read_bytes()).hexdigest(),
        "original_sha256": sha256(ORIGINALS["north"].encode()).hexdigest(),
        "verified_on": "2026-01-02",
        "result": VERIFIED,
        "figures": 3,
        "mentions": 7,
        "paragraphs": len([line for line in ORIGINALS["north"].splitlines() if line.strip()]),
    }


def test_the_record_is_rewritten_only_when_more_than_the_day_changed(datasets: Path, originals: Path) -> None:
    verify(datasets, originals, DAY)
    path = datasets / "verified.yml"
    before = path.read_bytes(), path.stat().st_mtime_ns
    verify(datasets, originals, date(2026, 3, 4))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    change(digest(datasets, "south"), "is the price that is named", "is a price that is named")
    verify(datasets, originals, date(2026, 5, 6))
    record = yaml.safe_load(path.read_text("utf-8"))
    assert [record[name]["verified_on"] for name in ("north", "south")] == ["2026-01-02", "2026-05-06"]


def test_a_changed_original_is_named(datasets: Path, originals: Path) -> None:
    version = build(datasets, datasets / "published")
    change(originals / "north.txt", "$3 billion", "$4 billion")
    (line,) = problems_of(datasets, originals)
    assert line.startswith("datasets/documents/north.md, original: north.txt has changed: its SHA-256 is ")
    assert line.endswith("; read the original again, then correct the digest and its front matter")
    assert build(datasets, datasets / "published") == version


def test_a_missing_original_is_named(datasets: Path, originals: Path) -> None:
    (originals / "south.txt").unlink()
    (line,) = problems_of(datasets, originals)
    assert line.startswith(f"datasets/documents/south.md, original: there is no south.txt in {originals}; ")


def test_a_figure_that_cannot_be_read_is_named_as_check_names_it(datasets: Path, originals: Path) -> None:
    change(digest(datasets, "south"), "indicator=spending", "indicator=spendings")
    (line,) = problems_of(datasets, originals)
    assert "south.md, paragraph 2: [$3 billion] unknown indicator 'spendings'" in line


def test_a_wrong_number_of_characters_is_named(datasets: Path, originals: Path) -> None:
    change(digest(datasets, "south"), f"characters: {len(ORIGINALS['south'])}", "characters: 7")
    (line,) = problems_of(datasets, originals)
    assert f"south.txt has {len(ORIGINALS['south'])} characters, not 7" in line


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("[$3 billion]", "[$4 billion]", "[$4 billion] (read as money exact 4,000,000,000 USD)"),
        ("[$3 billion]", "some [$3 billion]", "[$3 billion] (read as money about 3,000,000,000 USD)"),
        (
            "More than [120,000",
            "Fewer than [120,000",
            "[120,000 barrels per day] (read as rate less_than 120,000",
        ),
        ("[7 August 2022]", "[8 August 2022]", "[8 August 2022] (read as date 2022-08-08)"),
    ],
)
def test_a_figure_that_the_original_does_not_say_is_named(
    datasets: Path, originals: Path, old: str, new: str, printed: str
) -> None:
    change(digest(datasets, "north"), old, new)
    lines = problems_of(datasets, originals)
    assert len(lines) == 2, "the digest's mention is unsupported, the original's unaccounted for"
    assert any(f"{printed}" in line and "is not what the original's paragraph says" in line for line in lines)
    assert any("of the original is unaccounted for" in line for line in lines)


def test_an_implied_figure_needs_an_implied_reading_in_the_original(datasets: Path, originals: Path) -> None:
    rewrite_original(
        datasets, originals, "south", "there were no new public loans", "there were new public loans"
    )
    (line,) = problems_of(datasets, originals)
    assert "[no] (read as count exact 0" in line
    assert "is not what the original's paragraph says" in line


def test_an_unaccounted_mention_of_the_original_is_named(datasets: Path, originals: Path) -> None:
    rewrite_original(datasets, originals, "south", "in 2023.", "in 2023, nor did 40 ships come.")
    (line,) = problems_of(datasets, originals)
    assert line == (
        "datasets/documents/south.md, paragraph 2: [40 ships] (read as count exact 40 ship) of the original "
        "is unaccounted for; add it, or list it under ignored with a reason"
    )


def test_a_paragraph_that_the_original_does_not_have_is_named(datasets: Path, originals: Path) -> None:
    change(digest(datasets, "north"), "{#p3}", "{#p9}")
    lines = problems_of(datasets, originals)
    assert any("paragraph 9: [7 August 2022]" in line and "does not have" in line for line in lines)


def test_a_stale_entry_of_ignored_is_named(datasets: Path, originals: Path) -> None:
    change(
        digest(datasets, "north"), "ignored: [", 'ignored: [{paragraph: 2, printed: "2021", reason: none}, '
    )
    (line,) = problems_of(datasets, originals)
    assert line.startswith("datasets/documents/north.md, paragraph 2: [2021] is ignored, but ")
    assert line.endswith("; remove it from ignored")


def test_all_documents_are_compared_before_anything_is_said(datasets: Path, originals: Path) -> None:
    (originals / "south.txt").unlink()
    change(digest(datasets, "north"), "[$3 billion]", "[$4 billion]")
    assert len(problems_of(datasets, originals)) == 3


def statements(digest_text: str) -> list[Statement]:
    return [Statement(mention, None) for mention in find_mentions(digest_text)]


def test_mentions_are_answered_one_for_one() -> None:
    said = "Of 40 ships, 40 ships sank."
    once = compare_paragraph("40 ships sank.", statements("40 ships sank."), said, [])
    assert (once.answered, len(once.findings)) == (1, 1)
    twice = compare_paragraph(said, statements(said), said, [])
    assert (twice.answered, twice.findings) == (2, ())


def test_an_occurrence_singles_out_one_of_several() -> None:
    said, digest_text = "Of 40 ships, 40 ships sank.", "40 ships sank."
    entry = IgnoredMention(paragraph=1, printed="40 ships", reason="the fleet", occurrence=1)
    comparison = compare_paragraph(digest_text, statements(digest_text), said, [entry])
    assert (comparison.findings, comparison.answered, comparison.ignored) == ((), 1, 1)
    beyond = IgnoredMention(paragraph=1, printed="40 ships", reason="the fleet", occurrence=3)
    assert len(compare_paragraph(digest_text, statements(digest_text), said, [beyond]).findings) == 2


def one(text: str) -> Mention:
    (mention,) = find_mentions(text)
    return mention


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("on 7 August 2022", "on August 7, 2022", True),
        ("on 7 August", "on August 7, 2022", False),
        ("the AK103 rifle", "the AK‑103 rifle", True),
        ("the AK-103 rifle", "the AK-104 rifle", False),
        ("exports rose 12%", "exports fell 12%", False),
        ("$3 billion", "€3 billion", False),
        ("$3 billion", "three billion dollars", True),
        ("20 ships", "20 planes", False),
        ("more than 20 ships", "at least 20 ships", False),
        ("about 20 ships", "20 ships", False),
    ],
)
def test_what_says_the_same(ours: str, theirs: str, same: bool) -> None:
    assert says_same(Statement(one(ours), None), one(theirs)) is same


def test_words_without_numbers_can_be_read_as_numbers() -> None:
    readings = {
        (mention.kind, mention.value) for mention in implied_readings("The largest buyer doubled its order.")
    }
    assert ("rank", 1.0) in readings
    assert ("fraction", 2.0) in readings
    assert implied_readings("") == ()


@pytest.mark.originals
def test_the_real_digests_are_supported_by_their_originals(tmp_path: Path) -> None:
    folder = Path(os.environ.get("ORIGINALS") or DATASETS.parent.parent / "shared" / "originals")
    if not folder.is_dir():
        pytest.skip(f"the originals are not at {folder}")
    shutil.copytree(
        DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("published", "verified.yml")
    )
    summary = verify(tmp_path / "datasets", folder, DAY)
    assert summary.startswith("5 documents: ")
    record = yaml.safe_load((tmp_path / "datasets" / "verified.yml").read_text("utf-8"))
    assert {entry["result"] for entry in record.values()} == {VERIFIED}
