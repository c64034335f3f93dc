"""Our own sentences for dates and moments: printed in full, in part, in words, or told from another."""

from __future__ import annotations

import pytest

from etl.quantities import find_mentions
from tests.quantities.reading import only, read


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("7 August 2025", "2025-08-07"),
        ("August 7", "XXXX-08-07"),
        ("2025-08-07", "2025-08-07"),
        ("March 2022", "2022-03"),
        ("mid-February 2022", "2022-02-11/2022-02-20"),
        ("late 2020", "2020-09/2020-12"),
        ("early 2000s", "2000/2003"),
        ("1990s", "1990/1999"),
        ("2004–2014", "2004/2014"),
        ("2021-22", "2021/2022"),
        ("third quarter of 2023", "2023-07/2023-09"),
        ("FY2023", "2023"),
        ("19th century", "1800/1899"),
        ("first century", "0001/0099"),
        ("2nd century BC", "-0199/-0100"),
        ("1200 BC", "-1199"),
        ("FY23", "2023"),
    ],
)
def test_dates(printed: str, date: str) -> None:
    mention = only(f"It began in {printed}, they said.")
    assert (mention.printed, mention.date) == (printed, date)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("two years ago", -2.0, "year"),
        ("a month before", -1.0, "month"),
        ("the day before", -1.0, "day"),
        ("this year", 0.0, "year"),
        ("earlier this month", 0.0, "month"),
        ("next week", 1.0, "week"),
        ("half a year ago", -0.5, "year"),
        ("a quarter of a century before", -0.25, "century"),
    ],
)
def test_dates_told_from_another(printed: str, value: float, unit: str) -> None:
    assert read(f"It met {printed}.") == [(printed, "date", value, unit)]


@pytest.mark.parametrize(
    ("text", "printed", "date"),
    [
        ("The ship sank on May twenty-first.", "May twenty-first", "XXXX-05-21"),
        ("The twenty-second of June was hot.", "twenty-second of June", "XXXX-06-22"),
        ("They met from May 3 to the 12th.", "May 3 to the 12th", "XXXX-05-03/XXXX-05-12"),
        ("They met from 3 until 12 September.", "3 until 12 September", "XXXX-09-03/XXXX-09-12"),
    ],
)
def test_days_in_words_and_spans_of_days(text: str, printed: str, date: str) -> None:
    mention = only(text)
    assert (mention.printed, mention.date) == (printed, date)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It ran from April 28 to 2 May 2024.", ["XXXX-04-28", "2024-05-02"]),
        ("It ran from April 2 to 28 May 2024.", ["XXXX-04-02", "2024-05-28"]),
        ("It ran April 2-28 May 2024.", ["XXXX-04-02", "2024-05-28"]),
        ("Of 5 and 3 May 2024 they told.", ["2024-05-03"]),
        ("It ran 28-2 May 2024.", ["2024-05-02"]),
        ("It began on 31 April.", ["XXXX-04"]),
        ("It began on 29 February 2023, or on 29 February 2024.", ["2023-02", "2024-02-29"]),
        ("It began on February 29, 2023, or on February 29.", ["XXXX-02", "2023", "XXXX-02-29"]),
        ("It ran June 1-31.", ["XXXX-06-01"]),
    ],
)
def test_days_of_two_months_and_days_that_a_month_has_not_are_no_span_of_days(
    text: str, dates: list[str]
) -> None:
    assert [mention.date for mention in find_mentions(text) if mention.date] == dates


def test_an_ordinal_is_no_day_before_its_noun() -> None:
    assert ("eleventh", "ordinal", 11.0, None) in read("In May the eleventh ship sank.")
    assert ("km2", "designation", None, None) in read("The price of a km2 rose.")
