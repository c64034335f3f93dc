"""What a page says of its document: its claim, its facts, what is verified and what is no figure."""

from __future__ import annotations

from dashboard.front_matter import (
    document_claim,
    document_facts,
    ignored_in_original,
    kind_counts,
    original_words,
    reliance_words,
    unbound,
    verified_words,
)
from dashboard.records import Document
from tests.digest_rows import mention, read, rows_to_read, shelf
from tests.written import catalogue, plain


def test_numbers_of_the_original_that_are_left_out_stand_with_their_reasons() -> None:
    left_out = ({"paragraph": 7, "printed": "two", "reason": "plain counting word"}, {"paragraph": 2})
    paper = Document("alpha", "Alpha", "report", ignored=left_out)
    assert ignored_in_original(paper) == ((2, "", ""), (7, "two", "plain counting word"))


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
