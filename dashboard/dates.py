"""Dates and periods in words, as precise as they are and no more."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

EN_DASH = "–"


def date_words(iso: str) -> str:
    """An ISO date of any precision: "2022", "April 2022", "7 August 2025"; other text stays as it is."""
    parts = iso.split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return iso
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return iso
    month = calendar.month_name[int(parts[1])]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


@lru_cache(maxsize=10_000)
def year_of(iso: str | None) -> int | None:
    """The year of an ISO date, None where there is none."""
    return int(iso[:4]) if iso and iso[:4].isdecimal() else None


def period_words(start: str | None, end: str | None) -> str | None:
    """A period by its first and last day: "2024", "2004–2014", "11–20 February 2022"; None if it has none."""
    if start is None or end is None:
        only = start or end
        if only is None:
            return None
        return f"since {date_words(_shortened(only))}" if start else f"until {date_words(only)}"
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return date_words(start) if start == end else f"{date_words(start)} {EN_DASH} {date_words(end)}"
    return _days_words(first, last)


def _shortened(iso: str) -> str:
    """A first of January as its year, a first of another month as that month: "since 2018"."""
    return iso.removesuffix("-01").removesuffix("-01")


def _days_words(first: date, last: date) -> str:
    if first == last:
        return date_words(first.isoformat())
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}{EN_DASH}{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months_words(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{date_words(last.isoformat())}"
    return f"{date_words(first.isoformat())} {EN_DASH} {date_words(last.isoformat())}"


def _months_words(first: date, last: date) -> str:
    ending = date_words(last.isoformat()[:7])
    if (first.year, first.month) == (last.year, last.month):
        return ending
    if first.year == last.year:
        return f"{calendar.month_name[first.month]}{EN_DASH}{ending}"
    return f"{date_words(first.isoformat()[:7])} {EN_DASH} {ending}"
