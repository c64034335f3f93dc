"""Numbers and units in words, in one house style.

US$34 billion; 120,000 barrels a day; 70%; 5.9 million people; sixth; a third. A non-breaking space keeps a
number with its scale. What is printed keeps its digits; what is computed, the only kind with long fractions,
is rounded to what the screen can use.
"""

from __future__ import annotations

import math

NBSP = "\u00a0"
MINUS = "\u2212"

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_CURRENCIES = {"USD": "US$", "EUR": "€", "GBP": "£", "RUB": "₽", "CNY": "CN¥"}
# So many digits behind the point are kept of what is printed.
_PLACES = 3
# From here on tables group digits by thousands.
_GROUPED = 10_000
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FRACTIONS = ((1 / 2, "half"), (1 / 3, "a third"), (2 / 3, "two thirds"), (1 / 4, "a quarter"),
              (3 / 4, "three quarters"), (1 / 5, "a fifth"), (1 / 10, "a tenth"))  # fmt: skip
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet",
            "aircraft": "aircraft", "series": "series"}  # fmt: skip
# Where the house spells a unit otherwise than the data name it.
_NOUNS = {"oil_barrel": "barrel", "kilometer": "kilometre", "meter": "metre", "liter": "litre",
          "square_kilometer": "square kilometre", "square_meter": "square metre",
          "cubic_meter": "cubic metre", "metric_ton": "tonne"}  # fmt: skip
_FRACTION_UNITS = frozenset({"fraction", "factor", "ratio"})
# In these a number measures; in all others it counts things, of which there are fewer and not less.
_MEASURED = (
    "percent second minute hour day week month year decade century millimeter centimeter meter kilometer "
    "inch foot yard mile nautical_mile gram kilogram metric_ton ton pound ounce square_meter hectare acre "
    "square_kilometer square_mile liter gallon barrel oil_barrel cubic_meter cubic_foot knot watt kilowatt "
    "megawatt gigawatt kilowatt_hour degree_Celsius"
)
_MEASURES = frozenset(_MEASURED.split())


def number(value: float, *, is_printed: bool = False) -> str:
    """`value` in figures: thousands with commas, millions and more in words, no needless digits.

    One that `is_printed` is not rounded.
    """
    sign = MINUS if value < 0 else ""
    size = abs(value)
    for scale, word in _SCALES:
        if size >= scale and not (is_printed and _is_long(size, scale)):
            return f"{sign}{_digits(size / scale, is_printed)}{NBSP}{word}"
    return sign + _digits(size, is_printed)


def table_number(value: float, digits: int = 12) -> str:
    """A number in a table of the data, fractions in so many digits: "2025", "70,000,000", "0.333333".

    Without commas below ten thousand: a year is no quantity.
    """
    size = abs(value)
    places = 0 if size >= 10 ** (digits - 1) else digits
    grouping = "," if size >= _GROUPED else ""
    return f"{value:{grouping}.{places}{'g' if places else 'f'}}"


def _is_long(size: float, scale: float) -> bool:
    """Whether a printed number has more digits than can stand before "million"."""
    return abs(round(size / scale, _PLACES) * scale - size) > max(5e-4, 4e-16 * size)


def _digits(value: float, is_printed: bool) -> str:
    if value == round(value):
        return f"{value:,.0f}"
    places = 0 if value >= 1000 else 1 if value >= 100 else 2
    if 0 < value < 0.01:
        places = 1 - math.floor(math.log10(value))
    whole, _, rest = f"{value:,.{max(_PLACES, places) if is_printed else places}f}".partition(".")
    return f"{whole}.{rest}".rstrip("0").rstrip(".") if rest else whole


def counted(count: int, noun: str) -> str:
    """A small count with its noun, written out up to ten: "two documents", "14 figures"."""
    return f"{'no' if count == 0 else count_word(count)}{NBSP}{noun if count == 1 else plural(noun)}"


def some_of(shown: int, total: int, noun: str) -> str:
    """How many of how many, both in digits: "1 of 2 figures"."""
    return f"{number(shown)} of {number(total)}{NBSP}{noun if total == 1 else plural(noun)}"


def counted_of(shown: int, total: int, noun: str) -> str:
    """How many of how many: "1 of 3 documents"; where it is all, the small count: "three documents"."""
    return some_of(shown, total, noun) if shown < total else counted(total, noun)


def count_word(count: int) -> str:
    """A count written out up to ten."""
    return _COUNTS[count] if 0 <= count < len(_COUNTS) else number(count)


def plural(noun: str) -> str:
    """The plural of a unit's last word: "joint venture" gives "joint ventures"."""
    *front, last = noun.split(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return " ".join([*front, last])


def unit_words(unit: str, is_one: bool = False) -> str:
    """A base unit in words: "oil_barrel/day" gives "barrels a day", "USD/year" gives "US dollars a year"."""
    base, _, per = unit.partition("/")
    noun = {"USD": "US dollar", "percent": "per cent"}.get(base) or _NOUNS.get(base, base).replace("_", " ")
    words = noun if is_one or base == "percent" else plural(noun)
    return f"{words} a {per.replace('_', ' ')}" if per else words


def is_counted(unit: str) -> bool:
    """Whether a number of that unit counts things, of which there are fewer and not less."""
    base = unit.partition("/")[0]
    return base not in _MEASURES and base not in _CURRENCIES and base not in _FRACTION_UNITS


def amount(value: float, unit: str, *, is_printed: bool = False) -> str:
    """`value` with its unit in words; one that `is_printed` is not rounded."""
    base, _, per = unit.partition("/")
    rate = f" a {per.replace('_', ' ')}" if per else ""
    said = number(value, is_printed=is_printed)
    if base in _CURRENCIES:
        size = number(abs(value), is_printed=is_printed)
        return f"{MINUS if value < 0 else ''}{_CURRENCIES[base]}{size}{rate}"
    if base == "percent":
        return f"{said}%{rate}"
    if base == "rank":
        return ordinal(value)
    if base == "calendar_year":
        return f"{value:.0f}"
    if base == "factor":
        return f"{said}×"
    if base in _FRACTION_UNITS:
        return fraction(value)
    return f"{said}{NBSP}{unit_words(unit, value == 1)}"


def ordinal(value: float) -> str:
    """A place in a ranking: "sixth", "21st"."""
    place = round(value)
    if 1 <= place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending}"


def fraction(value: float) -> str:
    """A share or factor: "a third", "1", "2.5"."""
    for size, words in _FRACTIONS:
        if math.isclose(value, size, rel_tol=1e-6):
            return words
    return number(value)
