"""Why a matter is in conflict, compatible or the same, and whose voices it is said by, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.agreement_rows import matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.elements import text_of
from dashboard.explanations import Origins, origins_of, reason_words, voices_words
from dashboard.records import Agreement, Event, Figure, Left
from tests.sample_tables import sample_rows
from tests.written import catalogue, plain, said


def told(document: str, start: str, end: str, **more: str) -> Event:
    return Event(f"{document}.parade", "parade", "A parade", "arms", document, 3, "Said so.",
                 date_start=start, date_end=end, **more)  # fmt: skip


def matter(verdict: str, documents: int = 2, origins: int = 1, **more: Any) -> Agreement:
    return Agreement(
        "deals", verdict, documents, origins, indicator_id="deals", modalities=("stated",), **more
    )


def test_a_conflict_of_dates_says_who_says_what_and_how_far_apart() -> None:
    statements = [
        told("alpha", "2025-06-01", "2025-06-10", printed="early June", date_basis="inferred"),
        told("alpha", "2025-07-05", "2025-07-05", printed="5 July 2025"),
        told("beta-report", "2025-07-05", "2025-07-05", printed="the holiday"),
    ]
    row = replace(matter("conflict"), event_id="parade", indicator_id=None)
    assert plain(reason_words(row, statements, None)) == (
        "“Alpha” says 1–10 June 2025 (“early June”) and 5 July 2025; "
        "“Beta report” says 5 July 2025 (“the holiday”). "
        "No day fits them all: 10 June 2025 and 5 July 2025 lie 25 days apart. “Alpha” contradicts itself. "
        "Of these dates, one is in part inferred; the evidence says from what."
    )


def test_a_conflict_of_dates_that_cannot_be_read_is_still_explained() -> None:
    row = replace(matter("conflict"), event_id="parade")
    assert reason_words(row, [told("alpha", "", ""), told("beta", "soon", "later")], None).endswith(
        "No day fits them all."
    )


def test_a_conflict_of_numbers_names_both() -> None:
    statements = [
        said("alpha", qualifier="more_than"),
        said("beta", qualifier="at_most", printed_value="300 agreements"),
    ]
    assert reason_words(matter("conflict"), statements, "agreement") == (
        "“Alpha” says more than 350 agreements; “Beta” says up to 300 agreements. No number fits them all."
    )


@pytest.mark.parametrize(
    ("low", "high", "qualifiers", "words"),
    [
        (12.0, None, ("at_least", "about"), "What fits them all: at least 12 agreements."),
        (12.0, None, ("more_than", "exact"), "What fits them all: more than 12 agreements."),
        (None, 30.0, ("less_than", "about"), "What fits them all: fewer than 30 agreements."),
        (20.0, 20.0, ("exact", "at_most"), "What fits them all: 20 agreements."),
        (
            20.0,
            22.0,
            ("more_than", "about"),
            "What fits them all: more than 20 agreements and up to 22 agreements.",
        ),
        (None, None, ("about", "about"), ""),
    ],
)
def test_what_is_compatible_says_what_fits_all(
    low: float | None, high: float | None, qualifiers: tuple[str, str], words: str
) -> None:
    statements = [
        said(name, qualifier=qualifier, low=low, high=high, period_start="2024-01-01")
        for name, qualifier in zip(("alpha", "beta"), qualifiers, strict=True)
    ]
    assert plain(reason_words(matter("compatible", low=low, high=high), statements, "agreement")) == words


def test_compatible_dates_say_what_they_share() -> None:
    statements = [told("alpha", "2025-06-01", "2025-08-31"), told("beta", "2025-07-01", "2025-07-31")]
    row = replace(matter("compatible"), event_id="parade")
    assert reason_words(row, statements, None) == "What fits them all: July 2025."


def test_what_is_told_differently_says_who_plans_and_who_states() -> None:
    statements = [
        said("alpha", period_start="2025-01-01"),
        said("beta", modality="planned", period_start="2025-01-01"),
    ]
    row = replace(matter("same"), modalities=("stated", "planned"))
    assert reason_words(row, statements, "agreement") == "Stated as fact in “Alpha”; planned in “Beta”."


def test_undated_figures_of_different_years_say_so() -> None:
    statements = [said("alpha", as_of="2025"), said("beta", as_of="2022-03")]
    assert reason_words(matter("same"), statements, "agreement") == "Said in 2022 and 2025."


def test_a_comparison_of_which_a_part_is_left_out_is_not_explained_by_the_rest() -> None:
    row = matter("conflict", left=Left(1, 1))
    assert reason_words(row, [said("alpha")], "agreement") == ""
    assert plain(voices_words(row, [])) == "1 of 2 documents"


def test_a_part_says_how_the_rest_tells_it_and_that_there_is_a_rest_where_no_count_of_documents_does() -> (
    None
):
    part = replace(matter("same", left=Left(1, 1)), modalities=("planned", "stated"))
    assert reason_words(part, [said("alpha")], None) == "In what is not shown it is planned."
    all_speak = matter("conflict", left=Left(2, 1))
    assert (
        reason_words(all_speak, [said("alpha"), said("beta")], None)
        == "Not all that these documents say on it is shown."
    )


def test_two_documents_with_one_origin_are_one_voice_and_say_which() -> None:
    rows = sample_rows()
    known = catalogue(rows)
    statements = [
        said("alpha", origin_id="registry", origin_basis="stated"),
        said("beta", origin_id="registry", origin_basis="inferred"),
        said("gamma", origin_id=None, origin_basis="unnamed"),
    ]
    origins = origins_of(statements, known)
    assert origins == (
        Origins("Test Registry", (("alpha", "stated"), ("beta", "inferred"))),
        Origins(None, (("gamma", "unnamed"),)),
    )
    assert plain(voices_words(matter("same", 3, 1), origins)) == "three documents, one named voice"
    assert plain(voices_words(matter("same", 2, 1), origins[:1])) == "two documents, one voice"
    assert plain(voices_words(matter("same", 2, 0), origins[1:])) == "two documents, no named voice"
    assert plain(voices_words(matter("single", 1, 1), origins[:1])) == "one document"
    same = replace(known, **_with(statements, matter("same", 3, 1)))
    compared = matrix_rows(same)
    assert not compared[0].is_one_voice, "the third names nobody"
    assert matrix_rows(replace(known, **_with(statements[:2], matter("same", 2, 1))))[0].is_one_voice
    nodes = agreement_nodes(compared, same)
    text = " ".join(map(text_of, nodes))
    assert "Test Registry: stated in 1 and inferred in 2" in text
    assert "no origin named in 3" in text


def _with(statements: list[Figure], row: Agreement) -> dict[str, Any]:
    figures = {one.figure_id: one for one in statements}
    return {"figures": figures, "agreement": (replace(row, figure_ids=tuple(figures)),)}
