"""How precisely a computed number may be said: no more closely than what it was computed from was printed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dashboard.records import Figure
from etl.terms import BOUNDS

# No printed number is taken for coarser than this: "$50 million" is not "between 45 and 55".
_LEAST = 2
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# In these each digit counts, whatever they were computed from.
_WHOLE = frozenset({"calendar_year", "rank"})
_LOWER_BOUNDS = frozenset({"more_than", "at_least"})
_UPPER_BOUNDS = frozenset({"less_than", "at_most"})


def is_bound(qualifier: str) -> bool:
    """Whether a number so qualified is a bound on what is told, and no value of it."""
    return qualifier in BOUNDS


def printed_digits(printed: str | None) -> int | None:
    """The significant digits of a printed number: 2 of "120,000", 3 of "6.55"; None of one in words."""
    found = _NUMBER.search(printed or "")
    if found is None:
        return None
    whole = found[0].replace(",", "")
    digits = whole.replace(".", "").lstrip("0")
    return max(_LEAST, len(digits if "." in whole else digits.rstrip("0")))


def with_digits(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures, each derived one with the digits of its least precisely printed input."""
    return {name: _with_digits(figure, figures) for name, figure in figures.items()}


def _with_digits(figure: Figure, figures: Mapping[str, Figure]) -> Figure:
    if figure.status != "derived" or figure.unit in _WHOLE:
        return figure
    digits = _least(figures[name] for name in figure.input_figure_ids if name in figures)
    return figure if digits is None else replace(figure, digits=digits)


def _least(inputs: Iterable[Figure]) -> int | None:
    known = (printed_digits(figure.printed_value) for figure in inputs)
    return min((digits for digits in known if digits is not None), default=None)


def as_precise(figure: Figure) -> Figure:
    """The figure as it may be said: its numbers in the digits that it has, bounds never tightened.

    A number that rounding changes is "about"; a figure without digits is returned as it is.
    """
    if figure.digits is None:
        return figure
    low, high = (
        _rounded(figure.low, figure.digits, math.floor),
        _rounded(figure.high, figure.digits, math.ceil),
    )
    value = _rounded(figure.value, figure.digits, _way(figure.qualifier))
    is_changed = value is not None and value != figure.value
    qualifier = "about" if figure.qualifier == "exact" and is_changed else figure.qualifier
    return replace(figure, value=value, low=low, high=high, qualifier=qualifier)


def _way(qualifier: str) -> Callable[[float], int]:
    if qualifier in _LOWER_BOUNDS:
        return math.floor
    return math.ceil if qualifier in _UPPER_BOUNDS else round


def _rounded(number: float | None, digits: int, way: Callable[[float], int]) -> float | None:
    """The number in so many digits; one that has no more than these stays as it is."""
    if not number:
        return number
    step = 10.0 ** (math.floor(math.log10(abs(number))) + 1 - digits)
    steps = number / step
    return number if math.isclose(steps, round(steps), rel_tol=1e-9) else way(steps) * step
