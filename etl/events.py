"""Annotated dates become events: printed, counted from an anchor, or named days of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents import Document
from etl.errors import Finding, Problem
from etl.mentions import BoundMention, mention_problems
from etl.periods import Period, period_label, precision_of, read_period, shifted, with_year
from etl.provenance import modality_of, provenance_findings, provenance_of, status_of
from etl.quantities import Mention
from etl.sentences import sentences_around
from etl.slugs import Slugs
from etl.terms import DatePrecision
from etl.vocabularies import Vocabularies, split_ids
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


@dataclass(frozen=True, slots=True)
class EventStatement:
    """One document's statement of one event."""

    event_statement_id: str
    event_id: str
    title: str
    theme: str
    date: EventDate
    document_id: str
    paragraph: int
    start: int
    end: int
    printed: str
    origin_id: str | None
    origin_basis: str
    status: str
    modality: str
    claim: str
    note: str | None


class _DateError(Exception):
    def __init__(self, found: str, advice: str) -> None:
        self.finding: Finding = (found, advice)
        super().__init__(found)


def read_events(
    document: Document, bound: Sequence[BoundMention], vocabularies: Vocabularies
) -> tuple[list[EventStatement], list[Problem]]:
    """The event statements of one document in reading order, and what is wrong with the others."""
    statements: list[EventStatement] = []
    problems: list[Problem] = []
    for one in bound:
        if one.disposition != "event" or one.annotation is None:
            continue
        findings = [*_event_findings(one.annotation.attributes, vocabularies)]
        try:
            date = _event_date(one, document, vocabularies)
        except _DateError as error:
            findings.append(error.finding)
        else:
            statements += [] if findings else _statements(one, date, document, vocabularies)
        problems += mention_problems(document, one, findings)
    return _numbered(statements), problems


def _event_findings(attributes: Mapping[str, str], vocabularies: Vocabularies) -> Iterator[Finding]:
    yield from provenance_findings(attributes, "event", vocabularies)
    for event_id in split_ids(attributes["event"]):
        if vocabularies.lacks("events", event_id):
            yield f"unknown event {event_id!r}", "add it to events.yml or correct the id"


def _event_date(one: BoundMention, document: Document, vocabularies: Vocabularies) -> EventDate:
    """The date of an event annotation; a `date` beside it must lie inside what is printed."""
    assert one.annotation is not None
    attributes = one.annotation.attributes
    text, is_printed, anchor = _printed_date(one.mention, attributes, document, vocabularies)
    given = attributes.get("date")
    if given is None and text is None:
        raise _DateError("has no date", "give date, date_basis=inferred and a date_reason")
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
            raise _DateError("has an anchor that nothing is counted from", "remove the anchor")
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
        raise _DateError("prints no year", "give date, date_basis=inferred and a date_reason")
    return with_year(printed, _read(given).start.year)


def _named_date(
    named: str, mention: Mention | None, attributes: Mapping[str, str], vocabularies: Vocabularies
) -> str:
    """The day that the calendar knows by that name; what is printed beside the name must hold it."""
    if "anchor" in attributes:
        raise _DateError("has an anchor beside a calendar entry", "keep one of the two")
    day = _calendar_date(named, attributes.get("date"), vocabularies)
    if mention is not None and mention.date is None:
        advice = "write anchor instead of calendar"
        raise _DateError(f"is counted from another day, which {named} is", advice)
    printed = _dated(mention.date, day) if mention is not None else None
    if printed is not None and not _read(printed).covers(_read(day)):
        raise _DateError(f"prints {printed}, but {named} is {day}", "correct the calendar entry or its year")
    return day


def _calendar_date(named: str, given: str | None, vocabularies: Vocabularies) -> str:
    day = _calendar_day(named, vocabularies)
    if day.date is not None:
        return day.date
    if given is None:
        raise _DateError(f"names {named} without a year", 'give the year: date="2025"')
    return f"{_read(given).start.year:04}-{day.month_day}"


