"""The page of digests: marks that open notes, what an address asks for, usual, empty and odd digests."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dashboard.digest_view import Asked, missing_words, source_nodes
from dashboard.elements import text_of
from tests.digest_rows import read, rows_to_read, shelf
from tests.page_runs import page_text
from tests.sample_tables import HARM, sample_rows
from tests.written import catalogue, nodes_of

opened = partial(page_text, "sources")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(), ""),
        (Asked("alpha", "3"), ""),
        (Asked("alpha", "5"), "Paragraph 5 of the original is left out of the digest."),
        (Asked("alpha", "99"), "The address names a paragraph that is not here."),
        (Asked("alpha", "<b>"), "The address names a paragraph that is not here."),
        (Asked("omega", "3"), "The address names a document that is not here; this is the first one."),
    ],
)
def test_what_the_address_asks_for_in_vain_is_said(asked: Asked, words: str) -> None:
    paper, found, _ = read(rows_to_read())
    assert missing_words(asked, paper, found) == words


def test_every_mark_names_a_note_that_is_there() -> None:
    rows = rows_to_read()
    nodes = source_nodes(Asked("alpha", "3"), catalogue(rows), shelf(rows))
    links = [one for node in nodes for one in nodes_of(node, "a") if "data-show" in one[1]]
    notes = {one[1]["id"] for node in nodes for one in nodes_of(node, "details")}
    assert [text_of(one) for one in links] == ["early June", "plant", "350", "T-1"]
    assert {one[1]["data-show"] for one in links} == notes
    assert {one[1]["class"] for one in links} == {"lit event", "lit site", "lit figure", "lit system"}


def test_the_document_that_is_read_and_the_paragraph_asked_for_are_marked() -> None:
    rows = rows_to_read()
    nodes = source_nodes(Asked("alpha", "3"), catalogue(rows), shelf(rows))
    links = [one for node in nodes for one in nodes_of(node, "a")]
    assert [text_of(one) for one in links if one[1].get("aria-current")] == [
        "1 Alpha report September 2025 (date inferred)"
    ]
    wanted = [
        one[1]["id"] for node in nodes for one in nodes_of(node, "article") if "wanted" in one[1]["class"]
    ]
    assert wanted == ["paragraph-3"]


def test_the_page_shows_the_document_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = opened(rows_to_read(), tmp_path, monkeypatch, document="alpha", paragraph="3")
    for words in (
        "our own words",
        "the original itself is not here",
        "paragraphs 1–2 left out",
        "made-up tank",
        "paragraph 3: “two”: plain counting word",
        "Copy citation",
    ):
        assert words in text


def test_what_a_digest_says_is_shown_letter_by_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"Made-up text of gamma. {HARM}" in opened(sample_rows(), tmp_path, monkeypatch, document="gamma")


def test_the_page_without_documents_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No document has been published." in opened({}, tmp_path, monkeypatch)


def test_a_filter_does_not_hide_what_a_digest_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = opened(rows_to_read(), tmp_path, monkeypatch, document="alpha", theme="oil")
    assert "more than 350 agreements" in text


@pytest.mark.parametrize("paragraphs", ["[]", '[{"text": "No number."}]', '[{"number": 1}]'])
def test_the_page_stands_odd_digests(
    paragraphs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rows_to_read()
    rows["documents"][0]["paragraphs"] = paragraphs
    rows["documents"][0]["title"] = "A very long title " * 40
    assert "A very long title" in opened(rows, tmp_path, monkeypatch, document="alpha", paragraph="x")
