"""The figures and the events as tables to be read in a spreadsheet: titles beside ids, provenance in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.catalogue import Catalogue
from dashboard.downloads import Cell
from dashboard.evidence import evidence_of
from dashboard.exports.data_tables import DataTable
from dashboard.exports.figure_fields import CONVERTED_FIELDS, EVENT_FIELDS, FIGURE_FIELDS, PARAGRAPH_FIELDS
from dashboard.numerals import NBSP
from dashboard.precision import is_bound
from dashboard.records import Agreement, Event, Figure
from dashboard.wording import (
    THEME_TITLES,
    VERDICT_WORDS,
    citation_words,
    event_date_words,
    origin_words,
    value_words,
    when_words,
)

NOTHING = "Nothing is left of what was selected, so the table has no rows."
_THEMES = tuple(THEME_TITLES)


def figures_table(
    whole: Catalogue, shown: Iterable[Figure] | None = None, note: str | None = None
) -> DataTable:
    """The figures as published, ready to be read; `shown` may hold some of them, in the reader's units.

    Where one of these is converted, columns with the converted numbers stand beside the published ones.
    """
    chosen = tuple(figures_in_order(whole) if shown is None else shown)
    is_converted = any(figure.converted_from for figure in chosen)
    fields = tuple(one for one in FIGURE_FIELDS if is_converted or one not in CONVERTED_FIELDS)
    rows = tuple(_row(_figure_cells(figure, whole), [one.name for one in fields]) for figure in chosen)
    meaning = "one document's statement of one indicator, subject and period, or a derived figure"
    return DataTable("figures", meaning, fields, rows, whole.version, _noted(note, rows))


def events_table(
    whole: Catalogue, shown: Iterable[Event] | None = None, note: str | None = None
) -> DataTable:
    """The statements of events, ready to be read, in the order in which they began."""
    chosen = whole.events.values() if shown is None else shown
    ordered = sorted(chosen, key=lambda event: (event.date_start or "9999", event.event_statement_id))
    rows = tuple(_row(_event_cells(event, whole), [one.name for one in EVENT_FIELDS]) for event in ordered)
    meaning = "one document's statement of one event"
    return DataTable("events", meaning, EVENT_FIELDS, rows, whole.version, _noted(note, rows))


def paragraphs_table(whole: Catalogue) -> DataTable:
    """The digests, paragraph by paragraph."""
    papers = sorted(whole.documents.values(), key=lambda one: whole.numbers.get(one.document_id, 0))
    rows = tuple(
        (whole.numbers.get(one.document_id), one.title, part["number"], part["text"], one.document_id)
        for one in papers
        for part in one.paragraphs
    )
    meaning = "one paragraph of a digest, in our own words"
    return DataTable("paragraphs", meaning, PARAGRAPH_FIELDS, rows, whole.version)


def _noted(note: str | None, rows: Sequence[object]) -> str | None:
    return " ".join(filter(None, (note, None if rows else NOTHING))) or None


def _row(cells: dict[str, Cell], names: Sequence[str]) -> tuple[Cell, ...]:
    """The cells in the order of the columns, with spaces that a search in a spreadsheet finds."""
    return tuple(cell.replace(NBSP, " ") if isinstance(cell := cells[name], str) else cell for name in names)


def figures_in_order(catalogue: Catalogue) -> list[Figure]:
    """All figures by theme, indicator (headline figures first), whom they are about, and document."""

    def place(figure: Figure) -> tuple[object, ...]:
        indicator = catalogue.indicators.get(figure.indicator_id)
        headline = indicator.headline_order if indicator else None
        return (
            _THEMES.index(figure.theme) if figure.theme in _THEMES else len(_THEMES),
            headline is None, headline or 0, figure.indicator_id, figure.scope or "", figure.subject or "",
            figure.counterpart or "", catalogue.numbers.get(figure.document_id or "", 999), figure.figure_id,
        )  # fmt: skip

    return sorted(catalogue.figures.values(), key=place)


def _figure_cells(figure: Figure, whole: Catalogue) -> dict[str, Cell]:
    """Every cell of a figure; `whole` holds it as published, `figure` may be converted."""
    printed = whole.figures.get(figure.figure_id, figure)
    return {
        **_matter_cells(printed, whole),
        **_value_cells(printed),
        **_converted_cells(figure),
        **_time_cells(printed),
        **_document_cells(printed.document_id, printed.paragraph, whole),
        **_origin_cells(printed, whole),
        **_agreement_cells(whole.agreement_of.get(printed.figure_id)),
        **_provenance_cells(printed, whole),
        **_id_cells(printed),
    }


def _matter_cells(figure: Figure, whole: Catalogue) -> dict[str, Cell]:
    """What is told of whom, in words."""
    return {
        "theme": THEME_TITLES.get(figure.theme, figure.theme),
        "figure": figure.title or whole.indicator_title(figure.indicator_id),
        "indicator": whole.indicator_title(figure.indicator_id),
        "derived_title": figure.title,
        "measure": whole.measure_words(figure) or None,
        "subject": whole.subject_title(figure.subject),
        "counterpart": whole.subject_title(figure.counterpart),
        "scope": whole.scope_words(figure.indicator_id, figure.scope),
    }


def _value_cells(figure: Figure) -> dict[str, Cell]:
    """The number: as it is read, as it is printed, and its bounds in the unit of its indicator."""
    return {
        "reading": value_words(figure),
        "printed_value": figure.printed_value,
        "qualifier": figure.qualifier,
        "value": None if is_bound(figure.qualifier) else figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "printed_unit": figure.printed_unit,
        "change": figure.change,
    }


def _time_cells(figure: Figure) -> dict[str, Cell]:
    """When it holds, as ISO dates and in words, and how that is known."""
    return {
        "period": when_words(figure),
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "as_of": figure.as_of,
        "date_basis": figure.date_basis,
        "date_reason": figure.date_reason,
        "period_label": figure.period_label,
    }


def _provenance_cells(figure: Figure, whole: Catalogue) -> dict[str, Cell]:
    """How firmly it is said, in which words, and what a computed one is computed from."""
    evidence = evidence_of(figure, whole)
    return {
        "status": figure.status,
        "modality": figure.modality,
        "claim": figure.claim,
        "formula": figure.formula,
        "formula_words": figure.formula_words,
        "inputs": "; ".join(evidence.inputs) or None,
        "assumption": figure.assumption,
        "citation": evidence.citation,
        "data_version": whole.version,
    }


def _id_cells(figure: Figure) -> dict[str, Cell]:
    """The names that lead back into the tables and the digest."""
    return {
        "figure_id": figure.figure_id,
        "indicator_id": figure.indicator_id,
        "subject_id": figure.subject,
        "counterpart_id": figure.counterpart,
        "scope_id": figure.scope,
        "document_id": figure.document_id,
        "origin_id": figure.origin_id,
        "site_id": figure.site_id,
        "input_figure_ids": "; ".join(figure.input_figure_ids) or None,
        "start": figure.start,
        "end": figure.end,
    }


def _converted_cells(figure: Figure) -> dict[str, Cell]:
    """What the reader's units make of the figure; empty cells where it is not converted."""
    if not figure.converted_from:
        return dict.fromkeys(one.name for one in CONVERTED_FIELDS)
    return {
        "converted_reading": value_words(figure),
        "converted_value": None if is_bound(figure.qualifier) else figure.value,
        "converted_low": figure.low,
        "converted_high": figure.high,
        "converted_unit": figure.unit,
        "conversion": figure.conversion,
    }


