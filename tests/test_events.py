"""Printed, relative and named dates become days, and a date beside them must agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.events import EventStatement
from etl.periods import Period, period_label, precision_of, read_period, shifted
from etl.statements import read_document_statements
from tests.digest_builder import vocabularies, write_digest


def read(tmp_path: Path, annotated: str) -> tuple[tuple[EventStatement, ...], str]:
    """The events of a paragraph in a digest of April 2022, and its problems."""
    document = read_document(write_digest(tmp_path, f"{{#p1}}\nIt was {annotated} that it happened.\n"))
    reading = read_document_statements(document, vocabularies())
    return reading.events, " ".join(map(str, reading.problems))


NATIONAL_DAY = 'calendar=national_day date="2021"'
BECAUSE = 'date_basis=inferred date_reason="so it is"'


@pytest.mark.parametrize(
    ("annotated", "start", "end", "precision"),
    [
        ("[7 August 2021]{event=start}", "2021-08-07", "2021-08-07", "day"),
        ("in [March 2022]{event=start}", "2022-03-01", "2022-03-31", "month"),
        ("in [2019]{event=start}", "2019-01-01", "2019-12-31", "year"),
        ("in [2004–2014]{event=golden_years}", "2004-01-01", "2014-12-31", "span"),
        ("in [mid-February 2022]{event=session}", "2022-02-11", "2022-02-20", "part of month"),
        ("in [late 2020]{event=session}", "2020-09-01", "2020-12-31", "part of year"),
        (f'on [7 August]{{event=start date="2021-08-07" {BECAUSE}}}', "2021-08-07", "2021-08-07", "day"),
        (f'[late February]{{event=fair date="2024" {BECAUSE}}}', "2024-02-21", "2024-02-29", "part of month"),
        (f'[late February]{{event=fair date="2023" {BECAUSE}}}', "2023-02-21", "2023-02-28", "part of month"),
        (f'[early June]{{event=start date="2021" {BECAUSE}}}', "2021-06-01", "2021-06-10", "part of month"),
        (f'[Independence Day]{{event=parade {NATIONAL_DAY} {BECAUSE}}}', "2021-07-05", "2021-07-05", "day"),
        ('[the day before]{event=opening anchor=national_day date="2021"}', *["2021-07-04"] * 2, "day"),
        ("[a month before]{event=session anchor=invasion}", "2022-01-01", "2022-01-31", "month"),
        (f"[this year]{{event=start {BECAUSE}}}", "2022-01-01", "2022-12-31", "year"),
        (f"[earlier this month]{{event=fair {BECAUSE}}}", "2022-04-01", "2022-04-30", "month"),
        (f'[lately]{{event=fair date="2022-03" {BECAUSE}}}', "2022-03-01", "2022-03-31", "month"),
    ],
)  # fmt: skip
def test_dates_become_days(tmp_path: Path, annotated: str, start: str, end: str, precision: str) -> None:
    (statement,), problems = read(tmp_path, annotated)
    assert not problems
    assert statement.date.period == Period(date.fromisoformat(start), date.fromisoformat(end))
    assert statement.date.precision == precision


def test_only_what_is_printed_in_full_counts_as_printed(tmp_path: Path) -> None:
    assert read(tmp_path, "in [2019]{event=start}")[0][0].date.basis == "printed"
    anchored = read(tmp_path, "[a month before]{event=session anchor=invasion}")[0][0].date
    assert (anchored.basis, anchored.reason, anchored.anchor) == (
        "inferred",
        "counted from the invasion",
        "invasion",
    )


def test_one_date_may_date_several_events_and_a_second_statement_has_its_own_id(tmp_path: Path) -> None:
    statements, _problems = read(tmp_path, '[2019]{event="start;opening"} or [2020]{event=start}')
    assert [one.event_statement_id for one in statements] == [
        "example.start", "example.opening", "example.start.2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("annotated", "found"),
    [
        (f'on [7 August 2021]{{event=start date="2021-08-08" {BECAUSE}}}', "disagrees with the print"),
        (f'on [7 August]{{event=start date="2021-08-08" {BECAUSE}}}', "disagrees with the print"),
        (f'[a month before]{{event=session anchor=invasion date="2022-02" {BECAUSE}}}', "disagrees with"),
        ("on [7 August]{event=start}", "prints no year"),
        ('on [7 August]{event=start date="2021-08-07"}', "inferred date without a date_reason"),
        ('on [7 August]{event=start date="2021-08-07" date_basis=printed}', "does not print 2021-08-07"),
        ("[lately]{event=fair}", "has no date"),
        (f'[lately]{{event=fair date="spring" {BECAUSE}}}', "no date such as"),
        ("[Independence Day]{event=parade calendar=national_day}", "names national_day without a year"),
        ("[Independence Day]{event=parade calendar=never}", "unknown calendar entry 'never'"),
        (f"[the day before]{{event=opening {BECAUSE}}}", "no day to count days from"),
        (
            f"on [7 August 2021]{{event=parade {NATIONAL_DAY} {BECAUSE}}}",
            "prints 2021-08-07, but national_day",
        ),
        (f"[the day before]{{event=opening {NATIONAL_DAY} {BECAUSE}}}", "write anchor instead of calendar"),
        (f"[Independence Day]{{event=parade {NATIONAL_DAY} anchor=invasion}}", "keep one of the two"),
        ("on [7 August 2021]{event=start anchor=invasion}", "has an anchor that nothing is counted from"),
        ('[lately]{event=fair date="2022" anchor=never}', "has an anchor that nothing is counted from"),
        ('[half a year before]{event=fair date="2021" anchor=invasion}', "counts no whole units of time"),
        (f'on [7 August]{{event=start date="²²²²-08-07" {BECAUSE}}}', "'²²²²-08-07' is no date"),
        ("[48 hours before]{event=start anchor=invasion}", "or only the date and a date_reason"),
        ("in [2019]{event=never}", "unknown event 'never'"),
        ("in [2019]{event=start status=confirmed}", "status is 'confirmed'"),
        ("[in 2019 or 2020]{event=start}", "holds several dates"),
    ],
)
def test_what_is_wrong_with_a_date_is_named(tmp_path: Path, annotated: str, found: str) -> None:
    statements, problems = read(tmp_path, annotated)
    assert found in problems
    if "several" not in found:
        assert not statements


@pytest.mark.parametrize(
    ("base", "count", "unit", "expected"),
    [
        ("2025-07-05", -1, "day", "2025-07-04"),
        ("2024-02-28", 2, "day", "2024-03-01"),
        ("2022-01-24", -1, "month", "2021-12"),
        ("2022-02-24", -1, "week", "2022-02-14/2022-02-20"),
        ("2022-04", 0, "year", "2022"),
        ("2022", -2, "decade", "2002"),
        ("9999-12-31", 0, "day", "9999-12-31"),
    ],
)
def test_counting_promises_no_more_than_its_unit(base: str, count: int, unit: str, expected: str) -> None:
    assert shifted(base, count, unit) == expected


@pytest.mark.parametrize(("base", "unit"), [("2022", "month"), ("2022-04", "day"), ("2022", "score")])
def test_counting_needs_a_base_that_is_precise_enough(base: str, unit: str) -> None:
    with pytest.raises(ValueError, match=r"to count|no unit"):
        shifted(base, 1, unit)


@pytest.mark.parametrize("unit", ["day", "week"])
def test_counting_ends_with_the_calendar(unit: str) -> None:
    with pytest.raises(ValueError, match="out of the calendar"):
        shifted("9999-12-30", 2, unit)


def test_the_last_days_of_the_calendar_are_in_no_whole_week() -> None:
    with pytest.raises(ValueError, match="out of the calendar"):
        shifted("9999-12-30", 0, "week")


@pytest.mark.parametrize(
    ("text", "label", "precision"),
    [
        ("2024", "2024", "year"),
        ("2004/2014", "2004–2014", "span"),
        ("2022-02", "Feb 2022", "month"),
        ("2025-08-07", "7 Aug 2025", "day"),
        ("2018/..", "since 2018", "span"),
        ("2018-05/..", "since May 2018", "span"),
        ("2018-05-07/..", "since 7 May 2018", "span"),
        ("2024-01/2024-02", "Jan 2024 – Feb 2024", "part of year"),
        ("2025-06-01/2025-06-10", "1–10 Jun 2025", "part of month"),
        ("2020-09/2020-12", "Sep 2020 – Dec 2020", "part of year"),
    ],
)
def test_periods_have_a_label_and_a_precision(text: str, label: str, precision: str) -> None:
    assert period_label(read_period(text)) == label
    assert precision_of(text) == precision


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2023-02-29", "2014/2004", "2024/", "../2024", "XXXX-08"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|ends before"):
        read_period(text)
