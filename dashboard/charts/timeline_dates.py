"""Dates as places on an axis of years: 1 July 2025 lies a little before 2025.5."""

from __future__ import annotations

from datetime import date, timedelta

_MONTHS = 12


def place_of(day: date) -> float:
    """Where a day begins on the axis, in years."""
    first = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - first).days if day.year < date.max.year else 365
    return day.year + (day - first).days / length


def day_of(iso: str | None) -> date | None:
    """A full ISO date; None for anything else."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def day_after(day: date) -> date:
    """The day on which a stretch that ends with `day` is over."""
    return day + timedelta(days=1) if day < date.max else day


def stretch_of(start: str | None, end: str | None) -> tuple[float, float] | None:
    """From the beginning of the first day to the end of the last; None where a day cannot be read."""
    first, last = day_of(start), day_of(end)
    if first is None or last is None or last < first:
        return None
    return place_of(first), place_of(day_after(last))


def stretch_of_partial(iso: str | None) -> tuple[float, float] | None:
    """The year, month or day that an ISO date of any precision names; None where it names none."""
    parts = (iso or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return None
    year = int(parts[0])
    if not 1 <= year < date.max.year:
        return None
    if len(parts) == 1:
        return float(year), float(year + 1)
    month = int(parts[1])
    if not 1 <= month <= _MONTHS:
        return None
    if len(parts) == 3:
        return stretch_of(iso, iso)
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return place_of(date(year, month, 1)), place_of(following)
