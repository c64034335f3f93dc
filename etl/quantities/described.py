"""The mention of an amount: its noun, what it is counted by, its qualifier, bounds and change."""

from __future__ import annotations

from dataclasses import replace

from .amounts import Amount
from .claims import Claim
from .english.measures import PERIODS
from .english.nouns import FUNCTION_WORDS, HYPHENED_STATES
from .english.qualifiers import OVER_A_TIME
from .fractions import is_factor
from .mention import Mention
from .nouns import read_noun, read_state, singular
from .number_words import Number
from .qualifiers import read_after, read_before, read_change, read_suffix
from .scan import HYPHENS, SPACES, Tokens
from .units import read_per, read_per_behind_stuff


def bounded(mention: Mention, qualifier: str) -> Mention:
    value = mention.value
    low = None if qualifier in ("about", "at_most", "less_than") else value
    high = None if qualifier in ("about", "at_least", "more_than") else value
    return replace(mention, qualifier=qualifier, low=low, high=high)


def describe(tokens: Tokens, amount: Amount) -> Claim:
    """The mention of an amount: noun, per, qualifier, bounds, change."""
    words = tokens.words
    number, unit, last, end = amount.number, amount.unit, amount.last, amount.end
    kind, name, per = (unit.kind, unit.name or None, unit.per) if unit else (_bare_kind(number), None, None)
    qualifier, before = read_before(tokens, amount.first, amount.start)
    suffix = read_suffix(tokens, last) if name is None or kind in ("money", "share") else None
    if suffix:
        qualifier, last, end = (suffix[0] if qualifier == "exact" else qualifier), suffix[1], suffix[2]
    elif name is None and number.last < last and words[last - 1] in ("odd", "plus"):
        qualifier = "about"
    value = amount.value
    if name is None and (factor := is_factor(tokens, amount.last, value)):
        kind, name, last = "fraction", "factor", factor
        end = tokens.end(last - 1)
    if kind == "duration" and words[before] == "over" and words[before - 1] not in OVER_A_TIME and before:
        qualifier = "exact" if before == amount.first - 1 else qualifier
    if kind == "duration" and name:
        kind, last, end, per = _aged(tokens, amount, last, end)
    if name is None and kind in ("count", "fraction"):
        name, last, end = _counted(tokens, amount, last, end, kind)
        kind = "count" if name and words[number.last - 1] == "half" else kind
    has_period = (
        words[last] in ("a", "per") and words[last + 1] in PERIODS and number.kind in ("digits", "words")
    )
    if per is None and (name is not None or has_period) and kind not in ("duration", "age", "fraction"):
        found = read_per(tokens, last, kind)
        if found is None and words[last] == "of" and (behind := read_per_behind_stuff(tokens, last)):
            per, kind = behind, kind if kind in ("money", "share") else "rate"
        if found:
            per, last, end = found
            kind = kind if kind in ("money", "share") else "rate"
            name = "oil_barrel" if name == "barrel" and per == "day" else name
    after = read_after(tokens, last)
    if after and qualifier == "exact":
        qualifier = after[0]
        if name is None and kind == "count" and words[after[1] - 1] in ("older", "younger"):
            kind, name = "age", "year"
        if name is None and kind == "count" and (noun := read_noun(tokens, after[1], False)):
            name = noun[0]
    change = read_change(tokens, before, last, kind)
    mention = Mention(
        amount.start,
        end,
        tokens.text[amount.start : end],
        kind,
        value,
        None,
        None,
        qualifier,
        name,
        per,
        change,
    )
    if number.kind in ("plural", "vague"):
        mention = replace(mention, low=number.scale, high=None, qualifier="at_least")
    else:
        mention = bounded(mention, qualifier)
    return Claim(amount.first, last, mention)


def _bare_kind(number: Number) -> str:
    return "fraction" if number.kind == "fraction" else "count"


def _aged(tokens: Tokens, amount: Amount, last: int, end: int) -> tuple[str, int, int, None]:
    """An age where "old" or "of age" follows or "aged" precedes: "5-year-old", "aged 35 years"."""
    words, gaps = tokens.words, tokens.gaps
    joined = gaps[last - 1] in SPACES or gaps[last - 1] in HYPHENS
    if joined and words[last] in ("old", "olds"):
        return "age", last + 1, tokens.end(last), None
    if joined and words[last] == "of" and words[last + 1] == "age":
        return "age", last + 2, tokens.end(last + 1), None
    return "duration", last, end, None


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
