"""Spans of time whose ratio is fixed; a month has no fixed number of days, a year none of hours."""

from __future__ import annotations

_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0, "decade": 120.0, "century": 1200.0}


def is_of_calendar(unit: str) -> bool:
    """Whether it is a month or made of months."""
    return unit in _MONTHS


def duration_ratio(unit: str, other: str) -> float | None:
    """How many of `other` one `unit` is; None where that is not fixed, or one of them is no span of time."""
    for row in (_SECONDS, _MONTHS):
        if unit in row and other in row:
            return row[unit] / row[other]
    return None
