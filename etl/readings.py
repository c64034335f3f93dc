"""Whether two texts say the same: a mention of a digest against the mentions of its original's paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from etl.quantities import Mention, find_mentions, read_implied
from etl.unit_conversion import UnitError, conversion
from etl.vocabulary_records import Indicator

_WORD = re.compile(r"\S+")
_LONGEST_IMPLIED = 6
_DASHES = re.compile("[\u2010-\u2015\u2212-]")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a digest says at one place; a figure's indicator tells which units mean the same."""

    mention: Mention
    indicator: Indicator | None


def implied_readings(text: str) -> tuple[Mention, ...]:
    """Every number that words without one can be read to say ("no new loans", "largest", "doubled").

    An editor's annotation says which words of a digest are meant; in an original nothing does, so each run of
    up to six words is tried. They support figures, but are no mentions that must be accounted for.
    """
    words = [word.span() for word in _WORD.finditer(text)]
    runs = [
        (words[first][0], words[last][1])
        for first in range(len(words))
        for last in range(first, min(first + _LONGEST_IMPLIED, len(words)))
    ]
    readings = (read_implied(text, start, end) for start, end in runs)
    return tuple(reading for reading in readings if reading is not None)


def is_implied(mention: Mention, text: str) -> bool:
    """Whether the mention is no numeric expression of the text, but what an annotated word implies."""
    return mention not in find_mentions(text)


def says_same(statement: Statement, original: Mention) -> bool:
    """Whether an original's mention says the same: kind, number, bounds, qualifier, unit, direction, date."""
    mention = statement.mention
    if mention.kind != original.kind or not _may_be_same(mention.change, original.change):
        return False
    if mention.kind == "designation":
        return fold(mention.printed) == fold(original.printed)
    if mention.kind in ("date", "period"):
        return (mention.date, mention.value, mention.unit) == (original.date, original.value, original.unit)
    if mention.qualifier != original.qualifier:
        return False
    return _amounts_agree(statement, original)


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def fold(printed: str) -> str:
    """The words in one spelling: "AK‑103" and "AK103" name one thing."""
    return " ".join(_DASHES.sub("", printed).casefold().split())


def _amounts_agree(statement: Statement, original: Mention) -> bool:
    mention, indicator = statement.mention, statement.indicator
    if indicator is None:
        same_unit = (mention.unit, mention.per) == (original.unit, original.per)
        return same_unit and _equal(_amount(mention), _amount(original))
    try:
        ours, theirs = (_in_base_unit(one, indicator) for one in (mention, original))
    except UnitError:
        return False
    return _equal(ours, theirs)


def _amount(mention: Mention) -> tuple[float | None, ...]:
    return mention.value, mention.low, mention.high


def _in_base_unit(mention: Mention, indicator: Indicator) -> tuple[float | None, ...]:
    convert = conversion(mention.unit, mention.per, mention.kind, indicator.unit, indicator.accepts)
    return tuple(map(convert, _amount(mention)))


def _equal(ours: Sequence[float | None], theirs: Sequence[float | None]) -> bool:
    return all(
        one == other or (one is not None and other is not None and isclose(one, other, rel_tol=1e-9))
        for one, other in zip(ours, theirs, strict=True)
    )
