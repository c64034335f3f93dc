"""The unit behind a number: money, percent, measures, and what it is counted by ("a year", "per day")."""

from __future__ import annotations

import re
from dataclasses import replace

from .english.measures import MEASURES, ONLY_GLUED, PER_ADVERBS, PERIODS, PRICED_BY, RATES, SHARES
from .english.numerals import SCALES
from .money import Unit, read_money
from .scan import HYPHENS, JOINS, SPACES, Tokens

_SPLIT = re.compile(r"[\s/-]+")


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str, str | None]]]:
    """First word -> longest phrases first, as (words, kind, name, per)."""
    table: dict[str, list[tuple[tuple[str, ...], str, str, str | None]]] = {}
    rows = [
        (form, kind, name, None) for name, (kind, forms, _) in MEASURES.items() for form in forms.split(",")
    ]
    rows += [(form, "share", name, None) for form, name in SHARES.items()]
    for form, kind, name, per in [
        *rows,
        *((f, "rate" if p else "count", n, p) for f, (n, p) in RATES.items()),
    ]:
        if form:
            words = tuple(_SPLIT.split(form))
            table.setdefault(words[0], []).append((words, kind, name, per))
    return {word: sorted(set(phrases), key=lambda p: (-len(p[0]), p)) for word, phrases in table.items()}


_PHRASES = _phrases()
_SYMBOLS = {s: (kind, name) for name, (kind, _, symbols) in MEASURES.items() for s in symbols.split(",") if s}
_POWERS = {"2": "square", "3": "cubic", "squared": "square", "cubed": "cubic"}


def read_unit(tokens: Tokens, index: int) -> Unit | None:
    """The unit that begins at token `index`, directly behind a number."""
    gap = tokens.gaps[index - 1]
    if gap not in JOINS or not tokens.words[index]:
        return None
    return read_money(tokens, index) or _read_symbol(tokens, index) or _read_phrase(tokens, index)


def _read_symbol(tokens: Tokens, index: int) -> Unit | None:
    printed, gaps = tokens.printed, tokens.gaps
    symbol, last = printed[index], index + 1
    if symbol == "°" and printed[last] in ("C", "F", "c", "f") and gaps[index] in ("", " "):
        symbol, last = symbol + printed[last].upper(), last + 1
    elif (
        symbol == "°"
        and tokens.words[last] in ("celsius", "fahrenheit", "centigrade")
        and gaps[index] in ("", " ")
    ):
        symbol, last = "°F" if tokens.words[last] == "fahrenheit" else "°C", last + 1
    found = _SYMBOLS.get(symbol)
    glued = gaps[index - 1] == ""
    if (
        found is None
        or (symbol in ONLY_GLUED and not glued and not _is_spaced(tokens, index))
        or (gaps[index - 1] in HYPHENS and len(symbol) < 2)
    ):
        return None
    kind, name = found
    power = tokens.words[last]
    if (
        power in _POWERS
        and gaps[last - 1] in ("", "^", " ")
        and (gaps[last - 1] or len(power) == 1)
        and kind == "distance"
    ) and (power in ("squared", "cubed") or gaps[last - 1] != " "):
        return _with_per(tokens, Unit("count", f"{_POWERS[power]}_{name}", last + 1, tokens.end(last)))
    return _with_per(tokens, Unit(kind, name, last, tokens.end(last - 1)))


def _is_spaced(tokens: Tokens, index: int) -> bool:
    """Whether the letter behind a space is a unit all the same: "278,000 t", "4 L of milk"."""
    behind, printed = tokens.gaps[index], tokens.printed[index + 1]
    return (
        tokens.printed[index] in ("t", "L")
        and tokens.gaps[index - 1] in SPACES
        and (behind[:1] in (",", ";", ")") or (behind in SPACES and printed.islower()))
    )


def is_power(tokens: Tokens, index: int) -> bool:
    """Whether the digit at token `index` is the power of a length that is counted: "301,338 km2"."""
    words, gaps = tokens.words, tokens.gaps
    if words[index] not in ("2", "3") or gaps[index - 1] != "" or (gaps[index] == "" and words[index + 1]):
        return False
    counted = words[index - 2]
    return (
        index > 1
        and _SYMBOLS.get(tokens.printed[index - 1], ("",))[0] == "distance"
        and gaps[index - 2] in JOINS
        and ("0" <= counted[:1] <= "9" or counted in SCALES)
    )


