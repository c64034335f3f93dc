"""Years and their parts: "2014", "2004–2014", "2021-22", "the 1990s", "Q3 2023", "19th century"."""

from __future__ import annotations

from .calendar_dates import year_at
from .claims import Claim, dated
from .english.calendar import BEFORE_CHRIST, ERAS, FISCAL, HALVES, QUARTER_WORDS, QUARTERS, YEAR_OPENERS
from .english.idioms import HEAT
from .english.nouns import IRREGULAR, OFTEN_COUNTED
from .english.numerals import ORDINAL_SUFFIXES, ORDINALS, SCALES
from .qualifiers import read_before
from .scan import APOSTROPHES, CURRENCY_SIGNS, HYPHENS, RANGE_DASHES, SPACES, Tokens
from .units import read_unit

_PARTS = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_SEASON_MONTHS = {
    "spring": ("03", "05"),
    "summer": ("06", "08"),
    "autumn": ("09", "11"),
    "fall": ("09", "11"),
}
_QUARTER_MONTHS = {1: ("01", "03"), 2: ("04", "06"), 3: ("07", "09"), 4: ("10", "12")}
_HALF_MONTHS = {1: ("01", "06"), 2: ("07", "12")}


def read_year(tokens: Tokens, index: int) -> Claim | None:
    """The year or period of years at the four digits of token `index`."""
    year = year_at(tokens, index)
    if year is None or not _may_be_year(tokens, index, year):
        return None
    words, gaps = tokens.words, tokens.gaps
    if words[index + 1] == "s" and gaps[index] in ("", "'", "’"):
        return _decade(tokens, index, year)
    end = _end_of_period(tokens, index, year)
    if end:
        last, until = end
        return dated(tokens, index, last, f"{year}/{until}", "period")
    return _part_of_year(tokens, index, year)


def _may_be_year(tokens: Tokens, index: int, year: int) -> bool:
    words, gaps = tokens.words, tokens.gaps
    before, behind = words[index - 1] if index else "", index + 1
    gap, next_gap = gaps[index - 1], gaps[index]
    if before in CURRENCY_SIGNS and before and gap.strip() == "":
        return False
    if gap == "" and before and before not in ("fy", "c"):
        return False
    if (
        (gap.endswith((".", ":")) and gap[-1] == gap)
        or gap in ("/", "+", "#", "=")
        or gap.endswith(("$", "#", "+"))
    ):
        return False
    if (next_gap == "" and words[behind] not in ("s", "")) or (
        next_gap in (":", ".") and "0" <= words[behind][:1] <= "9"
    ):
        return False
    if words[behind] in ERAS and next_gap in SPACES:
        return True
    if year > 2100 or year < 1400:
        return before in ("in", "since", "year") and 1000 <= year < 1400 and not _counts(tokens, behind)
    if before in SCALES or words[behind] in SCALES or _counts(tokens, behind):
        return False
    if before in YEAR_OPENERS or 1900 <= year <= 2049:
        return (
            before in YEAR_OPENERS
            or read_before(tokens, index, tokens.starts[index])[0] in ("exact", "at_least")
            or before == "by"
        )
    return gap.endswith("(") or gap in RANGE_DASHES or next_gap in RANGE_DASHES


def _counts(tokens: Tokens, behind: int) -> bool:
    word, gap = tokens.words[behind], tokens.gaps[behind - 1]
    if gap not in SPACES and gap not in HYPHENS and gap != "":
        return False
    if word in OFTEN_COUNTED:
        return True
    unit = read_unit(tokens, behind)
    return unit is not None and unit.kind != "duration" and word not in IRREGULAR


def _decade(tokens: Tokens, index: int, year: int) -> Claim | None:
    if year % 10:
        return None
    part = _part_before(tokens, index)
    span = 99 if year % 100 == 0 and year < 2000 else 9
    low, high = _DECADE_PARTS[part] if part else (0, span)
    return dated(tokens, index - (part is not None), index + 2, f"{year + low}/{year + high}", "period")


