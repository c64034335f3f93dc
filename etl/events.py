"""Annotated dates become statements of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents import Document
from etl.errors import Finding, Problem
from etl.event_dates import DateError, EventDate, event_date
from etl.mentions import BoundMention, mention_problems
from etl.provenance import modality_of, provenance_findings, provenance_of, status_of
from etl.sentences import sentences_around
from etl.slugs import Slugs
from etl.vocabularies import Vocabularies, split_ids


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
            date = event_date(one, document, vocabularies)
        except DateError as error:
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
