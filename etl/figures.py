"""Mentions bound to an indicator become figures in the indicator's base unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product

from etl.documents import Document
from etl.errors import Finding, Problem
from etl.intervals import Quantity
from etl.mentions import BoundMention, mention_problems
from etl.periods import Period, period_label, read_period
from etl.provenance import modality_of, provenance_findings, provenance_of, status_of
from etl.quantities import Mention
from etl.sentences import sentences_around
from etl.slugs import Slugs
from etl.unit_conversion import UnitError, conversion
from etl.vocabularies import Vocabularies, split_ids
from etl.vocabulary_records import Indicator

# A printed date or period that is bound to an indicator in one of these units gives the years that it names.
_YEARS = ("year", "calendar_year")


@dataclass(frozen=True, slots=True)
class Dating:
    """The period that a figure speaks of, if it says one, and whether it is printed."""

    period: Period | None
    basis: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of one indicator; derived figures have no document, place or printed form."""

    figure_id: str
    indicator_id: str
    theme: str
    quantity: Quantity
    unit: str
    dating: Dating
    modality: str
    status: str
    document_id: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    title: str | None = None
    printed_value: str | None = None
    printed_unit: str | None = None
    subject: str | None = None
    counterpart: str | None = None
    change: str | None = None
    period_label: str | None = None
    as_of: str | None = None
    scope: str | None = None
    origin_id: str | None = None
    origin_basis: str | None = None
    claim: str | None = None
    formula: str | None = None
    formula_words: str | None = None
    input_figure_ids: tuple[str, ...] | None = None
    assumption: str | None = None
    site_id: str | None = None


def read_figures(
    document: Document, bound: Sequence[BoundMention], vocabularies: Vocabularies
) -> tuple[list[Figure], list[Problem]]:
    """The figures of one document in reading order, and what is wrong with the others."""
    figures: list[Figure] = []
    problems: list[Problem] = []
    for one in bound:
        if one.disposition != "figure" or one.annotation is None or one.mention is None:
            continue
        findings = list(_findings(one, vocabularies))
        problems += mention_problems(document, one, findings)
        if not findings and one.annotation.attributes["indicator"] in vocabularies.indicators:
            figures += _figures_of(one, one.mention, one.annotation.attributes, document, vocabularies)
    return _numbered(figures), problems


def _findings(one: BoundMention, vocabularies: Vocabularies) -> Iterator[Finding]:
    assert one.annotation is not None
    assert one.mention is not None
    attributes = one.annotation.attributes
    yield from provenance_findings(attributes, "indicator", vocabularies)
    yield from _subject_findings(attributes, vocabularies)
    yield from _dating(attributes, one)[1]
    indicator = vocabularies.indicators.get(attributes["indicator"])
    if indicator is None and not vocabularies.lacks("indicators", attributes["indicator"]):
        return  # its record is broken, which is a problem of its own
    if indicator is None:
        yield f"unknown indicator {attributes['indicator']!r}", "add it to indicators.yml or correct the id"
        return
    scope = attributes.get("scope")
    if scope is not None and scope not in indicator.scopes:
        yield f"{attributes['indicator']} has no scope {scope!r}", "add it to the indicator or correct it"
    if one.mention.kind not in indicator.kinds:
        allowed = ", ".join(indicator.kinds)
        yield (
            f"is of the kind {one.mention.kind}, {attributes['indicator']} takes {allowed}",
            "bind it elsewhere",
        )
        return
    try:
        _quantity(one.mention, indicator)
    except UnitError as error:
        yield str(error), "add the unit to the indicator's accepts, or bind it elsewhere"


def _subject_findings(attributes: Mapping[str, str], vocabularies: Vocabularies) -> Iterator[Finding]:
    for key in ("subject", "counterpart"):
        for subject in split_ids(attributes.get(key)):
            if vocabularies.lacks("subjects", subject):
                yield f"unknown {key} {subject!r}", "add it to subjects.yml or correct the id"
    site = attributes.get("site")
    if site is not None and vocabularies.lacks("sites", site):
        yield f"unknown site {site!r}", "add it to sites.yml or correct the id"


