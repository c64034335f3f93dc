"""Places in an order: ranks ("top ten"), ordinals ("third term"), enumerators ("Second, ")."""

from __future__ import annotations

from dataclasses import replace

from .claims import Claim, claim
from .english.idioms import ORDINAL_KEPT_OUT, PLACED, RANK_ADJECTIVES
from .english.names import STREETS
from .english.nouns import COMPARATIVES, FUNCTION_WORDS
from .english.numerals import FRACTION_WORDS, ORDINAL_SUFFIXES, ORDINALS, SCALES, SMALL, TENS
from .nouns import is_plural
from .numerals import is_digits, read_number
from .scan import HYPHENS, SPACES, Tokens

_JOINS = SPACES | HYPHENS
_PLACES = frozenset({"place", "placed", "seed", "seeded", "ranked", "spot", "ranking", "position"})


def _numbered(claimed: Claim, value: float, at_most: bool = False) -> Claim:
    low = None if at_most else value
    qualifier = "at_most" if at_most else "exact"
    mention = replace(claimed.mention, value=value, low=low, high=value, qualifier=qualifier)
    return replace(claimed, mention=mention)


def ordinal_at(tokens: Tokens, index: int) -> tuple[float, int, int] | None:
    """The ordinal whose last word stands at token `index`: value, first token, token behind."""
    words, gaps = tokens.words, tokens.gaps
    word = words[index]
    if word in ORDINAL_SUFFIXES:
        number = words[index - 1].replace(",", "")
        if gaps[index - 1] == "" and number.isdecimal() and len(number) < 9:
            return float(number), index - 1, index + 1
        return None
    value = ORDINALS.get(word)
    if value is None and word.endswith("ieth"):
        value = TENS.get(word[:-4] + "y")
    if value is None:
        return None
    if value < 10 and words[index - 1] in TENS and gaps[index - 1] in _JOINS:
        return _with_hundreds(tokens, index - 1, float(TENS[words[index - 1]] + value), index + 1)
    return _with_hundreds(tokens, index, float(value), index + 1)


_LONGEST_CARDINAL = 7


def _with_hundreds(tokens: Tokens, first: int, value: float, last: int) -> tuple[float, int, int]:
    """An ordinal with the hundreds before it: "one hundred twenty-fifth", "two hundredth"."""
    words, gaps = tokens.words, tokens.gaps
    before = words[first - 1] if gaps[first - 1] in _JOINS and first else ""
    if value in (100, 1000, 1e6):
        is_ordinal = before in SMALL and (SMALL[before] > 1 or _is_content(tokens, last))
        return (SMALL[before] * value, first - 1, last) if is_ordinal else (value, first, last)
    if value >= 100 or before not in ("hundred", "and", *SCALES):
        return value, first, last
    if words[last - 1] == "second" and is_plural(words[last]):
        return value, first, last
    for start in range(max(0, first - _LONGEST_CARDINAL), first - 1):
        number = read_number(tokens, start) if words[start] in SMALL else None
        if number is None or number.value is None or number.kind != "words":
            continue
        if number.last == first + 1 and words[first] in TENS:
            return number.value + value % 10, start, last
        if number.last + (words[number.last] == "and") == first and number.value % 100 == 0:
            return number.value + value, start, last
    return value, first, last


def read_ordinal(tokens: Tokens, index: int) -> Claim | None:
    """The rank, enumerator or ordinal whose last word stands at token `index`."""
    found = ordinal_at(tokens, index)
    if found is None:
        return None
    value, first, last = found
    words, gaps = tokens.words, tokens.gaps
    if (
        gaps[last - 1].startswith(",")
        and gaps[first - 1].strip(" ") in (".", "", "\n", "!", "?", ";", "\n\n")
        and first != index - 2
    ) and tokens.printed[first][0].isupper():
        return _numbered(claim(tokens, first, last, "enumerator"), value)
    if words[last] in RANK_ADJECTIVES and gaps[last - 1] in _JOINS:
        return _numbered(claim(tokens, first, last + 1, "rank"), value)
    if words[last] in _PLACES and gaps[last - 1] in _JOINS and words[last] != "ranking":
        return _numbered(claim(tokens, first, last, "rank"), value)
    if words[first - 1] in PLACED and gaps[first - 1] in SPACES:
        return _numbered(claim(tokens, first, last, "rank"), value)
    if words[last] == "to" and words[last + 1] == "none":
        return None
    if words[last] == "to" and gaps[last - 1] == " " and words[index] == "second":
        return _numbered(claim(tokens, first, last, "rank"), value)
    if _is_no_ordinal(tokens, first, last, index):
        return None
    return _numbered(claim(tokens, first, last, "ordinal"), value)