def _read_phrase(tokens: Tokens, index: int) -> Unit | None:
    words, gaps = tokens.words, tokens.gaps
    for phrase, kind, name, per in _PHRASES.get(words[index], ()):
        size = len(phrase)
        if tuple(words[index : index + size]) != phrase:
            continue
        if any(gaps[k] not in JOINS and gaps[k] not in ("/", ".") for k in range(index, index + size - 1)):
            continue
        return _with_per(tokens, Unit(kind, name, index + size, tokens.end(index + size - 1), per))
    return None


def _with_per(tokens: Tokens, unit: Unit) -> Unit:
    """The unit with a per that is glued to it: "km/h", "kilometres per hour", "barrels of oil per day"."""
    words, gaps = tokens.words, tokens.gaps
    if unit.name == "barrel" and _is_of_oil(tokens, unit.last):
        unit = replace(unit, name="oil_barrel")
    if unit.per or gaps[unit.last - 1] != "/":
        return unit
    printed = tokens.printed[unit.last]
    below = PERIODS.get(words[unit.last]) or (
        "second" if printed == "s" else "hour" if printed == "h" else None
    )
    if below is None and printed in _SYMBOLS:
        below = _SYMBOLS[printed][1]
    if below is None or unit.kind == "share":
        return unit
    return replace(unit, per=below, kind="rate", last=unit.last + 1, end=tokens.end(unit.last))


def _is_of_oil(tokens: Tokens, last: int) -> bool:
    words = tokens.words
    return (words[last] in ("a", "per", "each") and words[last + 1] == "day") or words[last] in (
        "daily",
        "bpd",
    )


def read_per(tokens: Tokens, last: int, kind: str) -> tuple[str, int, int] | None:
    """What a quantity is counted by, behind its unit: canonical name, token and offset behind it."""
    words, gaps = tokens.words, tokens.gaps
    if gaps[last - 1] == "/" and (words[last] in PERIODS or words[last] in PRICED_BY):
        return PERIODS.get(words[last]) or PRICED_BY[words[last]], last + 1, tokens.end(last)
    if gaps[last - 1] not in SPACES and not (gaps[last - 1] in HYPHENS and words[last] == "a"):
        return None
    word, after = words[last], words[last + 1]
    if word in PER_ADVERBS and (kind != "duration"):
        return PER_ADVERBS[word], last + 1, tokens.end(last)
    if word not in ("a", "an", "per", "each", "every") or gaps[last] not in (" ", "-", "\u00a0"):
        return None
    if word == "a" and after == "piece":
        return "piece", last + 2, tokens.end(last + 1)
    below = PERIODS.get(after)
    if below is None and kind in ("money", "rate", "count", "share") and word in ("a", "an", "per"):
        measure = _priced_by_measure(tokens, last + 1) if word == "per" or kind == "money" else None
        if measure:
            return measure[0], measure[1], tokens.end(measure[1] - 1)
        below = PRICED_BY.get(after)
    if below is None or (
        words[last + 2] in ("ago", "earlier", "later", "before", "old") and gaps[last + 1] == " "
    ):
        return None
    return below, last + 2, tokens.end(last + 1)


def read_per_behind_stuff(tokens: Tokens, last: int) -> str | None:
    """The period behind what is measured: "400,000 tonnes of nickel a year"; it is no part of the print."""
    words, gaps = tokens.words, tokens.gaps
    for k in (last + 2, last + 3):
        if gaps[k - 2] not in SPACES or gaps[k - 1] not in SPACES:
            return None
        if words[k] in ("a", "per", "each", "every") and words[k + 1] in (
            "year",
            "day",
            "month",
            "week",
            "hour",
        ):
            return PERIODS[words[k + 1]]
        if words[k] in ("annually", "daily"):
            return PER_ADVERBS[words[k]]
    return None


def _priced_by_measure(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The measure at token `index` that something is priced by, and the token behind it."""
    if PRICED_BY.get(tokens.words[index]) and len(_PHRASES.get(tokens.words[index], ())) < 2:
        return None
    for phrase, kind, name, _ in _PHRASES.get(tokens.words[index], ()):
        last = index + len(phrase)
        if tuple(tokens.words[index:last]) == phrase and kind in ("distance", "count"):
            is_oil = name == "barrel"
            return ("oil_barrel" if is_oil else name), last
    return None