def _dating(attributes: Mapping[str, str], one: BoundMention) -> tuple[Dating, tuple[Finding, ...]]:
    """The period of a figure and what is wrong with it: it is printed nearby, or inferred for a reason."""
    text, basis = attributes.get("period"), attributes.get("date_basis", "printed")
    reason = attributes.get("date_reason")
    nothing = Dating(None, None, None)
    if text is None:
        wrong = "date_basis" in attributes or reason is not None
        return nothing, (("has a date_basis but no period", "add the period or remove it"),) if wrong else ()
    try:
        period = read_period(text)
    except ValueError as error:
        return nothing, ((f"period: {error}", "write an ISO date or interval such as 2004/2014"),)
    if basis not in ("printed", "inferred"):
        return nothing, ((f"date_basis is {basis!r}", "write printed or inferred"),)
    if basis == "inferred" and reason is None:
        return nothing, (("an inferred period without a date_reason", "say what it is inferred from"),)
    if basis == "printed" and not _is_printed(period, one):
        return nothing, (
            (
                f"the paragraph prints no date that covers the period {text}",
                "correct it, or add date_basis=inferred and a date_reason",
            ),
        )
    return Dating(period, basis, reason), ()


def _is_printed(period: Period, one: BoundMention) -> bool:
    """Whether a printed date covers the period, or one covers its start and another its end."""
    printed = [*_in_calendar(one.printed_dates)]
    first = Period(period.start, period.start)
    last = first if period.end is None else Period(period.end, period.end)
    starts, ends = (any(date.covers(day) for date in printed) for day in (first, last))
    return starts and ends


def _in_calendar(dates: Iterable[str]) -> Iterator[Period]:
    """The printed dates as periods, but those before the year 1 ("1200 BC"), which no period can hold."""
    for text in dates:
        with suppress(ValueError):
            yield read_period(text)


def _quantity(mention: Mention, indicator: Indicator) -> Quantity:
    """The mention's number in the indicator's base unit. Raises UnitError."""
    if mention.kind in ("date", "period") and mention.date is not None and indicator.unit in _YEARS:
        return _years(mention)
    convert = conversion(mention.unit, mention.per, mention.kind, indicator.unit, indicator.accepts)
    if mention.value is None and mention.low is None and mention.high is None:
        raise UnitError(f"no number where {indicator.unit} is meant")
    return Quantity(convert(mention.value), convert(mention.low), convert(mention.high), mention.qualifier)


def _years(mention: Mention) -> Quantity:
    """The calendar years that a printed date names: "2025–2031" is between its first and its last."""
    try:
        period = read_period(mention.date or "")
    except ValueError as error:
        raise UnitError("no printed year where a calendar year is meant") from error
    low = float(period.start.year)
    high = None if period.end is None else float(period.end.year)
    if low == high:
        return Quantity(low, low, high, mention.qualifier)
    return Quantity(None, low, high, "between" if high is not None else "at_least")


def _figures_of(
    one: BoundMention,
    mention: Mention,
    attributes: Mapping[str, str],
    document: Document,
    vocabularies: Vocabularies,
) -> Iterator[Figure]:
    """One figure for every subject and counterpart that the annotation names."""
    indicator_id = attributes["indicator"]
    indicator = vocabularies.indicators[indicator_id]
    provenance = provenance_of(attributes, document)
    dated = _dating(attributes, one)[0]
    figure = Figure(
        figure_id="",
        indicator_id=indicator_id,
        theme=indicator.theme,
        quantity=_quantity(mention, indicator),
        unit=indicator.unit,
        dating=dated,
        modality=modality_of(attributes),
        status=status_of(attributes, "indicator"),
        document_id=document.id,
        paragraph=one.paragraph.number,
        start=one.start,
        end=one.end,
        printed_value=one.printed,
        printed_unit="/".join(filter(None, (mention.unit, mention.per))) or None,
        change=mention.change,
        period_label=period_label(dated.period) if dated.period else _as_of_label(document.meta.published),
        as_of=document.meta.published,
        scope=attributes.get("scope"),
        origin_id=provenance.origin_id,
        origin_basis=provenance.origin_basis,
        claim=sentences_around(one.paragraph.text, one.start, one.end),
        site_id=attributes.get("site"),
    )
    subjects = split_ids(attributes.get("subject")) or (None,)
    counterparts = split_ids(attributes.get("counterpart")) or (None,)
    for subject, counterpart in product(subjects, counterparts):
        yield replace(figure, subject=subject, counterpart=counterpart)


def _as_of_label(published: str | None) -> str | None:
    """What stands for the period where none is said: the year in which the document said it."""
    return f"as of {published[:4]}" if published else None


def _numbered(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with their ids; a repeated statement gets a number from its second time on."""
    slugs = Slugs()
    numbered = []
    for figure in figures:
        parts = (figure.document_id, figure.indicator_id, figure.subject, figure.counterpart, figure.scope)
        numbered.append(replace(figure, figure_id=slugs.unique(".".join(filter(None, parts)))))
    return numbered
