"""Figures in words: examples of the house style, and what must hold of any figure and any text."""

from __future__ import annotations

import math
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.dates import date_words, period_words
from dashboard.numerals import NBSP, amount, counted, number, ordinal, plural, table_number
from dashboard.place_words import place_status_words, position_words
from dashboard.records import Event, Figure, Origin
from dashboard.wording import (
    QUALIFIER_MEANINGS,
    escape_markdown,
    event_date_words,
    is_old,
    joined,
    origin_words,
    sentence,
    short_when_words,
    value_words,
)

QUALIFIERS = tuple(QUALIFIER_MEANINGS)
UNITS = (
    "percent",
    "USD",
    "USD/year",
    "round/year",
    "oil_barrel/day",
    "person",
    "country",
    "rank",
    "mile",
    "fraction",
    "factor",
    "calendar_year",
    "joint_venture",
    "an_unknown_unit",
)


def figure(value: float | None, unit: str, qualifier: str = "exact", **more: object) -> Figure:
    """A figure with the bounds that its qualifier gives it."""
    low = value if qualifier in {"exact", "at_least", "more_than"} else None
    high = value if qualifier in {"exact", "at_most", "less_than"} else None
    given = {"low": low, "high": high} | more
    status = str(given.pop("status", "reported"))
    return Figure("f", "i", "arms", status, qualifier, unit, value=value, **given)  # type: ignore[arg-type]


def plain(words: str) -> str:
    return words.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (figure(350, "agreement", "more_than"), "more than 350 agreements"),
        (figure(120000, "oil_barrel/day", "about"), "about 120,000 barrels a day"),
        (figure(70e6, "round/year", "at_most"), "up to 70 million rounds a year"),
        (figure(1600, "mile", "less_than"), "less than 1,600 miles"),
        (figure(20, "country", "less_than"), "fewer than 20 countries"),
        (figure(70, "percent"), "70%"),
        (figure(1.2e9, "USD"), "US$1.2 billion"),
        (figure(50e6, "USD"), "US$50 million"),
        (figure(None, "USD", "at_least", low=1e9), "at least US$1 billion"),
        (figure(3090909090.91, "USD/year", status="derived"), "US$3.09 billion a year"),
        (figure(43.92e6, "oil_barrel/year", "about"), "about 43.92 million barrels a year"),
        (figure(5.9e6, "person"), "5.9 million people"),
        (figure(1, "joint_venture"), "1 joint venture"),
        (figure(0, "loan"), "no loans"),
        (figure(0, "percent"), "0%"),
        (figure(12, "percent", change="up"), "up 12%"),
        (figure(70, "percent", "more_than", change="down"), "down more than 70%"),
        (figure(6, "rank"), "sixth"),
        (figure(10, "rank", "at_most"), "in the top ten"),
        (figure(None, "rank", "at_least", low=1), "among the first"),
        (figure(None, "rank", "at_least", low=1, printed_value="one of the poorest"), "one of the poorest"),
        (figure(1 / 3, "fraction", "less_than"), "less than a third"),
        (figure(1, "fraction", "less_than"), "smaller; by how much is not said"),
        (figure(1, "factor", "more_than"), "larger; by how much is not said"),
        (figure(2, "factor", change="up"), "doubled"),
        (figure(1945, "calendar_year"), "1945"),
        (figure(None, "calendar_year", "between", low=2025, high=2031), "2025–2031"),
        (figure(None, "mile", "between", low=3, high=5), "between 3 and 5 miles"),
        (figure(None, "year", period_start="2025-01-01", period_end="2031-12-31"), "2025–2031"),
        (figure(None, "year"), "no number given"),
        (figure(1341.2, "mile", status="derived"), "1,341 miles"),
        (figure(1380.4, "mile", status="derived"), "1,380 miles"),
        (figure(1234.5, "mile"), "1,234.5 miles"),
        (figure(1234567, "person"), "1,234,567 people"),
        (figure(5, "GBP", "less_than"), "less than £5"),
        (figure(5, "week", "less_than"), "less than 5 weeks"),
    ],
)  # fmt: skip
def test_a_figure_is_worded_in_the_house_style(shown: Figure, words: str) -> None:
    assert plain(value_words(shown)) == words


