"""The closed lists of words that annotations, vocabularies and tables share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Theme = Literal["arms", "money", "oil", "displacement", "diplomacy", "places"]
SubjectKind = Literal["country", "organisation", "person", "group", "programme"]
OriginKind = Literal["organisation", "official", "media", "data", "intelligence", "unnamed_group"]
SiteKind = Literal[
    "capital", "city", "plant", "state", "island", "region", "country", "installation", "reference"
]
# How precisely a site is placed, and how precisely a date is known.
SitePrecision = Literal["city", "state", "country", "region", "unplaced"]
DatePrecision = Literal["day", "part of month", "month", "part of year", "year", "span"]
MentionKind = Literal[
    "money", "share", "count", "rate", "distance", "duration", "age", "fraction", "rank", "ordinal",
    "date", "period", "time", "designation", "score", "enumerator",
]  # fmt: skip
# What became of a mention; "date" is a plain date that is no event, "counting" a word that is no figure.
Disposition = Literal["figure", "event", "system", "site", "date", "designation", "counting", "ignored"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between"]
# The qualifiers that make a number a bound on what is told, and no value of it.
BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than"})
Verdict = Literal["single", "same", "compatible", "conflict"]
Modality = Literal["stated", "planned", "possible", "denied"]

# The first is meant where an annotation says nothing.
MODALITIES: tuple[str, ...] = get_args(Modality)
STATUSES: Mapping[str, tuple[str, ...]] = {
    "indicator": ("reported", "alleged"),
    "event": ("reported", "alleged"),
    "system": ("reported", "alleged"),
    "site": ("confirmed", "reported", "alleged"),
}
