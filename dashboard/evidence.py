"""What stands behind one figure: who printed what, where and when, and whether others agree."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words, period_words
from dashboard.numerals import NBSP, counted
from dashboard.precision import as_precise
from dashboard.records import Agreement, Figure
from dashboard.wording import (
    DERIVED_MEANINGS,
    QUALIFIER_MEANINGS,
    VERDICT_WORDS,
    citation_words,
    date_basis_words,
    firmness_words,
    joined,
    origin_words,
    sentence,
    value_words,
    when_words,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that another is computed from, and where it is printed; a derived one is printed nowhere."""

    words: str
    source_number: int | None
    document_id: str | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure's evidence in words; what a figure does not have is None."""

    figure_id: str
    value: str
    claim: str | None
    printed: str | None
    qualifier: str
    about: str | None
    when: str
    date_basis: str
    status: str
    origin: str | None
    agreement: str
    document_id: str | None
    document: str | None
    source_number: int | None
    paragraph: int | None
    as_of: str | None
    published_basis: str
    formula: str | None
    assumption: str | None
    inputs: tuple[str, ...]
    citation: str = ""
    conversion: str | None = None
    computed_from: tuple[Input, ...] = ()


def evidence_of(figure: Figure, catalogue: Catalogue) -> Evidence:
    """The evidence of a figure, whether printed or derived."""
    is_derived = figure.status == "derived"
    document = catalogue.documents.get(figure.document_id or "")
    return Evidence(
        figure_id=figure.figure_id,
        value=value_words(figure),
        claim=figure.claim,
        printed=figure.printed_value,
        qualifier=_qualifier_words(figure),
        about=about_words(figure, catalogue),
        when=when_words(figure),
        date_basis=date_basis_words(figure.date_basis, figure.date_reason),
        status=firmness_words(figure.status, figure.modality),
        origin=None if is_derived else _origin_words(figure, catalogue),
        agreement=agreement_words(catalogue.agreement_of.get(figure.figure_id)),
        document_id=figure.document_id,
        document=catalogue.document_title(figure.document_id),
        source_number=catalogue.numbers.get(figure.document_id or ""),
        paragraph=figure.paragraph,
        as_of=date_words(figure.as_of) if figure.as_of else None,
        published_basis=date_basis_words(document.published_basis, None) if document else "",
        formula=figure.formula_words or figure.formula,
        assumption=figure.assumption,
        inputs=tuple(_input_words(figure_id, catalogue) for figure_id in figure.input_figure_ids),
        citation=_citation(figure, catalogue),
        conversion=f"derived: {figure.conversion}" if figure.conversion else None,
        computed_from=tuple(_input(figure_id, catalogue) for figure_id in figure.input_figure_ids),
    )


def _qualifier_words(figure: Figure) -> str:
    """How the number is meant; a computed one may be rounded, and is never said to be printed."""
    if figure.status != "derived":
        return QUALIFIER_MEANINGS.get(figure.qualifier, figure.qualifier)
    if figure.qualifier != as_precise(figure).qualifier:
        return "computed, and rounded to the digits of what it is computed from"
    return DERIVED_MEANINGS.get(figure.qualifier, figure.qualifier)


def _citation(figure: Figure, catalogue: Catalogue) -> str:
    """The figure as one would cite it; a derived one is cited by its formula and what it is computed from."""
    what, period = named_value_words(figure, catalogue), period_words(figure.period_start, figure.period_end)
    what = f"{what}, {period}" if period and period not in what else what
    if figure.status == "derived":
        inputs = "; ".join(_cited_input(name, catalogue) for name in figure.input_figure_ids)
        formula = figure.formula_words or figure.formula
        way = f" as {formula}" if formula else ""
        what += f". Derived, printed nowhere; computed{way}" + (f" from: {inputs}" if inputs else "")
    document = catalogue.documents.get(figure.document_id or "")
    return citation_words(
        what, document, figure.paragraph, _origin_words(figure, catalogue), catalogue.version
    )


def named_value_words(figure: Figure, catalogue: Catalogue) -> str:
    """A figure's name, whom it is about, and its value: "Trade ratio (Venezuela and Brazil): smaller …"."""
    about = about_words(figure, catalogue)
    return f"{catalogue.figure_title(figure)}{f' ({about})' if about else ''}: {value_words(figure)}"


def about_words(figure: Figure, catalogue: Catalogue) -> str | None:
    """Whom and what the figure is about beyond its indicator: "Russia and Brazil; all suppliers"."""
    names = (catalogue.subject_title(figure.subject), catalogue.subject_title(figure.counterpart))
    subject = joined([name for name in names if name])
    scope = catalogue.scope_words(figure.indicator_id, figure.scope)
    return "; ".join(part for part in (subject, scope) if part) or None


def _origin_words(figure: Figure, catalogue: Catalogue) -> str:
    return origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)


def _input_words(figure_id: str, catalogue: Catalogue) -> str:
    figure = catalogue.figure(figure_id)
    return named_value_words(figure, catalogue) if figure else figure_id


def _cited_input(figure_id: str, catalogue: Catalogue) -> str:
    """What a figure is computed from, and where that is printed."""
    given = _input(figure_id, catalogue)
    title = catalogue.document_title(given.document_id)
    where = f" (“{title}”, paragraph {given.paragraph})" if title and given.paragraph else ""
    return f"{given.words}{where}"


def _input(figure_id: str, catalogue: Catalogue) -> Input:
    figure = catalogue.figure(figure_id)
    name = figure.document_id if figure else None
    number = catalogue.numbers.get(name or "")
    return Input(_input_words(figure_id, catalogue), number, name, figure.paragraph if figure else None)


def agreement_words(agreement: Agreement | None) -> str:
    """How the documents stand to each other: "Documents agree: two documents, one named origin"."""
    if agreement is None:
        return "Not compared with other documents"
    voices = joined([counted(agreement.documents, "document"), named_origins_words(agreement.origins)])
    verdict = VERDICT_WORDS.get(agreement.verdict, agreement.verdict)
    return sentence(f"{verdict}: {voices}")


def named_origins_words(origins: int) -> str:
    """ "two named origins", "no named origin"; documents that repeat one origin are one voice."""
    return f"no{NBSP}named origin" if origins == 0 else counted(origins, "named origin")
