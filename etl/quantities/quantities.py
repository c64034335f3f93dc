"""The quantity, range or list of quantities that begins at a token, unless it is rejected."""

from __future__ import annotations

from dataclasses import replace

from .amounts import Amount, read_amount
from .claims import Claim
from .described import describe
from .fractions import read_odds
from .money import read_money
from .number_words import Number, scaled
from .numerals import read_number
from .qualifiers import read_before
from .ranges import read_list, read_range
from .rejections import is_rejected
from .scan import SPACES, Tokens
from .units import read_unit

_SINGLE = frozenset({"duration", "distance", "rate"})


def read_quantity(tokens: Tokens, index: int, known: dict[int, Amount | None] | None = None) -> list[Claim]:
    """The quantity, list or range of quantities that begins at token `index`; none if it is rejected."""
    amount = read_amount(tokens, index, known)
    if amount is None:
        return _read_single(tokens, index)
    amount = _with_hundredths(tokens, amount)
    odds = read_odds(tokens, amount.number) if amount.is_bare else None
    if odds:
        return [describe(tokens, odds_amount(tokens, amount, *odds))]
    if (ranged := read_range(tokens, amount)) is not None:
        return ranged
    if amount.unit is None and amount.number.kind in ("digits", "words"):
        shared = read_list(tokens, amount, known)
        if shared:
            return shared
    if is_rejected(tokens, amount.number, amount.unit is not None):
        return []
    return [describe(tokens, amount)]


def _with_hundredths(tokens: Tokens, amount: Amount) -> Amount:
    """ "three dollars and 50 cents", "10 pounds 20 pence": one amount of money."""
    unit, k = amount.unit, amount.last
    if unit is None or amount.value is None or tokens.gaps[k - 1] not in SPACES or amount.scale != 1.0:
        return amount
    if unit.scale != 1.0 or not (unit.kind == "money" or unit.name == "pound"):
        return amount
    if tokens.words[k] == "and" and tokens.gaps[k] in SPACES:
        k += 1
    number = read_number(tokens, k)
    other = read_money(tokens, number.last) if number and tokens.gaps[number.last - 1] in SPACES else None
    if number is None or other is None or number.value is None or other.scale != 0.01:
        return amount
    is_pence = other.name == "GBP"
    if number.value >= 100 or is_pence != (unit.name in ("pound", "GBP")) or amount.value % 1:
        return amount
    value = amount.value + scaled(number.value, 0.01)
    joined = replace(other, name=other.name if is_pence else unit.name, scale=1.0)
    return replace(amount, last=other.last, end=other.end, value=value, unit=joined)


def _read_single(tokens: Tokens, index: int) -> list[Claim]:
    """ "more than a decade", "nearly an hour": an article counts where a qualifier stands before it."""
    words, gaps = tokens.words, tokens.gaps
    if words[index] not in ("a", "an") or gaps[index] not in SPACES:
        return []
    start = tokens.starts[index]
    unit = read_unit(tokens, index + 1)
    if unit and words[unit.last : unit.last + 3] == ["and", "a", "half"]:
        unit = replace(unit, last=unit.last + 3, end=tokens.end(unit.last + 2))
        number = Number(index, unit.last, start, unit.end, 1.5, "words")
        return [describe(tokens, Amount(index, unit.last, start, unit.end, number, 1.5, unit, 1.0))]
    if read_before(tokens, index, start)[0] == "exact":
        return []
    if unit is None or not (
        unit.kind in _SINGLE or unit.name in ("pound", "metric_ton", "ton", "kilogram", "acre", "percent")
    ):
        return []
    if words[unit.last] in ("ago", "earlier", "before", "old") or unit.name == "second":
        return []
    number = Number(index, index + 1, start, tokens.end(index), 1.0, "words")
    return [describe(tokens, Amount(index, unit.last, start, unit.end, number, 1.0, unit, 1.0))]


def odds_amount(tokens: Tokens, amount: Amount, value: float, last: int) -> Amount:
    """ "one in five" as an amount."""
    number = replace(amount.number, last=last, end=tokens.end(last - 1), value=value, kind="fraction")
    return replace(amount, last=last, end=number.end, number=number, value=value)
