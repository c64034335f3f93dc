"""Days and months by name: "August 7", "7 August 2025", "March 2022", "mid-February 2022", "in May"."""

from __future__ import annotations

from calendar import monthrange

from .claims import Claim, dated
from .english.calendar import DOUBTFUL_MONTHS, MONTH_OPENERS, MONTHS, WEEKDAYS
from .english.measures import SHARES
from .english.nouns import FUNCTION_WORDS
from .english.numerals import ORDINAL_SUFFIXES, ORDINALS, SCALES
from .scan import HYPHENS, RANGE_DASHES, SPACES, Tokens

_NEVER_A_DAY = (
    frozenset(SHARES) | frozenset(SCALES) | {"bn", "m", "km", "mm", "dead", "people", "points", "goals"}
)
_BEFORE_DAY = frozenset((" ", ". ", ".", "-", "\u00a0", "  ", ", "))
# An unprinted year may be a leap year.
_LEAP_YEAR = 2000
_PART_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def year_at(tokens: Tokens, index: int) -> int | None:
    """The year in digits at token `index`, from 1000 to 2199 and without thousands separators."""
    word = tokens.words[index]
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2199:
        return int(word)
    return None


def day_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month at token `index`, and the token behind it: "7", "7th", "twenty" is none."""
    word = tokens.words[index]
    if not (0 < len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31):
        return None
    last = index + 1
    if tokens.gaps[index] == "" and tokens.words[last] in ORDINAL_SUFFIXES:
        last += 1
    return int(word), last


def _compound_day(tokens: Tokens, index: int) -> int | None:
    """The day in words that begins at token `index`: "twenty-first", "thirty-first"."""
    words = tokens.words
    tens, units = {"twenty": 20, "thirty": 30}.get(words[index], 0), ORDINALS.get(words[index + 1], 10)
    is_day = tens and units < 10 and tens + units <= 31 and index >= 0
    return tens + units if is_day and tokens.gaps[index] in SPACES | HYPHENS else None


def _word_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day in words behind its month, and the token behind it: "May twenty-first", "May the eleventh"."""
    words, gaps = tokens.words, tokens.gaps
    named = words[index] == "the" and gaps[index] in SPACES
    index += named
    if day := _compound_day(tokens, index):
        return day, index + 2
    day = ORDINALS.get(words[index], 0)
    if not (10 < day < 31 or (named and 0 < day <= 10)) or gaps[index] in HYPHENS:
        return None
    if named and gaps[index] in SPACES and words[index + 1] not in FUNCTION_WORDS:
        return None
    return day, index + 1


