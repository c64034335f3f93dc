"""A digest cut into passages: what is left out, marks and their notes."""

from __future__ import annotations

import pytest

from dashboard.digests import Passage, Piece, skipped_numbers
from dashboard.front_matter import (
    skipped_words,
)
from tests.digest_rows import TEXT, mention, read, rows_to_read
from tests.written import plain


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