def _is_no_ordinal(tokens: Tokens, first: int, last: int, index: int) -> bool:
    words, gaps = tokens.words, tokens.gaps
    word, before, behind = words[index], words[first - 1] if first else "", words[last]
    if gaps[first - 1] in HYPHENS and before:
        return True
    if behind in STREETS and tokens.printed[last][:1].isupper():
        return True
    if is_digits(words[first]):
        return False
    if word in ("hundredth", "thousandth", "millionth") and (before if first == index else "") in SMALL:
        return True
    if word == "second" and (
        before in SMALL
        or is_digits(before)
        or (before in ("per", "split", "every", "a") and not _is_content(tokens, last))
    ):
        return True
    if behind in ORDINAL_KEPT_OUT and gaps[last - 1] in _JOINS:
        return True
    if word in FRACTION_WORDS and before in ("a", "one", "than", "by") and not _is_content(tokens, last):
        return True
    if word == "first":
        return behind == "class" or (
            before in ("at", "since", "be", "he", "she", "they", "it", "who")
            or (behind.endswith("ed") and len(behind) > 4 and before != "the")
            or (
                gaps[last - 1] in HYPHENS
                and behind not in ("time", "year", "half", "quarter", "place", "round", "ever")
            )
            or (behind == "of" and words[last + 1] == "all")
        )
    return gaps[last - 1] in HYPHENS and behind in ("to", "guess", "hand", "class", "rate", "tier")


def _is_content(tokens: Tokens, index: int) -> bool:
    """Whether a word that an ordinal may belong to follows at token `index`."""
    word = tokens.words[index]
    if not word or tokens.gaps[index - 1] not in _JOINS:
        return False
    return word not in FUNCTION_WORDS and word not in COMPARATIVES


def read_top(tokens: Tokens, index: int) -> Claim | None:
    """ "top ten", "bottom three" at the word `index`: a rank of at most so much; never "the top one"."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] not in _JOINS:
        return None
    number = read_number(tokens, index + 1)
    if (
        number is None
        or number.value is None
        or number.value < 2
        or number.value != int(number.value)
        or number.kind == "fraction"
    ):
        return None
    if words[number.last] in ("%", "percent", "per", "pct") or number.scale > 1 or words[index - 1] == "on":
        return None
    claimed = claim(tokens, index, number.last, "rank")
    return _numbered(claimed, number.value, at_most=True)


def read_number_one(tokens: Tokens, index: int) -> Claim | None:
    """ "number one", "No. 1", "No 2" at the word `index`: a rank, or the label of an address."""
    words, gaps, printed = tokens.words, tokens.gaps, tokens.printed
    gap = gaps[index]
    if words[index] == "no" and not (
        printed[index] == "No" and gap in (". ", ".", " ", "\u00a0") and is_digits(words[index + 1])
    ):
        return None
    if gap not in (" ", ". ", ".", "\u00a0"):
        return None
    number = read_number(tokens, index + 1)
    if (
        number is None
        or number.value is None
        or number.value != int(number.value)
        or number.value < 1
        or number.scale > 1
    ):
        return None
    if words[index] == "number" and words[index - 1] in ("the", "a") and number.value > 100:
        return None
    if (number.value == 10 and words[index - 1] != "world") or words[number.last] == "downing":
        return claim(tokens, index, number.last, "designation")
    return _numbered(claim(tokens, index, number.last, "rank"), number.value)


def read_enumerator(tokens: Tokens, index: int) -> Claim | None:
    """ "One, he promised ...", "(1)", "2." at the start of a sentence or line."""
    words, gaps = tokens.words, tokens.gaps
    before, behind = gaps[index - 1], gaps[index]
    word = words[index]
    starts = index == 0 or before.strip(" ") in (".", "!", "?", ":", ";", ".”") or "\n" in before
    if (
        word in SMALL
        and starts
        and behind.startswith(", ")
        and SMALL[word] < 11
        and tokens.printed[index][0].isupper()
    ):
        return _numbered(claim(tokens, index, index + 1, "enumerator"), float(SMALL[word]))
    if is_digits(word) and len(word) <= 2 and word.isdecimal():
        bracketed = before.endswith("(") and behind.startswith(")") and words[index + 1][:1].isalpha()
        lined = ("\n" in before or index == 0) and behind in (". ", ") ", ".) ")
        if (bracketed and words[index + 1] not in SCALES and behind == ") ") or lined:
            return _numbered(claim(tokens, index, index + 1, "enumerator"), float(word))
    return None
