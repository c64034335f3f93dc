"""The unit behind a number: money, percent, measures, and what it is counted by ("a year", "per day")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .english import currencies as money
from .english.measures import MEASURES, ONLY_GLUED, PER_ADVERBS, PERIODS, PRICED_BY, RATES, SHARES
from .english.numerals import SCALES, SHORT_SCALES
from .scan import CURRENCY_SIGNS, HYPHENS, JOINS, SPACES, Tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before token `last` and offset `end`; money may carry a scale of its own ("$4bn")."""

    kind: str
    name: str
    last: int
    end: int
    per: str | None = None
    scale: float = 1.0


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
_KINDS = {name: kind for name, (kind, _, _) in MEASURES.items()}
_LARGE_SYMBOLS = frozenset({"m", "b", "t", "k"})
_POWERS = {"2": "square", "3": "cubic", "squared": "square", "cubed": "cubic"}
# How far from the beginning of a text a country is looked for that tells whose pesos are meant.
_COUNTRY_WITHIN = 600


def currency_before(tokens: Tokens, index: int, start: int) -> tuple[str, int, int] | None:
    """The currency printed directly before token `index`: ISO code, offset, and first token of its print."""
    words, gaps = tokens.words, tokens.gaps
    sign, gap = words[index - 1], gaps[index - 1]
    if not sign or index == 0:
        return None
    close = gap.strip("-−–+.") == "" or gap in SPACES
    if sign in CURRENCY_SIGNS and sign != "¢" and close:
        first, code = index - 1, money.SIGNS[sign]
        prefix = words[index - 2] if index > 1 and gaps[index - 2] in ("", " ", ".") else ""
        if gaps[index - 2] == "." and words[index - 3 : index - 1] == ["u", "s"]:
            return "USD", tokens.starts[index - 3], index - 3
        special = money.PREFIXED_SIGNS.get((prefix, sign))
        if (
            special
            and (
                gaps[index - 2] == ""
                or (gaps[index - 2] == " " and len(prefix) > 1 and prefix not in ("us", "can", "aus", "mad"))
            )
            and (gaps[index - 3] != "" or index < 3)
        ):
            return special, tokens.starts[index - 2], index - 2
        return code, tokens.starts[first], first
    if gap not in ("", " ", ".", ". ", "\u00a0"):
        return None
    return _code_before(tokens, index)


def _code_before(tokens: Tokens, index: int) -> tuple[str, int, int] | None:
    printed, word, gap = tokens.printed[index - 1], tokens.words[index - 1], tokens.gaps[index - 1]
    start = tokens.starts[index - 1]
    if word in money.CODES and (printed.isupper() or gap == "") and "." not in gap:
        if word in ("try", "all", "top", "mad") and gap != "":
            return None
        return money.CODES[word], start, index - 1
    if word in money.LOCAL_CODES and (printed[:1].isupper() or gap == ""):
        shared = _shared(tokens, "rupee") if word == "rs" else None
        return shared or money.LOCAL_CODES[word], start, index - 1
    if (
        gap == ""
        and printed in money.GLUED_CAPITALS
        and tokens.gaps[index - 2] != ""
        and len(tokens.words[index]) > 1
    ):
        return money.GLUED_CAPITALS[printed], start, index - 1
    if word == "usd" or (word == "dollar" and tokens.words[index + 1] in SCALES):
        return "USD", start, index - 1
    return None


def short_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    """A short scale at token `index` behind money: "$1.5m", "£3.2 tn"; the scale and the token behind it."""
    word, gap = tokens.words[index], tokens.gaps[index - 1]
    if word in SHORT_SCALES and (gap == "" or (gap == " " and len(word) > 1)) and tokens.gaps[index] != "'":
        return SHORT_SCALES[word], index + 1
    return 1.0, index


