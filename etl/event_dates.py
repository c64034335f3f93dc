"""When an annotated event was: printed, counted from an anchor, or a named day of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.documents import Document
from etl.errors import Finding
from etl.mentions import BoundMention
from etl.periods import Period, period_label, precision_of, read_period, shifted, with_year
from etl.quantities import Mention
from etl.terms import DatePrecision
from etl.vocabularies import Vocabularies
from etl.vocabulary_records import CalendarDay


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something was, as ISO text, and what that rests on."""

    text: str
    basis: str
    reason: str | None
    anchor: str | None = None
    anchor_words: str | None = None

    @property
    def period(self) -> Period:
        """The days that it may have been."""
        return read_period(self.text)

    @property
    def precision(self) -> DatePrecision:
        """How precisely it is dated."""
        return precision_of(self.text)

    @property
    def label(self) -> str:
        """The date in words."""
        return period_label(self.period)


class DateError(Exception):
    """What is wrong with the date of an annotation, and what to do."""

    def __init__(self, found: str, advice: str) -> None:
        self.finding: Finding = (found, advice)
        super().__init__(found)


def event_date(one: BoundMention, document: Document, vocabularies: Vocabularies) -> EventDate:
    """The date of an event annotation; a `date` beside it lies inside what is printed. Raises DateError."""
    assert one.annotation is not None
    attributes = one.annotation.attributes
    text, is_printed, anchor = _printed_date(one.mention, attributes, document, vocabularies)
    given = attributes.get("date")
    if given is None and text is None:
        raise DateError("has no date", "give date, date_basis=inferred and a date_reason")
    narrowed = text if given is None else _agreed(given, text)
    assert narrowed is not None
    _read(narrowed)
    return _with_basis(narrowed, is_printed and narrowed == text, anchor, attributes, vocabularies)


def _printed_date(
    mention: Mention | None, attributes: Mapping[str, str], document: Document, vocabularies: Vocabularies
) -> tuple[str | None, bool, str | None]:
    """What is printed, as ISO text, whether nothing had to be added to it, and the calendar entry used."""
    given = attributes.get("date")
    anchor, named = attributes.get("anchor"), attributes.get("calendar")
    if named is not None:
        return _named_date(named, mention, attributes, vocabularies), False, named
    if mention is None or mention.date is not None:
        if anchor is not None:
            raise DateError("has an anchor that nothing is counted from", "remove the anchor")
        return None if mention is None else _dated(mention.date, given), _is_whole(mention), None
    return _relative_date(mention, anchor, given, document, vocabularies), False, anchor


def _is_whole(mention: Mention | None) -> bool:
    """Whether a date is printed with its year."""
    return mention is not None and mention.date is not None and "X" not in mention.date


def _dated(printed: str | None, given: str | None) -> str | None:
    """A printed date, in the year of the given one where it has none itself."""
    if printed is None or "X" not in printed:
        return printed
    if given is None:
        raise DateError("prints no year", "give date, date_basis=inferred and a date_reason")
    return with_year(printed, _read(given).start.year)


def _named_date(
    named: str, mention: Mention | None, attributes: Mapping[str, str], vocabularies: Vocabularies
) -> str:
    """The day that the calendar knows by that name; what is printed beside the name must hold it."""
    if "anchor" in attributes:
        raise DateError("has an anchor beside a calendar entry", "keep one of the two")
    day = _calendar_date(named, attributes.get("date"), vocabularies)
    if mention is not None and mention.date is None:
        advice = "write anchor instead of calendar"
        raise DateError(f"is counted from another day, which {named} is", advice)
    printed = _dated(mention.date, day) if mention is not None else None
    if printed is not None and not _read(printed).covers(_read(day)):
        raise DateError(f"prints {printed}, but {named} is {day}", "correct the calendar entry or its year")
    return day


def _calendar_date(named: str, given: str | None, vocabularies: Vocabularies) -> str:
    day = _calendar_day(named, vocabularies)
    if day.date is not None:
        return day.date
    if given is None:
        raise DateError(f"names {named} without a year", 'give the year: date="2025"')
    return f"{_read(given).start.year:04}-{day.month_day}"


def _calendar_day(named: str, vocabularies: Vocabularies) -> CalendarDay:
    if not vocabularies.lacks("calendar", named) and named not in vocabularies.calendar:
        raise DateError(f"rests on the broken calendar entry {named!r}", "mend calendar.yml")
    if named not in vocabularies.calendar:
        raise DateError(f"unknown calendar entry {named!r}", "add it to calendar.yml or correct the id")
    return vocabularies.calendar[named]


def _relative_date(
    mention: Mention, anchor: str | None, given: str | None, document: Document, vocabularies: Vocabularies
) -> str | None:
    """Where "a month before" leads from the anchor or the document's date; none if it counts nothing."""
    if mention.value is None or mention.unit is None or not float(mention.value).is_integer():
        if anchor is not None:
            raise DateError("counts no whole units of time from its anchor", "remove the anchor")
        return None
    base = document.meta.published if anchor is None else _calendar_date(anchor, given, vocabularies)
    if base is None:
        raise DateError("counts from the document's date, which is not known", "give an anchor")
    try:
        return shifted(base, int(mention.value), mention.unit)
    except ValueError as error:
        if given is not None and anchor is None:
            return None
        advice = "give an anchor of calendar.yml that is precise enough, or only the date and a date_reason"
        raise DateError(str(error), advice) from error


def _agreed(given: str, printed: str | None) -> str:
    """The given date, or the printed one where the given one only adds the year."""
    if printed is None:
        return given
    inner, outer = _read(given), _read(printed)
    if outer.covers(inner):
        return given
    if len(given) == 4 and inner.covers(outer):
        return printed
    raise DateError(f"date={given} disagrees with the print, which says {printed}", "correct the date")


def _read(text: str) -> Period:
    try:
        return read_period(text)
    except ValueError as error:
        raise DateError(f"date: {error}", "write an ISO date or interval") from error


def _with_basis(
    text: str, is_printed: bool, anchor: str | None, attributes: Mapping[str, str], vocabularies: Vocabularies
) -> EventDate:
    basis, reason = attributes.get("date_basis"), attributes.get("date_reason")
    if basis not in (None, "printed", "inferred"):
        raise DateError(f"date_basis is {basis!r}", "write printed or inferred")
    if is_printed and basis != "inferred":
        return EventDate(text, "printed", reason)
    if basis == "printed":
        raise DateError(f"does not print {text}", "write date_basis=inferred and a date_reason")
    if reason is None and anchor is not None:
        reason = f"counted from {vocabularies.calendar[anchor].title}"
    if reason is None:
        raise DateError("an inferred date without a date_reason", "say what it is inferred from")
    return EventDate(text, "inferred", reason, anchor, _anchor_words(anchor, vocabularies))


def _anchor_words(anchor: str | None, vocabularies: Vocabularies) -> str | None:
    """What a date is reckoned from, and how that day is known."""
    if anchor is None:
        return None
    day = vocabularies.calendar[anchor]
    return f"{day.title} ({day.source or day.basis})"