def _part_before(tokens: Tokens, index: int) -> str | None:
    word, gap = tokens.words[index - 1], tokens.gaps[index - 1]
    return word if word in _PARTS and (gap in SPACES or gap in HYPHENS) else None


def _end_of_period(tokens: Tokens, index: int, year: int) -> tuple[int, int] | None:
    words, gaps = tokens.words, tokens.gaps
    gap, behind = gaps[index], index + 1
    if gap in RANGE_DASHES or gap in ("/", "—"):
        until = year_at(tokens, behind)
        if until is None and len(words[behind]) == 2 and words[behind].isdecimal() and gap not in ("—",):
            until = year // 100 * 100 + int(words[behind])
            until += 100 if until < year and until % 100 == 0 else 0
            if gaps[behind].startswith(("-", "/")) or (until - year > 1 and gap == "/"):
                return None
        if until and year < until <= year + 500 and not _counts(tokens, behind + 1):
            return behind + 1, until
    opener = words[index - 1]
    joint = words[behind]
    if gap in SPACES and (
        (joint in ("to", "through", "until", "till") and opener != "by")
        or (joint == "and" and opener == "between")
    ):
        until = year_at(tokens, behind + 1)
        if until and year < until and not _counts(tokens, behind + 2):
            return behind + 2, until
    return None


def _part_of_year(tokens: Tokens, index: int, year: int) -> Claim:
    words, gaps = tokens.words, tokens.gaps
    behind = index + 1
    if words[behind] in ERAS and gaps[index] in SPACES and tokens.printed[behind].isupper():
        return dated(tokens, index, behind + 1, _year(1 - year if words[behind] in BEFORE_CHRIST else year))
    if part := _part_before(tokens, index):
        low, high = _PARTS[part]
        return dated(tokens, index - 1, behind, f"{year}-{low}/{year}-{high}")
    first = index - 1
    if words[first] == "of" and gaps[first] in SPACES:
        first -= 1
    if (
        words[first] in _SEASON_MONTHS
        and gaps[first] in SPACES
        and (gaps[index - 1] in SPACES or gaps[index - 1] == ", ")
    ):
        low, high = _SEASON_MONTHS[words[first]]
        return dated(tokens, first, behind, f"{year}-{low}/{year}-{high}")
    if named := _quarter_before(tokens, index, year):
        return named
    if words[index - 1] in FISCAL and gaps[index - 1] in ("", " "):
        return dated(tokens, index - 1, behind, str(year))
    if words[index - 1] == "year" and words[index - 2] in FISCAL:
        return dated(tokens, index - 2, behind, str(year))
    return dated(tokens, index, behind, str(year))


def _months(year: int | None, months: tuple[str, str]) -> str:
    head = str(year) if year else "XXXX"
    return f"{head}-{months[0]}/{head}-{months[1]}"


def _quarter_before(tokens: Tokens, index: int, year: int) -> Claim | None:
    words, gaps = tokens.words, tokens.gaps
    k = index - 1
    while words[k] in ("of", "fiscal", "the", "year") and k > index - 4:
        k -= 1
    if words[k].isdecimal() and gaps[k - 1] == "" and words[k - 1] in ("q", "h") and len(words[k]) == 1:
        table = _QUARTER_MONTHS if words[k - 1] == "q" else _HALF_MONTHS
        if int(words[k]) in table:
            return dated(tokens, k - 1, index + 1, _months(year, table[int(words[k])]), "period")
    if words[k] in QUARTER_WORDS | {"half"}:
        found = read_quarter(tokens, k)
        if found and gaps[k] in SPACES | {", "}:
            months = found.mention.date.partition("/") if found.mention.date else ("", "", "")
            date = f"{year}{months[0][4:]}/{year}{months[2][4:]}"
            return dated(tokens, found.first, index + 1, date, "period")
    return None


