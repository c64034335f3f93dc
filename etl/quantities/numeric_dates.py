"""Dates in digits alone: "2025-08-07", "22/04/2016", "2016-11"."""

from __future__ import annotations

from calendar import monthrange

from .calendar_dates import iso, year_at
from .claims import Claim, dated
from .scan import Tokens


def _read_numeric_month(tokens: Tokens, index: int) -> Claim | None:
    """ "2016-11", "11/2016"; "2010-11" is left to be two years."""
    words, gaps = tokens.words, tokens.gaps
    one, other = words[index], words[index + 1]
    if (
        gaps[index - 1].endswith(("/", "-"))
        or gaps[index + 1][:1] in ("/", "-")
        or not (one.isdecimal() and other.isdecimal())
    ):
        return None
    if (
        year_at(tokens, index)
        and len(other) <= 2
        and 1 <= int(other) <= 12
        and (len(other) == 1 or int(other) <= int(one) % 100)
    ):
        return dated(tokens, index, index + 2, iso(int(one), int(other)))
    if (year := year_at(tokens, index + 1)) and len(one) <= 2 and 1 <= int(one) <= 12 and gaps[index] == "/":
        return dated(tokens, index, index + 2, iso(year, int(one)))
    return None


def read_numeric_date(tokens: Tokens, index: int) -> Claim | None:
    """ "2025-08-07", "2025/08/07", "22/04/2016", "4/22/16" at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    gap = gaps[index]
    if (
        gap in ("-", "/", "‑")
        and (gaps[index + 1] != gap or gap == "-")
        and (found := _read_numeric_month(tokens, index))
    ):
        return found
    if (
        gap not in ("-", "/", "‑")
        or gaps[index + 1] != gap
        or not (words[index + 1].isdecimal() and words[index].isdecimal())
    ):
        return None
    if gaps[index - 1].endswith(gap) or gaps[index + 2].startswith(gap) or len(words[index + 1]) > 2:
        return None
    numbers = [int(word) if word.isdecimal() and len(word) <= 4 else 0 for word in words[index : index + 3]]
    if year_at(tokens, index):
        year, month, day = numbers
    elif year_at(tokens, index + 2) or (gap == "/" and len(words[index + 2]) == 2):
        month, day, year = numbers if numbers[0] <= 12 else (numbers[1], numbers[0], numbers[2])
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    else:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return dated(tokens, index, index + 3, iso(year, month, day))
