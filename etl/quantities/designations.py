"""Names and labels that hold a number: "AK-103", "Su-30Mk2", "Boeing 737", "Article 5", "9/11"."""

from __future__ import annotations

from collections.abc import Sequence

from .claims import Claim, claim
from .english.calendar import MONTHS, WEEKDAYS
from .english.currencies import CODES, GLUED_CAPITALS, LOCAL_CODES
from .english.names import (
    ANSWERED,
    ANSWERING,
    DIALLED,
    DIALLING,
    EVENTS,
    GLUED_WORDS,
    IDIOMS,
    LABELS,
    METERS,
    MODEL_SUFFIXES,
    NAMED_BEHIND,
    PLAIN_PREFIXES,
)
from .english.nouns import FUNCTION_WORDS
from .english.numerals import ORDINAL_SUFFIXES, SCALES, SHORT_SCALES, SMALL
from .labels import opens_sentence, read_address, read_label, read_name
from .nouns import is_plural
from .numerals import is_digits
from .scan import CURRENCY_SIGNS, HYPHENS, Tokens
from .units import is_power, read_unit

_LONGEST_CHAIN = 8


def read_designation(tokens: Tokens, index: int) -> Claim | None:
    """The designation around the digits at token `index`."""
    return (
        _read_idiom(tokens, index)
        or _read_model(tokens, index)
        or _read_version(tokens, index)
        or read_label(tokens, index)
        or read_address(tokens, index)
        or read_name(tokens, index)
    )