def read_quarter(tokens: Tokens, index: int) -> Claim | None:
    """ "third quarter", "first half" whose noun stands at token `index`, without a year."""
    words, gaps = tokens.words, tokens.gaps
    table = QUARTERS if words[index] in QUARTER_WORDS else HALVES
    months = _QUARTER_MONTHS if words[index] in QUARTER_WORDS else _HALF_MONTHS
    first = index - 1
    if gaps[first] not in SPACES and gaps[first] not in HYPHENS:
        return None
    number = table.get(words[first])
    if number is None and words[first] in ORDINAL_SUFFIXES and gaps[first - 1] == "":
        first -= 1
        number = table.get(words[first] + words[first + 1])
    if number is None:
        return None
    return dated(tokens, first, index + 1, _months(None, months[number]), "period")


def read_short(tokens: Tokens, index: int) -> Claim | None:
    """ "Q3", "H1", "FY23", "'90s" at the digits of token `index`."""
    words, gaps = tokens.words, tokens.gaps
    word, before = words[index], tokens.printed[index - 1] if index else ""
    if before in ("Q", "H") and gaps[index - 1] == "" and gaps[index - 2] != "" and len(word) == 1:
        table = _QUARTER_MONTHS if before == "Q" else _HALF_MONTHS
        is_glued = gaps[index] == "" and words[index + 1] != ""
        if word.isdecimal() and int(word) in table and not year_at(tokens, index + 1) and not is_glued:
            return dated(tokens, index - 1, index + 1, _months(None, table[int(word)]), "period")
    is_short = len(word) == 2 and word.isdecimal()
    if before == "FY" and (is_short or year_at(tokens, index)) and gaps[index - 1] in ("", " "):
        return dated(tokens, index - 1, index + 1, f"20{word}" if is_short else word)
    if len(word) != 2 or word[1] != "0" or words[index + 1] != "s" or gaps[index] != "":
        return None
    is_cut = gaps[index - 1][-1:] in APOSTROPHES | {"‘"}
    if is_cut or (words[index - 1] == "the" and not speaks_of_heat(tokens, index)):
        year = 1900 + int(word) if int(word) > 20 else 2000 + int(word)
        return dated(tokens, index, index + 2, f"{year}/{year + 9}", "period")
    return None


def speaks_of_heat(tokens: Tokens, index: int) -> bool:
    """Whether the words before token `index` tell of a temperature: "highs in the 70s"."""
    return any(word in HEAT for word in tokens.words[max(0, index - 8) : index])


def read_century(tokens: Tokens, index: int) -> Claim | None:
    """ "19th century", "twenty-first century" whose noun stands at token `index`."""
    words, gaps = tokens.words, tokens.gaps
    first = index - 1
    if gaps[first] not in SPACES and gaps[first] not in HYPHENS:
        return None
    number = ORDINALS.get(words[first])
    if words[first] in ORDINAL_SUFFIXES and words[first - 1].isdecimal() and len(words[first - 1]) <= 2:
        first -= 1
        number = int(words[first])
    elif number is not None and number < 10 and words[first - 1] == "twenty":
        first, number = first - 1, number + 20
    if number is None or not 1 <= number <= 22 or words[index + 1] in ("of", "partnership", "in"):
        return None
    behind = index + 1
    if words[behind] in ERAS and gaps[index] in SPACES and tokens.printed[behind].isupper():
        behind += 1
    if words[behind - 1] in BEFORE_CHRIST:
        start, end = 1 - 100 * number, 100 - 100 * number
    else:
        start, end = 100 * (number - 1), 100 * number - 1
    # No calendar has a year 0, which EDTF takes for 1 BC: the first century begins with the year 1.
    return dated(tokens, first, behind, f"{_year(start or 1)}/{_year(end)}", "period")


def _year(year: int) -> str:
    """The year as EDTF writes it, which counts 1 BC as 0000 and 2 BC as -0001."""
    return f"{year:05d}" if year < 0 else f"{year:04d}"
