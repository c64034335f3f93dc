"""What the sources dispute: matters on which documents conflict, or tell one thing in contradicting ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import period_words
from dashboard.explanations import unseen_words
from dashboard.records import Agreement, Figure, Told
from dashboard.wording import (
    MODALITY_WORDS,
    VERDICT_WORDS,
    event_date_words,
    joined,
    value_words,
)

_EVENT_VERDICTS = {
    "conflict": "dates conflict",
    "compatible": "dates are compatible",
    "same": "dates agree",
    "single": "one document only",
}
_REASONS = {
    ("conflict", True): "No day fits all of them.",
    ("conflict", False): "No number fits all of them.",
    ("compatible", True): "Some days fit all of them.",
    ("compatible", False): "Some numbers fit all of them.",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One document's statement in a comparison."""

    document_id: str
    document: str
    source_number: int | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that is said, and who says it; `printed` where a date was read from other words."""

    words: str
    printed: str | None
    modality: str | None
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter with every reading of it."""

    agreement_id: str
    title: str
    about: str | None
    verdict: str
    verdict_words: str
    readings: tuple[Reading, ...]
    note: str
    is_whole: bool


def disputes(catalogue: Catalogue) -> tuple[Dispute, ...]:
    """Conflicts first, then what some documents state and others plan, call possible or deny."""
    disputed = [row for row in catalogue.agreement if row.verdict == "conflict" or len(row.modalities) > 1]
    disputed.sort(key=lambda row: (row.verdict != "conflict", -row.documents, row.agreement_id))
    return tuple(_dispute(row, catalogue) for row in disputed)


def _dispute(row: Agreement, catalogue: Catalogue) -> Dispute:
    known = ((catalogue.figures.get(name) or catalogue.events.get(name)) for name in row.figure_ids)
    statements = [statement for statement in known if statement is not None]
    title = comparison_title(row, catalogue)
    return Dispute(
        agreement_id=row.agreement_id,
        title=title,
        about=comparison_about(row, title, statements, catalogue),
        verdict=row.verdict,
        verdict_words=_verdict_words(row),
        readings=_readings(statements, catalogue),
        note=_note(row, statements),
        is_whole=row.left is None,
    )


def _note(row: Agreement, statements: Sequence[Told]) -> str:
    """Why it is a dispute; where not all of it is shown, what the rest says to what is."""
    if row.left is None:
        return _REASONS.get((row.verdict, row.event_id is not None), "")
    if row.verdict == "conflict":
        return "The documents conflict on this; not all that they say is shown."
    return unseen_words(row, statements) or "Not all that the documents say on this is shown."


def _verdict_words(row: Agreement) -> str:
    if row.verdict != "conflict" and len(row.modalities) > 1:
        return joined(sorted((MODALITY_WORDS.get(name, name) for name in row.modalities), reverse=True))
    words = _EVENT_VERDICTS if row.event_id else VERDICT_WORDS
    return words.get(row.verdict, row.verdict)


def comparison_title(row: Agreement, catalogue: Catalogue) -> str:
    """The event or the indicator that is compared."""
    if row.event_id:
        return catalogue.event_titles.get(row.event_id, row.event_id.replace("_", " "))
    return catalogue.indicator_title(row.indicator_id or "")


def comparison_about(
    row: Agreement, title: str, statements: Sequence[Told], catalogue: Catalogue
) -> str | None:
    """Whom, what and when a comparison of figures is about, as far as its title does not say it."""
    names = [catalogue.subject_title(name) for name in (row.subject, row.counterpart)]
    unsaid = [name for name in names if name and name not in title]
    first = next((one for one in statements if isinstance(one, Figure)), None)
    period = period_words(first.period_start, first.period_end) if first else None
    parts = [joined(unsaid), catalogue.scope_words(row.indicator_id, row.scope), period]
    return "; ".join(part for part in parts if part) or None


def _readings(statements: list[Told], catalogue: Catalogue) -> tuple[Reading, ...]:
    """What is said, each thing once, with all who say it."""
    said: dict[tuple[str, str | None, str | None], list[Voice]] = {}
    for statement in statements:
        if statement.document_id is not None:
            said.setdefault(_said(statement), []).append(_voice(statement, catalogue))
    return tuple(Reading(*key, tuple(voices)) for key, voices in said.items())


def _said(statement: Told) -> tuple[str, str | None, str | None]:
    modality = statement.modality if statement.modality != "stated" else None
    told = MODALITY_WORDS.get(modality, modality) if modality else None
    if isinstance(statement, Figure):
        return value_words(statement), None, told
    words = event_date_words(statement)
    printed = statement.printed if statement.printed and statement.printed not in words else None
    return words, printed, told


def _voice(statement: Told, catalogue: Catalogue) -> Voice:
    name = statement.document_id or ""
    return Voice(
        name, catalogue.document_title(name) or name, catalogue.numbers.get(name), statement.paragraph
    )
