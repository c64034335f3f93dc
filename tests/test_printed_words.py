"""What a figure is called in a line: its printed value with its qualifier, and its citation."""

from __future__ import annotations

import pytest

from dashboard.records import Document
from dashboard.wording import citation_words, printed_words
from tests.written import plain, said


@pytest.mark.parametrize(
    ("printed", "qualifier", "change", "words"),
    [
        ("70 million cartridges a year", "at_most", None, "up to 70 million cartridges a year"),
        ("$34 billion", "exact", None, "$34 billion"),
        ("a third", "more_than", None, "more than a third"),
        ("a dozen summits", "at_least", None, "at least a dozen summits"),
        ("ten times", "more_than", None, "more than ten times"),
        ("70%", "more_than", "down", "down more than 70%"),
        ("billions of dollars", "at_least", None, "billions of dollars"),
        ("one of the poorest", "at_least", None, "one of the poorest"),
        ("top ten", "at_most", None, "top ten"),
        ("10 to 20 deals", "between", None, "10 to 20 deals"),
    ],
)
def test_a_qualifier_stands_only_before_an_amount(
    printed: str, qualifier: str, change: str | None, words: str
) -> None:
    assert printed_words(said("alpha", printed_value=printed, qualifier=qualifier, change=change)) == words


def test_a_figure_without_a_printed_form_is_read() -> None:
    assert plain(printed_words(said("alpha", printed_value=None, value=3.0))) == "3 agreements"
    assert plain(printed_words(said("alpha", printed_value="6.6", value=6.6e6, unit="person"))) == (
        "6.6 million people"
    )
    span = said(
        "alpha", printed_value="2025–2031", qualifier="between", low=2025, high=2031, unit="calendar_year"
    )
    assert printed_words(span) == "2025–2031"


def test_a_citation_names_all_that_leads_back() -> None:
    paper = Document("alpha", "Alpha report", "report", author="A. Writer", publisher="Test Press",
                     published="2025-09", published_basis="inferred")  # fmt: skip
    assert citation_words("deals: more than 350", paper, 3, "according to Test Registry", "0123456789ab") == (
        "Deals: more than 350. "
        "A. Writer, “Alpha report”, Test Press, September 2025 (date inferred), paragraph 3; "
        "according to Test Registry. In: Russia–Venezuela in figures, data version 0123456789ab."
    )
    assert citation_words("a sum", None, None, None, "") == (
        "A sum. In: Russia–Venezuela in figures, data version not known."
    )
    nameless = Document("beta", "Beta", "report")
    assert "“Beta”, undated, paragraph 2." in citation_words("x", nameless, 2, None, "v")
