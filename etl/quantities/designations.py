"""Names and labels that hold a number: "AK-103", "Su-30Mk2", "Boeing 737", "Article 5", "9/11"."""

from __future__ import annotations

from .claims import Claim, claim
from .english.calendar import MONTHS, WEEKDAYS
from .english.currencies import CODES, GLUED_CAPITALS, LOCAL_CODES
from .english.names import (
    CAPITAL_LABELS,
    EVENTS,
    GLUED_WORDS,
    IDIOMS,
    LABELS,
    LOWER_LABELS,
    MODEL_SUFFIXES,
    NAMED_BEHIND,
    PLAIN_PREFIXES,
    STREETS,
    WORD_LABELS,
)
from .english.nouns import FUNCTION_WORDS
from .english.numerals import ORDINAL_SUFFIXES, SCALES, SHORT_SCALES, SMALL
from .nouns import is_plural
from .numerals import is_digits
from .qualifiers import read_before
from .scan import CURRENCY_SIGNS, HYPHENS, SPACES, Tokens
from .units import read_unit

_LONGEST_CHAIN = 8
_SENTENCE_ENDS = (".", "!", "?", ":", "“", '"', "\n")


def read_designation(tokens: Tokens, index: int) -> Claim | None:
    """The designation around the digits at token `index`."""
    return (
        _read_idiom(tokens, index)
        or _read_model(tokens, index)
        or _read_version(tokens, index)
        or _read_label(tokens, index)
        or _read_address(tokens, index)
        or _read_name(tokens, index)
    )


def _read_idiom(tokens: Tokens, index: int) -> Claim | None:
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] in ("/", "-") and f"{words[index]}{gaps[index]}{words[index + 1]}" in IDIOMS:
        return claim(tokens, index, index + 2, "designation")
    if words[index] in ("911", "999", "112") and words[index - 1] in (
        "call",
        "called",
        "dial",
        "dialled",
        "dialed",
        "calling",
    ):
        return claim(tokens, index, index + 1, "designation")
    if words[index] in ("911", "999") and words[index + 1] in (
        "call",
        "calls",
        "operator",
        "dispatcher",
        "operators",
    ):
        return claim(tokens, index, index + 1, "designation")
    if (
        gaps[index] == ""
        and words[index + 1] == "x"
        and gaps[index + 1] == ""
        and is_digits(words[index + 2])
    ):
        return claim(tokens, index, index + 3, "designation")
    if gaps[index] == "+" and is_digits(words[index + 1]):
        return claim(tokens, index, index + 2, "designation")
    if gaps[index] in HYPHENS and words[index + 1] in SMALL and tokens.printed[index + 1][0].isupper():
        return claim(tokens, index, index + 2, "designation")
    if (
        gaps[index] in ("", "-", " ")
        and words[index + 1] in ("m", "metre", "metres", "meter", "meters")
        and words[index + 2] in EVENTS
    ):
        return claim(tokens, index, index + 3, "designation")
    if tokens.printed[index + 1] in MODEL_SUFFIXES and gaps[index] in (" ", "-"):
        named = words[index - 1] in LABELS and tokens.printed[index - 1][0].isupper()
        numbered = gaps[index + 1] == " " and len(words[index + 2]) < 3 and words[index + 2].isdigit()
        return claim(tokens, index - named, index + 2 + numbered, "designation")
    if (words[index], words[index + 1]) in NAMED_BEHIND:
        return claim(tokens, index, index + 3, "designation")
    return None


def _read_model(tokens: Tokens, index: int) -> Claim | None:
    """Letters and digits grown together: "AK103", "T-72", "S-300s", "5G", "3D", "MH370"."""
    _words, _gaps = tokens.words, tokens.gaps
    first, last = index, index + 1
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
    return not _opens_sentence(tokens, index - 1)


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
    return printed[0].isupper() or inside or tokens.words[index].isdigit()


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
    if word in ORDINAL_SUFFIXES or word in GLUED_WORDS or (word in SHORT_SCALES and word != "t"):
        return _is_company(tokens, index)
    if is_digits(words[index + 2]) and tokens.gaps[index + 1] == "":
        return True
    if printed[index + 1] in ("G", "D") and tokens.words[index - 1] not in CURRENCY_SIGNS:
        return True
    return read_unit(tokens, index + 1, None) is None


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


def _read_label(tokens: Tokens, index: int) -> Claim | None:
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    word, gap = words[index - 1], gaps[index - 1]
    if index == 0 or gap not in (" ", "\u00a0", "-", ". ", " #") or not word:
        return None
    if word == "p" and words[index - 2] == "s" and gaps[index - 2] == "&":
        return claim(tokens, index - 2, index + 1, "designation")
    if word == "seng" or (word == "of" and words[index - 2] == "group" and printed[index - 2][0] == "G"):
        return claim(tokens, index - 2, index + 1, "designation")
    if word not in LABELS or (gap == ". " and word not in ("no", "fig", "vol", "apt")):
        return None
    if word in ("no", "nos", "number", "numbers", "numero"):
        return None
    capital = printed[index - 1][0].isupper()
    if not capital and word not in LOWER_LABELS:
        return None
    if not _is_label_number(tokens, index) or (word in CAPITAL_LABELS and _has_unit(tokens, index)):
        return None
    if (
        word in CAPITAL_LABELS - LOWER_LABELS
        and capital
        and _opens_sentence(tokens, index - 1)
        and _is_counted(tokens, index)
    ):
        return None
    last = _behind_dashed(tokens, index + 1)
    if words[last] in ("and", "or") and words[index - 1].endswith("s") and words[last + 1].isdigit():
        last += 2
    return claim(tokens, index - 1, last, "designation")


def _behind_dashed(tokens: Tokens, last: int) -> int:
    """The token behind a number that goes on behind a hyphen: "787-9"."""
    return last + 1 if tokens.gaps[last - 1] in HYPHENS and is_digits(tokens.words[last]) else last


def _is_label_number(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return (
        "," not in word
        and len(word) <= 5
        and tokens.words[index + 1] not in SCALES
        and tokens.gaps[index + 1 - 1] != "%"
    )


def _has_unit(tokens: Tokens, index: int) -> bool:
    return read_unit(tokens, index + 1, None) is not None


def _is_counted(tokens: Tokens, index: int) -> bool:
    return tokens.gaps[index] in SPACES and is_plural(tokens.words[index + 1])


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether token `index` may be capitalised only because a sentence begins with it."""
    gap = tokens.gaps[index - 1]
    return index == 0 or any(mark in gap for mark in _SENTENCE_ENDS)


def _read_address(tokens: Tokens, index: int) -> Claim | None:
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


def _read_name(tokens: Tokens, index: int) -> Claim | None:
    """A capitalised word before a small bare number: "Windows 11", "Leopard 2", "Voyager 2"."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    word, number = words[index - 1], words[index]
    if index < 1 or gaps[index - 1] not in (" ", "\u00a0") or not number.isdigit() or len(number) > 4:
        return None
    if not printed[index - 1][0].isupper() or not word.isalpha() or len(word) < 2:
        return None
    if word in FUNCTION_WORDS or word in MONTHS or word in WEEKDAYS or word in CODES or word in LOCAL_CODES:
        return None
    if word in ("number", "numbers", "top", "age", "aged", "no", "nos", "gmt") or _opens_sentence(
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
        and not _opens_sentence(tokens, index - 1)
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
