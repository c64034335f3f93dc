"""Clock times and scores: "10:30 a.m.", "5pm", "0900 GMT", "2-1", "6-4"."""

from __future__ import annotations

from .claims import Claim, claim
from .english.idioms import SCORE_WORDS, TIME_ZONES
from .money import currency_before
from .nouns import read_noun
from .numerals import is_digits
from .scan import HYPHENS, JOINS, SPACES, Tokens
from .units import read_unit

_SCORE_DASHES = HYPHENS | {"–", "−", "‒"}
_NEAR = 8


def read_time(tokens: Tokens, index: int) -> Claim | None:
    """The clock time that begins with the digits at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    word, last = words[index], index + 1
    if "," in word or len(word) > 5:
        return None
    hour, _, minute = word.partition(".")
    seconds = words[last].partition(".")[0]
    if gaps[index] == ":" and seconds.isdecimal() and len(seconds) == 2 and len(word) <= 3:
        hour, minute, last = word, words[last], last + 1
        if gaps[last - 1] == ":" and is_digits(words[last]):
            return claim(tokens, index, last + 1, "time")
        half = _half_of_day(tokens, last)
        if half or (hour.isdecimal() and int(hour) < 25):
            return _zoned(tokens, index, half or last)
        return claim(tokens, index, last, "time")
    if not hour.isdecimal() or (minute and (len(minute) != 2 or int(minute) > 59)):
        return None
    if (
        len(word) == 4
        and word.isdecimal()
        and words[last] in TIME_ZONES
        and gaps[index] == " "
        and words[last] != "local"
    ):
        return claim(tokens, index, last + 1, "time")
    half = _half_of_day(tokens, last)
    if half and 0 < int(hour) <= 24 and len(hour) <= 2:
        return _zoned(tokens, index, half)
    if words[last] == "o" and gaps[last] in ("'", "’") and words[last + 1] == "clock":
        return claim(tokens, index, last + 2, "time")
    return None


def _half_of_day(tokens: Tokens, last: int) -> int | None:
    """The token behind "am", "p.m." that begins at `last`."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[last - 1] not in ("", " ", "\u00a0", "-"):
        return None
    if words[last] in ("am", "pm"):
        return last + 1
    if words[last] in ("a", "p") and words[last + 1] == "m" and gaps[last] in (".", ". "):
        return last + 2
    return None


def _zoned(tokens: Tokens, first: int, last: int) -> Claim:
    end = tokens.end(last - 1)
    if tokens.words[last - 1] == "m" and tokens.gaps[last - 1].startswith("."):
        end += 1
    if tokens.words[last] in ("gmt", "utc", "bst", "est", "edt", "et", "cet", "ist") and tokens.gaps[
        last - 1
    ] in (" ", ". "):
        return claim(tokens, first, last + 1, "time")
    return claim(tokens, first, last, "time", end)


def read_score(tokens: Tokens, index: int) -> Claim | None:
    """A score such as "2-1" whose first number stands at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[index] not in _SCORE_DASHES or not words[index].isdecimal() or not words[index + 1].isdecimal():
        return None
    if len(words[index]) > 3 or len(words[index + 1]) > 3 or currency_before(tokens, index):
        return None
    last = index + 2
    glued = gaps[last - 1] == "" and words[last] != ""
    if glued or gaps[last - 1].startswith(("-", "/", "‑")):
        return None
    left, right = int(words[index]), int(words[index + 1])
    if left >= right or _speaks_of_scores(tokens, index, last):
        unit = read_unit(tokens, last)
        if unit is None or left > right:
            return claim(tokens, index, last, "score")
    return None


def read_golf(tokens: Tokens, index: int) -> Claim | None:
    """A golfer's score whose number stands at token `index`: "five-under-par 67", "a round of 67"."""
    words, gaps = tokens.words, tokens.gaps
    if words[index - 1] in ("par", "carded", "birdied") or words[index - 3 : index] == ["a", "round", "of"]:
        return (
            claim(tokens, index, index + 1, "score")
            if is_digits(words[index]) and len(words[index]) == 2
            else None
        )
    if words[index + 1] not in ("under", "over") or gaps[index] not in JOINS:
        return None
    if words[index + 2] == "par":
        return claim(tokens, index, index + 3, "score")
    if gaps[index + 1][:1] in (",", ".", ";") and len(words[index]) < 6:
        return claim(tokens, index, index + 2, "score")
    return None


def _speaks_of_scores(tokens: Tokens, first: int, last: int) -> bool:
    near = tokens.words[max(0, first - _NEAR) : first] + tokens.words[last : last + 3]
    if (
        tokens.gaps[last - 1] in SPACES
        and read_noun(tokens, last, False)
        and tokens.words[last] not in SCORE_WORDS
    ):
        return False
    return any(word in SCORE_WORDS for word in near)
