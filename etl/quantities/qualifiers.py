"""How exactly a number is meant, and whether it says that something rose or fell."""

from __future__ import annotations

from .english.qualifiers import (
    AFTER,
    BEFORE,
    CHANGE_FILLERS,
    COMPARATIVES,
    DOUBTFUL_VERBS,
    DOWN_NOUNS,
    DOWN_VERBS,
    MONEY_VERBS,
    PARTICLE_VERBS,
    PREPOSITIONAL,
    SIGNS,
    SUFFIXES,
    UP_NOUNS,
    UP_VERBS,
)
from .scan import HYPHENS, SPACES, Tokens

_A = ("a", "an")


def _table(source: dict[str, str], place: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their word at that place, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in source.items():
        for phrase in phrases.split(","):
            words = tuple(phrase.split())
            table.setdefault(words[place], []).append((words, meaning))
    return {word: sorted(rows, key=lambda row: (-len(row[0]), row)) for word, rows in table.items()}


_BEFORE = _table(BEFORE, -1)
_AFTER = _table(AFTER, 0)
_VERBS = dict.fromkeys(UP_VERBS.split(), "up") | dict.fromkeys(DOWN_VERBS.split(), "down")
_NOUNS = dict.fromkeys(UP_NOUNS.split(), "up") | dict.fromkeys(DOWN_NOUNS.split(), "down")
_FURTHEST = 8


def read_before(tokens: Tokens, index: int, start: int) -> tuple[str, int]:
    """The qualifier directly before token `index`, where a number begins, and the token it begins at."""
    words, gaps, text = tokens.words, tokens.gaps, tokens.text
    sign = text[max(0, start - 2) : start].strip()
    if sign and sign[-1] in "~∼≈><≥≤=":
        return SIGNS.get(sign, SIGNS.get(sign[-1], "exact")), index
    last = index - 1
    if gaps[last] not in SPACES and gaps[last].strip(" \u00a0") not in ("", "(", "$", "-", "−"):
        return "exact", index
    if words[last] in _A and index > 1 and gaps[last - 1] in SPACES:
        found = _ending(tokens, last)
        if found:
            return found
        last -= 1
    return _ending(tokens, last + 1) or ("exact", index)


def _ending(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A qualifier phrase that ends before token `index`."""
    words, gaps = tokens.words, tokens.gaps
    for phrase, meaning in _BEFORE.get(words[index - 1], ()):
        first = index - len(phrase)
        if first < 0 or tuple(words[first:index]) != phrase:
            continue
        if any(gaps[k] not in SPACES for k in range(first, index - 1)):
            continue
        if _is_negated(tokens, first):
            continue
        return meaning, first
    return None


def _is_negated(tokens: Tokens, first: int) -> bool:
    """Whether the phrase at token `first` is a plain preposition: "talk about two things"."""
    before, phrase = tokens.words[first - 1], tokens.words[first]
    return bool(before) and before in PREPOSITIONAL.get(phrase, ())


def read_after(tokens: Tokens, last: int) -> tuple[str, int] | None:
    """The qualifier directly behind a quantity that ends before token `last`: "or more"."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[last - 1] not in SPACES:
        return None
    for phrase, meaning in _AFTER.get(words[last], ()):
        behind = last + len(phrase)
        if tuple(words[last:behind]) == phrase and not (words[behind] == "than" and words[behind + 1]):
            return meaning, behind
    return None


def read_suffix(tokens: Tokens, last: int) -> tuple[str, int, int] | None:
    """A suffix of the number: "20-odd", "60-plus", "100+"; its meaning, the token and offset behind it."""
    gap, word = tokens.gaps[last - 1], tokens.words[last]
    if gap[:1] == "+" and not tokens.words[last].isdecimal():
        return "at_least", last, tokens.end(last - 1) + 1
    if gap in HYPHENS and word in SUFFIXES:
        return SUFFIXES[word], last + 1, tokens.end(last)
    if (
        gap == " "
        and word in ("odd", "plus")
        and tokens.gaps[last] in SPACES
        and tokens.words[last + 1] not in ("a", "the")
    ):
        return (SUFFIXES[word], last + 1, tokens.end(last)) if word == "odd" else None
    return None


def read_change(tokens: Tokens, first: int, last: int, kind: str) -> str | None:
    """Whether the quantity at tokens `first` to `last` says that something rose or fell by it."""
    return _change_before(tokens, first, kind) or _change_after(tokens, last, kind)


_CHANGED = frozenset({"share", "money"})


def _change_before(tokens: Tokens, first: int, kind: str) -> str | None:
    words, gaps = tokens.words, tokens.gaps
    has_by = False
    k = first - 1
    for _ in range(_FURTHEST):
        if k < 0 or gaps[k] not in SPACES:
            break
        word = words[k]
        if word in ("to", "from", "at") and not (word == "to" and words[k - 1] == "up"):
            return None
        if word == "by":
            has_by = True
        elif word in _VERBS:
            if word in ("up", "down") and (words[k - 1] in PARTICLE_VERBS or gaps[k - 1] in HYPHENS):
                return None
            if kind == "money" and word in MONEY_VERBS and not has_by:
                return None
            return _VERBS[word] if has_by or kind in _CHANGED or word not in DOUBTFUL_VERBS else None
        elif word not in CHANGE_FILLERS and not word.endswith("ly"):
            break
        k -= 1
    return _far_verb(tokens, k) if has_by else None


def _far_verb(tokens: Tokens, k: int) -> str | None:
    """The verb of "shrank GDP by more than 70%", a few words back in the same clause."""
    words, gaps = tokens.words, tokens.gaps
    for _ in range(_FURTHEST):
        if k < 0 or gaps[k] not in SPACES:
            return None
        if words[k] in _VERBS and words[k] not in ("up", "down", "add"):
            return _VERBS[words[k]]
        k -= 1
    return None


def _change_after(tokens: Tokens, last: int, kind: str) -> str | None:
    words, gaps = tokens.words, tokens.gaps
    for k in range(last, last + 4):
        if gaps[k - 1] not in SPACES and gaps[k - 1] not in HYPHENS:
            return None
        word = words[k]
        if word in _NOUNS:
            if word in COMPARATIVES and (k > last or kind not in ("share", "fraction", "money")):
                return None
            return _NOUNS[word] if kind in ("share", "money", "fraction") or k == last else None
        if word in (
            "of",
            "in",
            "to",
            "and",
            "or",
            "the",
            "from",
            "for",
            "a",
            "with",
            "by",
            "on",
            "at",
            "as",
            "was",
            "is",
        ):
            return None
    return None
