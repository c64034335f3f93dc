"""Numbers in words, and the scales and fractions that words add to digits."""

from __future__ import annotations

from dataclasses import dataclass

from .english.numerals import (
    CLEAR_SCALES,
    FRACTION_WORDS,
    GROUPS,
    HUNDRED,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    SMALL,
    TEENS,
    TENS,
    UNITS,
)
from .scan import HYPHENS, SPACES, Tokens

_WORD_GAPS = SPACES | HYPHENS
_A = ("a", "an")
_BIG = HUNDRED | SCALES | GROUPS


@dataclass(frozen=True, slots=True)
class Number:
    """A number between tokens `first` and `last` (exclusive) and offsets `start` and `end`."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    # digits, words, fraction, plural (of a scale: "millions"), vague ("several hundred")
    kind: str = "digits"
    scale: float = 1.0  # the scale that was applied, 1 if none was printed


def scaled(value: float, scale: float) -> float:
    """The value times a scale, without the dust of binary fractions: 1.005 thousand is 1005."""
    return value if scale == 1.0 else round(value * scale, 6) if scale > 1.0 else value / round(1 / scale)


def read_and_part(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """ "and a half", "-and-a-quarter", "and three-quarters" behind a number that ends before `index`."""
    words, gaps = tokens.words, tokens.gaps
    if words[index] != "and" or gaps[index - 1] not in _WORD_GAPS or gaps[index] not in _WORD_GAPS:
        return None
    if words[index + 1] not in _A and words[index + 1] not in SMALL:
        return None
    part = _read_part(tokens, index + 1, is_plain=True)
    if (
        part is None
        or part.kind != "fraction"
        or part.value is None
        or part.value >= 1
        or words[part.last] == "of"
    ):
        return None
    return part.value, part.last


def with_scale(tokens: Tokens, number: Number) -> Number:
    """The number with the scale behind it applied: "1.2 billion", "4bn", "3.5-million", "5k"."""
    words, gaps = tokens.words, tokens.gaps
    index, value, scale, end = number.last, number.value or 0.0, 1.0, number.end
    while True:
        word, gap = words[index], gaps[index - 1]
        if gap in _WORD_GAPS and word in SCALES:
            step = SCALES[word]
        elif gap in _WORD_GAPS and word in _BIG and scale == 1.0:
            step = _BIG[word]
        elif gap == "" and scale == 1.0 and word in CLEAR_SCALES:
            step = SHORT_SCALES[word]
        else:
            break
        if word in ("dozens", "score"):
            break
        value, scale, end, index = scaled(value, step), scale * step, tokens.end(index), index + 1
    if scale == 1.0:
        return number
    if part := read_and_part(tokens, index):
        value, index = value + scaled(part[0], scale), part[1]
        end = tokens.end(index - 1)
    return Number(number.first, index, number.start, end, value, "digits", scale)


def read_words(tokens: Tokens, index: int) -> Number | None:
    """The number in words that begins at token `index`: "thousands", "several", "a third", "forty-two"."""
    return (
        _read_plural_scale(tokens, index)
        or _read_vague(tokens, index)
        or _read_part(tokens, index)
        or _read_cardinal(tokens, index)
    )


def _number(
    tokens: Tokens, first: int, last: int, value: float | None, kind: str, scale: float = 1.0
) -> Number:
    return Number(first, last, tokens.starts[first], tokens.end(last - 1), value, kind, scale)


def _read_plural_scale(tokens: Tokens, index: int) -> Number | None:
    """ "millions", "tens of thousands", "hundreds of millions"; the scale is their least value."""
    words, gaps = tokens.words, tokens.gaps
    least, last = PLURAL_SCALES.get(words[index]), index + 1
    if least is None:
        return None
    while words[last] == "of" and words[last + 1] in PLURAL_SCALES and gaps[last] in SPACES:
        least, last = least * PLURAL_SCALES[words[last + 1]], last + 2
    return _number(tokens, index, last, None, "plural", least)


def _read_vague(tokens: Tokens, index: int) -> Number | None:
    """ "several hundred", "a few thousand", "a couple of dozen": at least one (two) of the scale."""
    words, gaps = tokens.words, tokens.gaps
    first = index
    if words[index] in _A and gaps[index] in SPACES:
        index += 1
    if words[index] not in ("several", "few", "couple") or (first == index and words[index] != "several"):
        return None
    last = index + 2 if words[index] == "couple" and words[index + 1] == "of" else index + 1
    least = _BIG.get(words[last])
    if least is None or gaps[last - 1] not in SPACES:
        return None
    last += 1
    while words[last] in SCALES and gaps[last - 1] in SPACES:
        least, last = least * SCALES[words[last]], last + 1
    return _number(tokens, first, last, None, "vague", least)


def _read_part(tokens: Tokens, index: int, is_plain: bool = False) -> Number | None:
    """Fractions in words: "a third", "two-thirds", "half", "half a million", "a quarter of a million"."""
    words, gaps = tokens.words, tokens.gaps
    first, above = index, 1.0
    if words[index] in _A or words[index] in SMALL:
        above = float(SMALL.get(words[index], 1))
        if gaps[index] not in _WORD_GAPS:
            return None
        index += 1
    below = FRACTION_WORDS.get(words[index])
    if below is None or above == 0 or (first == index and below not in (2, 4)):
        return None
    if words[index].endswith("s") != (above > 1) and (below != 2 or first == index):
        return None
    if first == index and words[index] != "half" and words[index + 1] not in SCALES:
        return None
    if above >= below or (above, below) == (2.0, 4):
        return None
    last = index + 1
    if is_plain:
        return _number(tokens, first, last, above / below, "fraction")
    skip = last
    if words[skip] == "of" and words[skip + 1] in _A:
        skip += 1
    if words[skip] in _A and (step := _BIG.get(words[skip + 1])) and gaps[skip - 1] in _WORD_GAPS:
        return _number(tokens, first, skip + 2, above / below * step, "words", step)
    step = _BIG.get(words[last], 0.0)
    if below in (2, 4) and step and gaps[last - 1] in _WORD_GAPS:
        return _number(tokens, first, last + 1, above / below * step, "words", step)
    return _number(tokens, first, last, above / below, "fraction")


def _read_cardinal(tokens: Tokens, index: int) -> Number | None:
    """ "forty-two", "one hundred and two", "a dozen", "two and a half million"."""
    words, gaps = tokens.words, tokens.gaps
    first, total, current = index, 0.0, 0.0
    seen = False
    scale = 1.0
    ceiling = float("inf")
    if words[index] in _A:
        if words[index + 1] not in _BIG or gaps[index] not in SPACES:
            return None
        current, index, seen = 1.0, index + 1, True
    while index - first < 24:
        word = words[index]
        if index > first and gaps[index - 1] not in _WORD_GAPS:
            break
        if word in SMALL:
            if not _fits(word, words[index - 1] if index > first else ""):
                break
            current, seen = current + SMALL[word], True
        elif word == "hundred" and (current or not seen):
            current, seen = (current or 1.0) * 100.0, True
        elif word in GROUPS and word != "score" and (word != "dozens" or seen):
            current, seen, index = (current or 1.0) * GROUPS[word], True, index + 1
            break
        elif word in ("crore", "crores") and seen and scale == 1e5:
            total, scale = total * 1e7, 1e12
        elif word in SCALES and seen and SCALES[word] < ceiling:
            total, ceiling, scale = total + (current or 1.0) * SCALES[word], SCALES[word], SCALES[word]
            current = 0.0
        elif word == "and" and seen and _continues(tokens, index):
            pass
        else:
            break
        index += 1
    if not seen:
        return None
    while words[index - 1] == "and":
        index -= 1
    value = total + current
    number = _number(tokens, first, index, value, "words", scale)
    if part := read_and_part(tokens, index):
        factor = scale if scale > 1 else 1.0
        return with_scale(tokens, _number(tokens, first, part[1], value + factor * part[0], "words", scale))
    return number


def _fits(word: str, before: str) -> bool:
    """Whether a small number may follow the word before it: "twenty one", but not "one one"."""
    if before in TENS:
        return word in UNITS and word != "zero"
    return before not in UNITS and before not in TEENS


def _continues(tokens: Tokens, index: int) -> bool:
    """Whether the "and" at `index` is inside a number: "hundred and two", "thousand and five"."""
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    if not (before == "hundred" or before in SCALES) or after not in SMALL:
        return False
    return tokens.gaps[index] in SPACES and read_and_part(tokens, index) is None
