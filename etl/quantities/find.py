"""The claims in order: dates, designations, ordinals and ranks, clock times and scores, quantities."""

from __future__ import annotations

import re
from collections.abc import Callable

from .ages import read_age
from .amounts import Amount
from .calendar_dates import read_month
from .changes import inherit_changes
from .claims import Claim, Claims
from .clock import read_golf, read_score, read_time
from .designations import read_designation
from .english import calendar as dates
from .english.numerals import ORDINAL_SUFFIXES, ORDINALS, PLURAL_SCALES, SMALL, TENS
from .labels import read_named_word
from .mention import Mention
from .numerals import read_number
from .numeric_dates import read_numeric_date
from .quantities import read_quantity
from .ranks import read_enumerator, read_number_one, read_ordinal, read_top
from .relative import read_day_before, read_deictic, read_distance_in_time
from .scan import VULGAR, Tokens
from .years import read_century, read_quarter, read_short, read_year

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
_Rule = Callable[[Tokens, int], Claim | None]

_CARDINAL_WORDS = (
    frozenset(SMALL) | frozenset(PLURAL_SCALES) | {"half", "quarter", "a", "an", "several", "dozen"}
)
_ORDINAL_WORDS = frozenset(ORDINALS) | ORDINAL_SUFFIXES | {f"{ten[:-1]}ieth" for ten in TENS}
# Words that begin or end a rule's expression, by rule.
_MONTH, _DEICTIC, _AFTER, _QUARTER, _CENTURY, _ORDINAL, _TOP, _NUMBER, _CARDINAL = range(9)
_TRIGGERS: dict[str, int] = {
    **dict.fromkeys(dates.MONTHS, _MONTH),
    **dict.fromkeys(dates.DEICTIC, _DEICTIC),
    **dict.fromkeys(dates.AFTERWARDS, _AFTER),
    **dict.fromkeys(dates.MOMENTS, _AFTER),
    **dict.fromkeys(("quarter", "quarters", "half"), _QUARTER),
    "century": _CENTURY,
    **dict.fromkeys(_ORDINAL_WORDS, _ORDINAL),
    **dict.fromkeys(("top", "bottom"), _TOP),
    **dict.fromkeys(("number", "no"), _NUMBER),
}


def find_mentions(text: str) -> list[Mention]:
    """Every numeric expression of `text`, sorted by offset and never overlapping."""
    tokens = Tokens(text)
    words = tokens.words
    digits = [i for i in range(tokens.count) if "0" <= words[i][0] <= "9"]
    triggers = [(i, rule) for i, rule in enumerate(map(_TRIGGERS.get, words)) if rule is not None]
    numerals = [i for i in range(tokens.count) if words[i] in _CARDINAL_WORDS or words[i] in VULGAR]
    claims = Claims(tokens)
    _block_urls(claims, text)
    _claim_dates(claims, digits, triggers)
    _claim_names(claims, digits, numerals)
    _claim_orders(claims, digits, triggers, numerals)
    _claim(claims, digits, read_time)
    _claim(claims, digits, read_score)
    _claim(claims, sorted([*digits, *(i for i in numerals if words[i] in SMALL)]), read_golf)
    _claim_quantities(claims, sorted([*digits, *numerals]))
    return inherit_changes(text, sorted(claims.mentions, key=lambda mention: mention.start))


def _block_urls(claims: Claims, text: str) -> None:
    if "://" not in text and "www." not in text:
        return
    starts, k = claims.tokens.starts, 0
    for url in _URL.finditer(text):
        while k < claims.tokens.count and starts[k] < url.start():
            k += 1
        first = k
        while k < claims.tokens.count and starts[k] < url.end():
            k += 1
        claims.block(first, k)


def _claim(claims: Claims, indices: list[int], rule: _Rule) -> None:
    for index in indices:
        if not claims.taken[index]:
            claims.add(rule(claims.tokens, index))


def _claim_dates(claims: Claims, digits: list[int], triggers: list[tuple[int, int]]) -> None:
    tokens = claims.tokens
    _claim(claims, digits, read_numeric_date)
    _claim(claims, [i for i, rule in triggers if rule == _MONTH], read_month)
    _claim(claims, digits, read_year)
    _claim(claims, digits, read_short)
    _claim(claims, [i for i, rule in triggers if rule == _QUARTER], read_quarter)
    _claim(claims, [i for i, rule in triggers if rule == _CENTURY], read_century)
    _claim(claims, [i for i, rule in triggers if rule == _DEICTIC], read_deictic)
    for index, rule in triggers:
        if rule == _AFTER and not claims.taken[index]:
            if tokens.words[index] in dates.MOMENTS:
                claims.add(_read_back(tokens, index - 1) if tokens.words[index - 1] == "from" else None)
            else:
                claims.add(_read_back(tokens, index) or read_day_before(tokens, index))


_FURTHEST_NUMBER = 7


def _read_back(tokens: Tokens, index: int) -> Claim | None:
    """ "two and a half years ago": find the number in front of the unit before "ago"."""
    if tokens.words[index - 1] not in dates.RELATIVE_UNITS:
        return None
    for first in range(max(0, index - _FURTHEST_NUMBER), index - 1):
        word = tokens.words[first]
        if word in _CARDINAL_WORDS or "0" <= word[:1] <= "9":
            number = read_number(tokens, first)
            if number and number.last == index - 1:
                return read_distance_in_time(tokens, number)
    return None


def _claim_names(claims: Claims, digits: list[int], numerals: list[int]) -> None:
    _claim(claims, digits, read_designation)
    _claim(claims, [i for i in numerals if claims.tokens.words[i] in SMALL], read_named_word)


def _claim_orders(
    claims: Claims, digits: list[int], triggers: list[tuple[int, int]], numerals: list[int]
) -> None:
    _claim(claims, [i for i, rule in triggers if rule == _TOP], read_top)
    _claim(claims, [i for i, rule in triggers if rule == _NUMBER], read_number_one)
    _claim(claims, [i for i, rule in triggers if rule == _ORDINAL], read_ordinal)
    _claim(
        claims, sorted([*digits, *(i for i in numerals if claims.tokens.words[i] in SMALL)]), read_enumerator
    )


# Amounts read ahead that are remembered; the next few are asked for again, those behind never.
_MOST_KNOWN = 1000


def _claim_quantities(claims: Claims, indices: list[int]) -> None:
    tokens, taken = claims.tokens, claims.taken
    known: dict[int, Amount | None] = {}
    for index in indices:
        if taken[index]:
            continue
        if len(known) > _MOST_KNOWN:
            known.clear()
        age = read_age(tokens, index)
        for found in [age] if age else read_quantity(tokens, index, known):
            claims.add(found)
