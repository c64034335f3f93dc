"""What stands behind a dated event, a place or a kind of arms: who says so, where, how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.evidence import agreement_words
from dashboard.namings import Site, SiteMention, System, SystemMention
from dashboard.place_words import place_kind_words, place_status_words, position_words
from dashboard.records import Event
from dashboard.wording import (
    citation_words,
    date_basis_words,
    event_date_words,
    firmness_words,
    origin_words,
)

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that is no figure; `words` is its value in short: a date, how sure a place is."""

    statement_id: str
    title: str
    words: str
    claim: str
    facts: Facts
    citation: str
    document_id: str
    document: str
    source_number: int | None
    paragraph: int
    as_of: str | None
    published_basis: str


def event_statement(event: Event, catalogue: Catalogue) -> Statement:
    """A document's statement of an event: the date as printed and as read, and what that rests on."""
    words = event_date_words(event)
    facts = (
        ("Printed", event.printed),
        ("Read as", words),
        ("Date", date_basis_words(event.date_basis, event.date_reason).removeprefix("date ")),
        ("Reckoned from", event.anchor_words or (event.anchor.replace("_", " ") if event.anchor else None)),
        ("Status", firmness_words(event.status, event.modality)),
        ("Origin", _origin(event, catalogue)),
        ("All sources", agreement_words(catalogue.agreement_of.get(event.event_statement_id))),
        ("Note", event.note),
    )
    return _statement(event, event.event_statement_id, event.title, words, facts, catalogue)


def site_statement(mention: SiteMention, site: Site | None, catalogue: Catalogue) -> Statement:
    """A document's naming of a place; a place that no table knows stands for itself."""
    title = site.name if site else mention.site_id.replace("_", " ")
    words = place_status_words(mention.status)
    facts = (
        ("Printed", mention.printed),
        ("Place", place_kind_words(site.kind) if site else None),
        ("Position", position_words(site.precision) if site else None),
        ("Named as", mention.role.replace("_", " ") if mention.role else None),
        ("Status", words),
        ("Origin", _origin(mention, catalogue)),
        ("Note", site.note if site else None),
    )
    return _statement(mention, mention.site_mention_id, title, words, facts, catalogue)


def system_statement(mention: SystemMention, system: System | None, catalogue: Catalogue) -> Statement:
    """A document's naming of a kind of arms; one that no table knows stands for itself."""
    title = system.name if system else mention.system_id.replace("_", " ")
    words = firmness_words(mention.status, mention.modality)
    facts = (
        ("Printed", mention.printed),
        ("What it is", system.what if system else None),
        ("Status", words),
        ("Origin", _origin(mention, catalogue)),
    )
    return _statement(mention, mention.system_mention_id, title, words, facts, catalogue)


def _origin(said: Event | SiteMention | SystemMention, catalogue: Catalogue) -> str:
    return origin_words(catalogue.origin(said.origin_id), said.origin_basis)


def _statement(
    said: Event | SiteMention | SystemMention,
    statement_id: str,
    title: str,
    words: str,
    facts: tuple[tuple[str, str | None], ...],
    catalogue: Catalogue,
) -> Statement:
    document = catalogue.documents.get(said.document_id)
    origin = _origin(said, catalogue)
    published = document.published if document else None
    return Statement(
        statement_id=statement_id,
        title=title,
        words=words,
        claim=said.claim,
        facts=tuple((name, value) for name, value in facts if value),
        citation=citation_words(f"{title}: {words}", document, said.paragraph, origin, catalogue.version),
        document_id=said.document_id,
        document=catalogue.document_title(said.document_id) or said.document_id,
        source_number=catalogue.numbers.get(said.document_id),
        paragraph=said.paragraph,
        as_of=date_words(published) if published else None,
        published_basis=date_basis_words(document.published_basis, None) if document else "",
    )
