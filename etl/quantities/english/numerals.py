"""Number words, scales and fractions."""

from __future__ import annotations

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SMALL = UNITS | TEENS | TENS

HUNDRED = {"hundred": 100.0}
# Scale words behind a number in words or digits.
SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "lakh": 1e5,
    "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "mln": 1e6, "mn": 1e6, "bln": 1e9, "bn": 1e9,
    "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# Short scales: only glued to digits ("$4bn", "1.5m", "20k"), or behind a currency.
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9,
    "t": 1e12, "tn": 1e12, "tr": 1e12, "trn": 1e12, "cr": 1e7,
}  # fmt: skip
# Short scales that cannot be mistaken for a unit where no currency is printed.
CLEAR_SCALES = frozenset({"k", "mn", "mln", "bn", "bln", "tn", "trn"})
GROUPS = {"dozen": 12.0, "dozens": 12.0, "score": 20.0}
# Plural scales are numbers of their own: at least one of them.
PLURAL_SCALES = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7,
}  # fmt: skip

FRACTION_WORDS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16,
    "sixteenths": 16, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
    "millionth": 1000000, "millionths": 1000000, "billionth": 1000000000, "billionths": 1000000000,
    "trillionth": 1000000000000, "trillionths": 1000000000000,
}  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 1000000,
}  # fmt: skip
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
DOUBLINGS = {
    "doubled": (2.0, "up"), "doubles": (2.0, "up"), "doubling": (2.0, "up"), "double": (2.0, "up"),
    "tripled": (3.0, "up"), "triples": (3.0, "up"), "tripling": (3.0, "up"), "triple": (3.0, "up"),
    "trebled": (3.0, "up"), "trebling": (3.0, "up"), "quadrupled": (4.0, "up"), "quadrupling": (4.0, "up"),
    "quadruple": (4.0, "up"), "halved": (0.5, "down"), "halving": (0.5, "down"), "halves": (0.5, "down"),
    "halve": (0.5, "down"),
}  # fmt: skip