def _read_idiom(tokens: Tokens, index: int) -> Claim | None:
    """Fixed forms: "9/11", "call 911", "4x4", "18+", "7-Eleven", "100m hurdles", "Mark 2", "20 Questions"."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] in ("/", "-") and f"{words[index]}{gaps[index]}{words[index + 1]}" in IDIOMS:
        return claim(tokens, index, index + 2, "designation")
    if _is_emergency_number(words, index):
        return claim(tokens, index, index + 1, "designation")
    if gaps[index] == gaps[index + 1] == "" and words[index + 1] == "x" and is_digits(words[index + 2]):
        return claim(tokens, index, index + 3, "designation")
    if gaps[index] == "+" and is_digits(words[index + 1]):
        return claim(tokens, index, index + 2, "designation")
    if gaps[index] in HYPHENS and words[index + 1] in SMALL and tokens.printed[index + 1][0].isupper():
        return claim(tokens, index, index + 2, "designation")
    if gaps[index] in ("", "-", " ") and words[index + 1] in METERS and words[index + 2] in EVENTS:
        return claim(tokens, index, index + 3, "designation")
    if tokens.printed[index + 1] in MODEL_SUFFIXES and gaps[index] in (" ", "-"):
        return _suffixed_model(tokens, index)
    if (words[index], words[index + 1]) in NAMED_BEHIND:
        return claim(tokens, index, index + 3, "designation")
    return None


def _is_emergency_number(words: Sequence[str], index: int) -> bool:
    """Whether the digits are a number that is called: "dialled 999", "a 911 operator"."""
    is_dialled = words[index] in DIALLED and words[index - 1] in DIALLING
    return is_dialled or (words[index] in ANSWERED and words[index + 1] in ANSWERING)


def _suffixed_model(tokens: Tokens, index: int) -> Claim:
    """A model with a suffix and perhaps a mark behind it and a label before it: "Boeing 737 MAX 8"."""
    words, gaps = tokens.words, tokens.gaps
    is_named = words[index - 1] in LABELS and tokens.printed[index - 1][0].isupper()
    is_numbered = gaps[index + 1] == " " and len(words[index + 2]) < 3 and words[index + 2].isdecimal()
    return claim(tokens, index - is_named, index + 2 + is_numbered, "designation")


def _read_model(tokens: Tokens, index: int) -> Claim | None:
    """Letters and digits grown together: "AK103", "T-72", "S-300s", "5G", "3D", "MH370"."""
    first, last = index, index + 1
    if is_power(tokens, index):
        return None
    if not _is_grown_before(tokens, index) and not _is_grown_behind(tokens, index):
        return None
    if not _is_grown_before(tokens, index) and _is_name_before(tokens, index):
        first -= 1
    while first > 0 and index - first < _LONGEST_CHAIN and _is_grown_before(tokens, first, inside=True):
        first -= 1
    while last - index < _LONGEST_CHAIN and _joins(tokens, last):
        last += 1
    return claim(tokens, first, last, "designation")


def _is_name_before(tokens: Tokens, index: int) -> bool:
    """Whether the capitalised word before belongs to the model at token `index`: "Leopard 2A6"."""
    word, printed = tokens.words[index - 1], tokens.printed[index - 1]
    if index == 0 or not printed[:1].isupper() or tokens.gaps[index - 1] != " " or word in FUNCTION_WORDS:
        return False
    return not opens_sentence(tokens, index - 1)


def _joins(tokens: Tokens, last: int) -> bool:
    gap, word = tokens.gaps[last - 1], tokens.words[last]
    if not word or word[0] in CURRENCY_SIGNS or word[0] == "%":
        return False
    if gap == "":
        return True
    return gap in HYPHENS and (is_digits(word) or tokens.printed[last].isupper())


def _is_grown_before(tokens: Tokens, index: int, inside: bool = False) -> bool:
    """Whether the token before `index` is grown together with it."""
    gap, word, printed = tokens.gaps[index - 1], tokens.words[index - 1], tokens.printed[index - 1]
    if not word or index == 0 or not (word[0].isalpha() or (inside and is_digits(word))):
        return False
    if gap == "":
        if word in ("s", "m", "x") and tokens.gaps[index - 2] == "":
            return True
        is_short_period = (
            word in ("fy", "q", "h") and len(tokens.words[index]) == 1 and tokens.gaps[index] != ""
        )
        return not (_is_money(tokens, index) or (is_short_period and tokens.gaps[index - 2] != ""))
    if gap not in HYPHENS:
        return False
    if is_digits(tokens.words[index - 2]) and tokens.gaps[index - 2] == "" and not inside:
        return False
    if word in PLAIN_PREFIXES or word in MONTHS or word in SMALL or word in SCALES or word in WEEKDAYS:
        return word == "under" and printed == "Under"
    if word in ("to", "and", "or", "by", "for", "of", "in", "a"):
        return False
    return printed[0].isupper() or inside or tokens.words[index].isdecimal()


def _is_money(tokens: Tokens, index: int) -> bool:
    printed, word = tokens.printed[index - 1], tokens.words[index - 1]
    if tokens.gaps[index - 2] == "" and tokens.words[index - 2]:
        return False
    return (word in CODES and printed.isupper()) or word in LOCAL_CODES or printed in GLUED_CAPITALS


def _is_grown_behind(tokens: Tokens, index: int) -> bool:
    """Whether letters that are no unit, scale or suffix are glued behind the digits: "3D", "5G", "737s"."""
    words, printed = tokens.words, tokens.printed
    word = words[index + 1]
    if tokens.gaps[index] != "" or not word or not word[0].isalpha():
        return False
    is_scale = word in SHORT_SCALES and (word != "t" or words[index - 1][:1] in tuple(CURRENCY_SIGNS))
    if word in ORDINAL_SUFFIXES or word in GLUED_WORDS or is_scale:
        return _is_company(tokens, index)
    if is_digits(words[index + 2]) and tokens.gaps[index + 1] == "":
        return True
    if printed[index + 1] in ("G", "D") and tokens.words[index - 1] not in CURRENCY_SIGNS:
        return True
    return read_unit(tokens, index + 1) is None


def _is_company(tokens: Tokens, index: int) -> bool:
    """ "3M", "4K" where no money and nothing counted stands beside it."""
    printed, words = tokens.printed[index + 1], tokens.words
    if printed in ("B", "T") and not is_plural(words[index + 2]):
        return "." not in words[index] and (words[index - 1][:1] or " ") not in CURRENCY_SIGNS
    if (
        printed not in ("M", "K", "B")
        or "." in words[index]
        or (words[index - 1][:1] or " ") in CURRENCY_SIGNS
    ):
        return False
    if printed == "K":
        return words[index] in ("4", "8")
    return printed == "M" and not is_plural(words[index + 2]) and words[index] == "3"


def _read_version(tokens: Tokens, index: int) -> Claim | None:
    """Dotted or dashed chains of digits: "1.2.3", "192.168.1.2", "+1 555 123 4567", "555-123-4567"."""
    words, gaps = tokens.words, tokens.gaps
    last = index + 1
    joints = (".", "-", "‑", " ") if gaps[index - 1].endswith("+") else (".", "-", "‑")
    while is_digits(words[last]) and gaps[last - 1] in joints and last - index < 64:
        last += 1
    if last - index >= 3 or (last == index + 2 and gaps[index] == "."):
        return claim(tokens, index, last, "designation")
    if last == index + 2 and len(words[index]) == 3 and len(words[index + 1]) == 4:
        return claim(tokens, index, last, "designation")
    if (
        words[index - 1] in ("by", "version", "web", "v")
        and "." in words[index]
        and tokens.printed[index - 1][:1].isupper()
    ):
        return claim(tokens, index - 1, index + 1, "designation")
    return None
