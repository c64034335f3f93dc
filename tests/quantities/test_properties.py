"""What holds for any text whatever."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.periods import read_period
from etl.quantities import Mention, find_mentions, read_implied
from etl.quantities.english.currencies import CODES, NAMES, NATIONAL_NAMES, SHARED_NAMES, SIGNS

PIECES = [
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "billion",
    "half",
    "third",
    "quarter",
    "a",
    "an",
    "and",
    "or",
    "to",
    "of",
    "in",
    "per",
    "percent",
    "%",
    "$",
    "€",
    "£",
    "US$",
    "RM",
    "Rs",
    "bn",
    "m",
    "km",
    "years",
    "year-old",
    "barrels",
    "people",
    "more",
    "than",
    "about",
    "nearly",
    "between",
    "from",
    "by",
    "rose",
    "fell",
    "first",
    "second",
    "top",
    "number",
    "No.",
    "Q3",
    "2014",
    "1999-2013",
    "2024",
    "3",
    "5",
    "7.5",
    "1,200",
    ".5",
    "1/2",
    "½",
    "2-1",
    "10:30",
    "a.m.",
    "May",
    "7",
    "August",
    "ago",
    "before",
    "last",
    "this",
    "dozens",
    "several",
    "few",
    "dozen",
    "AK-103",
    "T-72",
    "—",
    "–",
    "‑",
    "−",
    "’",
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "times",
    "as",
    "day",
    "old",
    "aged",
    "minus",
    "+",
    "~",
    "°C",
    "70s",
    "21st",
    "century",
    "week",
    "each",
    "x",
    "\xa0",
    "\u2009",
    "²",
    "①",
    "٣",
    "⅒",
    "31",
    "February",
    "FY",
]
news = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from((" ", "", "-", ", ")).map(lambda gap: gap.join(pieces))
)
anything = st.text(st.characters(), max_size=200)
texts = news | anything


def fits(text: str, mention: Mention) -> bool:
    return (
        0 <= mention.start < mention.end <= len(text) and mention.printed == text[mention.start : mention.end]
    )


@settings(max_examples=400, deadline=None)
@given(texts)
def test_mentions_are_sorted_apart_and_in_place(text: str) -> None:
    mentions = find_mentions(text)
    assert all(fits(text, mention) for mention in mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert mentions == find_mentions(text)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_bounds_fit_value_and_qualifier(text: str) -> None:
    for mention in find_mentions(text):
        low, high, value = mention.low, mention.high, mention.value
        assert all(number is None or math.isfinite(number) for number in (low, high, value))
        if low is not None and high is not None:
            assert low <= high
        if value is not None:
            assert low is None or low <= value
            assert high is None or value <= high
        if mention.qualifier == "about":
            assert low is None
            assert high is None
        if mention.qualifier == "exact":
            assert low == high == value
        if mention.qualifier == "between":
            assert value is None
            assert low is not None
            assert high is not None


@settings(max_examples=300, deadline=None)
@given(texts)
def test_money_has_a_currency_and_only_dates_have_dates(text: str) -> None:
    codes = {*CODES.values(), *NAMES.values(), *NATIONAL_NAMES.values(), *SIGNS.values()}
    codes |= {code for names in SHARED_NAMES.values() for code in names.values()}
    for mention in find_mentions(text):
        if mention.kind == "money":
            assert mention.unit is not None
            assert len(mention.unit) == 3
            assert mention.unit.isupper()
        assert mention.date is None or mention.kind in ("date", "period")
        assert (
            mention.kind != "money"
            or mention.unit in codes
            or mention.unit in {"AUD", "DEM", "XCD", "BND", "IEP", "ZWL"}
        )


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_date_of_a_printed_year_is_in_the_calendar(text: str) -> None:
    for mention in find_mentions(text):
        if mention.date is not None and "X" not in mention.date and not mention.date.startswith("-"):
            read_period(mention.date)


@settings(max_examples=200, deadline=None)
@given(news)
def test_another_paragraph_behind_changes_nothing(text: str) -> None:
    behind = "\n\nNobody knew why."
    assert find_mentions(text + behind)[: len(find_mentions(text))] == find_mentions(text)


@settings(max_examples=200, deadline=None)
@given(texts, st.integers(0, 200), st.integers(0, 200))
def test_implied_numbers_stand_where_the_editor_put_them(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    mention = read_implied(text, start, end)
    assert mention is None or (mention.start, mention.end, mention.printed) == (start, end, text[start:end])
