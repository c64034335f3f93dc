"""Ages without a unit: "Smith, 62, said", "aged 35", "age 87", "aged between five and 11"."""

from __future__ import annotations

from dataclasses import replace

from .claims import Claim, claim
from .described import bounded
from .english.idioms import AGE_OPENERS, NOT_NAMES_BEFORE_AGE
from .english.nouns import FUNCTION_WORDS, PERSONS
from .nouns import is_plural
from .numerals import is_digits
from .qualifiers import read_before
from .quantities import read_quantity
from .scan import Tokens
from .units import read_unit
from .years import speaks_of_heat


def read_age(tokens: Tokens, index: int) -> Claim | None:
    """The age at the number token `index`, if its surroundings make it one."""
    if (tens := _read_tens(tokens, index)) is not None:
        return tens
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
    if tokens.words[index - 3 : index] == ["the", "age", "of"] and claimed.mention.qualifier == "exact":
        qualifier = read_before(tokens, index - 3, tokens.starts[index - 3])[0] if index >= 4 else "exact"
        claimed = replace(claimed, mention=bounded(claimed.mention, qualifier))
    return replace(claimed, mention=replace(claimed.mention, kind="age", unit=unit, change=None))


def _read_tens(tokens: Tokens, index: int) -> Claim | None:
    """ "in his 20s", "in their early 70s": ten years of age, or a part of them."""
    words, gaps = tokens.words, tokens.gaps
    if (
        words[index + 1] != "s"
        or gaps[index] not in ("", "'", "’")
        or len(words[index]) != 2
        or words[index][1] != "0"
    ):
        return None
    before = words[index - 1]
    k = index - 2 if before in ("early", "mid", "late") else index - 1
    if before in ("mid", "low", "upper", "high", "the", "early") and speaks_of_heat(tokens, index):
        plain = claim(tokens, index, index + 2, "count")
        low = float(words[index])
        return replace(
            plain, mention=replace(plain.mention, low=low, high=low + 9, qualifier="between", unit="degree")
        )
    if words[k] not in ("his", "her", "their", "my", "our", "your"):
        return None
    low = float(words[index])
    plain = claim(tokens, index, index + 2, "age")
    mention = replace(plain.mention, low=low, high=low + 9, qualifier="between", unit="year")
    return replace(plain, mention=mention)


def _is_opened(tokens: Tokens, index: int) -> bool:
    words = tokens.words
    is_bounded = False
    for k in range(index - 1, max(-1, index - 5), -1):
        if words[k] in AGE_OPENERS:
            return words[k] != "ages" or words[k + 1] in ("of", "between") or k == index - 1
        if words[k] in PERSONS and is_bounded:
            return len(words[index]) < 6
        is_bounded = words[k] in ("under", "over", "above", "below")
        if words[k] not in (
            "between",
            "of",
            "over",
            "under",
            "about",
            "around",
            "at",
            "least",
            "than",
            "more",
            "less",
            "just",
        ):
            return False
    return False


def _is_apposition(tokens: Tokens, index: int) -> bool:
    """ "Maria Lopez, 62, said": two digits between commas behind a capitalised word."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    if (
        index == 0
        or not is_digits(words[index])
        or not words[index].isdecimal()
        or not 1 <= len(words[index]) <= 3
    ):
        return False
    if (
        gaps[index - 1] != ", "
        or not gaps[index].startswith((",", ".", ";"))
        or int(words[index]) > 110
        or int(words[index]) < 2
    ):
        return False
    name = printed[index - 1]
    if words[index - 1] in NOT_NAMES_BEFORE_AGE or len(name) < 2 or not name.isalpha():
        return False
    if not name[0].isupper() and (
        gaps[index] != ", " or int(words[index]) < 16 or name in FUNCTION_WORDS or is_plural(name)
    ):
        return False
    return not (is_digits(words[index + 1]) or read_unit(tokens, index + 1))
