"""Dates told from another: "two years ago", "a month before", "this year", "earlier this month"."""

from __future__ import annotations

from dataclasses import replace

from .claims import Claim, claim
from .english.calendar import AFTERWARDS, DEICTIC, DEICTIC_UNITS, MOMENTS, PARTS_OF_DEICTIC, RELATIVE_UNITS
from .english.nouns import FUNCTION_WORDS
from .number_words import Number
from .scan import HYPHENS, SPACES, Tokens


def _relative(tokens: Tokens, first: int, last: int, value: float | None, unit: str) -> Claim:
    plain = claim(tokens, first, last, "date")
    return replace(plain, mention=replace(plain.mention, value=value, low=value, high=value, unit=unit))


def read_deictic(tokens: Tokens, index: int) -> Claim | None:
    """ "this year", "late last year", "the previous month" at the deictic word `index`."""
    words, gaps = tokens.words, tokens.gaps
    unit = words[index + 1]
    if unit not in DEICTIC_UNITS or gaps[index] not in SPACES:
        return None
    word, first = words[index], index
    if word in ("past", "coming", "preceding", "current", "prior", "previous", "following"):
        if words[index - 1] != "the" or gaps[index - 1] not in SPACES:
            return None
        first -= 1
    elif words[index - 1] == "the" and gaps[index - 1] in SPACES and word in ("last", "next"):
        first -= 1
    if words[index - 1] in PARTS_OF_DEICTIC and gaps[index - 1] in SPACES:
        first = index - 1
    if gaps[index + 1] in HYPHENS or words[index + 2] == "of":
        return None
    return _relative(tokens, first, index + 2, float(DEICTIC[word]), RELATIVE_UNITS[unit])


def read_day_before(tokens: Tokens, index: int) -> Claim | None:
    """ "the day before", "a week earlier", "the year after" whose last word stands at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    unit, article = words[index - 1], words[index - 2]
    if unit not in DEICTIC_UNITS or article not in ("the", "a", "an", "one") or index < 2:
        return None
    if gaps[index - 1] not in SPACES or gaps[index - 2] not in SPACES:
        return None
    if words[index] in ("prior", "previously") and article == "the":
        return None
    part, first = _part_before(tokens, index - 2)
    return _relative(tokens, first, index + 1, part * AFTERWARDS[words[index]], RELATIVE_UNITS[unit])


def _part_before(tokens: Tokens, index: int) -> tuple[float, int]:
    """The part that stands before "a year" at token `index`, and its first token; without one the whole."""
    words, gaps = tokens.words, tokens.gaps
    if index and words[index] in ("a", "an") and gaps[index - 1] in SPACES:
        if words[index - 1] == "half":
            return 0.5, index - 1
        if words[index - 3 : index] == ["a", "quarter", "of"]:
            return 0.25, index - 3
    return 1.0, index


def read_distance_in_time(tokens: Tokens, number: Number) -> Claim | None:
    """ "two years ago", "66 million years ago", "three days later" for a number in front of its unit."""
    words, gaps = tokens.words, tokens.gaps
    k = number.last
    unit = RELATIVE_UNITS.get(words[k])
    if unit is None or number.value is None or (gaps[k - 1] not in SPACES):
        return None
    if gaps[k] not in SPACES:
        return None
    if words[k + 1] == "from" and words[k + 2] in MOMENTS and gaps[k + 1] in SPACES:
        return _relative(tokens, number.first, k + 3, number.value, unit)
    direction = AFTERWARDS.get(words[k + 1])
    if direction is None:
        return None
    if words[k + 1] in ("before", "after", "prior") and not _ends_clause(tokens, k + 1):
        return None
    return _relative(tokens, number.first, k + 2, direction * number.value, unit)


def _ends_clause(tokens: Tokens, index: int) -> bool:
    return tokens.gaps[index] not in SPACES or tokens.words[index + 1] in FUNCTION_WORDS - {
        "the",
        "a",
        "his",
        "her",
        "their",
    }
