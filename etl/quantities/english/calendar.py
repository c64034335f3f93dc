# ruff: noqa: SIM905 (a table of words reads better as text)
"""Months, parts of years, and the words of relative dates."""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3,
    "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Months that are words of another kind as well; alone they need one of the openers.
DOUBTFUL_MONTHS = frozenset(
    {"may", "march", "mar", "jan", "jun", "jul", "sep", "dec", "nov", "oct", "apr", "feb", "august"}
)
MONTH_OPENERS = frozenset(
    """
    in since until till by of from to through during late early mid before after last next this each
    every between and for late beginning end
    """.split()
)
WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
HALVES = {"first": 1, "second": 2, "1st": 1, "2nd": 2}
QUARTER_WORDS = frozenset({"quarter", "quarters", "qtr"})
FISCAL = frozenset({"fiscal", "financial", "fy"})
# Units of relative dates: "a month before", "two years ago", "this week".
RELATIVE_UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour",
    "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week",
    "fortnight": "fortnight", "month": "month", "months": "month", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    "quarter": "quarter", "quarters": "quarter", "weekend": "weekend", "season": "season",
    "spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter", "night": "day",
}  # fmt: skip
# Behind the unit: before or after the moment that is spoken of.
AFTERWARDS = {"ago": -1, "before": -1, "earlier": -1, "previously": -1, "prior": -1, "later": 1, "after": 1,
              "afterwards": 1, "afterward": 1, "hence": 1}  # fmt: skip
# Behind "from": a span of time counted from the moment of speaking.
MOMENTS = frozenset({"now", "today"})
DEICTIC = {
    "this": 0, "current": 0, "last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1,
    "next": 1, "following": 1, "coming": 1,
}  # fmt: skip
# Behind a deictic word these make a date of it.
DEICTIC_UNITS = frozenset(
    "day week month year decade century quarter weekend season spring summer autumn winter fortnight".split()
)
PARTS_OF_DEICTIC = frozenset({"earlier", "later", "late", "early"})
BEFORE_CHRIST = frozenset({"bc", "bce"})
ERAS = BEFORE_CHRIST | {"ad", "ce"}
YEAR_OPENERS = frozenset(
    """
    in since of by from until till to through during before after early late mid and between around circa
    for year fiscal summer spring winter autumn fall as than back season
    """.split()
)