@given(
    value=st.none() | st.floats(-1e15, 1e15),
    unit=st.sampled_from(UNITS),
    qualifier=st.sampled_from(QUALIFIERS),
    change=st.sampled_from([None, "up", "down"]),
)
def test_any_figure_has_words_on_one_line(
    value: float | None, unit: str, qualifier: str, change: str | None
) -> None:
    words = value_words(figure(value, unit, qualifier, change=change))
    assert words.strip() == words != ""
    assert "\n" not in words
    assert "None" not in words


@given(st.floats(1, 1e14))
def test_a_number_in_words_stays_within_a_hundredth_of_itself(value: float) -> None:
    words = plain(number(value)).replace(",", "")
    scale = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
    digits, _, word = words.partition(" ")
    assert math.isclose(float(digits) * scale.get(word, 1), value, rel_tol=0.01)


@given(st.integers(0, 9999))
def test_whole_numbers_keep_every_digit(value: int) -> None:
    assert int(number(value).replace(",", "")) == value


@given(st.integers(101, 99_990), st.floats(-0.49, 0.49))
def test_rounding_leaves_the_zeros_of_whole_numbers_alone(tens: int, off: float) -> None:
    assert int(number(10 * tens + off).replace(",", "")) == 10 * tens


@given(st.decimals(0, 10**12, places=3))
def test_a_printed_number_is_not_rounded(value: Decimal) -> None:
    digits, _, word = plain(number(float(value), is_printed=True)).replace(",", "").partition(" ")
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
    assert Decimal(digits) * scale.get(word, 1) == value


def test_a_bound_is_never_worded_like_an_exact_number() -> None:
    exact = value_words(figure(20, "mile"))
    assert all(
        value_words(figure(20, "mile", name)) != exact
        for name in QUALIFIERS
        if name not in {"exact", "between"}
    )


@pytest.mark.parametrize(
    ("noun", "words"),
    [("person", "people"), ("country", "countries"), ("joint venture", "joint ventures"), ("day", "days"),
     ("base", "bases"), ("branch", "branches"), ("combat aircraft", "combat aircraft"),
     ("factory", "factories")],
)  # fmt: skip
def test_units_have_plurals(noun: str, words: str) -> None:
    assert plural(noun) == words


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(2025.0, 12, "2025"), (2025, 6, "2025"), (10_000, 12, "10,000"), (34e9, 6, "34,000,000,000"),
     (1 / 3, 6, "0.333333"), (3_090_909_090.9, 6, "3,090,909,091"), (-12_345.5, 12, "-12,345.5")],
)  # fmt: skip
def test_a_number_in_a_table_is_grouped_where_it_can_be_no_year(
    value: float, digits: int, words: str
) -> None:
    assert table_number(value, digits) == words


def test_small_counts_are_written_out() -> None:
    assert [plain(counted(count, "document")) for count in (0, 1, 2, 11)] == [
        "no documents", "one document", "two documents", "11 documents",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "words"), [(1, "first"), (10, "tenth"), (11, "11th"), (21, "21st"), (112, "112th")]
)
def test_ranks_are_ordinals(place: int, words: str) -> None:
    assert ordinal(place) == words