def _calendar_day(named: str, vocabularies: Vocabularies) -> CalendarDay:
    if not vocabularies.lacks("calendar", named) and named not in vocabularies.calendar:
        raise _DateError(f"rests on the broken calendar entry {named!r}", "mend calendar.yml")
    if named not in vocabularies.calendar:
        raise _DateError(f"unknown calendar entry {named!r}", "add it to calendar.yml or correct the id")
    return vocabularies.calendar[named]


def _relative_date(
    mention: Mention, anchor: str | None, given: str | None, document: Document, vocabularies: Vocabularies
) -> str | None:
    """Where "a month before" leads from the anchor or the document's date; none if it counts nothing."""
    if mention.value is None or mention.unit is None or not float(mention.value).is_integer():
        if anchor is not None:
            raise _DateError("counts no whole units of time from its anchor", "remove the anchor")
        return None
    base = document.meta.published if anchor is None else _calendar_date(anchor, given, vocabularies)
    if base is None:
        raise _DateError("counts from the document's date, which is not known", "give an anchor")
    try:
        return shifted(base, int(mention.value), mention.unit)
    except ValueError as error:
        if given is not None and anchor is None:
            return None
        advice = "give an anchor of calendar.yml that is precise enough, or only the date and a date_reason"
        raise _DateError(str(error), advice) from error


def _agreed(given: str, printed: str | None) -> str:
    """The given date, or the printed one where the given one only adds the year."""
    if printed is None:
        return given
    inner, outer = _read(given), _read(printed)
    if outer.covers(inner):
        return given
    if len(given) == 4 and inner.covers(outer):
        return printed
    raise _DateError(f"date={given} disagrees with the print, which says {printed}", "correct the date")


def _read(text: str) -> Period:
    try:
        return read_period(text)
    except ValueError as error:
        raise _DateError(f"date: {error}", "write an ISO date or interval") from error


def _with_basis(
    text: str, is_printed: bool, anchor: str | None, attributes: Mapping[str, str], vocabularies: Vocabularies
) -> EventDate:
    basis, reason = attributes.get("date_basis"), attributes.get("date_reason")
    if basis not in (None, "printed", "inferred"):
        raise _DateError(f"date_basis is {basis!r}", "write printed or inferred")
    if is_printed and basis != "inferred":
        return EventDate(text, "printed", reason)
    if basis == "printed":
        raise _DateError(f"does not print {text}", "write date_basis=inferred and a date_reason")
    if reason is None and anchor is not None:
        reason = f"counted from {vocabularies.calendar[anchor].title}"
    if reason is None:
        raise _DateError("an inferred date without a date_reason", "say what it is inferred from")
    return EventDate(text, "inferred", reason, anchor, _anchor_words(anchor, vocabularies))


def _anchor_words(anchor: str | None, vocabularies: Vocabularies) -> str | None:
    """What a date is reckoned from, and how that day is known."""
    if anchor is None:
        return None
    day = vocabularies.calendar[anchor]
    return f"{day.title} ({day.source or day.basis})"


def _statements(
    one: BoundMention, date: EventDate, document: Document, vocabularies: Vocabularies
) -> Iterator[EventStatement]:
    assert one.annotation is not None
    attributes = one.annotation.attributes
    provenance = provenance_of(attributes, document)
    for event_id in split_ids(attributes["event"]):
        event = vocabularies.events.get(event_id)
        if event is None:
            continue  # its record is broken, which is a problem of its own
        yield EventStatement(
            event_statement_id="",
            event_id=event_id,
            title=event.title,
            theme=event.theme,
            date=date,
            document_id=document.id,
            paragraph=one.paragraph.number,
            start=one.start,
            end=one.end,
            printed=one.printed,
            origin_id=provenance.origin_id,
            origin_basis=provenance.origin_basis,
            status=status_of(attributes, "event"),
            modality=modality_of(attributes),
            claim=sentences_around(one.paragraph.text, one.start, one.end),
            note=event.note,
        )


def _numbered(statements: Sequence[EventStatement]) -> list[EventStatement]:
    """The statements with their ids; a repeated one gets a number from its second time on."""
    slugs = Slugs()
    return [
        replace(statement, event_statement_id=slugs.unique(f"{statement.document_id}.{statement.event_id}"))
        for statement in statements
    ]
