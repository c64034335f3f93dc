"""Computed numbers are said no more precisely than what they were computed from was printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.precision import as_precise, printed_digits
from dashboard.records import Figure
from dashboard.units import Units, converted
from dashboard.wording import value_words
from tests.sample_charts import sample_catalogue


def figure(name: str, **more: Any) -> Figure:
    given = {"theme": "oil", "status": "reported", "qualifier": "exact", "unit": "oil_barrel/year"}
    return Figure(name, name, **(given | more))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("120,000 barrels per day", 2),
        ("$1.2 billion", 2),
        ("$50 million", 2),
        ("5 miles", 2),
        ("6.55 million", 3),
        ("1,603 miles", 4),
        ("350", 2),
        ("0.5%", 2),
        ("a third", None),
        ("doubled", None),
        (None, None),
    ],
)
def test_the_digits_of_a_printed_number(printed: str | None, digits: int | None) -> None:
    assert printed_digits(printed) == digits


@pytest.mark.parametrize(
    ("qualifier", "numbers", "words"),
    [
        ("about", {"value": 43.92e6}, "about 44 million barrels a year"),
        ("exact", {"value": 3090.9}, "about 3,100 barrels a year"),
        ("exact", {"value": 25e6}, "25 million barrels a year"),
        ("more_than", {"value": 3.66e9, "low": 3.66e9}, "more than 3.6 billion barrels a year"),
        ("less_than", {"value": 3.61e9, "high": 3.61e9}, "less than 3.7 billion barrels a year"),
        ("between", {"low": 1.26, "high": 2.31}, "between 1.2 and 2.4 barrels a year"),
    ],
)
def test_a_derived_figure_is_rounded_as_its_least_precise_input_and_no_bound_is_tightened(
    qualifier: str, numbers: dict[str, float], words: str
) -> None:
    inputs = [figure("daily", printed_value="120,000"), figure("ratio", printed_value="1.234")]
    made = figure(
        "made", status="derived", qualifier=qualifier, input_figure_ids=("daily", "ratio"), **numbers
    )
    known = sample_catalogue([*inputs, made])
    assert plain(value_words(known.figures["made"])).replace("fewer than", "less than") == words
    assert known.figures["made"].value == numbers.get("value")


def test_a_year_and_what_has_no_printed_input_keep_their_digits() -> None:
    inputs = [figure("length", printed_value="80 years"), figure("words", printed_value="a third")]
    year = figure("year", status="derived", unit="calendar_year", value=1945.0, low=1945.0, high=1945.0,
                  input_figure_ids=("length",))  # fmt: skip
    rest = replace(year, figure_id="rest", unit="mile", value=1303.4, input_figure_ids=("words", "unknown"))
    known = sample_catalogue([*inputs, year, rest])
    assert plain(value_words(known.figures["year"])) == "1945"
    assert plain(value_words(known.figures["rest"])) == "1,303 miles"


def test_a_converted_figure_is_said_as_precisely_as_it_was_printed() -> None:
    ring = figure("ring", unit="mile", value=1600.0, low=1600.0, high=1600.0, printed_value="1,600 miles")
    shown = converted(ring, Units(distance="kilometer"))
    assert plain(value_words(shown)) == "about 2,600 kilometres"
    assert shown.value == pytest.approx(2574.95, abs=0.01)


def test_nothing_and_zero_have_nothing_to_round() -> None:
    assert as_precise(figure("none", digits=2)).value is None
    assert as_precise(figure("zero", digits=2, value=0.0)).value == 0
