"""What the sources dispute: matters on which documents conflict, or tell one thing in contradicting ways."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.records import Agreement, Event, Figure
from dashboard.wording import MODALITY_WORDS, VERDICT_WORDS, event_date_words, sentence, value_words


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says in a dispute."""

    words: str
    modality: str
    claim: str | None
    document_id: str
    document: str
    source_number: int | None
    paragraph: int | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disputed matter, with every document's reading."""

    agreement_id: str
    title: str
    verdict: str
    verdict_words: str
    readings: tuple[Reading, ...]
    note: str


def disputes(catalogue: Catalogue) -> tuple[Dispute, ...]:
    """Conflicts first, then what some documents state and others plan, call possible or deny."""
    disputed = [row for row in catalogue.agreement if row.verdict == "conflict" or len(row.modalities) > 1]
    disputed.sort(key=lambda row: (row.verdict != "conflict", -row.documents, row.agreement_id))
    return tuple(_dispute(row, catalogue) for row in disputed)


def comparisons(catalogue: Catalogue, verdict: str) -> tuple[Dispute, ...]:
    """All comparisons with that verdict, those of most documents first."""
    found = [row for row in catalogue.agreement if row.verdict == verdict]
    found.sort(key=lambda row: (-row.documents, row.agreement_id))
    return tuple(_dispute(row, catalogue) for row in found)


def _dispute(row: Agreement, catalogue: Catalogue) -> Dispute:
    readings = [_reading(name, catalogue) for name in row.figure_ids]
    return Dispute(
        agreement_id=row.agreement_id,
        title=agreement_title(row, catalogue),
        verdict=row.verdict,
        verdict_words=VERDICT_WORDS.get(row.verdict, row.verdict)
        if row.verdict == "conflict"
        else "told differently",
        readings=tuple(reading for reading in readings if reading is not None),
        note=sentence(row.note or ""),
    )


def _verdict_words(row: Agreement) -> str:
    if row.verdict != "conflict" and len(row.modalities) > 1:
        return "told differently"
    return VERDICT_WORDS.get(row.verdict, row.verdict)


def agreement_title(row: Agreement, catalogue: Catalogue) -> str:
    """What a comparison is about: the event, or the indicator with its subject and scope."""
    if row.event_id:
        titles = [event.title for event in catalogue.events.values() if event.event_id == row.event_id]
        return f"{titles[0] if titles else row.event_id.replace('_', ' ')}: when"
    about = [
        catalogue.subject_title(row.subject),
        catalogue.subject_title(row.counterpart),
        catalogue.scope_words(row.indicator_id, row.scope),
        row.period_label,
    ]
    title = catalogue.indicator_title(row.indicator_id or "")
    known = ", ".join(part for part in about if part)
    return f"{title} ({known})" if known else title


def _reading(name: str, catalogue: Catalogue) -> Reading | None:
    statement: Figure | Event | None = catalogue.figures.get(name) or catalogue.events.get(name)
    if statement is None or statement.document_id is None:
        return None
    document = catalogue.documents.get(statement.document_id)
    words = value_words(statement) if isinstance(statement, Figure) else event_date_words(statement)
    return Reading(
        words=words,
        modality=MODALITY_WORDS.get(statement.modality, statement.modality),
        claim=statement.claim,
        document_id=statement.document_id,
        document=document.title if document else statement.document_id,
        source_number=catalogue.numbers.get(statement.document_id),
        paragraph=statement.paragraph,
        as_of=date_words(document.published) if document and document.published else None,
    )
