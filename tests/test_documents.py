"""Digests are read with offsets into plain text, and every way to break one is named with its place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents import read_document, read_documents
from etl.errors import DataProblems
from etl.yaml_records import RecordError, read_yaml
from tests.digest_builder import digest, write_digest


def problems_of(tmp_path: Path, body: str) -> str:
    """All problems of a digest with these paragraphs."""
    with pytest.raises(DataProblems) as raised:
        read_document(write_digest(tmp_path, body))
    return str(raised.value)


def test_offsets_count_code_points_of_the_text_without_markup(tmp_path: Path) -> None:
    body = (
        "{#p3}\nIn *Táchira* 😀 it cost\n"
        '[$1.2 billion]{indicator=trade period="2024"}, see [AK-103]{system=ak}.\n'
    )
    (paragraph,) = read_document(write_digest(tmp_path, body)).paragraphs
    assert paragraph.number == 3
    assert paragraph.text == "In Táchira 😀 it cost $1.2 billion, see AK-103."
    printed = [paragraph.text[one.start : one.end] for one in paragraph.annotations]
    assert printed == ["$1.2 billion", "AK-103"]
    assert paragraph.annotations[0].attributes == {"indicator": "trade", "period": "2024"}


def test_nested_spans_keep_their_own_offsets(tmp_path: Path) -> None:
    body = "{#p1}\nThe [plant at [Maracay]{site=maracay}]{site=plant} runs.\n"
    (paragraph,) = read_document(write_digest(tmp_path, body)).paragraphs
    printed = [paragraph.text[one.start : one.end] for one in paragraph.annotations]
    assert printed == ["plant at Maracay", "Maracay"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("basis: inferred, reason: it says so nowhere", "basis: inferred", "published_basis"),
        ("title: A digest", "title: A digest\ntitle_basis: inferred", "title_basis"),
        ("relies_on: []", "relies_on: [{origin: sipri, basis: inferred}]", "relies_on.0"),
    ],
)
def test_what_is_inferred_says_from_what(tmp_path: Path, old: str, new: str, place: str) -> None:
    path = write_digest(tmp_path, "{#p1}\nText.\n")
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataProblems, match=f"{place}: no reason; say what it is inferred from"):
        read_document(path)


def test_braces_on_a_line_of_the_front_matter_are_yaml(tmp_path: Path) -> None:
    path = write_digest(tmp_path, "{#p1}\nText.\n")
    path.write_text(path.read_text("utf-8").replace("original: {", "original:\n  {"), "utf-8")
    assert read_document(path).meta.original.file == "x.txt"


def test_front_matter_takes_short_and_long_forms(tmp_path: Path) -> None:
    path = tmp_path / "example.md"
    text = digest("{#p1}\nText.\n", relies_on="[{origin: quarterly, basis: inferred, reason: tone}, sipri]")
    path.write_text(
        text.replace("title: A digest", 'title: A digest\ntitle_basis: "inferred: no title"'), "utf-8"
    )
    meta = read_document(path).meta
    assert (meta.title_basis.basis, meta.title_basis.reason) == ("inferred", "no title")
    assert [(one.origin, one.basis) for one in meta.relies_on] == [
        ("quarterly", "inferred"),
        ("sipri", "stated"),
    ]
    assert meta.published == "2022-04"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "{#p1}\nA [span]{indicator=a period=2000/2001} here.\n",
            "paragraph 1: '[span]{indicator=a period=2000/2001}' left standing",
        ),
        ("{#p1}\nA brace } here.\n", "paragraph 1: '}' left standing"),
        ("{#p1}\nA <b>tag</b> here.\n", "paragraph 1: '<' left standing"),
        ("{#p1}\nA [link](https://example.org) here.\n", "'[' left standing"),
        ("{#p1}\n[x]{site=a site=b}\n", "site stands 2 times"),
        ("{#p1}\n[x]{site=a}{role=b}\n", "two annotations on one span"),
        ("{#p1}\n[x]{indicator=a event=b}\n", "is annotated as indicator and as event"),
        ("{#p1}\n[x]{ignore=a site=b}\n", "is annotated as ignore and as site"),
        ("{#p1}\n[x]{role=a}\n", "says nothing that is known"),
        ("{#p1}\n[x]{site=a period=2000}\n", "has period, which means nothing beside site"),
        ("{#p1}\n[x]{site=a onclick=b}\n", "has onclick, which means nothing beside site"),
        ("{#p1}\n[x]{site=a .loud}\n", "has class, which means nothing beside site"),
        ('{#p1}\n[x]{site=""}\n', "has an empty site"),
        ("{#p1}\n[]{site=a}\n", "is an empty span"),
        ("No number.\n", "line 10: no paragraph number"),
        ("{#q1}\nWrong.\n", "no paragraph number"),
        ("{#p1}\nOne.\n\n{#p1}\nTwo.\n", "paragraph 1: the number stands 2 times"),
        ("{#p2}\nTwo.\n\n{#p1}\nOne.\n", "paragraphs out of order"),
        ("{#p1}\n\n{#p2}\nTwo.\n", "{#p1} stands before no paragraph"),
        ("{#p1}\nOne.\n\n{#p9}\n", "{#p9} stands before no paragraph"),
        ("{#p1}\nOne.\n{#p2}\nTwo.\n", "paragraph 1: '{' left standing"),
        ("{#p1}\n- a\n- b\n", "bullet list"),
        ("{#p1}\n2020. A year.\n", "ordered list"),
        ("{#p1}\n# Heading\n", "heading instead"),
        ("{#p1}\nText.\n\n***\n", "hr instead"),
        ("{#p1}\nText.\n\n    code\n", "code block instead"),
        ("", "no paragraph"),
    ],
)
def test_what_is_left_standing_or_said_twice_is_refused(tmp_path: Path, body: str, found: str) -> None:
    assert found in problems_of(tmp_path, body)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("kind: commentary", "kind: [commentary", "line 5: broken YAML"),
        ("kind: commentary", "kind: a\nkind: b", "line 5: 'kind' stands twice"),
        ("kind: commentary", "kind: a\nmood: b", "mood: unknown key"),
        ("kind: commentary\n", "", "kind: missing"),
        ("kind: commentary", "kind: &k a\nauthor: *k", "line 5: an alias (*)"),
        ("id: example", "id: other", "the id 'other' is not the file's name"),
        ('"2022-04"', '"April 2022"', "published: "),
        ("characters: 10", "characters: none", "original.characters: "),
        ("kind: commentary", "kind: " + "[" * 500, "more than 12 levels"),
        ("---\nid", "id", "no front matter"),
    ],
)
def test_a_broken_front_matter_is_named_by_line_or_key(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    path = tmp_path / "example.md"
    text = digest("{#p1}\nText.\n")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        read_document(path)
    assert found in str(raised.value)


def test_a_file_that_is_not_utf_8_is_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "example.md").write_bytes(digest("{#p1}\nCaf").encode() + b"\xe9\n")
    with pytest.raises(DataProblems, match=r"line 11: byte .* is not UTF-8"):
        read_document(tmp_path / "example.md")


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    write_digest(tmp_path, "{#p1}\nA } and [x]{role=a}.\n", "one")
    write_digest(tmp_path, "No number.\n", "two")
    with pytest.raises(DataProblems) as raised:
        read_documents(tmp_path)
    files = [problem.file.split("/")[-1] for problem in raised.value.problems]
    assert files == ["one.md", "one.md", "two.md"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DataProblems, match="no digest"):
        read_documents(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "{#p1}\n" + "[" * 300_000,
        "{#p1}\n" + "[a]{b" * 100_000,
        "{#p1}\n" + '{"' * 300_000,
        "{#p1}\n" + "*a **b " * 100_000,
        "> " * 100_000 + "deep",
        "{#p1}\n" + "[" * 390 + "x" + "]{site=a}" * 390,
        "{#p1}\n" + "_" * 19_000,
    ],
)
def test_hostile_digests_are_refused_without_blowing_up(tmp_path: Path, body: str) -> None:
    assert problems_of(tmp_path, body)


def test_yaml_aliases_cannot_grow_a_small_file() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
    )
    with pytest.raises(RecordError, match="an alias"):
        read_yaml(bomb)


def test_yaml_dates_stay_text_and_repeated_keys_are_refused() -> None:
    assert read_yaml("a: 2024-05-09\nb: 2022\nc: null") == {"a": "2024-05-09", "b": 2022, "c": None}
    with pytest.raises(RecordError, match="'a' stands twice") as raised:
        read_yaml("a: 1\nb: 2\na: 3")
    assert raised.value.line == 3


@given(st.text(alphabet='[]{}=ab"# *<>p1;\\\n-:%.&_é', max_size=80))
def test_whatever_stands_in_a_digest_it_is_read_or_named(text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            document = read_document(write_digest(Path(folder), "{#p1}\n" + text))
        except DataProblems:
            return
    for paragraph in document.paragraphs:
        assert not set("[]{}<") & set(paragraph.text)
        assert all(0 <= one.start < one.end <= len(paragraph.text) for one in paragraph.annotations)


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(DataProblems, match=r"folder\.md: it cannot be read"):
        read_documents(tmp_path)
