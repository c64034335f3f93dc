"""Plain rows, one function a table; the columns and what they mean stand in etl/tables/schemas.py."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from etl.agreement import Agreement
from etl.documents import Document
from etl.events import EventStatement
from etl.figures import Figure
from etl.front_matter import Basis
from etl.mentions import BoundMention
from etl.sites import Naming, site_statuses
from etl.slugs import Slugs
from etl.terms import BOUNDS
from etl.vocabularies import Vocabularies
from etl.vocabulary_records import Verification

Row = dict[str, object]


def json_text(value: object) -> str:
    """JSON as tables hold it: readable letters, no needless spaces, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def published_value(qualifier: str | None, value: float | None) -> float | None:
    """The value as tables hold it: none where the number is a bound, which stands in `low` or `high`.

    Whoever sums or averages the column would otherwise take "more than 350" for 350.
    """
    return None if qualifier in BOUNDS else value


def figure_row(figure: Figure) -> Row:
    """A row of `figures`."""
    quantity, dating = figure.quantity, figure.dating
    names = (
        "figure_id", "indicator_id", "theme", "document_id", "paragraph", "start", "end", "title",
        "printed_value", "printed_unit", "subject", "counterpart", "unit", "change", "period_label", "as_of",
        "scope", "modality", "status", "origin_id", "origin_basis", "claim", "formula", "formula_words",
        "assumption", "site_id",
    )  # fmt: skip
    inputs = figure.input_figure_ids
    return {
        **{name: getattr(figure, name) for name in names},
        "value": published_value(quantity.qualifier, quantity.value),
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
        "period_start": _day(dating.period.start) if dating.period else None,
        "period_end": _day(dating.period.end) if dating.period else None,
        "date_basis": dating.basis,
        "date_reason": dating.reason,
        "input_figure_ids": None if inputs is None else json_text(inputs),
    }


def document_row(document: Document, checked: Verification | None) -> Row:
    """A row of `documents`; what a check found counts only while the digest is as it was then."""
    meta = document.meta
    counted = checked if checked and checked.original_sha256 == meta.original.sha256 else None
    if checked is not None and checked.digest_sha256 not in (None, document.sha256):
        checked = None
    return {
        "document_id": document.id,
        "title": meta.title,
        "title_basis": _basis_text(meta.title_basis),
        "author": meta.author,
        "publisher": meta.publisher,
        "published": meta.published,
        "published_basis": meta.published_basis.basis if meta.published_basis else None,
        "published_reason": meta.published_basis.reason if meta.published_basis else None,
        "kind": meta.kind,
        "url": meta.url,
        "relies_on": json_text([reliance.model_dump() for reliance in meta.relies_on]),
        "paragraphs": json_text([{"number": one.number, "text": one.text} for one in document.paragraphs]),
        "original_file": meta.original.file,
        "original_sha256": meta.original.sha256,
        "original_characters": meta.original.characters,
        "original_paragraphs": counted.paragraphs if counted else None,
        "ignored": json_text([entry.model_dump() for entry in meta.ignored]),
        "digest_sha256": document.sha256,
        "verified_on": checked.verified_on if checked else None,
        "verified_result": checked.result if checked else None,
    }


def _basis_text(basis: Basis) -> str:
    return f"{basis.basis}: {basis.reason}" if basis.reason else basis.basis


def mention_rows(
    mentions: Sequence[BoundMention],
    figures: Sequence[Figure],
    events: Sequence[EventStatement],
    namings: Sequence[Naming],
) -> list[Row]:
    """The rows of `mentions` of one document, each with the ids of what it is bound to."""
    bound_to: defaultdict[tuple[str, int | None, int | None, int | None], list[str]] = defaultdict(list)
    for figure in figures:
        bound_to["figure", figure.paragraph, figure.start, figure.end].append(figure.figure_id)
    for event in events:
        bound_to["event", event.paragraph, event.start, event.end].append(event.event_statement_id)
    for naming in namings:
        bound_to["naming", naming.paragraph, naming.start, naming.end].append(naming.naming_id)
    slugs = Slugs()
    return [_mention_row(one, bound_to[_place(one)], slugs) for one in mentions]


def _place(one: BoundMention) -> tuple[str, int | None, int | None, int | None]:
    if one.disposition in ("site", "system") and one.annotation is not None:
        return "naming", one.paragraph.number, one.annotation.start, one.annotation.end
    return one.disposition, one.paragraph.number, one.start, one.end


