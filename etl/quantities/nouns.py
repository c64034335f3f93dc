"""The counted noun behind a number, found without a tagger: the first plural within three words."""

from __future__ import annotations

from .english.nouns import (
    ATTRIBUTIVE_PLURALS,
    COMPARING,
    COMPOUNDS,
    FUNCTION_WORDS,
    ING_ADJECTIVES,
    IRREGULAR,
    NOT_PLURALS,
    ONE_AFTER,
    ONE_COUNTS_AFTER,
    ONE_NOUNS,
)
from .english.numerals import FRACTION_WORDS, SCALES, SMALL
from .scan import HYPHENS, SPACES, Tokens

# Words from the number to its noun, a hyphenated compound being one.
MOST_WORDS = 4
_NOT_MEN = ("specimen", "regimen", "abdomen", "omen")
_STATES = dict.fromkeys(("dead", "wounded", "injured", "missing", "killed", "homeless")) | {
    "gold": "gold", "silver": "silver", "bronze": "bronze",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a plural noun."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 4 and word not in _NOT_MEN:
        return word[:-2] + "an"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in IRREGULAR:
        return True
    if len(word) < 4 or word in NOT_PLURALS or word in FUNCTION_WORDS:
        return False
    if word.endswith("men") and word not in _NOT_MEN:
        return True
    return word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))


def read_noun(tokens: Tokens, index: int, is_one: bool) -> tuple[str, int] | None:
    """The counted noun's unit and the token behind it, for a number that ends before `index`."""
    if is_one:
        return _read_singular(tokens, index)
    words, gaps = tokens.words, tokens.gaps
    count = 0
    for k in range(index, index + 7):
        word, gap = words[k], gaps[k - 1]
        if gap not in SPACES and gap not in HYPHENS and not _is_possessive(tokens, k):
            return None
        if gap not in HYPHENS:
            count += 1
        if count > MOST_WORDS or (_stops(word) and not (k == index and word in COMPARING)):
            return None
        if gaps[k] in HYPHENS:
            continue
        if is_plural(word) or _is_plural_acronym(tokens.printed[k]):
            return _whole(tokens, k, index)
    return None


def _is_plural_acronym(printed: str) -> bool:
    return len(printed) > 2 and printed[-1] == "s" and printed[:-1].isupper()


def _stops(word: str) -> bool:
    return (
        not word
        or word in FUNCTION_WORDS
        or "0" <= word[0] <= "9"
        or (
            word in SMALL
            or word in SCALES
            or (word in FRACTION_WORDS and not word.startswith(("quarters", "halves")))
        )
        or (word.endswith("ing") and word not in ING_ADJECTIVES and len(word) > 4)
        or (word in NOT_PLURALS and not word.endswith(("ous", "us", "ss", "ics")))
    )


def _is_possessive(tokens: Tokens, k: int) -> bool:
    """Whether token k is the s of a possessive, or the noun behind it: "40 women's rights groups"."""
    return tokens.gaps[k - 1] in ("'", "’") and tokens.words[k] == "s"


def _is_name(tokens: Tokens, k: int) -> bool:
    return tokens.printed[k][0].isupper() and tokens.printed[k + 1][:1].islower()


def _whole(tokens: Tokens, k: int, index: int) -> tuple[str, int] | None:
    """Go on from the plural at k where another plural noun is its head: "arms deals"."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[k] in ("'", "’") and words[k + 1] == "s":
        return None
    while (
        gaps[k] in SPACES
        and is_plural(words[k + 1])
        and (words[k] in ATTRIBUTIVE_PLURALS or _is_name(tokens, k))
    ):
        k += 1
    noun = singular(words[k])
    if (words[k - 1], words[k]) in COMPOUNDS and k > index:
        noun = f"{words[k - 1]}_{noun}"
    return noun, k + 1


def _read_singular(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The noun behind "one": a known one, at most two words away."""
    words, gaps = tokens.words, tokens.gaps
    for k in range(index, index + 3):
        if gaps[k - 1] not in SPACES and gaps[k - 1] not in HYPHENS:
            return None
        if _stops(words[k]) or is_plural(words[k]):
            return None
        if words[k] in ONE_NOUNS and gaps[k] not in HYPHENS and words[k + 1] not in ONE_NOUNS:
            return words[k], k + 1
        ends = (gaps[k] not in SPACES and gaps[k] not in HYPHENS) or words[k + 1] in FUNCTION_WORDS
        if (
            ends
            and words[index - 2] in ONE_COUNTS_AFTER
            and words[k] not in ONE_AFTER
            and not words[k].endswith(("ed", "ly"))
        ):
            return words[k], k + 1
    return None


def read_state(tokens: Tokens, index: int) -> tuple[str | None, int] | None:
    """The unit and the token behind a bare state or medal: "20 dead", "nine silver"."""
    word = tokens.words[index]
    if word not in _STATES or tokens.gaps[index - 1] not in SPACES:
        return None
    return _STATES[word], index + 1
