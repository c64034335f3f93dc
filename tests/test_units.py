"""Miles and kilometres, barrels a day and a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records import Figure
from dashboard.units import Units, converted, days_of, read_units, units_parameter, units_words
from dashboard.wording import value_words

DISTANCE = Figure("x.distance", "distance", "places", "reported", "less_than", "mile",
                  printed_value="1,600 miles", value=1600.0, high=1600.0, as_of="2025")  # fmt: skip
OUTPUT = Figure("x.output", "output", "oil", "reported", "about", "oil_barrel/day", value=120000.0,
                printed_value="120,000 barrels per day", period_start="2024-01-01",
                period_end="2024-12-31")  # fmt: skip


def test_miles_become_kilometres_and_keep_their_bound_and_printed_form() -> None:
    shown = converted(DISTANCE, Units(distance="kilometer"))
    assert shown.value == shown.high == pytest.approx(2574.9504)
    assert shown.low is None
    assert value_words(shown).replace("\u00a0", " ") == "less than 2,600 kilometres"
    assert shown.printed_value == "1,600 miles"
    assert shown.converted_from == "mile"
    assert shown.conversion == "one mile is 1.609344 kilometres"


def test_barrels_a_day_become_barrels_a_year_over_the_days_of_the_period() -> None:
    shown = converted(OUTPUT, Units(rate="year"))
    assert shown.value == 120000 * 366
    assert shown.unit == "oil_barrel/year"
    assert shown.conversion == "a year of 366 days, each with the same output"


@pytest.mark.parametrize(
    ("start", "end", "as_of", "days"),
    [
        ("2024-01-01", "2024-12-31", None, 366),
        ("2023-01-01", "2023-12-31", "2024", 365),
        (None, None, "2024-05", None),
        (None, None, None, None),
        ("2020-06-01", "2020-06-30", None, None),
        ("2020-06-01", "2021-05-31", None, None),
        ("2020-01-01", "2021-12-31", None, None),
        ("2020-01-01", None, None, None),
        ("x-01-01", "x-01-12-31", None, None),
        ("no date", "no date", None, None),
    ],
)
def test_the_days_of_a_year(start: str | None, end: str | None, as_of: str | None, days: int | None) -> None:
    figure = Figure("x", "x", "oil", "reported", "exact", "oil_barrel/day", period_start=start,
                    period_end=end, as_of=as_of)  # fmt: skip
    assert days_of(figure) == days


def test_a_rate_without_a_year_is_not_made_a_year_s_output_as_on_the_chart_of_oil() -> None:
    undated = Figure("x.output", "output", "oil", "reported", "exact", "oil_barrel/day", value=120000.0,
                     as_of="2025")  # fmt: skip
    assert converted(undated, Units(rate="year")) is undated


@pytest.mark.parametrize("units", [Units(), Units("mile", "day"), Units(rate="year")])
def test_what_is_in_the_unit_already_stays_as_it_is(units: Units) -> None:
    assert converted(DISTANCE, units) is DISTANCE


@given(st.floats(min_value=0, max_value=1e9))
def test_there_and_back_is_the_same_number(size: float) -> None:
    there = converted(Figure("x", "x", "places", "reported", "exact", "mile", value=size), Units("kilometer"))
    assert converted(there, Units("mile")).value == pytest.approx(size)


def test_units_in_an_address() -> None:
    assert read_units("year,km") == (Units("kilometer", "year"), ())
    assert units_parameter(Units("kilometer", "year")) == "km,year"
    assert read_units("km,mi,parsec,parsec") == (Units("kilometer"), ("mi", "parsec"))
    assert units_words(Units("kilometer", "year")) == "kilometres, barrels a year"
    assert units_words(Units()) == ""
