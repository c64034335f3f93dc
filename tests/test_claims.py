"""The sentences that open a theme's page, made of its headline figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.catalogue import Catalogue
from dashboard.claims import theme_claims, when_phrase
from dashboard.ledger import theme_rows
from dashboard.records import Figure, Indicator
from dashboard.stored_tables import DataUnavailable
from tests.sample_charts import HARM, sample_catalogue, sample_figure

LENT = Indicator(
    "lending", "Money lent", "what is lent", "arms", "USD", headline_order=1,
    sentence="{subject} is said to have lent {counterpart} {value} {when}",
)  # fmt: skip
SHRUNK = Indicator("growth", "Growth", "x", "arms", "percent", headline_order=2,
                   sentence="{subject}’s output is said to have {value} {when}")  # fmt: skip
NONE = Indicator("loans", "New loans", "x", "arms", "loan", headline_order=3,
                 sentence="{value} from {subject} are reported {when}")  # fmt: skip
PLAIN = Indicator("ranks", "A rank", "x", "arms", "rank")
OWED = sample_figure("alpha.lending", 34e9, "USD", subject="russia", counterpart="venezuela",
                     period_start="2004-01-01", period_end="2014-12-31")  # fmt: skip
FELL = sample_figure("alpha.growth", 70.0, "percent", subject="venezuela", change="down",
                     qualifier="more_than", high=None, period_start="2020-01-01",
                     period_end="2020-12-31")  # fmt: skip
NO_LOANS = sample_figure("beta.loans", 0.0, "loan", subject="russia", printed_value="no new loans",
                         period_start="2018-01-01", period_end=None, as_of="2022")  # fmt: skip


def claims(*figures: Figure, indicators: tuple[Indicator, ...] = (LENT, SHRUNK, NONE, PLAIN)) -> list[str]:
    known: Catalogue = sample_catalogue(list(figures), indicators=indicators)
    return [words.replace("\u00a0", " ") for words in theme_claims(theme_rows(known, ("arms",)), known)]


def test_headline_figures_stand_in_their_order_two_in_a_sentence() -> None:
    assert claims(NO_LOANS, FELL, OWED) == [
        "Russia is said to have lent Venezuela US$34 billion in 2004–2014, "
        "and Venezuela’s output is said to have fallen by more than 70% in 2020.",
        "No new loans from Russia are reported since 2018 (as of 2022).",
    ]


def test_a_number_stays_with_its_scale() -> None:
    known = sample_catalogue([OWED], indicators=(LENT,))
    assert "US$34\u00a0billion" in theme_claims(theme_rows(known, ("arms",)), known)[0]


def test_years_that_are_the_value_are_not_said_twice() -> None:
    plan = sample_figure("alpha.plan", None, "calendar_year", qualifier="between", low=2025.0, high=2031.0,
                         title="The plan", period_start="2025-01-01", period_end="2031-12-31",
                         as_of="2024")  # fmt: skip
    assert claims(plan) == ["The plan: 2025–2031, as of 2024."]


def test_what_is_planned_or_alleged_says_so() -> None:
    doubted = replace(OWED, status="alleged", modality="planned")
    assert claims(doubted)[0].startswith(
        "Russia is said to have lent Venezuela US$34 billion (alleged, planned) in "
    )


def test_a_computed_figure_is_never_told_in_the_words_of_a_reported_one() -> None:
    computed = replace(OWED, figure_id="computed", status="derived", title="Money implied", document_id=None)
    assert claims(computed) == ["Money implied: US$34 billion (derived), in 2004–2014."]
    converted = replace(OWED, conversion="US$34 billion times one")
    assert "lent Venezuela US$34 billion (converted) in 2004" in claims(converted)[0]


def test_no_row_has_no_claim_and_an_indicator_without_a_sentence_is_told_by_title() -> None:
    assert claims() == []
    rank = sample_figure("alpha.ranks", 6.0, "rank", subject="venezuela")
    assert claims(rank) == ["A rank (x): sixth, as of 2025."]
    assert claims(sample_figure("alpha.never_seen", 6.0, "rank"), indicators=()) == [
        "Never seen: sixth, as of 2025."
    ]


def test_a_sentence_whose_subject_is_not_known_falls_back_to_the_title() -> None:
    assert claims(replace(OWED, counterpart=None)) == [
        "Money lent (what is lent): US$34 billion, in 2004–2014."
    ]


def test_text_from_files_stays_text() -> None:
    odd = replace(NO_LOANS, printed_value="{0.__class__} " + HARM)
    assert claims(odd)[0].startswith("{0.__class__} <b>bold</b> & $5 MM$")


@pytest.mark.parametrize(
    ("start", "end", "as_of", "words"),
    [
        ("2024-01-01", "2024-12-31", "2025", "in 2024"),
        ("2025-08-07", "2025-08-07", "2025", "on 7 August 2025"),
        ("2022-02-24", "2022-02-25", "2022", "on 24–25 February 2022"),
        ("2025-05-01", "2025-05-31", "2025", "in May 2025"),
        ("2018-01-01", None, "2025", "since 2018"),
        (None, None, "2022-03", "as of March 2022"),
        (None, None, None, ""),
    ],
)
def test_when_a_figure_holds(start: str | None, end: str | None, as_of: str | None, words: str) -> None:
    known: dict[str, Any] = {"period_start": start, "period_end": end, "as_of": as_of}
    catalogue = sample_catalogue([replace(OWED, **known)], indicators=[LENT])
    assert when_phrase(theme_rows(catalogue, ("arms",))[0]) == words


def test_a_sentence_with_a_place_that_nothing_fills_is_named_and_no_other_format_is_read() -> None:
    odd = replace(LENT, sentence="{subject} lent {value.__class__} in {year}")
    with pytest.raises(DataUnavailable, match=r"lending names value\.__class__, year; build"):
        claims(OWED, indicators=(odd,))
    lone = replace(LENT, sentence="{subject} lent {value} } {")
    assert claims(OWED, indicators=(lone,)) == ["Russia lent US$34 billion } {."]
