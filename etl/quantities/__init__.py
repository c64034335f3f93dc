"""Every numeric expression of English news prose, read in one scan without a model, a tagger or a network.

A mention covers number, currency, scale and unit, and "a year" or "per day" behind it; never the qualifier.
Offsets count code points of the unchanged text. For counted things a mention runs to the noun where that is
found with good certainty ("350 bilateral agreements"), else it ends at the number and the unit is null.

Kinds
    money        unit is an ISO 4217 code; cents and pence are hundredths of it
    share        percent, percentage points, basis points, parts per million
    count        of a noun, of a measure that is neither length nor time (tonnes, acres), or of nothing named
    rate         a count or measure with `per`: "70 million cartridges a year", "140 mph"
    distance     a length
    duration     a span of time
    age          a span of time that somebody or something has lived
    fraction     "a third", "one in five"; with unit "factor" a multiple: "three times as many"
    rank         "top ten" (at most 10), "sixth-largest", "number one"
    ordinal      any other place in an order: "third term"
    date         a day, month or year, or one told from another moment
    period       several of them: "2004–2014", a decade, a quarter
    time         of the day, or of a race
    score        of a match or a vote
    enumerator   "Second, ..." and "(2)"
    designation  a name or label that holds a number: "AK-103", "Article 5", "G7"

Qualifiers and bounds
    exact                low and high are the value
    about                the value is kept, there are no bounds
    at_least, more_than  low is the value; also "billions of dollars", which has low 1e9 and no value
    at_most, less_than   high is the value
    between              two numbers are printed: low and high are they, and there is no value
A qualifier binds to the number that it stands beside. "Only", "just", "barely" and "topped out at" colour a
number and bound nothing. `change` (up, down) says that something rose or fell by the quantity, not to it.

Dates are EDTF, unprinted years being XXXX. A third of a month or year is an interval of days or months
("mid-February 2022" is 2022-02-11/2022-02-20), a decade or range of years an interval of years. Dates told
from another moment have no date but an offset: "two years ago" is -2 year, "this month" 0 month.

The claims are made in order: dates, designations, ranks and ordinals, times and scores, quantities; what an
earlier rule has taken no later one reads. Every rule looks a bounded number of tokens ahead and back, so the
time is linear. The words of the language are tables in `english`; its word order is in the modules here.
"""

from __future__ import annotations

from .find import find_mentions
from .implied import read_implied
from .mention import Mention

__all__ = ["Mention", "find_mentions", "read_implied"]
