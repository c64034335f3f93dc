"""Numbers in digits and words: value and extent, without unit, sign or qualifier."""

from __future__ import annotations

from .number_words import Number, read_and_part, read_words, with_scale
from .scan import THIN_SPACES, VULGAR, Tokens

# More digits than this are no number of news prose, and would cost time to convert.
MOST_DIGITS = 40


def is_digits(word: str) -> bool:
    """Whether a token is a number in digits."""
    return "0" <= word[:1] <= "9"


def _value(digits: str) -> float | None:
    return float(digits.replace(",", "")) if len(digits) <= MOST_DIGITS else None


def read_number(tokens: Tokens, index: int) -> Number | None:
    """The longest number that begins at token `index`."""
    word = tokens.words[index]
    if is_digits(word) or word in VULGAR:
        return _read_digits(tokens, index)
    return read_words(tokens, index)


def _read_digits(tokens: Tokens, index: int) -> Number | None:
    words, gaps = tokens.words, tokens.gaps
    word = words[index]
    start, last = tokens.starts[index], index + 1
    if word in VULGAR:
        return with_scale(tokens, Number(index, last, start, tokens.end(index), VULGAR[word], "fraction"))
    value = _value(word)
    if value is None:
        return None
    if gaps[index - 1].endswith(".") and "." not in word and _opens_decimal(tokens, index):
        start, value = start - 1, value / 10 ** len(word)
    last, value = _grouped(tokens, index, value)
    kind = "digits"
    if words[last] in VULGAR and gaps[last - 1] in ("", " ", "-"):
        value, last = value + VULGAR[words[last]], last + 1
    elif (fraction := _slash_fraction(tokens, last)) and gaps[last - 1] in (" ", "-"):
        value, last = value + fraction, last + 2
    elif last == index + 1 and (fraction := _slash_fraction(tokens, index)):
        value, last, kind = fraction, index + 2, "fraction"
    elif not word.startswith("0") and (part := read_and_part(tokens, last)):
        value, last = value + part[0], part[1]
    return with_scale(tokens, Number(index, last, start, tokens.end(last - 1), value, kind))


def _opens_decimal(tokens: Tokens, index: int) -> bool:
    before = tokens.starts[index] - 2
    return before < 0 or tokens.text[before] in " \n\u00a0($€£-−+~<>="


def _grouped(tokens: Tokens, index: int, value: float) -> tuple[int, float]:
    """Digits grouped by thin or plain spaces: "10 000"; or in the Indian manner: "12,34,567"."""
    words, gaps = tokens.words, tokens.gaps
    last = index + 1
    if len(words[index]) > 3 or words[index].startswith("0") or not is_digits(words[last]):
        return last, value
    while is_digits(words[last]) and last - index < 7:
        gap, size = gaps[last - 1], len(words[last].partition(".")[0])
        thin = size == 3 and (gap in THIN_SPACES or (gap == " " and words[last].startswith("000")))
        indian = gap == "," and "," in words[last][:3]
        plain = size == 3 and gap == " " and _is_grouped_by_spaces(tokens, index)
        if not (thin or indian or plain):
            break
        value = float(f"{int(value)}{words[last].replace(',', '')}")
        last += 1
    return last, value


def _is_grouped_by_spaces(tokens: Tokens, index: int) -> bool:
    """Whether two groups of three digits follow the token: "1 234 567"."""
    words, gaps = tokens.words, tokens.gaps
    pairs = [(gaps[k], words[k + 1]) for k in (index, index + 1)]
    return (
        all(gap == " " and len(word) == 3 and word.isdecimal() for gap, word in pairs)
        and gaps[index - 1] != ","
    )


def _slash_fraction(tokens: Tokens, index: int) -> float | None:
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] not in ("/", "⁄") or len(words[index]) > 2 or len(words[index + 1]) > 3:
        return None
    if not (words[index].isdecimal() and words[index + 1].isdecimal()) or gaps[index + 1].startswith("/"):
        return None
    above, below = int(words[index]), int(words[index + 1])
    return above / below if 0 < above < below and below > 1 else None
