"""Ages without a unit: "Smith, 62, said", "aged 35", "age 87", "aged between five and 11"."""

from __future__ import annotations

from dataclasses import replace

from .claims import Claim
from .english.contexts import AGE_OPENERS, NOT_NAMES_BEFORE_AGE
from .numerals import is_digits
from .quantities import read_quantity
from .scan import Tokens
from .units import read_unit


def read_age(tokens: Tokens, index: int) -> Claim | None:
    """The age at the number token `index`, if its surroundings make it one."""
    if not (_is_apposition(tokens, index) or _is_opened(tokens, index)):
        return None
    found = read_quantity(tokens, index)
    if len(found) != 1 or found[0].mention.kind not in ("count", "duration"):
        return None
    claimed = found[0]
    if claimed.mention.kind == "count" and claimed.mention.unit is not None:
        return None
    if (claimed.mention.high or claimed.mention.value or 0) > 120:
        return None
    unit = claimed.mention.unit or "year"
    return replace(claimed, mention=replace(claimed.mention, kind="age", unit=unit, change=None))


def _is_opened(tokens: Tokens, index: int) -> bool:
    words = tokens.words
    for k in range(index - 1, max(-1, index - 5), -1):
        if words[k] in AGE_OPENERS:
            return words[k] != "ages" or words[k + 1] in ("of", "between") or k == index - 1
        if words[k] not in ("between", "of", "over", "under", "about", "around", "at", "least", "than", "more", "less", "just"):
            return False
    return False


def _is_apposition(tokens: Tokens, index: int) -> bool:
    """ "Maria Lopez, 62, said": two digits between commas behind a capitalised word."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    if index == 0 or not is_digits(words[index]) or not words[index].isdigit() or not 1 <= len(words[index]) <= 3:
        return False
    if gaps[index - 1] != ", " or not gaps[index].startswith((",", ".", ";")) or int(words[index]) > 110 or int(words[index]) < 2:
        return False
    name = printed[index - 1]
    if not name[0].isupper() or words[index - 1] in NOT_NAMES_BEFORE_AGE or len(name) < 2 or not name.isalpha():
        return False
    return not (is_digits(words[index + 1]) or read_unit(tokens, index + 1, None))