def read_unit(tokens: Tokens, index: int, value: float | None) -> Unit | None:
    """The unit that begins at token `index`, directly behind a number."""
    gap = tokens.gaps[index - 1]
    if gap not in JOINS or not tokens.words[index]:
        return None
    return _read_money(tokens, index) or _read_symbol(tokens, index) or _read_phrase(tokens, index)


def _read_money(tokens: Tokens, index: int) -> Unit | None:
    words, printed, gaps = tokens.words, tokens.printed, tokens.gaps
    word = words[index]
    opens = gaps[index] in ("", " ") and "0" <= words[index + 1][:1] <= "9"
    if word in money.SIGNS and gaps[index - 1] in ("", " ", "\u00a0") and not opens:
        return Unit("money", money.SIGNS[word], index + 1, tokens.end(index))
    if word in money.HUNDREDTHS and (
        len(word) > 1
        or (gaps[index - 1] == "" and gaps[index] != "." and printed[index].islower())
        or word == "¢"
    ):
        return Unit("money", money.HUNDREDTHS[word], index + 1, tokens.end(index), scale=0.01)
    if (word in money.CODES and printed[index].isupper()) or word == "usd":
        scale = (
            SCALES.get(words[index + 1], 1.0)
            if gaps[index] in SPACES and words[index - 1] not in SCALES
            else 1.0
        )
        last = index + 1 + (scale > 1.0)
        return Unit("money", money.CODES[word], last, tokens.end(last - 1), scale=scale)
    if (
        word[:1] == "m"
        and word[1:] in ("usd", "eur", "gbp", "sek", "nok", "dkk", "chf")
        and printed[index].isupper()
    ):
        return Unit("money", word[1:].upper(), index + 1, tokens.end(index), scale=1e6)
    if word in ("rs", "rmb", "sfr"):
        return Unit("money", money.LOCAL_CODES[word], index + 1, tokens.end(index))
    return _read_money_name(tokens, index)


def _read_money_name(tokens: Tokens, index: int) -> Unit | None:
    words, gaps = tokens.words, tokens.gaps
    for last in range(index + 1, index + 4):
        word = words[last - 1]
        singular = word[:-1] if word.endswith("s") and word != "reais" else word
        if last > index + 1:
            code = money.NATIONAL_NAMES.get((words[last - 2], singular)) or money.NATIONAL_NAMES.get(
                (words[last - 2], word)
            )
            if code:
                return Unit("money", code, last, tokens.end(last - 1))
        elif word in money.NAMES and (
            word not in ("real", "won", "sol", "dong", "lev") or _is_money_ahead(tokens, last)
        ):
            return Unit("money", _shared(tokens, word) or money.NAMES[word], last, tokens.end(last - 1))
        if gaps[last - 1] not in SPACES and gaps[last - 1] not in (".", "-"):
            break
    if words[index : index + 2] == ["pounds", "sterling"] or words[index : index + 2] == [
        "pound",
        "sterling",
    ]:
        return Unit("money", "GBP", index + 2, tokens.end(index + 1))
    if (
        words[index] in money.WEIGHTY_NAMES
        and words[index - 1] in SCALES
        and words[index] not in ("crown", "mark")
    ):
        return Unit("money", money.WEIGHTY_NAMES[words[index]], index + 1, tokens.end(index))
    return None


def _shared(tokens: Tokens, word: str) -> str | None:
    """The currency of a name that several countries use, by the country named nearest before or behind."""
    name = next((name for name in money.SHARED_NAMES if word.startswith(name)), None)
    if name is None:
        return None
    text = tokens.text[:_COUNTRY_WITHIN].lower()
    found = [
        (place, code) for stem, code in money.SHARED_NAMES[name].items() if (place := text.find(stem)) >= 0
    ]
    return min(found)[1] if found else None


def _is_money_ahead(tokens: Tokens, last: int) -> bool:
    before = tokens.words[last - 2]
    return before in SCALES or (
        tokens.words[last - 1] == "won" and tokens.words[last] not in ("the", "a", "by")
    )


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
        or (symbol in ONLY_GLUED and not glued)
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