def _document_cells(document_id: str | None, paragraph: int | None, whole: Catalogue) -> dict[str, Cell]:
    document = whole.documents.get(document_id or "")
    return {
        "document_number": whole.numbers.get(document_id or ""),
        "document": whole.document_title(document_id),
        "author": document.author if document else None,
        "publisher": document.publisher if document else None,
        "published": document.published if document else None,
        "published_basis": document.published_basis if document else None,
        "paragraph": paragraph,
    }


def _origin_cells(told: Figure | Event, whole: Catalogue) -> dict[str, Cell]:
    origin = whole.origin(told.origin_id)
    return {"origin": origin.title if origin else None, "origin_basis": told.origin_basis}


def _agreement_cells(row: Agreement | None) -> dict[str, Cell]:
    """How the documents stand to each other on it; empty cells where nothing was compared."""
    return {
        "verdict": row.verdict if row else None,
        "verdict_in_words": VERDICT_WORDS.get(row.verdict, row.verdict) if row else None,
        "documents_compared": row.documents if row else None,
        "independent_origins": row.origins if row else None,
        "verdict_note": row.note if row else None,
    }


def _event_cells(event: Event, whole: Catalogue) -> dict[str, Cell]:
    return {
        "theme": THEME_TITLES.get(event.theme, event.theme),
        "event": event.title,
        "when": event_date_words(event),
        "date_start": event.date_start,
        "date_end": event.date_end,
        "precision": event.precision,
        "printed": event.printed,
        "date_basis": event.date_basis,
        "date_reason": event.date_reason,
        "anchor": event.anchor,
        "anchor_words": event.anchor_words,
        "status": event.status,
        "modality": event.modality,
        "claim": event.claim,
        **_document_cells(event.document_id, event.paragraph, whole),
        **_origin_cells(event, whole),
        **_agreement_cells(whole.agreement_of.get(event.event_statement_id)),
        "note": event.note,
        "citation": _event_citation(event, whole),
        "event_statement_id": event.event_statement_id,
        "event_id": event.event_id,
        "document_id": event.document_id,
        "origin_id": event.origin_id,
        "data_version": whole.version,
    }


def _event_citation(event: Event, whole: Catalogue) -> str:
    document = whole.documents.get(event.document_id)
    origin = origin_words(whole.origin(event.origin_id), event.origin_basis)
    what = f"{event.title}: {event_date_words(event)}"
    return citation_words(what, document, event.paragraph, origin, whole.version)
