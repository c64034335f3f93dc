"""A digest to read: its paragraphs cut at what is marked in them, with the evidence of each mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Catalogue
from dashboard.evidence import Evidence, evidence_of
from dashboard.namings import Site, SiteMention, System, SystemMention
from dashboard.records import Document, Event, Figure, Mention
from dashboard.statements import Statement, event_statement, site_statement, system_statement

# What a mark may be, in the order in which it is explained and counted.
KINDS = ("figure", "event", "site", "system")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the tables hold of marks, places and arms, to read digests with."""

    mentions: Sequence[Mention]
    sites: Mapping[str, Site]
    site_mentions: Mapping[str, SiteMention]
    systems: Mapping[str, System]
    system_mentions: Mapping[str, SystemMention]

    @classmethod
    def of(
        cls,
        mentions: Iterable[Mention],
        sites: Iterable[Site],
        site_mentions: Iterable[SiteMention],
        systems: Iterable[System],
        system_mentions: Iterable[SystemMention],
    ) -> Shelf:
        """The records, looked up by id."""
        return cls(
            mentions=tuple(mentions),
            sites={one.site_id: one for one in sites},
            site_mentions={one.site_mention_id: one for one in site_mentions},
            systems={one.system_id: one for one in systems},
            system_mentions={one.system_mention_id: one for one in system_mentions},
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What stands behind a mark; `headline` is what is measured, what happened, or what is named."""

    note_id: str
    kind: str
    headline: str
    words: str
    evidence: Evidence | Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text; what is marked has a kind and names the notes behind it."""

    text: str
    kind: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the digest by the number of the original's; `skipped` are those left out before it."""

    number: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    skipped: tuple[int, ...]


def passages(document: Document, catalogue: Catalogue, shelf: Shelf) -> tuple[Passage, ...]:
    """The digest's paragraphs in the original's order."""
    found: list[Passage] = []
    last = 0
    for entry in sorted(document.paragraphs, key=lambda entry: int(entry.get("number", 0))):
        number, text = int(entry.get("number", 0)), str(entry.get("text", ""))
        skipped = tuple(range(last + 1, number))
        found.append(_passage(number, text, skipped, document, catalogue, shelf))
        last = number
    return tuple(found)


def skipped_numbers(read: Sequence[Passage], total: int | None = None) -> tuple[int, ...]:
    """The original's paragraphs that the digest leaves out; as far as its last one without the `total`."""
    last = read[-1].number if read else 0
    after = range(last + 1, (total or last) + 1)
    return (*(number for passage in read for number in passage.skipped), *after)


def _passage(
    number: int,
    text: str,
    skipped: tuple[int, ...],
    document: Document,
    catalogue: Catalogue,
    shelf: Shelf,
) -> Passage:
    here = [
        one for one in shelf.mentions if one.document_id == document.document_id and one.paragraph == number
    ]
    notes = {
        note.note_id: note
        for one in here
        for name in one.bound_to
        if (note := _note(one, name, catalogue, shelf))
    }
    figures = [
        one
        for one in catalogue.figures.values()
        if one.document_id == document.document_id and one.paragraph == number
    ]
    spans = [(one, _notes_of(one, notes, figures)) for one in here]
    return Passage(number, _pieces(text, spans), _told_apart(tuple(notes.values())), skipped)


def _told_apart(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes, figures of one name with what sets them apart: "Trade ratio (Venezuela and Brazil)"."""
    names = Counter(note.headline for note in notes if isinstance(note.evidence, Evidence))
    return tuple(
        replace(note, headline=f"{note.headline} ({note.evidence.about})")
        if isinstance(note.evidence, Evidence) and names[note.headline] > 1 and note.evidence.about
        else note
        for note in notes
    )


def _pieces(text: str, spans: Iterable[tuple[Mention, tuple[str, ...]]]) -> tuple[Piece, ...]:
    """The text cut at its marks; a mark that lies outside the text or across another is left unmarked."""
    pieces: list[Piece] = []
    at = 0
    for mention, notes in sorted(spans, key=lambda span: (span[0].start, span[0].end)):
        if mention.disposition not in {*KINDS, "date"} or not at <= mention.start < mention.end <= len(text):
            continue
        if mention.start > at:
            pieces.append(Piece(text[at : mention.start]))
        kind = "event" if mention.disposition == "date" else mention.disposition
        pieces.append(Piece(text[mention.start : mention.end], kind, notes))
        at = mention.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def note_id(kind: str, name: str) -> str:
    """The id of the element that holds the note of a mark."""
    return "-".join(["note", kind, *name.split()])


def _notes_of(mention: Mention, notes: Mapping[str, Note], figures: Sequence[Figure]) -> tuple[str, ...]:
    """The notes behind a mark; a bare date opens the figures of its paragraph that it dates."""
    if mention.disposition == "date":
        years = set(_YEAR.findall(mention.date or ""))
        dated = (one for one in figures if years and years <= _years_of(one))
        named = [note_id("figure", one.figure_id) for one in dated]
    else:
        named = [note_id(mention.disposition, name) for name in mention.bound_to]
    return tuple(name for name in named if name in notes)


def _years_of(figure: Figure) -> set[str]:
    return {day[:4] for day in (figure.period_start, figure.period_end) if day}


def _note(mention: Mention, name: str, catalogue: Catalogue, shelf: Shelf) -> Note | None:
    """The note of one thing that a mark is bound to; None where no table holds it."""
    evidence = _evidence(mention.disposition, name, catalogue, shelf)
    if evidence is None:
        return None
    identity = note_id(mention.disposition, name)
    if isinstance(evidence, Statement):
        return Note(identity, mention.disposition, evidence.title, evidence.words, evidence)
    figure = catalogue.figures[name]
    return Note(identity, mention.disposition, catalogue.figure_title(figure), evidence.value, evidence)


def _evidence(kind: str, name: str, catalogue: Catalogue, shelf: Shelf) -> Evidence | Statement | None:
    if kind == "figure":
        return _if_known(catalogue.figures.get(name), catalogue)
    if kind == "event":
        event: Event | None = catalogue.events.get(name)
        return event_statement(event, catalogue) if event else None
    if kind == "site":
        place = shelf.site_mentions.get(name)
        return site_statement(place, shelf.sites.get(place.site_id), catalogue) if place else None
    arms = shelf.system_mentions.get(name) if kind == "system" else None
    return system_statement(arms, shelf.systems.get(arms.system_id), catalogue) if arms else None


def _if_known(figure: Figure | None, catalogue: Catalogue) -> Evidence | None:
    return evidence_of(figure, catalogue) if figure else None
