"""What stands behind a date: every statement of the matter, where it stands, and how its date was read."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.elements import Node, el
from dashboard.evidence import agreement_words
from dashboard.records import Event
from dashboard.source_view import number_node, paragraph_target
from dashboard.wording import (
    MODALITY_WORDS,
    STATUS_WORDS,
    date_basis_words,
    event_date_words,
    origin_words,
    sentence,
)


def event_evidence(statement_id: str, catalogue: Catalogue) -> list[Node]:
    """The statement picked and then all others of the same matter; empty where there is no such statement."""
    picked = catalogue.events.get(statement_id)
    if picked is None:
        return []
    others = [
        one for one in catalogue.events.values() if one.event_id == picked.event_id and one is not picked
    ]
    others.sort(key=lambda one: (one.date_start or "9999", one.event_statement_id))
    return [_piece(one, catalogue) for one in (picked, *others)]


def _piece(event: Event, catalogue: Catalogue) -> Node:
    facts = [
        ("What", event.title),
        ("Printed", f"“{event.printed}”" if event.printed else None),
        ("Read as", _read_as(event)),
        ("Date", sentence(date_basis_words(event.date_basis, event.date_reason)) or None),
        ("Reckoned from", event.anchor.replace("_", " ") if event.anchor else None),
        ("Status", _status(event)),
        ("Origin", origin_words(catalogue.origin(event.origin_id), event.origin_basis)),
        ("Agreement", agreement_words(catalogue.agreement_of.get(event.event_statement_id))),
        ("Note", event.note),
    ]
    rows = [part for name, words in facts if words for part in (el("dt", name), el("dd", words))]
    return el("article", el("blockquote", event.claim), el("dl", rows), _place(event, catalogue), cls="piece")


def _read_as(event: Event) -> str:
    words = event_date_words(event)
    return f"{words} (to the {event.precision})" if event.precision in {"day", "month", "year"} else words


def _status(event: Event) -> str:
    words = STATUS_WORDS.get(event.status, event.status)
    if event.modality == "stated":
        return words
    return f"{words}, {MODALITY_WORDS.get(event.modality, event.modality)}"


def _place(event: Event, catalogue: Catalogue) -> Node:
    document = catalogue.documents.get(event.document_id)
    published = date_words(document.published) if document and document.published else None
    title = catalogue.document_title(event.document_id)
    words = ", ".join(part for part in (title, f"paragraph {event.paragraph}", published) if part)
    target = paragraph_target(event.document_id, event.paragraph)
    link = el("a", "read it in Sources", href=f"./{target}", data_go=target)
    return el(
        "p", number_node(catalogue.numbers.get(event.document_id)), " ", words, " · ", link, cls="place"
    )
