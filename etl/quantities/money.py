"""Money around a number: the currency before or behind it, and its short scales."""

from __future__ import annotations

from dataclasses import dataclass

from .english import currencies as tables
from .english.numerals import SCALES, SHORT_SCALES
from .scan import CURRENCY_SIGNS, SPACES, Tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before token `last` and offset `end`; money may carry a scale of its own ("$4bn")."""

    kind: str
    name: str
    last: int
    end: int
    per: str | None = None
    scale: float = 1.0


# How far from the beginning of a text a country is looked for that tells whose pesos are meant.
_COUNTRY_WITHIN = 600


def currency_before(tokens: Tokens, index: int) -> tuple[str, int, int] | None:
    """The currency printed directly before token `index`: ISO code, offset, and first token of its print."""
    words, gaps = tokens.words, tokens.gaps
    sign, gap = words[index - 1], gaps[index - 1]
    if not sign or index == 0:
        return None
    close = gap.strip("-−–+.") == "" or gap in SPACES
    if sign in CURRENCY_SIGNS and sign != "¢" and close:
        first, code = index - 1, tables.SIGNS[sign]
        prefix = words[index - 2] if index > 1 and gaps[index - 2] in ("", " ", ".") else ""
        if gaps[index - 2] == "." and words[index - 3 : index - 1] == ["u", "s"]:
            return "USD", tokens.starts[index - 3], index - 3
        special = tables.PREFIXED_SIGNS.get((prefix, sign))
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
    if word in tables.CODES and (printed.isupper() or gap == "") and "." not in gap:
        if word in ("try", "all", "top", "mad") and gap != "":
            return None
        return tables.CODES[word], start, index - 1
    if word in tables.LOCAL_CODES and (printed[:1].isupper() or gap == ""):
        shared = _shared(tokens, "rupee") if word == "rs" else None
        return shared or tables.LOCAL_CODES[word], start, index - 1
    if (
        gap == ""
        and printed in tables.GLUED_CAPITALS
        and tokens.gaps[index - 2] != ""
        and len(tokens.words[index]) > 1
    ):
        return tables.GLUED_CAPITALS[printed], start, index - 1
    if word == "usd" or (word == "dollar" and tokens.words[index + 1] in SCALES):
        return "USD", start, index - 1
    return None


def short_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    """A short scale at token `index` behind money: "$1.5m", "£3.2 tn"; the scale and the token behind it."""
    word, gap = tokens.words[index], tokens.gaps[index - 1]
    if word in SHORT_SCALES and (gap == "" or (gap == " " and len(word) > 1)) and tokens.gaps[index] != "'":
        return SHORT_SCALES[word], index + 1
    return 1.0, index


def read_money(tokens: Tokens, index: int) -> Unit | None:
    """The currency that begins at token `index`, behind its number, as ISO 4217: "dollars", "€", "cents"."""
    words, printed, gaps = tokens.words, tokens.printed, tokens.gaps
    word = words[index]
    opens = gaps[index] in ("", " ") and "0" <= words[index + 1][:1] <= "9"
    if word in tables.SIGNS and gaps[index - 1] in ("", " ", "\u00a0") and not opens:
        return Unit("money", tables.SIGNS[word], index + 1, tokens.end(index))
    if word in tables.HUNDREDTHS and (
        len(word) > 1
        or (gaps[index - 1] == "" and gaps[index] != "." and printed[index].islower())
        or word == "¢"
    ):
        return Unit("money", tables.HUNDREDTHS[word], index + 1, tokens.end(index), scale=0.01)
    if (word in tables.CODES and printed[index].isupper()) or word == "usd":
        scale = (
            SCALES.get(words[index + 1], 1.0)
            if gaps[index] in SPACES and words[index - 1] not in SCALES
            else 1.0
        )
        last = index + 1 + (scale > 1.0)
        return Unit("money", tables.CODES[word], last, tokens.end(last - 1), scale=scale)
    if (
        word[:1] == "m"
        and word[1:] in ("usd", "eur", "gbp", "sek", "nok", "dkk", "chf")
        and printed[index].isupper()
    ):
        return Unit("money", word[1:].upper(), index + 1, tokens.end(index), scale=1e6)
    if word in ("rs", "rmb", "sfr"):
        return Unit("money", tables.LOCAL_CODES[word], index + 1, tokens.end(index))
    return _read_money_name(tokens, index)


def _read_money_name(tokens: Tokens, index: int) -> Unit | None:
    words, gaps = tokens.words, tokens.gaps
    for last in range(index + 1, index + 4):
        word = words[last - 1]
        singular = word[:-1] if word.endswith("s") and word != "reais" else word
        if last > index + 1:
            code = tables.NATIONAL_NAMES.get((words[last - 2], singular)) or tables.NATIONAL_NAMES.get(
                (words[last - 2], word)
            )
            if code:
                return Unit("money", code, last, tokens.end(last - 1))
        elif word in tables.NAMES and (
            word not in ("real", "won", "sol", "dong", "lev") or _is_money_ahead(tokens, last)
        ):
            return Unit("money", _shared(tokens, word) or tables.NAMES[word], last, tokens.end(last - 1))
        if gaps[last - 1] not in SPACES and gaps[last - 1] not in (".", "-"):
            break
    if words[index : index + 2] == ["pounds", "sterling"] or words[index : index + 2] == [
        "pound",
        "sterling",
    ]:
        return Unit("money", "GBP", index + 2, tokens.end(index + 1))
    if (
        words[index] in tables.WEIGHTY_NAMES
        and words[index - 1] in SCALES
        and words[index] not in ("crown", "mark")
    ):
        return Unit("money", tables.WEIGHTY_NAMES[words[index]], index + 1, tokens.end(index))
    return None


def _shared(tokens: Tokens, word: str) -> str | None:
    """The currency of a name that several countries use, by the country that the text names first."""
    name = next((name for name in tables.SHARED_NAMES if word.startswith(name)), None)
    if name is None:
        return None
    text = tokens.text[:_COUNTRY_WITHIN].lower()
    found = [
        (place, code) for stem, code in tables.SHARED_NAMES[name].items() if (place := text.find(stem)) >= 0
    ]
    return min(found)[1] if found else None


def _is_money_ahead(tokens: Tokens, last: int) -> bool:
    before = tokens.words[last - 2]
    return before in SCALES or (
        tokens.words[last - 1] == "won" and tokens.words[last] not in ("the", "a", "by")
    )