def _mention_row(one: BoundMention, ids: Sequence[str], slugs: Slugs) -> Row:
    names = ("kind", "low", "high", "qualifier", "unit", "per", "change", "date")
    number = one.mention
    return {
        "mention_id": slugs.unique(f"{one.document_id}.p{one.paragraph.number}.{one.start}-{one.end}"),
        "document_id": one.document_id,
        "paragraph": one.paragraph.number,
        "start": one.start,
        "end": one.end,
        "printed": one.printed,
        **{name: getattr(number, name, None) for name in names},
        "value": published_value(number.qualifier, number.value) if number else None,
        "disposition": one.disposition,
        "bound_to": json_text(ids),
        "reason": one.reason,
    }


def indicator_rows(vocabularies: Vocabularies) -> list[Row]:
    """The rows of `indicators`."""
    return [
        {
            "indicator_id": key,
            "title": one.title,
            "measure": one.measure,
            "theme": one.theme,
            "unit": one.unit,
            "accepts": json_text(one.accepts),
            "kinds": json_text(one.kinds),
            "scopes": json_text(dict(one.scopes)),
            "headline_order": one.headline.order if one.headline else None,
            "tolerance": one.tolerance,
            "higher_is": one.higher_is,
            "sentence": one.sentence,
        }
        for key, one in sorted(vocabularies.indicators.items())
    ]


def subject_rows(vocabularies: Vocabularies) -> list[Row]:
    """The rows of `subjects`."""
    return [
        {"subject_id": key, "title": one.title, "kind": one.kind, "iso3": one.iso3}
        for key, one in sorted(vocabularies.subjects.items())
    ]


def origin_rows(vocabularies: Vocabularies) -> list[Row]:
    """The rows of `origins`."""
    return [
        {"origin_id": key, "title": one.title, "kind": one.kind, "via": json_text(one.via), "url": one.url}
        for key, one in sorted(vocabularies.origins.items())
    ]


def site_rows(vocabularies: Vocabularies, named: Iterable[tuple[str, str]]) -> list[Row]:
    """The rows of `sites`, of what the documents say (site id, status); one that none names has no status."""
    statuses = site_statuses(named)
    return [
        {
            "site_id": key,
            "name": one.name,
            "kind": one.kind,
            "status": statuses.get(key),
            "longitude": one.longitude,
            "latitude": one.latitude,
            "precision": one.precision,
            "boundary_file": one.boundary.file if one.boundary else None,
            "boundary_name": one.boundary.name if one.boundary else None,
            "coordinate_source": one.coordinate_source,
            "note": one.note,
        }
        for key, one in sorted(vocabularies.sites.items())
    ]


def _naming_row(naming: Naming) -> Row:
    names = ("document_id", "paragraph", "start", "end", "printed", "status", "claim")
    return {
        **{name: getattr(naming, name) for name in names},
        "origin_id": naming.provenance.origin_id,
        "origin_basis": naming.provenance.origin_basis,
    }


def site_mention_row(naming: Naming) -> Row:
    """A row of `site_mentions`."""
    ids = {"site_mention_id": naming.naming_id, "site_id": naming.named_id, "role": naming.role}
    return {**ids, **_naming_row(naming)}


def system_mention_row(naming: Naming) -> Row:
    """A row of `system_mentions`."""
    ids = {"system_mention_id": naming.naming_id, "system_id": naming.named_id, "modality": naming.modality}
    return {**ids, **_naming_row(naming)}


def system_rows(vocabularies: Vocabularies) -> list[Row]:
    """The rows of `systems`."""
    return [
        {"system_id": key, "name": one.name, "printed": json_text(one.printed), "what": one.what}
        for key, one in sorted(vocabularies.systems.items())
    ]


def event_row(statement: EventStatement) -> Row:
    """A row of `events`."""
    names = (
        "event_statement_id", "event_id", "title", "theme", "document_id", "paragraph", "start", "end",
        "printed", "origin_id", "origin_basis", "status", "modality", "claim", "note",
    )  # fmt: skip
    dated = statement.date
    return {
        **{name: getattr(statement, name) for name in names},
        "date_start": _day(dated.period.start),
        "date_end": _day(dated.period.end),
        "precision": dated.precision,
        "date_label": dated.label,
        "date_basis": dated.basis,
        "date_reason": dated.reason,
        "anchor": dated.anchor,
        "anchor_words": dated.anchor_words,
    }


def agreement_row(agreement: Agreement) -> Row:
    """A row of `agreement`."""
    names = (
        "agreement_id", "indicator_id", "event_id", "subject", "counterpart", "scope", "period_label",
        "verdict", "documents", "origins", "low", "high", "note",
    )  # fmt: skip
    return {
        **{name: getattr(agreement, name) for name in names},
        "figure_ids": json_text(agreement.figure_ids),
        "modalities": json_text(agreement.modalities),
    }