def _day_before(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day that ends directly before the month at `index`: the day and its first token."""
    words, gaps = tokens.words, tokens.gaps
    k = index - 1
    if words[k] == "of" and gaps[k] in SPACES:
        k -= 1
    elif gaps[k] not in SPACES and gaps[k] not in HYPHENS:
        return None
    if words[k + 1] == "of" and (day := _compound_day(tokens, k - 1)):
        return day, k - 1
    if words[k] in ORDINALS and words[k + 1] == "of" and ORDINALS[words[k]] <= 31 and words[k - 1] == "the":
        return ORDINALS[words[k]], k
    if words[k] in ORDINAL_SUFFIXES and gaps[k - 1] == "":
        k -= 1
    found = day_at(tokens, k) if k >= 0 else None
    return (
        (found[0], k) if found and gaps[k - 1] not in (".", ",", ":", "/") and words[k - 1] != "$" else None
    )


def _year_behind(tokens: Tokens, last: int) -> tuple[int | None, int]:
    gap = tokens.gaps[last - 1]
    if gap in SPACES or gap in (", ", ",", ". ", "-") or gap in HYPHENS:
        year = year_at(tokens, last)
        if year and year <= 2100 and tokens.words[last + 1] not in ("people", "troops", "soldiers"):
            return year, last + 1
    if tokens.words[last] == "of" and (year := year_at(tokens, last + 1)):
        return year, last + 2
    return None, last


def iso(year: int | None, month: int, day: int | None = None) -> str:
    """EDTF text of a day or month; an unprinted year is XXXX."""
    head = f"{year:04d}" if year else "XXXX"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


def read_month(tokens: Tokens, index: int) -> Claim | None:
    """The date around a month's name at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    month, printed = MONTHS[words[index]], tokens.printed[index]
    if not printed[0].isupper() and words[index] in DOUBTFUL_MONTHS and not _has_day(tokens, index):
        return None
    before = _day_before(tokens, index)
    if before and _month_has(month, before[0], _year_behind(tokens, index + 1)[0]):
        return _day_first(tokens, before, index, month)
    behind = index + 1
    found = day_at(tokens, behind) if gaps[index] in _BEFORE_DAY else None
    if found is None and gaps[index] in SPACES:
        found = _word_day(tokens, behind)
    is_day = found is not None and _month_has(month, found[0], _year_behind(tokens, found[1])[0])
    if found and is_day and _is_day(tokens, index, found[1]):
        return _month_first(tokens, index, month, found)
    if (
        index
        and (year := year_at(tokens, index - 1))
        and gaps[index - 1] == " "
        and not year_at(tokens, behind)
    ):
        return dated(tokens, index - 1, behind, iso(year, month))
    year, last = _year_behind(tokens, behind)
    return _whole_month(tokens, index, month, year, last)


def _month_has(month: int, day: int, year: int | None) -> bool:
    """Whether the month has that day: February has no 30th, and no 29th where the year is no leap year."""
    return day <= monthrange(year or _LEAP_YEAR, month)[1]


def _is_day(tokens: Tokens, index: int, last: int) -> bool:
    """Whether the day that ends before token `last` is one, and no other number behind the month."""
    gap = tokens.gaps[last - 1]
    if gap == ":" or (gap in ("", " ", "-") and tokens.words[last] in _NEVER_A_DAY):
        return False
    return tokens.gaps[index] != ", " or last > index + 2


def _has_day(tokens: Tokens, index: int) -> bool:
    behind = index + 1
    return bool(_day_before(tokens, index) or day_at(tokens, behind) or _word_day(tokens, behind))


def _day_first(tokens: Tokens, before: tuple[int, int], index: int, month: int) -> Claim:
    day, first = before
    year, last = _year_behind(tokens, index + 1)
    words, gaps = tokens.words, tokens.gaps
    if gaps[first - 1] in RANGE_DASHES:
        opening = first - 1
    elif words[first - 1] in ("to", "and", "until", "till", "through"):
        opening = first - 2
    else:
        opening = -1
    if earlier := _earlier_day(tokens, opening, day):
        span = f"{iso(year, month, earlier)}/{iso(year, month, day)}"
        return dated(tokens, opening, last, span, "period")
    return dated(tokens, first, last, iso(year, month, day))


def _earlier_day(tokens: Tokens, index: int, day: int) -> int | None:
    """The day at token `index` that opens a span to a later day of the same month: "3" of "3 to 5 May"."""
    found = day_at(tokens, index) if index >= 0 else None
    is_of_another_month = index > 0 and tokens.words[index - 1] in MONTHS
    return found[0] if found and found[0] < day and not is_of_another_month else None


def _month_first(tokens: Tokens, index: int, month: int, found: tuple[int, int]) -> Claim:
    day, last = found
    later = _later_day(tokens, last)
    year, end = _year_behind(tokens, later[1]) if later else (None, last)
    if (
        later
        and _month_has(month, later[0], year)
        and later[0] > day
        and tokens.words[later[1]] not in MONTHS
    ):
        return dated(tokens, index, end, f"{iso(year, month, day)}/{iso(year, month, later[0])}", "period")
    year, end = _year_behind(tokens, last)
    return dated(tokens, index, end, iso(year, month, day))


def _later_day(tokens: Tokens, last: int) -> tuple[int, int] | None:
    """The day that closes a span of days, and the token behind it: 12 of "May 3-12", "May 3 to the 12th"."""
    words = tokens.words
    if tokens.gaps[last - 1] in RANGE_DASHES and (later := day_at(tokens, last)):
        return later
    if words[last] in ("to", "through", "until") and words[last + 1] == "the":
        later = day_at(tokens, last + 2)
        return later if later and later[1] == last + 4 else None
    later = day_at(tokens, last + 1) if words[last] in ("to", "through") else None
    return later if later and words[later[1]] not in _NEVER_A_DAY else None


def _whole_month(tokens: Tokens, index: int, month: int, year: int | None, last: int) -> Claim | None:
    words, gaps = tokens.words, tokens.gaps
    days = _PART_DAYS.get(words[index - 1])
    if days and index and (gaps[index - 1] in SPACES or gaps[index - 1] in HYPHENS):
        low, high = days
        high = min(high, monthrange(year or _LEAP_YEAR, month)[1])
        return dated(tokens, index - 1, last, f"{iso(year, month, low)}/{iso(year, month, high)}")
    if year is None and words[index] in DOUBTFUL_MONTHS:
        if (
            words[index - 1] not in MONTH_OPENERS
            and words[index - 1] not in WEEKDAYS
            and not _of_month(tokens, index)
        ):
            return None
        if (
            gaps[index] in SPACES
            and tokens.printed[index + 1][:1].isupper()
            and words[index] in ("may", "jan", "august")
        ):
            return None
    return dated(tokens, index, last, iso(year, month))


def _of_month(tokens: Tokens, index: int) -> bool:
    return (
        tokens.gaps[index] in ("'", "’")
        or tokens.words[index] == "august"
        or tokens.gaps[index][:1] in ("-", "–")
    )
