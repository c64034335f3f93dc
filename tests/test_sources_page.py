"""A digest to read: its marks and notes, its front matter, and the page on usual, empty and odd data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import Catalogue
from dashboard.digest_view import Asked, missing_words, source_nodes
from dashboard.digests import Passage, Piece, Shelf, passages, skipped_numbers
from dashboard.elements import text_of
from dashboard.front_matter import (
    document_claim,
    document_facts,
    ignored_in_original,
    kind_counts,
    original_words,
    reliance_words,
    skipped_words,
    unbound,
    verified_words,
)
from dashboard.records import Document, Mention, Site, SiteMention, System, SystemMention, read_records
from tests.sample_tables import HARM, Rows, publish_rows, sample_rows
from tests.test_agreement_page import catalogue, nodes_of, plain

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"
TEXT = "In early June the plant showed 350 T-1 tanks, two of them new, as in 2024."


def mention(printed: str, disposition: str, *bound: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(printed)
    row = {"mention_id": f"alpha.{printed}", "document_id": "alpha", "paragraph": 3, "start": start,
           "end": start + len(printed), "printed": printed, "disposition": disposition,
           "bound_to": json.dumps(bound)}  # fmt: skip
    return row | more


def rows_to_read() -> Rows:
    """The sample with one digest that has a mark of each kind in its third paragraph, and gaps around it."""
    rows = sample_rows()
    paragraphs = [
        {"number": 8, "text": "The end."},
        {"number": 3, "text": TEXT},
        {"number": 4, "text": "More."},
    ]
    rows["documents"][0] |= {
        "paragraphs": json.dumps(paragraphs),
        "relies_on": json.dumps([{"origin": "registry", "basis": "inferred", "reason": "it says so"}]),
        "title_basis": "stated", "verified_on": "2026-11-22", "verified_result": "all supported",
    }  # fmt: skip
    rows["mentions"] = [
        mention("350", "figure", "alpha.agreements"),
        mention("early June", "event", "alpha.parade"),
        mention("plant", "site", "alpha.plant"),
        mention("T-1", "system", "alpha.t_1"),
        mention("two", "counting", kind="count", reason="plain counting word"),
        mention("2024", "date", kind="date", date="2024"),
    ]
    here = {"document_id": "alpha", "paragraph": 3, "start": 0, "end": 5, "status": "reported",
            "origin_basis": "unnamed", "claim": TEXT}  # fmt: skip
    place = {
        "site_mention_id": "alpha.plant",
        "site_id": "plant",
        "printed": "plant",
        "role": "parade_ground",
    }
    arms = {"system_mention_id": "alpha.t_1", "system_id": "t_1", "printed": "T-1", "modality": "planned"}
    rows["site_mentions"] = [here | place]
    rows["systems"] = [{"system_id": "t_1", "name": "T-1", "printed": '["T-1"]', "what": "made-up tank"}]
    rows["system_mentions"] = [here | arms]
    return rows


def shelf(rows: Rows) -> Shelf:
    return Shelf.of(
        read_records(Mention, rows["mentions"]),
        read_records(Site, rows["sites"]),
        read_records(SiteMention, rows["site_mentions"]),
        read_records(System, rows["systems"]),
        read_records(SystemMention, rows["system_mentions"]),
    )


def read(rows: Rows, name: str = "alpha") -> tuple[Document, tuple[Passage, ...], Catalogue]:
    known = catalogue(rows)
    paper = known.documents[name]
    return paper, passages(paper, known, shelf(rows)), known


def test_paragraphs_come_in_the_originals_order_with_what_is_left_out_between_them() -> None:
    _, found, _ = read(rows_to_read())
    assert [(one.number, one.skipped) for one in found] == [(3, (1, 2)), (4, ()), (8, (5, 6, 7))]
    assert skipped_numbers(found) == (1, 2, 5, 6, 7)
    assert skipped_words(found) == (
        "Of the original's paragraphs up to 8, the last that it retells, paragraphs 1–2 and 5–7 are left out."
    )


def test_what_is_left_out_is_said_for_one_for_none_and_for_a_digest_without_paragraphs() -> None:
    whole = (Passage(1, (), (), ()), Passage(2, (), (), ()))
    assert skipped_words(whole) == (
        "The digest leaves out none of the original's paragraphs up to 2, the last that it retells."
    )
    assert "paragraph 2 is left out" in skipped_words((whole[0], Passage(3, (), (), (2,))))
    assert skipped_words(()) == "The digest has no paragraphs."


def test_paragraphs_after_the_last_one_retold_are_said_to_be_left_out() -> None:
    read = (Passage(1, (), (), ()), Passage(3, (), (), (2,)))
    assert skipped_numbers(read, 6) == (2, 4, 5, 6)
    assert skipped_words(read, 6) == (
        "The original has six\u00a0paragraphs; paragraphs 2 and 4–6 are left out."
    )
    assert skipped_words(read[:1], 1) == "The original has one\u00a0paragraph; none is left out."


def test_numbers_of_the_original_that_are_left_out_stand_with_their_reasons() -> None:
    left_out = ({"paragraph": 7, "printed": "two", "reason": "plain counting word"}, {"paragraph": 2})
    paper = Document("alpha", "Alpha", "report", ignored=left_out)
    assert ignored_in_original(paper) == ((2, "", ""), (7, "two", "plain counting word"))


def test_the_text_is_cut_at_its_marks_and_stays_whole() -> None:
    _, found, _ = read(rows_to_read())
    pieces = found[0].pieces
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece for piece in pieces if piece.kind] == [
        Piece("early June", "event", ("note-event-alpha.parade",)),
        Piece("plant", "site", ("note-site-alpha.plant",)),
        Piece("350", "figure", ("note-figure-alpha.agreements",)),
        Piece("T-1", "system", ("note-system-alpha.t_1",)),
        Piece("2024", "event", ()),
    ]
    assert found[1].pieces == (Piece("More."),)


def test_a_bare_date_opens_the_figures_that_it_dates() -> None:
    rows = rows_to_read()
    rows["mentions"][0]["bound_to"] = '["alpha.trade", "alpha.agreements"]'
    _, found, _ = read(rows)
    assert found[0].pieces[-2] == Piece("2024", "event", ("note-figure-alpha.trade",))


@pytest.mark.parametrize(("start", "end"), [(-3, 2), (5, 5), (9, 4), (0, 10_000), (len(TEXT), len(TEXT) + 1)])
def test_a_mark_outside_the_text_leaves_it_unmarked(start: int, end: int) -> None:
    rows = rows_to_read()
    rows["mentions"] = [rows["mentions"][0] | {"start": start, "end": end}]
    _, found, _ = read(rows)
    assert found[0].pieces == (Piece(TEXT),)


def test_of_two_marks_that_cross_the_first_is_kept() -> None:
    rows = rows_to_read()
    rows["mentions"] = [
        mention("early June", "event", "alpha.parade"),
        mention("June the", "site", "alpha.plant"),
    ]
    _, found, _ = read(rows)
    assert [piece.text for piece in found[0].pieces if piece.kind] == ["early June"]


def test_a_mark_that_no_table_knows_is_marked_without_a_note() -> None:
    rows = rows_to_read()
    rows["mentions"] = [mention("350", "figure", "nobody.knows"), mention("plant", "site", "nowhere")]
    _, found, _ = read(rows)
    assert found[0].notes == ()
    assert {piece.notes for piece in found[0].pieces} == {()}


def test_each_note_says_what_stands_behind_its_mark() -> None:
    _, found, _ = read(rows_to_read())
    said = {note.kind: (note.headline, plain(note.words)) for note in found[0].notes}
    assert said == {
        "figure": ("Agreements signed", "more than 350 agreements"),
        "event": ("A test parade", "1–10 June 2025"),
        "site": ("Test Plant", "reported"),
        "system": ("T-1", "reported, planned"),
    }


def test_figures_of_one_name_are_told_apart() -> None:
    rows = rows_to_read()
    rows["mentions"][0]["bound_to"] = '["gamma.displaced", "gamma.displaced.syria"]'
    _, found, _ = read(rows)
    headlines = [note.headline for note in found[0].notes if note.kind == "figure"]
    assert headlines == ["People displaced (Venezuela)", "People displaced (Syria)"]


def test_the_claim_counts_each_place_and_system_once() -> None:
    rows = rows_to_read()
    rows["mentions"].append(mention("the plant", "site", "alpha.plant.2", paragraph=4, start=0, end=4))
    rows["site_mentions"].append(
        rows["site_mentions"][0] | {"site_mention_id": "alpha.plant.2", "paragraph": 4}
    )
    paper, found, _ = read(rows)
    assert kind_counts(found) == {"figure": 1, "event": 1, "site": 1, "system": 1}
    assert plain(document_claim(paper, found)) == (
        "Commentary by an author not named, Test Press, September 2025 (date inferred). "
        "Its digest holds one figure, one dated statement, one place and one arms system in three paragraphs."
    )


def test_the_front_matter_says_each_part_with_its_basis() -> None:
    paper, _, known = read(rows_to_read())
    assert dict(document_facts(paper, known)) == {
        "Title": "stated",
        "Author": "not named",
        "Publisher": "Test Press",
        "Published": "September 2025 (date inferred)",
        "Kind": "commentary",
        "Relies on": "Test Registry (inferred: it says so)",
        "Original": "alpha.txt, 100 characters, SHA-256 000000000000…; kept outside this collection",
        "Verified": "22 November 2026: all supported",
    }


def test_a_document_of_which_little_is_known_says_so() -> None:
    bare = Document("bare", "Bare", "note")
    known = catalogue({})
    assert original_words(bare) == "not recorded"
    assert verified_words(bare) == "never held against the original"
    changed = Document("bare", "Bare", "note", verified_on="2026-11-22")
    assert verified_words(changed) == "last on 22 November 2026; the digest has changed since"
    assert reliance_words((), known) == "nobody as a whole; origins are given figure by figure"
    assert reliance_words(({"origin": "a-b"}, {}), known) == "a b (stated); not named (stated)"
    assert dict(document_facts(bare, known))["Published"] == "undated"


def test_numbers_that_are_no_figures_are_listed_with_their_reason() -> None:
    rows = rows_to_read()
    rows["mentions"].append(mention("T-1", "designation", paragraph=4, start=0, end=3))
    paper, _, _ = read(rows)
    assert unbound(paper, shelf(rows)) == ((3, "two", "plain counting word"), (4, "T-1", "part of a name"))


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


def opened(rows: Rows, published: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> str:
    """The text of the page, which must be whole."""
    publish_rows(rows, published)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(published))
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update(query)
    app.switch_page("app_pages/sources.py").run()
    assert not app.exception
    placed = [json.loads(element.proto.bytes or element.proto.json) for element in app.get("bidi_component")]
    return plain(" ".join(text_of(node) for one in placed for node in one.get("nodes", ())))


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
