"""Several numbers that share a unit: ranges ("3 to 5 percent") and lists ("6.6, 5.9 and 4.5 million")."""

from __future__ import annotations

from dataclasses import replace

from .amounts import Amount, read_amount
from .claims import Claim
from .described import bounded, describe
from .durations import duration_ratio
from .english.qualifiers import MOVED_FROM
from .number_words import scaled
from .numerals import is_digits, read_number
from .qualifiers import read_before, read_change
from .scan import HYPHENS, RANGE_DASHES, SPACES, Tokens

_LONGEST_LIST = 8


def read_range(tokens: Tokens, one: Amount) -> list[Claim] | None:
    """ "3 to 5 percent", "$3m-$5m", "between 2 and 4": one mention with two bounds."""
    words, gaps = tokens.words, tokens.gaps
    last, gap = one.last, gaps[one.last - 1]
    opener = words[one.first - 1] if gaps[one.first - 1] in SPACES else ""
    if one.value is None:
        return None
    if gap in RANGE_DASHES or (gap == "- " and words[last] not in ("to", "or", "and", "through")):
        begin = last
    elif (
        (gap in SPACES or gap in HYPHENS or gap == "- ")
        and words[last] == "to"
        and (gaps[last] in SPACES or gaps[last] in HYPHENS)
    ):
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
    """Both amounts as one mention; None where they are no range: "three or forty", "rose from 3 to 5"."""
    aligned = _aligned(one, other, opener, joint)
    if aligned is None:
        return None
    low, high, other = aligned
    if joint == "or" and not (low < high and is_step(low, high)):
        return None
    if not low < high and not (low < 0 and high < low):
        return None
    if _is_movement(tokens, one, other, opener, joint):
        return None
    number = replace(other.number, kind="range")
    unit = other.unit or one.unit
    joined = replace(other, first=one.first, start=one.start, value=None, unit=unit, number=number)
    claimed = describe(tokens, joined)
    bounds = replace(
        claimed.mention, low=min(low, high), high=max(low, high), value=None, qualifier="between"
    )
    return [replace(claimed, mention=bounds)]


def _aligned(one: Amount, other: Amount, opener: str, joint: str) -> tuple[float, float, Amount] | None:
    """The two numbers in one unit and scale, and the second amount; None where they share none."""
    low, high = one.value or 0.0, other.value or 0.0
    if one.unit and other.unit and one.unit.name != other.unit.name:
        factor = duration_ratio(other.unit.name, one.unit.name)
        is_span = joint in ("to", "and") and opener in ("between", "from", "of", "about", "")
        if factor is None or factor < 1 or not is_span:
            return None
        high *= factor
        other = replace(other, unit=replace(other.unit, name=one.unit.name))
    if one.unit and not other.unit and one.unit.kind != "money":
        return None
    if one.scale == 1.0 and other.scale > 1.0 and low * other.scale <= high:
        low = scaled(low, other.scale)
    if one.unit is None and other.unit is not None and other.unit.scale != 1.0:
        low = scaled(low, other.unit.scale)
    return low, high, other


def _is_movement(tokens: Tokens, one: Amount, other: Amount, opener: str, joint: str) -> bool:
    """Whether something went from the first number to the second, which are then two mentions."""
    if joint != "to" or opener == "between":
        return False
    if opener == "from" and tokens.words[one.first - 2] in MOVED_FROM:
        return True
    is_told = opener == "from" or one.unit is not None
    return is_told and read_change(tokens, one.first - (opener == "from"), other.last, "share") is not None


def is_step(low: float, high: float) -> bool:
    """Whether "or" between two numbers means a range: "two or three", "20 or 30", "10 or 12"."""
    return high - low <= max(1.0, 10 ** (len(str(int(low))) - 1)) and low == int(low)


def read_list(tokens: Tokens, one: Amount, known: dict[int, Amount | None] | None) -> list[Claim] | None:
    """ "6.6, 5.9 and 4.5 million people": every member takes the scale and unit of the last."""
    words, gaps = tokens.words, tokens.gaps
    members, current, is_last = [one], one, False
    while len(members) < _LONGEST_LIST:
        gap, k = gaps[current.last - 1], current.last
        if gap in (", ", " ", "- ", "-, ") and words[k] in ("and", "or") and gaps[k] == " ":
            if gap == ", " and len(members) == 1:
                return None
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
    claimed = describe(tokens, final)
    mention = claimed.mention
    if mention.unit is None and final.scale == 1.0:
        return None
    if (
        final.unit is None
        and final.scale == 1.0
        and len(members) == 2
        and mention.kind == "count"
        and mention.unit is None
    ):
        return None
    result = []
    for member in members[:-1]:
        digits = member.value or 0.0
        shares = final.scale > 1.0 and digits < 1000 and member.number.kind == "digits"
        value = scaled(digits, final.scale) if shares else digits
        value = scaled(value, final.unit.scale) if final.unit else value
        printed = tokens.text[member.start : member.end]
        own = replace(mention, start=member.start, end=member.end, printed=printed, value=value)
        qualifier, _ = read_before(tokens, member.first, member.start)
        result.append(Claim(member.first, member.last, bounded(own, qualifier)))
    return [*result, claimed]
