"""The mention of an amount: its noun, what it is counted by, its qualifier, bounds and change."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from .amounts import Amount
from .claims import Claim
from .english.measures import PERIODS
from .english.nouns import FUNCTION_WORDS, HYPHENED_STATES
from .english.qualifiers import OVER_A_TIME
from .fractions import read_factor
from .mention import Mention
from .nouns import read_noun, read_state, singular
from .number_words import Number
from .qualifiers import read_after, read_before, read_change, read_suffix
from .scan import HYPHENS, SPACES, Tokens
from .units import read_per, read_per_behind_stuff


class _Reading(NamedTuple):
    """What is read of an amount so far; `last` and `end` are the token and the code point behind it."""

    kind: str
    name: str | None
    per: str | None
    qualifier: str
    last: int
    end: int


def bounded(mention: Mention, qualifier: str) -> Mention:
    """The mention with that qualifier and with the bounds that follow from it and from the value."""
    low, high = _bounds(qualifier, mention.value)
    return replace(mention, qualifier=qualifier, low=low, high=high)


def _bounds(qualifier: str, value: float | None) -> tuple[float | None, float | None]:
    low = None if qualifier in ("about", "at_most", "less_than") else value
    high = None if qualifier in ("about", "at_least", "more_than") else value
    return low, high


def describe(tokens: Tokens, amount: Amount) -> Claim:
    """The mention of an amount: noun, per, qualifier, bounds, change."""
    qualifier, before = read_before(tokens, amount.first, amount.start)
    unit, last, end = amount.unit, amount.last, amount.end
    if unit:
        reading = _Reading(unit.kind, unit.name or None, unit.per, qualifier, last, end)
    else:
        reading = _Reading(_bare_kind(amount.number), None, None, qualifier, last, end)
    reading = _with_suffix(tokens, amount, reading)
    reading = _as_factor(tokens, amount, reading)
    reading = _as_time(tokens, amount, before, reading)
    reading = _with_noun(tokens, amount, reading)
    reading = _with_per(tokens, amount, reading)
    reading = _with_words_behind(tokens, reading)
    change = read_change(tokens, before, reading.last, reading.kind)
    return Claim(amount.first, reading.last, _mention(tokens, amount, reading, change))


def _with_suffix(tokens: Tokens, amount: Amount, reading: _Reading) -> _Reading:
    """A qualifier glued behind the number: "20-odd", "$5bn plus"."""
    last, is_bare = reading.last, reading.name is None
    suffix = read_suffix(tokens, last) if is_bare or reading.kind in ("money", "share") else None
    if suffix:
        qualifier = suffix[0] if reading.qualifier == "exact" else reading.qualifier
        return reading._replace(qualifier=qualifier, last=suffix[1], end=suffix[2])
    if is_bare and amount.number.last < last and tokens.words[last - 1] in ("odd", "plus"):
        return reading._replace(qualifier="about")
    return reading


def _as_factor(tokens: Tokens, amount: Amount, reading: _Reading) -> _Reading:
    """How many times as much: "three times"."""
    if reading.name is None and (factor := read_factor(tokens, amount.last, amount.value)):
        return reading._replace(kind="fraction", name="factor", last=factor, end=tokens.end(factor - 1))
    return reading


def _as_time(tokens: Tokens, amount: Amount, before: int, reading: _Reading) -> _Reading:
    """A duration, where "over" may be the time taken and no bound, or an age."""
    words = tokens.words
    if reading.kind != "duration":
        return reading
    is_time_taken = words[before] == "over" and words[before - 1] not in OVER_A_TIME and before
    if is_time_taken and before == amount.first - 1:
        reading = reading._replace(qualifier="exact")
    if reading.name:
        kind, last, end = _aged(tokens, reading.last, reading.end)
        return reading._replace(kind=kind, per=None, last=last, end=end)
    return reading


def _with_noun(tokens: Tokens, amount: Amount, reading: _Reading) -> _Reading:
    """The noun that is counted, where nothing is measured."""
    if reading.name is not None or reading.kind not in ("count", "fraction"):
        return reading
    name, last, end = _counted(tokens, amount, reading.last, reading.end, reading.kind)
    is_half_of_one = name and tokens.words[amount.number.last - 1] == "half"
    kind = "count" if is_half_of_one else reading.kind
    return reading._replace(kind=kind, name=name, last=last, end=end)


def _with_per(tokens: Tokens, amount: Amount, reading: _Reading) -> _Reading:
    """What it is counted by: "a year", "per day", also behind what is counted ("tons of oil a day")."""
    words, last, kind = tokens.words, reading.last, reading.kind
    has_period = (
        words[last] in ("a", "per")
        and words[last + 1] in PERIODS
        and amount.number.kind in ("digits", "words")
    )
    if reading.per is not None or kind in ("duration", "age", "fraction"):
        return reading
    if reading.name is None and not has_period:
        return reading
    rate = kind if kind in ("money", "share") else "rate"
    if found := read_per(tokens, last, kind):
        per, behind, end = found
        name = "oil_barrel" if reading.name == "barrel" and per == "day" else reading.name
        return reading._replace(kind=rate, name=name, per=per, last=behind, end=end)
    if words[last] == "of" and (per_stuff := read_per_behind_stuff(tokens, last)):
        return reading._replace(kind=rate, per=per_stuff)
    return reading


def _with_words_behind(tokens: Tokens, reading: _Reading) -> _Reading:
    """A qualifier that follows: "20 or more", with the noun or the age behind it."""
    after = read_after(tokens, reading.last)
    if not after or reading.qualifier != "exact":
        return reading
    reading = reading._replace(qualifier=after[0])
    if reading.name is not None or reading.kind != "count":
        return reading
    if tokens.words[after[1] - 1] in ("older", "younger"):
        return reading._replace(kind="age", name="year")
    noun = read_noun(tokens, after[1], False)
    return reading._replace(name=noun[0]) if noun else reading


def _mention(tokens: Tokens, amount: Amount, reading: _Reading, change: str | None) -> Mention:
    """The mention with its bounds; what is plural or vague has a lower one only."""
    low, high = _bounds(reading.qualifier, amount.value)
    qualifier = reading.qualifier
    if amount.number.kind in ("plural", "vague"):
        qualifier, low, high = "at_least", amount.number.scale, None
    return Mention(
        amount.start, reading.end, tokens.text[amount.start : reading.end], reading.kind, amount.value,
        low, high, qualifier, reading.name, reading.per, change,
    )  # fmt: skip


def _bare_kind(number: Number) -> str:
    return "fraction" if number.kind == "fraction" else "count"


def _aged(tokens: Tokens, last: int, end: int) -> tuple[str, int, int]:
    """An age where "old" or "of age" follows or "aged" precedes: "5-year-old", "aged 35 years"."""
    words, gaps = tokens.words, tokens.gaps
    joined = gaps[last - 1] in SPACES or gaps[last - 1] in HYPHENS
    if joined and words[last] in ("old", "olds"):
        return "age", last + 1, tokens.end(last)
    if joined and words[last] == "of" and words[last + 1] == "age":
        return "age", last + 2, tokens.end(last + 1)
    return "duration", last, end


def _counted(tokens: Tokens, amount: Amount, last: int, end: int, kind: str) -> tuple[str | None, int, int]:
    """The counted noun and the extent with it."""
    words, gaps = tokens.words, tokens.gaps
    begin = last
    if amount.number.kind in ("plural", "vague") or (amount.scale > 1.0 and words[last] == "of"):
        if words[last] == "of" and gaps[last - 1] in SPACES:
            begin = last + 1 + (words[last + 1] in ("the", "its", "their", "his", "her"))
            if begin > last + 1:
                return None, last, end
    elif kind == "fraction" and words[last] == "of":
        return None, last, end
    if kind == "fraction" and _is_half_of_one(tokens, begin):
        return words[begin + 1], begin + 2, tokens.end(begin + 1)
    if kind == "fraction" and amount.number.last - amount.number.first < 3:
        return None, last, end
    if gaps[begin - 1] in HYPHENS and begin == last and words[begin].isalpha() and gaps[begin] not in HYPHENS:
        return HYPHENED_STATES.get(words[begin], singular(words[begin])), begin + 1, tokens.end(begin)
    if begin in tokens.names:
        behind = read_noun(tokens, tokens.names[begin], amount.value == 1.0)
        return (behind[0] if behind else None), last, end
    noun = read_noun(tokens, begin, amount.value == 1.0)
    if noun:
        return noun[0], noun[1], tokens.end(noun[1] - 1)
    state = read_state(tokens, begin)
    if state:
        return state[0], state[1], tokens.end(state[1] - 1)
    return None, last, end


def _is_half_of_one(tokens: Tokens, index: int) -> bool:
    """Whether "a point" follows at token `index` behind "half"."""
    words, gaps = tokens.words, tokens.gaps
    if words[index - 1] != "half" or words[index] not in ("a", "an"):
        return False
    noun = words[index + 1]
    joined = gaps[index - 1] in SPACES and gaps[index] in SPACES
    return joined and noun.isalpha() and noun not in FUNCTION_WORDS
