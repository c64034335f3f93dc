"""Quantities: a number with its currency, scale, unit or noun, bounds, qualifier and change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .claims import Claim
from .english.qualifiers import OVER_A_TIME
from .fractions import is_factor, read_odds
from .mention import Mention
from .nouns import read_noun, read_state, singular
from .numerals import Number, is_digits, read_number
from .qualifiers import read_after, read_before, read_change, read_suffix
from .rejections import is_rejected
from .scan import CURRENCY_SIGNS, HYPHENS, MINUS, RANGE_DASHES, SPACES, Tokens
from .units import Unit, currency_before, read_per, read_per_behind_stuff, read_unit, short_scale

_LONGEST_LIST = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency and unit, before bounds and qualifier are known."""

    first: int
    last: int
    start: int
    end: int
    number: Number
    value: float | None
    unit: Unit | None
    scale: float

    @property
    def is_bare(self) -> bool:
        """Whether neither scale nor unit was printed."""
        return self.unit is None and self.scale == 1.0


def read_amount(tokens: Tokens, index: int, known: dict[int, Amount | None] | None = None) -> Amount | None:
    """The amount whose number begins at token `index`; `known` keeps what a list looks at again and again."""
    if known is None:
        return _read_amount(tokens, index)
    if index not in known:
        known[index] = _read_amount(tokens, index)
    return known[index]


def _read_amount(tokens: Tokens, index: int) -> Amount | None:
    number = read_number(tokens, index)
    if number is None:
        return None
    first, start, last, end = number.first, number.start, number.last, number.end
    value, scale = number.value, number.scale
    unit: Unit | None = None
    money = currency_before(tokens, index, start)
    if money:
        code, start, first = money
        factor, last = short_scale(tokens, last) if scale == 1.0 else (1.0, last)
        end = max(end, tokens.end(last - 1))
        value, scale = None if value is None else value * factor, scale * factor
        unit = Unit("money", code, last, end)
        again = read_unit(tokens, last, value)
        if again and again.kind == "money" and again.scale == 1.0 and again.name in (code, "USD"):
            unit = replace(unit, last=again.last, end=again.end)
    start, value = _signed(tokens, start, first, value)
    if unit is None:
        suffix = read_suffix(tokens, last)
        if suffix and suffix[0] == "about":
            last, end = suffix[1], suffix[2]
        value, scale, unit = _measured(tokens, number, last, value, scale)
    if unit:
        last, end = unit.last, unit.end
        value = None if value is None else value * unit.scale
        unit = unit if unit.name else None
    return Amount(first, last, start, end, number, value, unit, scale)


def _measured(
    tokens: Tokens, number: Number, last: int, value: float | None, scale: float
) -> tuple[float | None, float, Unit | None]:
    """The unit behind a number without currency, past "of" and articles where the number asks for them."""
    words = tokens.words
    unit = None if number.kind == "fraction" and words[last] == "second" else read_unit(tokens, last, value)
    if unit and unit.kind != "money" and _is_million(tokens, number, unit):
        factor, after = short_scale(tokens, last)
        return (value or 0.0) * factor, factor, read_unit(tokens, after, value) or Unit("count", "", after, tokens.end(after - 1))
    if unit is None and scale == 1.0 and number.kind == "digits" and tokens.gaps[last - 1] == "":
        factor, after = short_scale(tokens, last)
        if factor > 1.0 and not is_digits(words[after]):
            unit = read_unit(tokens, after, value)
            return (value or 0.0) * factor, factor, unit or Unit("count", "", after, tokens.end(after - 1))
    if unit is None and number.kind in ("fraction", "plural", "vague") and tokens.gaps[last - 1] in SPACES:
        skip = last
        if words[skip] == "of":
            skip += 1
        if words[skip] in ("a", "an") and number.kind == "fraction":
            skip += 1
        if skip > last:
            unit = read_unit(tokens, skip, value)
            if unit and number.kind == "fraction" and words[skip - 1] == "of":
                unit = None
            elif unit and number.kind == "fraction" and words[last] == "of" and unit.kind == "duration":
                unit = unit if words[skip] != "century" else unit
    return value, scale, unit


