"""Dates and periods as stretches of days: ISO 8601 and the part of EDTF that the extractor writes."""

from __future__ import annotations

import re
from calendar import isleap, month_abbr, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from etl.terms import DatePrecision

DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_DATE = re.compile(DATE_PATTERN)


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `start` to `end`, both included; without an end it is still open."""

    start: date
    end: date | None

    def covers(self, other: Period) -> bool:
        """Whether the other lies wholly inside; an open period covers whatever starts after it did."""
        ends_inside = self.end is None or (other.end is not None and other.end <= self.end)
        return self.start <= other.start and ends_inside

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )

    @property
    def days(self) -> int | None:
        """How many days, none where it is open."""
        return None if self.end is None else (self.end - self.start).days + 1

    @property
    def years(self) -> int | None:
        """How many calendar years it touches, none where it is open."""
        return None if self.end is None else self.end.year - self.start.year + 1


def read_period(text: str) -> Period:
    """The days that "2024", "2022-02", "2025-08-07", "2004/2014" or "2018/.." mean. Raises ValueError."""
    first, slash, last = text.partition("/")
    start = _days(first)
    if not slash:
        return start
    end = None if last == ".." else _days(last).end
    if end is not None and end < start.start:
        raise ValueError(f"{text} ends before it starts")
    return Period(start.start, end)


def _days(text: str) -> Period:
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date such as 2024, 2022-02 or 2025-08-07")
    try:
        first = date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise ValueError(f"{text!r} is not in the calendar") from error
    if len(text) == 4:
        return Period(first, date(first.year, 12, 31))
    if len(text) == 7:
        return Period(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return Period(first, first)


def with_year(text: str, year: int) -> str:
    """A date printed without its year ("XXXX-08-07") in that year, "late February" up to its last day."""
    dated = text.replace("XXXX", f"{year:04}")
    return dated if isleap(year) else re.sub(r"(?<=/)(\d{4}-02)-29$", r"\1-28", dated)


def precision_of(text: str) -> DatePrecision:
    """How precisely the ISO text dates something; stretches inside one month or year are parts of them."""
    first, slash, last = text.partition("/")
    if not slash:
        by_length: dict[int, DatePrecision] = {4: "year", 7: "month"}
        return by_length.get(len(first), "day")
    if last != ".." and len(first) > 4 and first[:4] == last[:4]:
        in_month = len(first) == len(last) == 10 and first[:7] == last[:7]
        return "part of month" if in_month else "part of year"
    return "span"


def shifted(text: str, count: int, unit: str) -> str:
    """The date that lies `count` days, weeks, months or years after `text`, as precise as the unit allows.

    "a month before" 2022-02-24 is 2022-01, not the 24th: the words promise no day; a week is that of its
    Monday. Raises ValueError where `text` is no date or not precise enough, and for a unit of no calendar.
    """
    start = read_period(text).start
    if unit in ("day", "week"):
        if len(text) != 10:
            raise ValueError(f"{text} is no day to count {unit}s from")
        try:
            if unit == "day":
                return (start + timedelta(days=count)).isoformat()
            sunday = start + timedelta(days=7 * count + 6 - start.weekday())
        except OverflowError as error:
            raise ValueError(f"{count} {unit}s lead out of the calendar") from error
        return f"{(sunday - timedelta(days=6)).isoformat()}/{sunday.isoformat()}"
    if unit == "month":
        if len(text) == 4:
            raise ValueError(f"{text} is no month to count from")
        months = start.year * 12 + start.month - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    years = {"year": 1, "decade": 10, "century": 100}
    if unit not in years:
        raise ValueError(f"{unit!r} is no unit of the calendar")
    return f"{start.year + count * years[unit]:04}"


def period_label(period: Period) -> str:
    """How a reader would write it: "2024", "2004–2014", "May 2025", "7 Aug 2025", "since 2018"."""
    if period.end is None:
        return f"since {_since(period.start)}"
    start, end = period.start, period.end
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return _month(start)
    if start == end:
        return _day(start)
    if whole_months:
        return f"{_month(start)} – {_month(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _since(first: date) -> str:
    """The first day as precisely as it was told: 1 January means the year, another first the month."""
    if first.day > 1:
        return _day(first)
    return _month(first) if first.month > 1 else str(first.year)


def _month(day: date) -> str:
    return f"{month_abbr[day.month]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"
