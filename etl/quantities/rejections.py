"""Numbers that are no quantities: pronouns, idioms, labels, parts of compounds."""

from __future__ import annotations

from .english.idioms import COMPOUND_ADJECTIVES, DAY_COUNTS, HALF_AFTER, HALF_BEFORE, ZERO_AFTER, ZERO_BEFORE
from .english.nouns import COMPARATIVES, FUNCTION_WORDS, ONE_AFTER, ONE_BEFORE, ONE_NOUNS
from .english.numerals import FRACTION_WORDS
from .nouns import read_noun
from .number_words import Number
from .scan import HYPHENS, SPACES, Tokens


def is_rejected(tokens: Tokens, number: Number, has_unit: bool) -> bool:
    """Whether the number is no quantity for the words around it."""
    words, gaps = tokens.words, tokens.gaps
    first, last = number.first, number.last
    word, before, behind = words[first], words[first - 1] if first else "", words[last]
    if number.kind == "fraction":
        return _is_no_fraction(tokens, number)
    if number.kind == "digits":
        return False
    if gaps[last - 1] in HYPHENS and behind in COMPOUND_ADJECTIVES and not has_unit:
        return True
    if (
        gaps[first - 1] in HYPHENS
        and before
        and not before.isdecimal()
        and last == first + 1
        and before not in ("mid", "twenty")
    ):
        return True
    if gaps[last - 1] in HYPHENS and behind == words[last - 1]:
        return True
    if word == "one" and before == "at" and behind in ("point", "time", "stage"):
        return True
    if word == "one" and last == first + 1 and before not in ("minus", "negative"):
        return _is_pronoun(tokens, first, has_unit)
    if word == "zero" and last == first + 1:
        return (before in ZERO_BEFORE and not has_unit) or behind in ZERO_AFTER
    is_idiom = word in ("two", "ten") and before in ("in", "a", "or") and behind in ("", "minds")
    return is_idiom and last == first + 1


def _is_pronoun(tokens: Tokens, index: int, has_unit: bool) -> bool:
    """Whether "one" at token `index` points at something rather than counts."""
    words, gaps = tokens.words, tokens.gaps
    before, behind = words[index - 1] if index else "", words[index + 1]
    if before in ONE_BEFORE and gaps[index - 1] in SPACES and not (has_unit and before not in ("no", "any")):
        return True
    if has_unit:
        return (behind == "day" and (index == 0 or before not in DAY_COUNTS)) or (
            behind == "time" and before != "exactly"
        )
    if gaps[index] in HYPHENS:
        return behind not in ONE_NOUNS
    if behind in ONE_AFTER or gaps[index] not in SPACES:
        return True
    return read_noun(tokens, index + 1, True) is None


def _is_no_fraction(tokens: Tokens, number: Number) -> bool:
    words, gaps = tokens.words, tokens.gaps
    first, last = number.first, number.last
    before, behind, gap = words[first - 1] if first else "", words[last], gaps[last - 1]
    if words[first] == "half":
        if before in HALF_BEFORE and gaps[first - 1] in SPACES | HYPHENS:
            return True
        return gap in SPACES | HYPHENS and behind in HALF_AFTER
    if (
        words[first] in ("a", "an", "one")
        and words[last - 1] in FRACTION_WORDS
        and words[last - 1] not in ("half", "quarter")
    ):
        if gaps[last - 2] in HYPHENS:
            return False
        return gap in SPACES and behind.isalpha() and _is_noun_like(behind)
    if words[last - 1] == "quarter" and words[first] in ("a", "one"):
        return (gap in SPACES and _is_noun_like(behind)) or before in ("in", "each", "per")
    return False


def _is_noun_like(word: str) -> bool:
    return bool(word) and word not in FUNCTION_WORDS and word not in COMPARATIVES
