"""Numbers that an editor reads where the text prints none: "no", "largest", "doubled", "smaller than"."""

from __future__ import annotations

import re
from dataclasses import replace

from .english.implied import LESS, MORE, NONE, ONE_OF, SUPERLATIVES, WHOSE
from .english.numerals import DOUBLINGS
from .mention import Mention

_WORD = re.compile(r"[^\W\d_]+")
_SUPERLATIVE = "|".join(sorted(SUPERLATIVES))
_WHOSE = rf"(?:{'|'.join(WHOSE)}|[\w-]+(?:\s[\w-]+){{0,2}}['’]s?)"
_ONE_OF = re.compile(rf"\b(?:{'|'.join(ONE_OF)})\s+{_WHOSE}\s+(?:[\w-]+\s+)?(?:{_SUPERLATIVE})\b")
# How many characters before a span may hold the words that make one of several of its superlative.
_NEAR = 60


def read_implied(text: str, start: int, end: int) -> Mention | None:
    """The mention of a span that is no numeric expression by itself, or None if it implies no number."""
    printed = text[start:end]
    words = [word.lower() for word in _WORD.findall(printed)]
    plain = Mention(start, end, printed, "count")
    if not words:
        return None
    return (
        _read_none(plain, words)
        or _read_factor(plain, words)
        or _read_rank(plain, words, text[max(0, start - _NEAR) : start].lower())
        or _read_comparison(plain, words)
    )


def _read_none(plain: Mention, words: list[str]) -> Mention | None:
    if words[0] not in NONE:
        return None
    return replace(plain, value=0.0, low=0.0, high=0.0)


def _read_factor(plain: Mention, words: list[str]) -> Mention | None:
    for word in words:
        if word in DOUBLINGS:
            factor, change = DOUBLINGS[word]
            return replace(
                plain, kind="fraction", value=factor, low=factor, high=factor, unit="factor", change=change
            )
    return None


def _read_rank(plain: Mention, words: list[str], before: str) -> Mention | None:
    if not any(word in SUPERLATIVES for word in words):
        return None
    several = _ONE_OF.finditer(before + plain.printed.lower())
    if any(match.end() > len(before) for match in several):
        return replace(plain, kind="rank", low=1.0, qualifier="at_least")
    return replace(plain, kind="rank", value=1.0, low=1.0, high=1.0)


def _read_comparison(plain: Mention, words: list[str]) -> Mention | None:
    factor = replace(plain, kind="fraction", value=1.0, unit="factor")
    if any(word in LESS for word in words):
        return replace(factor, high=1.0, qualifier="less_than")
    if any(word in MORE for word in words):
        return replace(factor, low=1.0, qualifier="more_than")
    return None
