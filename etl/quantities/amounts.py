"""Amounts: a number with its currency, sign, scale and unit, before bounds and qualifier are known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .english.idioms import LENGTH_BEFORE, LENGTH_BEHIND
from .money import Unit, currency_before, short_scale
from .nouns import read_noun
from .number_words import Number, scaled
from .numerals import is_digits, read_number
from .qualifiers import read_suffix
from .scan import CURRENCY_SIGNS, MINUS, SPACES, Tokens
from .units import read_unit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency and unit, before bounds and qualifier are known."""

    first: int
    last: int
    start: int
    end: int
    number: Number
    value: float | None
    unit: Unit | None
    scale: float

    @property
    def is_bare(self) -> bool:
        """Whether neither scale nor unit was printed."""
        return self.unit is None and self.scale == 1.0


def read_amount(tokens: Tokens, index: int, known: dict[int, Amount | None] | None = None) -> Amount | None:
    """The amount whose number begins at token `index`; `known` keeps what a list looks at again and again."""
    if known is None:
        return _read_amount(tokens, index)
    if index not in known:
        known[index] = _read_amount(tokens, index)
    return known[index]


def _read_amount(tokens: Tokens, index: int) -> Amount | None:
    number = read_number(tokens, index)
    if number is None:
        return None
    first, start, last, end = number.first, number.start, number.last, number.end
    value, scale = number.value, number.scale
    unit: Unit | None = None
    money = currency_before(tokens, index)
    if money:
        code, start, first = money
        factor, last = short_scale(tokens, last) if scale == 1.0 else (1.0, last)
        end = max(end, tokens.end(last - 1))
        value, scale = None if value is None else scaled(value, factor), scale * factor
        unit = Unit("money", code, last, end)
        again = read_unit(tokens, last)
        if again and again.kind == "money" and again.scale == 1.0 and again.name in (code, "USD"):
            unit = replace(unit, last=again.last, end=again.end)
    start, value = _signed(tokens, start, first, value)
    first -= first > 0 and start == tokens.starts[first - 1]
    if unit is None:
        suffix = read_suffix(tokens, last)
        if suffix and suffix[0] == "about":
            last, end = suffix[1], suffix[2]
        value, scale, unit = _measured(tokens, number, last, value, scale)
    if unit:
        last, end = unit.last, unit.end
        value = None if value is None else scaled(value, unit.scale)
        unit = unit if unit.name else None
    return Amount(first, last, start, end, number, value, unit, scale)


def _measured(
    tokens: Tokens, number: Number, last: int, value: float | None, scale: float
) -> tuple[float | None, float, Unit | None]:
    """The unit behind a number without currency, past "of" and articles where the number asks for them."""
    words = tokens.words
    unit = None if number.kind == "fraction" and words[last] == "second" else read_unit(tokens, last)
    if unit and unit.kind != "money" and _is_million(tokens, number, unit):
        factor, after = short_scale(tokens, last)
        return (
            scaled(value or 0.0, factor),
            factor,
            read_unit(tokens, after) or Unit("count", "", after, tokens.end(after - 1)),
        )
    if unit is None and scale == 1.0 and number.kind == "digits" and tokens.gaps[last - 1] == "":
        factor, after = short_scale(tokens, last)
        if factor > 1.0 and not is_digits(words[after]):
            unit = read_unit(tokens, after)
            return (
                scaled(value or 0.0, factor),
                factor,
                unit or Unit("count", "", after, tokens.end(after - 1)),
            )
    if unit is None and number.kind in ("fraction", "plural", "vague") and tokens.gaps[last - 1] in SPACES:
        skip = last
        if words[skip] == "of":
            skip += 1
        if words[skip] in ("a", "an") and number.kind == "fraction":
            skip += 1
        if skip > last:
            unit = read_unit(tokens, skip)
            if unit and number.kind == "fraction" and words[skip - 1] == "of":
                unit = None
    return value, scale, unit


def _is_million(tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether the m or b of "1.5m people" is a scale and no unit."""
    last = number.last
    if (
        tokens.printed[last] not in ("m", "b", "M", "B", "bn")
        or tokens.gaps[last - 1] != ""
        or unit.last != last + 1
    ):
        return False
    behind, gap = tokens.words[unit.last], tokens.gaps[unit.last - 1]
    decimals = len(tokens.words[number.first].partition(".")[2])
    if (
        tokens.printed[last] in ("m", "M")
        and decimals == 1
        and not _is_measured_length(tokens, number.first, unit.last)
    ):
        return True
    if gap not in SPACES:
        return False
    again = read_unit(tokens, unit.last)
    if again is not None and again.kind != "duration" and behind not in ("in", "a"):
        return True
    noun = read_noun(tokens, unit.last, False)
    return (
        noun is not None
        and behind not in ("hurdles", "finals", "heats", "freestyle")
        and tokens.words[number.first] not in ("100", "200", "400", "800", "1500", "50")
    )


def _is_measured_length(tokens: Tokens, first: int, behind: int) -> bool:
    """Whether the words around "1.8m" speak of a length rather than of millions."""
    near = tokens.words[max(0, first - 5) : first]
    return any(word in LENGTH_BEFORE for word in near) or tokens.words[behind] in LENGTH_BEHIND


def _signed(tokens: Tokens, start: int, first: int, value: float | None) -> tuple[int, float | None]:
    """A minus sign or the word before the amount."""
    text = tokens.text
    is_sign = start > 0 and text[start - 1] in MINUS and (start == 1 or text[start - 2] in " (\n\u00a0")
    is_dash = is_sign and text[start - 1] == "–" and tokens.words[first - 1] != "" and text[start - 2] != "("
    if is_sign and not is_dash:
        if not is_digits(tokens.words[first - 1]):
            return start - 1, None if value is None else -value
    elif tokens.gaps[first - 1].endswith(("-", "−")) and tokens.words[first] in CURRENCY_SIGNS:
        return start, value
    if (
        tokens.words[first - 1] in ("minus", "negative")
        and tokens.words[first - 2] != "or"
        and tokens.gaps[first - 1] in SPACES
        and first > 0
    ):
        return tokens.starts[first - 1], None if value is None else -value
    return start, value
