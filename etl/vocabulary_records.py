"""The records of the vocabularies, as they stand in YAML."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from etl.front_matter import DateText, FileName, Record, Slug, Text
from etl.periods import read_period
from etl.terms import MentionKind, OriginKind, SiteKind, SitePrecision, SubjectKind, Theme

_LEAP_YEAR = 2024
_MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


def _has_known_places(pattern: str) -> str:
    """The pattern itself. Raises ValueError for a brace too many or a place that nothing fills."""
    places = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    if unknown := sorted(places - SENTENCE_PLACES):
        raise ValueError(f"nothing fills {{{unknown[0]}}}; there are {', '.join(sorted(SENTENCE_PLACES))}")
    if "value" not in places or any(letter.isdigit() for letter in pattern):
        raise ValueError("the number is to stand where {value} is and nowhere else")
    return pattern


# What may stand in braces in an indicator's sentence.
SENTENCE_PLACES = frozenset({"subject", "counterpart", "value", "when"})
SentencePattern = Annotated[Text, AfterValidator(_has_known_places)]


class Headline(Record):
    """Where an indicator stands among the Briefing's headline figures."""

    order: Annotated[int, Field(ge=0, lt=1000)]


class Indicator(Record):
    """Something measured; `unit` is what all its values are converted to."""

    title: Text
    measure: Text
    theme: Theme
    unit: Text
    accepts: tuple[Text, ...] = ()
    kinds: tuple[MentionKind, ...]
    scopes: Mapping[Slug, Text] = {}
    headline: Headline | None = None
    tolerance: Annotated[float, Field(ge=0, lt=1)] | None = None
    higher_is: Text | None = None
    sentence: SentencePattern | None = None


class Subject(Record):
    """Someone or something that figures are about."""

    title: Text
    kind: SubjectKind
    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None


class Origin(Record):
    """Someone whom documents have figures from; `via` are the origins that it has them from itself."""

    title: Text
    kind: OriginKind
    via: tuple[Text, ...] = ()
    url: Text | None = None


class Boundary(Record):
    """An outline: a GeoJSON file of datasets/boundaries and a feature's name in it."""

    file: FileName
    name: Text


class Site(Record):
    """A place; coordinates are given only where it is a point of known position."""

    name: Text
    kind: SiteKind
    precision: SitePrecision
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    boundary: Boundary | None = None
    coordinate_source: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _is_placed_as_it_says(self) -> Site:
        if (self.longitude is None) != (self.latitude is None):
            raise ValueError("longitude and latitude go together")
        if self.precision == "unplaced" and (self.longitude is not None or self.boundary is not None):
            raise ValueError("an unplaced site has neither coordinates nor boundary")
        if self.longitude is not None and self.coordinate_source is None:
            raise ValueError("coordinates need a coordinate_source")
        return self


class Event(Record):
    """Something dated."""

    title: Text
    theme: Theme
    note: Text | None = None


class System(Record):
    """A weapon or system with a designation."""

    name: Text
    printed: tuple[Text, ...]
    what: Text


class CalendarDay(Record):
    """A declared day that relative and named dates are counted from, once (`date`) or every year."""

    title: Text
    date: DateText | None = None
    month_day: Annotated[str, StringConstraints(pattern=_MONTH_DAY)] | None = None
    basis: Text
    source: Text | None = None

    @model_validator(mode="after")
    def _is_one_of_two(self) -> CalendarDay:
        if (self.date is None) == (self.month_day is None):
            raise ValueError("give either date or month_day")
        if self.month_day is not None:
            read_period(f"{_LEAP_YEAR}-{self.month_day}")
        return self


class DerivationInput(Record):
    """The figures that a name in a formula stands for."""

    indicator: Text
    subject: Text | None = None
    counterpart: Text | None = None
    scope: Text | None = None
    modality: Text | None = None
    document: Text | None = None


def _number_or_name(value: object) -> object:
    """A finite number, or the name of something to look up. Raises ValueError."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("neither a number nor a name to look up")
    if (isinstance(value, int) and abs(value) > sys.float_info.max) or not math.isfinite(value):
        raise ValueError("not a finite number")
    return float(value)


class DerivationConstant(Record):
    """A number of a formula that no document prints: its name says where it comes from."""

    value: Annotated[str | float, BeforeValidator(_number_or_name)]


class DerivationDistance(Record):
    """Two sites whose shortest distance is computed from their coordinates or boundaries."""

    start: Text = Field(alias="from")
    end: Text = Field(alias="to")


class Derivation(Record):
    """A declared formula over figures, or a distance between two sites."""

    indicator: Text
    title: Text
    subject: Text | None = None
    counterpart: Text | None = None
    scope: Text | None = None
    formula: Text | None = None
    words: Text | None = None
    inputs: Mapping[str, DerivationInput] = {}
    constants: Mapping[str, DerivationConstant] = {}
    distance: DerivationDistance | None = None
    unit: Text
    assumption: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _has_one_method(self) -> Derivation:
        if (self.formula is None) == (self.distance is None):
            raise ValueError("give either a formula or a distance")
        if self.formula is not None and not self.inputs:
            raise ValueError("a formula needs inputs")
        if self.words is not None:
            self._has_every_name_in_words(self.words)
        return self

    def _has_every_name_in_words(self, words: str) -> None:
        places = [part for part in Formatter().parse(words) if part[1] is not None]
        named, known = {name for _, name, _, _ in places}, {*self.inputs, *self.constants}
        if named != known or any(form or conversion for _, _, form, conversion in places):
            raise ValueError(f"the words need {', '.join(f'{{{name}}}' for name in sorted(known))}, no more")
        if any(letter.isdigit() for text, *_ in Formatter().parse(words) for letter in text):
            raise ValueError("numbers are to stand in the words by their names")


class Verification(Record):
    """When a digest was last checked against its original, written by `verify`."""

    digest_sha256: Text | None = None
    original_sha256: Text | None = None
    verified_on: DateText
    result: Text
    figures: int | None = None
    mentions: int | None = None
    paragraphs: int | None = None