def test_currencies_are_named() -> None:
    assert plain(amount(-1.5e9, "USD")) == "−US$1.5 billion"
    assert amount(20, "EUR") == "€20"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2004-01-01", "2014-12-31", "2004–2014"),
        ("2022-02-01", "2022-02-28", "February 2022"),
        ("2022-02-11", "2022-02-20", "11–20 February 2022"),
        ("2025-06-01", "2025-08-31", "June–August 2025"),
        ("2020-09-01", "2021-02-28", "September 2020 – February 2021"),
        ("2025-08-07", "2025-08-07", "7 August 2025"),
        ("2022-01-24", "2022-02-23", "24 January 2022 – 23 February 2022"),
        ("2018-01-01", None, "since 2018"),
        ("2018-04-01", None, "since April 2018"),
        ("2018-04-07", None, "since 7 April 2018"),
        (None, "2018-12-31", "until 31 December 2018"),
        (None, None, None),
        ("someday", "someday", "someday"),
    ],
)
def test_periods_are_worded_as_precisely_as_they_are(
    start: str | None, end: str | None, words: str | None
) -> None:
    assert period_words(start, end) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2022", "2022"), ("2022-04", "April 2022"), ("2025-08-07", "7 August 2025"),
     ("XXXX-08-07", "XXXX-08-07"), ("2022-13", "2022-13"), ("2022-²", "2022-²"), ("", "")],
)  # fmt: skip
def test_dates_are_worded_by_their_precision(iso: str, words: str) -> None:
    assert date_words(iso) == words


@given(st.text(max_size=12))
def test_no_text_in_a_date_column_breaks_the_page(text: str) -> None:
    assert isinstance(date_words(text), str)
    assert isinstance(period_words(text, text), str | None)


def test_origins_say_on_what_basis_they_are_named() -> None:
    registry = Origin("registry", "Test Registry", "data")
    assert origin_words(registry, "stated") == "according to Test Registry"
    assert origin_words(registry, "inferred") == "according to Test Registry (inferred)"
    assert origin_words(registry, "unnamed") == origin_words(None, None) == "origin not named"


def test_a_figure_is_old_two_years_before_the_newest_document() -> None:
    assert is_old(figure(1, "mile", as_of="2022-04"), 2025)
    assert not is_old(figure(1, "mile", as_of="2024"), 2025)
    assert not is_old(figure(1, "mile"), 2025)


def test_a_narrow_column_says_the_period_or_the_year_of_the_document() -> None:
    assert short_when_words(figure(1, "mile", as_of="2022-04-13")) == "as of 2022"
    assert short_when_words(figure(1, "mile", as_of="2025", period_start="2018-01-01")) == "since 2018"
    assert short_when_words(figure(1, "mile")) == "undated"


def test_an_event_without_a_date_says_so() -> None:
    assert event_date_words(Event("s", "e", "t", "arms", "d", 1, "c")) == "undated"


def test_lists_and_sentences_are_put_together() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert sentence("no rows") == "No rows."
    assert sentence("done!") == "Done!"


@given(st.text(alphabet=st.sampled_from("ab $*_`~[](){}<>#+-.!|\\:^=&@1\n\t…"), max_size=40))
def test_escaped_text_is_shown_letter_by_letter(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(escape_markdown(text))
    inline = [child for token in rendered for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline).split() == text.split()


@given(st.text(alphabet=st.sampled_from("$ab 5:red[]"), max_size=30))
def test_no_dollar_and_no_directive_is_left_to_streamlit(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[$:\[]", escape_markdown(text))


@pytest.mark.parametrize(
    ("status", "words"),
    [("confirmed", "named"), ("reported", "reported"), ("alleged", "alleged"), (None, "for reference")],
)
def test_a_place_that_documents_name_is_not_called_confirmed(status: str | None, words: str) -> None:
    assert place_status_words(status) == words


def test_how_closely_a_place_is_known_is_said_plainly() -> None:
    assert position_words("state") == "only the state is named"
    assert position_words("unplaced") == "no position given"
    assert position_words("sea_area") == "known to the sea area"


def test_a_figure_that_is_a_span_of_years_does_not_say_them_twice() -> None:
    plan = figure(None, "calendar_year", "between", low=2025, high=2031, as_of="2025",
                  period_start="2025-01-01", period_end="2031-12-31")  # fmt: skip
    assert (value_words(plan), short_when_words(plan)) == ("2025–2031", "as of 2025")