def _is_million(tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether the m or b of "1.5m people" is a scale and no unit."""
    last = number.last
    if tokens.printed[last] not in ("m", "b", "t", "M", "B", "bn") or tokens.gaps[last - 1] != "" or unit.last != last + 1:
        return False
    if tokens.printed[last] == "t":
        return False
    behind, gap = tokens.words[unit.last], tokens.gaps[unit.last - 1]
    decimals = len(tokens.words[number.first].partition(".")[2])
    if tokens.printed[last] in ("m", "M") and decimals == 1 and not _is_measured_length(tokens, number.first, unit.last):
        return True
    if gap not in SPACES:
        return False
    again = read_unit(tokens, unit.last, None)
    if again is not None and again.kind != "duration" and behind not in ("in", "a"):
        return True
    noun = read_noun(tokens, unit.last, False)
    return noun is not None and behind not in ("hurdles", "finals", "heats", "freestyle") and not (
        tokens.words[number.first] in ("100", "200", "400", "800", "1500", "50")
    )


_LENGTH_BEFORE = frozenset("river sea tide flood snow water height depth length width high tall waves wave cleared threw jumped jump leap record stands deep".split())
_LENGTH_BEHIND = frozenset(
    "tall high long wide deep above below from away up down apart thick across in off short x by further farther clear "
    "square cubic swell waves wave radius deeper taller higher".split()
)


def _is_measured_length(tokens: Tokens, first: int, behind: int) -> bool:
    """Whether the words around "1.8m" speak of a length rather than of millions."""
    near = tokens.words[max(0, first - 5) : first]
    return any(word in _LENGTH_BEFORE for word in near) or (
        tokens.words[behind] in _LENGTH_BEHIND and not (tokens.words[behind] in ("in", "from", "up", "down", "above", "below", "by"))
    )


def _signed(tokens: Tokens, start: int, first: int, value: float | None) -> tuple[int, float | None]:
    """A minus sign or the word before the amount."""
    text = tokens.text
    if start > 0 and text[start - 1] in MINUS and (start == 1 or text[start - 2] in " (\n\u00a0"):
        if text[start - 1] != "–" or tokens.words[first - 1] == "" or text[start - 2] == "(":
            if not (start > 1 and is_digits(tokens.words[first - 1])):
                return start - 1, None if value is None else -value
    elif tokens.gaps[first - 1].endswith(("-", "−")) and tokens.words[first] in CURRENCY_SIGNS:
        return start, value
    if tokens.words[first - 1] in ("minus", "negative") and tokens.words[first - 2] != "or" and tokens.gaps[first - 1] in SPACES and first > 0:
        return tokens.starts[first - 1], None if value is None else -value
    return start, value


def read_quantity(tokens: Tokens, index: int, known: dict[int, Amount | None] | None = None) -> list[Claim]:
    """The quantity or the list or range of quantities that begins at token `index`; none if it is rejected."""
    amount = read_amount(tokens, index, known)
    if amount is None:
        return _read_single(tokens, index)
    odds = read_odds(tokens, amount.number) if amount.is_bare else None
    if odds:
        return [_finish(tokens, odds_amount(tokens, amount, *odds))]
    if (ranged := _read_range(tokens, amount)) is not None:
        return ranged
    if amount.unit is None and amount.number.kind in ("digits", "words"):
        shared = _read_list(tokens, amount, known)
        if shared:
            return shared
    if is_rejected(tokens, amount.number, amount.unit is not None):
        return []
    return [_finish(tokens, amount)]


_SINGLE = frozenset({"duration", "distance", "rate"})


def _read_single(tokens: Tokens, index: int) -> list[Claim]:
    """ "more than a decade", "nearly an hour": an article counts where a qualifier stands before it."""
    words, gaps = tokens.words, tokens.gaps
    if words[index] not in ("a", "an") or gaps[index] not in SPACES:
        return []
    start = tokens.starts[index]
    unit = read_unit(tokens, index + 1, 1.0)
    if unit and words[unit.last : unit.last + 3] == ["and", "a", "half"]:
        unit = replace(unit, last=unit.last + 3, end=tokens.end(unit.last + 2))
        number = Number(index, unit.last, start, unit.end, 1.5, "words")
        return [_finish(tokens, Amount(index, unit.last, start, unit.end, number, 1.5, unit, 1.0))]
    if read_before(tokens, index, start)[0] == "exact":
        return []
    if unit is None or not (unit.kind in _SINGLE or unit.name in ("pound", "metric_ton", "ton", "kilogram", "acre", "percent")):
        return []
    if words[unit.last] in ("ago", "earlier", "before", "old") or unit.name == "second":
        return []
    number = Number(index, index + 1, start, tokens.end(index), 1.0, "words")
    return [_finish(tokens, Amount(index, unit.last, start, unit.end, number, 1.0, unit, 1.0))]


def odds_amount(tokens: Tokens, amount: Amount, value: float, last: int) -> Amount:
    """ "one in five" as an amount."""
    number = replace(amount.number, last=last, end=tokens.end(last - 1), value=value, kind="fraction")
    return replace(amount, last=last, end=number.end, number=number, value=value)


def _read_range(tokens: Tokens, one: Amount) -> list[Claim] | None:
    """ "3 to 5 percent", "$3m-$5m", "between 2 and 4": one mention with two bounds."""
    words, gaps = tokens.words, tokens.gaps
    last, gap = one.last, gaps[one.last - 1]
    opener = words[one.first - 1] if gaps[one.first - 1] in SPACES else ""
    if one.value is None:
        return None
    if gap in RANGE_DASHES or gap == "- ":
        begin = last
    elif (gap in SPACES or gap in HYPHENS or gap == "- ") and words[last] == "to" and (gaps[last] in SPACES or gaps[last] in HYPHENS):
        begin = last + 1
    elif gap in (*SPACES, "- ", ", ") and words[last] in ("to", "or", "and", "through"):
        if words[last] in ("and", "or") and opener != "between" and not (gap == "- " or words[last] == "or"):
            return None
        begin = last + 1
    else:
        return None
    if words[begin] in ("about", "around", "nearly", "over", "just"):
        return None
    at = _number_index(tokens, begin)
    other = read_amount(tokens, at) if at is not None else None
    if other is None or other.first != begin or other.value is None:
        return None
    return _join_range(tokens, one, other, opener, words[last])


def _number_index(tokens: Tokens, begin: int) -> int | None:
    """Where the number begins that follows at `begin`, perhaps behind a currency."""
    for k in range(begin, begin + 3):
        if is_digits(tokens.words[k]) or read_number(tokens, k) is not None:
            return k
        if tokens.gaps[k] not in ("", " "):
            return None
    return None


def _join_range(tokens: Tokens, one: Amount, other: Amount, opener: str, joint: str) -> list[Claim] | None:
    low, high = one.value or 0.0, other.value or 0.0
    if one.unit and other.unit and one.unit.name != other.unit.name:
        factor = _time_factor(one.unit.name, other.unit.name)
        if factor is None or joint not in ("to", "and") or opener not in ("between", "from", "of", "about", ""):
            return None
        high *= factor
        other = replace(other, unit=replace(other.unit, name=one.unit.name))
    if one.unit and not other.unit and one.unit.kind != "money":
        return None
    if one.scale == 1.0 and other.scale > 1.0 and low * other.scale <= high:
        low *= other.scale
    if one.unit is None and other.unit is not None and other.unit.scale != 1.0:
        low *= other.unit.scale
    if joint == "or" and not (low < high and is_step(low, high)):
        return None
    if not low < high and not (low < 0 and high < low):
        return None
    change = read_change(tokens, one.first - (opener in ("from", "between")), other.last, "share")
    if joint == "to" and (opener == "from" or one.unit) and change and opener != "between":
        return None
    if joint == "to" and one.unit is not None and one.unit.kind != "money" and opener not in ("between", "from") and change:
        return None
    unit = other.unit or one.unit
    joined = replace(other, first=one.first, start=one.start, value=None, unit=unit, number=replace(other.number, kind="range"))
    claimed = _finish(tokens, joined)
    bounds = replace(claimed.mention, low=min(low, high), high=max(low, high), value=None, qualifier="between")
    return [replace(claimed, mention=bounds)]


# Seconds in the units in which a span of time may be given from the one to the other.
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0}


def _time_factor(one: str, other: str) -> float | None:
    """How many of unit `one` make one of unit `other`, both being spans of time."""
    for table in (_SECONDS, _MONTHS):
        if one in table and other in table and table[other] > table[one]:
            return table[other] / table[one]
    return None


def is_step(low: float, high: float) -> bool:
    """Whether "or" between two numbers means a range: "two or three", "20 or 30", "10 or 12"."""
    return high - low <= max(1.0, 10 ** (len(str(int(low))) - 1)) and low == int(low)


def _read_list(tokens: Tokens, one: Amount, known: dict[int, Amount | None] | None) -> list[Claim] | None:
    """ "6.6, 5.9 and 4.5 million people": every member takes the scale and unit of the last."""
    words, gaps = tokens.words, tokens.gaps
    members, current, is_last = [one], one, False
    while len(members) < _LONGEST_LIST:
        gap, k = gaps[current.last - 1], current.last
        if gap in (", ", " ", "- ", "-, ") and words[k] in ("and", "or") and gaps[k] == " ":
            k, is_last = k + 1, True
        elif gap not in (", ", "-, "):
            return None
        following = read_amount(tokens, k, known)
        if following is None:
            return None
        members.append(following)
        current = following
        if is_last:
            break
        if not following.is_bare:
            return None
    if not is_last or any(not member.is_bare for member in members[:-1]):
        return None
    return _share(tokens, members)


def _share(tokens: Tokens, members: list[Amount]) -> list[Claim] | None:
    final = members[-1]
    claimed = _finish(tokens, final)
    mention = claimed.mention
    if mention.unit is None and final.scale == 1.0:
        return None
    if final.unit is None and final.scale == 1.0 and len(members) == 2 and mention.kind == "count" and mention.unit is None:
        return None
    result = []
    for member in members[:-1]:
        digits = member.value or 0.0
        shares = final.scale > 1.0 and digits < 1000 and member.number.kind == "digits"
        value = digits * final.scale if shares else digits
        value *= final.unit.scale if final.unit else 1.0
        own = Mention(member.start, member.end, tokens.text[member.start : member.end], mention.kind, value, value, value,
                      "exact", mention.unit, mention.per, mention.change)  # fmt: skip
        qualifier, _ = read_before(tokens, member.first, member.start)
        result.append(Claim(member.first, member.last, _bounded(own, qualifier)))
    return [*result, claimed]


def _bounded(mention: Mention, qualifier: str) -> Mention:
    value = mention.value
    low = None if qualifier in ("about", "at_most", "less_than") else value
    high = None if qualifier in ("about", "at_least", "more_than") else value
    return replace(mention, qualifier=qualifier, low=low, high=high)


def _finish(tokens: Tokens, amount: Amount) -> Claim:
    """The mention of an amount: noun, per, qualifier, bounds, change."""
    words, gaps = tokens.words, tokens.gaps
    number, unit, last, end = amount.number, amount.unit, amount.last, amount.end
    kind, name, per = (unit.kind, unit.name or None, unit.per) if unit else (_bare_kind(number), None, None)
    qualifier, before = read_before(tokens, amount.first, amount.start)
    if gaps[amount.first - 1] in SPACES and words[amount.first - 1] in ("minus", "negative"):
        qualifier, before = read_before(tokens, amount.first - 1, amount.start)
    suffix = read_suffix(tokens, last) if name is None else None
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
    if per is None and (name is not None) and kind not in ("duration", "age", "fraction"):
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
    change = read_change(tokens, before, last, kind)
    mention = Mention(amount.start, end, tokens.text[amount.start : end], kind, value, None, None, qualifier, name, per, change)
    if number.kind in ("plural", "vague"):
        mention = replace(mention, low=number.scale, high=None, qualifier="at_least")
    else:
        mention = _bounded(mention, qualifier)
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
    if amount.number.kind in ("plural", "vague") or amount.scale > 1.0 and words[last] == "of":
        if words[last] == "of" and gaps[last - 1] in SPACES:
            begin = last + 1 + (words[last + 1] in ("the", "its", "their", "his", "her"))
            if begin > last + 1:
                return None, last, end
    elif kind == "fraction" and words[last] == "of":
        return None, last, end
    if kind == "fraction" and amount.number.last - amount.number.first < 3:
        return None, last, end
    if gaps[begin - 1] in HYPHENS and begin == last and words[begin].isalpha() and gaps[begin] not in HYPHENS:
        return singular(words[begin]), begin + 1, tokens.end(begin)
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
