"""Labels and names before a number ("Article 5", "Windows 11"), addresses, and number words in names."""

from __future__ import annotations

from .claims import Claim, claim
from .english.calendar import MONTHS, WEEKDAYS
from .english.currencies import CODES, LOCAL_CODES
from .english.names import (
    CAPITAL_LABELS,
    LABELS,
    LOWER_LABELS,
    STREETS,
    WORD_LABELS,
)
from .english.nouns import FUNCTION_WORDS
from .english.numerals import SCALES
from .nouns import is_plural
from .numerals import is_digits
from .qualifiers import read_before
from .scan import HYPHENS, SPACES, Tokens
from .units import read_unit

_SENTENCE_ENDS = (".", "!", "?", ":", "“", '"', "\n")


def read_label(tokens: Tokens, index: int) -> Claim | None:
    """A number that names and does not count, by the word before token `index`: "Article 5", "Flight 447"."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    word, gap = words[index - 1], gaps[index - 1]
    if index == 0 or gap not in (" ", "\u00a0", "-", ". ", " #") or not word:
        return None
    if word == "p" and words[index - 2] == "s" and gaps[index - 2] == "&":
        return claim(tokens, index - 2, index + 1, "designation")
    if word == "seng" or (word == "of" and words[index - 2] == "group" and printed[index - 2][0] == "G"):
        return claim(tokens, index - 2, index + 1, "designation")
    if word not in LABELS or (gap == ". " and word not in ("fig", "vol", "apt")):
        return None
    capital = printed[index - 1][0].isupper()
    if not capital and word not in LOWER_LABELS:
        return None
    if not _is_label_number(tokens, index) or (word in CAPITAL_LABELS and _has_unit(tokens, index)):
        return None
    if (
        word in CAPITAL_LABELS - LOWER_LABELS
        and capital
        and opens_sentence(tokens, index - 1)
        and _is_counted(tokens, index)
    ):
        return None
    last = _behind_dashed(tokens, index + 1)
    if words[last] in ("and", "or") and words[index - 1].endswith("s") and words[last + 1].isdecimal():
        last += 2
    return claim(tokens, index - 1, last, "designation")


def _behind_dashed(tokens: Tokens, last: int) -> int:
    """The token behind a number that goes on behind a hyphen: "787-9"."""
    return last + 1 if tokens.gaps[last - 1] in HYPHENS and is_digits(tokens.words[last]) else last


def _is_label_number(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    unit = read_unit(tokens, index + 1)
    is_share = unit is not None and unit.kind == "share"
    return "," not in word and len(word) <= 5 and tokens.words[index + 1] not in SCALES and not is_share


def _has_unit(tokens: Tokens, index: int) -> bool:
    return read_unit(tokens, index + 1) is not None


def _is_counted(tokens: Tokens, index: int) -> bool:
    return tokens.gaps[index] in SPACES and is_plural(tokens.words[index + 1])


def opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether token `index` may be capitalised only because a sentence begins with it."""
    gap = tokens.gaps[index - 1]
    return index == 0 or any(mark in gap for mark in _SENTENCE_ENDS)


def read_address(tokens: Tokens, index: int) -> Claim | None:
    """ "10 Downing Street", "1600 Pennsylvania Avenue", "the 1400 block"."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    if words[index + 1] == "block" and words[index].endswith("00"):
        return claim(tokens, index, index + 2, "designation")
    for last in (index + 2, index + 3):
        if gaps[last - 2] != " " or not printed[last - 1][:1].isupper():
            return None
        if words[last - 1] in STREETS and printed[index + 1][:1].isupper():
            return claim(tokens, index, last, "designation")
    return None


def read_name(tokens: Tokens, index: int) -> Claim | None:
    """A capitalised word before a small bare number: "Windows 11", "Leopard 2", "Voyager 2"."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    word, number = words[index - 1], words[index]
    if index < 1 or gaps[index - 1] not in (" ", "\u00a0") or not number.isdecimal() or len(number) > 4:
        return None
    if not printed[index - 1][0].isupper() or not word.isalpha() or len(word) < 2:
        return None
    if word in FUNCTION_WORDS or word in MONTHS or word in WEEKDAYS or word in CODES or word in LOCAL_CODES:
        return None
    if word in ("number", "numbers", "top", "age", "aged", "no", "nos", "gmt") or opens_sentence(
        tokens, index - 1
    ):
        return None
    if read_before(tokens, index, tokens.starts[index])[0] != "exact" or gaps[index][:1] in (
        "%",
        ":",
        "-",
        "–",
        "/",
    ):
        return None
    if (_has_unit(tokens, index) and words[index + 1] not in ("in", "a")) or words[index + 1] in SCALES:
        return None
    if _is_followed_by_noun(tokens, index) and len(number) > 1 and not is_digits(words[index - 2]):
        return None
    return claim(tokens, index - 1, index + 1, "designation")


def _is_followed_by_noun(tokens: Tokens, index: int) -> bool:
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] in HYPHENS:
        return True
    for k in (index + 1, index + 2):
        if gaps[k - 1] not in SPACES or words[k] in FUNCTION_WORDS:
            return False
        if is_plural(words[k]):
            return True
    return False


def read_named_word(tokens: Tokens, index: int) -> Claim | None:
    """A number word in a name: "Air Force One", "Group of Seven", "Six Nations"."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    if index == 0 or not printed[index][:1].isupper():
        return _read_lower_named(tokens, index)
    before, gap = printed[index - 1], gaps[index - 1]
    if words[index - 1] == "of" and words[index - 2] == "group":
        return claim(tokens, index - 2, index + 1, "designation")
    if gap == " " and words[index - 1] in WORD_LABELS | {"big"} and before[0].isupper():
        return claim(tokens, index - 1, index + 1, "designation")
    opened = words[index - 1] in ("the", "a", "in", "of", "its", "their", "at", "by", "for", "s")
    if opened and gaps[index] == " " and printed[index + 1][:1].isupper() and gap == " ":
        return claim(tokens, index, index + 2, "designation")
    return None


def _read_lower_named(tokens: Tokens, index: int) -> Claim | None:
    if (
        (
            tokens.words[index - 1] in WORD_LABELS
            and tokens.printed[index - 1][:1].isupper()
            and tokens.gaps[index - 1] == " "
        )
        and not opens_sentence(tokens, index - 1)
        and index > 0
    ):
        return claim(tokens, index - 1, index + 1, "designation")
    if (
        tokens.words[index - 1] in ("chapter", "phase", "article")
        and index > 0
        and tokens.gaps[index - 1] == " "
    ):
        return claim(tokens, index - 1, index + 1, "designation")
    return None
