"""Shares told as odds and multiples: "one in five", "three out of four", "three times as many"."""

from __future__ import annotations

from .calendar_dates import year_at
from .english.calendar import MONTHS
from .english.idioms import COMPARED
from .number_words import Number
from .numerals import read_number
from .scan import SPACES, Tokens
from .units import read_unit


def read_odds(tokens: Tokens, number: Number) -> tuple[float, int] | None:
    """The value of "one in five", "nine out of 10" and the token behind it."""
    words, gaps = tokens.words, tokens.gaps
    k = number.last
    if (
        number.value is None
        or number.value < 1
        or number.value != int(number.value)
        or gaps[k - 1] not in SPACES
    ):
        return None
    if words[k] == "out" and words[k + 1] == "of":
        k += 2
    elif words[k] == "in":
        k += 1
    else:
        return None
    if words[k] == "every":
        k += 1
    other = read_number(tokens, k) if gaps[k - 1] in SPACES else None
    if other is None or other.value is None or other.value <= number.value or other.kind == "fraction":
        return None
    if other.value != int(other.value) or (words[k] in ("a", "an") and words[number.last] != "out"):
        return None
    if words[number.last] == "in" and (
        year_at(tokens, k) or words[other.last] in MONTHS or (other.scale > 1 and number.value > 9)
    ):
        return None
    if words[number.last] == "out" and other.value > 10 and other.value % 10:
        return None
    if read_unit(tokens, other.last) or gaps[k - 1] == "-":
        return None
    return number.value / other.value, other.last


def read_factor(tokens: Tokens, last: int, value: float | None) -> int | None:
    """The token behind "times" or "fold" where the number multiplies: "three times as many", "10-fold"."""
    words, gaps = tokens.words, tokens.gaps
    if value is None or gaps[last - 1] not in (" ", "-", "", "\u00a0"):
        return None
    if words[last] in ("fold", "x") and not words[last + 1][:1].isdecimal():
        return last + 1
    if words[last] == "times" and value != int(value):
        return last + 1
    if (
        words[last] in ("times", "time")
        and gaps[last - 1] == " "
        and gaps[last] in SPACES
        and words[last + 1] in COMPARED
    ):
        return last + 1
    return None
