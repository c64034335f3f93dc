"""Where a value in a narrow column may go over to the next line: beside its number, never inside it."""

from __future__ import annotations

import re

from dashboard.numerals import NBSP

_SCALES = "thousand|million|billion|trillion|dozen|per cent"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PARTS = "half|halves|thirds?|quarters?|fifths?|tenths?"
# What is one number or one day though it is written in several words.
_NUMBER = re.compile(
    rf"\d (?:{_SCALES}|{_MONTHS})\b|\b(?:a|an|one|two|three|four|some|several) (?:{_SCALES}|{_PARTS})\b"
    r"|[$€£₽¥] \d|\b(?:number|top) \w+",
    re.IGNORECASE,
)
# A number and what it counts stay together where the narrowest column has room for both.
_COUNTED = re.compile(r"(?<!\S)\S*\d\S* [^\s\d]+")
_ROOM = 12


def value_in_column(words: str) -> str:
    """The same words, broken between lines nowhere inside a number, and not before a short unit."""
    plain = words.replace(NBSP, " ")
    return _COUNTED.sub(_held_if_short, _NUMBER.sub(_held, plain))


def _held(found: re.Match[str]) -> str:
    return found[0].replace(" ", NBSP)


def _held_if_short(found: re.Match[str]) -> str:
    return _held(found) if len(found[0]) <= _ROOM else found[0]
