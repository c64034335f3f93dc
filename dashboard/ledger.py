"""The ledger: one row for each thing measured, with what the documents together say about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Catalogue
from dashboard.evidence import Evidence, evidence_of
from dashboard.marks import Mark, mark_of
from dashboard.records import Figure
from dashboard.wording import MODALITY_WORDS, is_old, short_when_words, theme_place, value_words

# From the most cautious wording to the boldest: a reading that claims less is the one to show.
_CAUTION = ("at_most", "less_than", "more_than", "at_least", "between", "about", "exact")
_MODALITIES = tuple(MODALITY_WORDS)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: the figure shown, how it is drawn, who vouches for it, and the evidence of all behind it.

    `documents` and `origins` are those of what is selected; `all_documents` speak on it, selected or not.
    """

    theme: str
    indicator_id: str
    title: str
    measure: str
    about: str | None
    figure: Figure
    value: str
    when: str
    as_of_year: str | None
    is_old: bool
    status: str
    modality: str
    documents: int
    all_documents: int
    origins: int
    origin_titles: tuple[str, ...]
    verdict: str
    sources: tuple[int, ...]
    mark: Mark
    evidence: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()


def headline_rows(catalogue: Catalogue) -> tuple[LedgerRow, ...]:
    """One row for each headline indicator, by theme and then in the order that the indicators declare."""
    headlines = [row for row in catalogue.indicators.values() if row.headline_order is not None]
    headlines.sort(key=lambda row: (row.headline_order or 0, row.indicator_id))
    rows = (_headline_row(indicator.indicator_id, catalogue) for indicator in headlines)
    return _by_theme(row for row in rows if row is not None)


def theme_rows(catalogue: Catalogue, themes: Sequence[str]) -> tuple[LedgerRow, ...]:
    """One row for each comparison within the themes, derived figures included."""
    wanted = {
        name for name, figures in catalogue.figures_of.items() if any(one.theme in themes for one in figures)
    }
    ordered = sorted(wanted, key=lambda name: (_headline_place(name, catalogue), name))
    rows = [row for indicator_id in ordered for row in _indicator_rows(indicator_id, catalogue)]
    return _by_theme(rows)


def _headline_place(indicator_id: str, catalogue: Catalogue) -> float:
    indicator = catalogue.indicators.get(indicator_id)
    order = indicator.headline_order if indicator else None
    return float("inf") if order is None else order


def _by_theme(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    return tuple(sorted(rows, key=lambda row: theme_place(row.theme)))


def _headline_row(indicator_id: str, catalogue: Catalogue) -> LedgerRow | None:
    """The comparison of the first scope and of the commonest subject; the others beneath it."""
    rows = _indicator_rows(indicator_id, catalogue)
    if not rows:
        return None
    others = tuple(piece for row in rows[1:] for piece in row.evidence)
    return replace(rows[0], others=others)


def _indicator_rows(indicator_id: str, catalogue: Catalogue) -> list[LedgerRow]:
    rows = [_row(group, catalogue) for group in _groups(indicator_id, catalogue)]
    return sorted(_told_apart(rows), key=lambda row: _precedence(row, catalogue))


def _told_apart(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """The rows with marks on one axis, and with what is measured where a title alone would stand twice."""
    figures = [row.figure for row in rows]
    called = Counter((row.title, row.about) for row in rows)
    return [
        replace(
            row,
            mark=mark_of(row.figure, figures),
            about=row.about if called[row.title, row.about] == 1 else row.about or _clause(row.measure),
        )
        for row in rows
    ]


def _clause(measure: str) -> str | None:
    return measure.partition(";")[0] or None


def _precedence(row: LedgerRow, catalogue: Catalogue) -> tuple[object, ...]:
    return (
        row.status == "derived",
        _MODALITIES.index(row.modality) if row.modality in _MODALITIES else len(_MODALITIES),
        catalogue.scope_place(row.figure),
        -catalogue.subject_weights.get(row.figure.subject or "", 0),
        -row.documents,
        -row.origins,
        row.figure.figure_id,
    )


def _groups(indicator_id: str, catalogue: Catalogue) -> tuple[tuple[Figure, ...], ...]:
    """The indicator's figures, those together that the documents' agreement was computed over."""
    groups: dict[str, list[Figure]] = {}
    for figure in catalogue.figures_of.get(indicator_id, ()):
        compared = catalogue.compared.get(figure.figure_id)
        groups.setdefault(compared.agreement_id if compared else figure.figure_id, []).append(figure)
    return tuple(tuple(group) for group in groups.values())


def _row(group: Sequence[Figure], catalogue: Catalogue) -> LedgerRow:
    ordered = sorted(group, key=lambda figure: _shown_first(figure, catalogue))
    shown = ordered[0]
    agreement = catalogue.compared.get(shown.figure_id)
    measure = catalogue.measure_words(shown)
    documents = {figure.document_id for figure in group if figure.document_id}
    origins = {figure.origin_id for figure in group if figure.origin_id and figure.origin_basis != "unnamed"}
    return LedgerRow(
        theme=shown.theme,
        indicator_id=shown.indicator_id,
        title=catalogue.figure_title(shown),
        measure=measure,
        about=_about(shown, measure, catalogue),
        figure=shown,
        value=value_words(shown),
        when=short_when_words(shown),
        as_of_year=shown.as_of[:4] if shown.as_of else None,
        is_old=is_old(shown, catalogue.newest_year),
        status=shown.status,
        modality=shown.modality,
        documents=agreement.shown_documents if agreement else len(documents),
        all_documents=agreement.documents if agreement else len(documents),
        origins=agreement.shown_origins if agreement else len(origins),
        origin_titles=tuple(sorted(origin.title for name in origins if (origin := catalogue.origin(name)))),
        verdict=agreement.verdict if agreement else "single",
        sources=tuple(sorted({catalogue.numbers[name] for name in documents if name in catalogue.numbers})),
        mark=mark_of(shown),
        evidence=tuple(catalogue.once(evidence_of, figure) for figure in ordered),
    )


def _about(figure: Figure, measure: str, catalogue: Catalogue) -> str | None:
    """What the title leaves open: the scope, or what is measured if the title does not name the subject."""
    title = catalogue.indicator_title(figure.indicator_id)
    if figure.title:
        return None
    subject = catalogue.subject_title(figure.subject)
    *_, last = (subject or "").split() or [""]
    is_named = last in title
    scope = catalogue.scope_words(figure.indicator_id, figure.scope)
    if scope:
        is_understood = is_named or figure.subject == catalogue.commonest_subject
        return scope if is_understood else f"{subject}: {scope}"
    return None if is_named else _clause(measure)


def _shown_first(figure: Figure, catalogue: Catalogue) -> tuple[object, ...]:
    """Stated before planned, cautious before bold, dated before undated, newest document first."""
    return (
        figure.status == "derived",
        _MODALITIES.index(figure.modality) if figure.modality in _MODALITIES else len(_MODALITIES),
        _CAUTION.index(figure.qualifier) if figure.qualifier in _CAUTION else len(_CAUTION),
        figure.period_start is None,
        catalogue.numbers.get(figure.document_id or "", 0),
        figure.figure_id,
    )
