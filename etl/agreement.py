"""Whether documents agree, and how many independent voices that is: computed, never written by hand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.figures import Figure
from etl.intervals import Interval, Quantity
from etl.periods import Period, period_label
from etl.plain_numbers import plain_number, qualifier_words
from etl.slugs import Slugs
from etl.table_statements import ToldEvent
from etl.vocabularies import Vocabularies
from etl.voices import Voices

# A note names so many numbers, dates or documents at most.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Agreement:
    """What all statements on one matter together amount to."""

    agreement_id: str
    indicator_id: str | None
    event_id: str | None
    subject: str | None
    counterpart: str | None
    scope: str | None
    period_label: str | None
    verdict: str
    documents: int
    origins: int
    low: float | None
    high: float | None
    figure_ids: tuple[str, ...]
    modalities: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, why, and the range: what all statements allow, or in a conflict all that they span."""

    verdict: str
    reason: str
    low: float | None
    high: float | None


def compare_statements(
    figures: Sequence[Figure],
    events: Sequence[ToldEvent],
    relied_on: Mapping[str, tuple[str, ...]],
    vocabularies: Vocabularies,
) -> list[Agreement]:
    """An agreement for every matter that printed figures speak on, and every event told of more than once.

    `relied_on` holds, by document, the origins that it relies on as a whole.
    """
    voices = Voices(relied_on, vocabularies.origins)
    return [*_figure_agreements(figures, voices, vocabularies), *_event_agreements(events, voices)]


def _figure_agreements(
    figures: Sequence[Figure], voices: Voices, vocabularies: Vocabularies
) -> Iterator[Agreement]:
    matters: defaultdict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.status != "derived":
            key = (figure.indicator_id, figure.subject, figure.counterpart, figure.scope)
            matters[key].append(figure)
    slugs = Slugs()
    for matter, alike in matters.items():
        for group in comparable(alike):
            tolerance = vocabularies.indicators[group[0].indicator_id].tolerance or 0.0
            judgement = judge(group, tolerance)
            yield Agreement(
                agreement_id=slugs.unique(".".join(filter(None, matter))),
                indicator_id=group[0].indicator_id,
                event_id=None,
                subject=group[0].subject,
                counterpart=group[0].counterpart,
                scope=group[0].scope,
                period_label=_period_label(group),
                verdict=judgement.verdict,
                documents=len({figure.document_id for figure in group}),
                origins=voices.count(group),
                low=judgement.low,
                high=judgement.high,
                figure_ids=tuple(figure.figure_id for figure in group),
                modalities=_modalities(group),
                note=_note(f"{judgement.reason}{_years_apart(group)}", group),
            )


def comparable(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures in groups whose stated periods overlap.

    A figure without a period goes with the one group that there is; beside several it forms its own.
    """
    undated = [figure for figure in figures if figure.dating.period is None]
    groups: list[tuple[Period, list[Figure]]] = []
    for figure in sorted((one for one in figures if one.dating.period), key=_start):
        period = figure.dating.period
        assert period is not None
        if groups and groups[-1][0].overlaps(period):
            whole, group = groups[-1]
            group.append(figure)
            groups[-1] = (_hull(whole, period), group)
        else:
            groups.append((period, [figure]))
    order = {figure.figure_id: place for place, figure in enumerate(figures)}
    dated = [group for _period, group in groups]
    joined = [[*dated[0], *undated]] if len(dated) == 1 else [*dated, *([undated] if undated else [])]
    return [sorted(group, key=lambda figure: order[figure.figure_id]) for group in joined]


def _start(figure: Figure) -> tuple[int, str]:
    assert figure.dating.period is not None
    return figure.dating.period.start.toordinal(), figure.figure_id


def _hull(one: Period, other: Period) -> Period:
    ends = None if one.end is None or other.end is None else max(one.end, other.end)
    return Period(min(one.start, other.start), ends)


def _period_label(figures: Sequence[Figure]) -> str | None:
    periods = [figure.dating.period for figure in figures if figure.dating.period]
    if not periods:
        return None
    whole = periods[0]
    for period in periods[1:]:
        whole = _hull(whole, period)
    return period_label(whole)


def judge(figures: Sequence[Figure], tolerance: float = 0.0) -> Judgement:
    """The verdict on figures of one matter; `tolerance` is the share by which an "about" may stray."""
    quantities = list(dict.fromkeys(figure.quantity for figure in figures))
    said = _few(map(_words, quantities), " and ")
    contradiction = _contradiction(figures)
    if len(figures) == 1 or (len(quantities) == 1 and not contradiction):
        verdict, reason = (
            ("single", "one statement only") if len(figures) == 1 else ("same", f"all say {said}")
        )
        return Judgement(verdict, reason, quantities[0].low, quantities[0].high)
    intervals = [quantity.interval(tolerance) for quantity in quantities]
    shared: Interval | None = intervals[0]
    span = intervals[0]
    for interval in intervals[1:]:
        shared = shared.overlap(interval) if shared else None
        span = span.hull(interval)
    if contradiction or shared is None:
        reason = contradiction or f"no number satisfies all: {said}"
        return Judgement("conflict", reason, _finite(span.low), _finite(span.high))
    reason = f"the ranges overlap: {said}{_allowance(quantities, tolerance)}"
    return Judgement("compatible", reason, _finite(shared.low), _finite(shared.high))


def _contradiction(figures: Sequence[Figure]) -> str | None:
    """What sets statements against each other whatever their numbers are."""
    if len({figure.change for figure in figures if figure.change}) > 1:
        return "one says up, another down"
    modalities = {figure.modality for figure in figures}
    if "denied" in modalities and len(modalities) > 1:
        return "one denies what another says"
    return None


def _allowance(quantities: Sequence[Quantity], tolerance: float) -> str:
    has_about = any(quantity.qualifier == "about" for quantity in quantities)
    return f" (an about may stray by {tolerance:.0%})" if has_about and tolerance else ""


def _words(quantity: Quantity) -> str:
    """The number in words, without unit: "more than 20"."""
    if quantity.value is None and quantity.low is not None and quantity.high is not None:
        return f"{_number(quantity.low)} to {_number(quantity.high)}"
    number = next((one for one in (quantity.value, quantity.low, quantity.high) if one is not None), 0.0)
    return f"{qualifier_words(quantity.qualifier)}{_number(number)}"


def _number(number: float) -> str:
    """The number whole or with the three digits that count, from a thousand on with up to four decimals."""
    if float(number).is_integer() or abs(number) > 999:
        return plain_number(number)
    return f"{Decimal(f'{number:.3g}'):f}"


def _years_apart(figures: Sequence[Figure]) -> str:
    """The years in which it was said, where no period is stated and the documents are years apart."""
    years = sorted({figure.as_of[:4] for figure in figures if figure.as_of and not figure.dating.period})
    return f" (said in {' and '.join(years)})" if len(years) > 1 else ""


def _event_agreements(events: Sequence[ToldEvent], voices: Voices) -> Iterator[Agreement]:
    by_event: defaultdict[str, list[ToldEvent]] = defaultdict(list)
    for event in events:
        by_event[event.event_id].append(event)
    for event_id, told in by_event.items():
        if len(told) < 2:
            continue
        verdict, reason = judge_dates([event.period for event in told])
        labels = _few(dict.fromkeys(event.label for event in told), "; ")
        yield Agreement(
            agreement_id=f"event.{event_id}",
            indicator_id=None,
            event_id=event_id,
            subject=None,
            counterpart=None,
            scope=None,
            period_label=labels,
            verdict=verdict,
            documents=len({event.document_id for event in told}),
            origins=voices.count(told),
            low=None,
            high=None,
            figure_ids=tuple(event.event_statement_id for event in told),
            modalities=_modalities(told),
            note=_note(f"{reason}: {labels}", told),
        )


def judge_dates(periods: Sequence[Period]) -> tuple[str, str]:
    """The verdict on two or more datings of one event, and why."""
    if len(set(periods)) == 1:
        return "same", "every statement gives one date"
    # Stretches of days that overlap two by two have a day that lies in all of them.
    ends = [period.end for period in periods if period.end is not None]
    if not ends or max(period.start for period in periods) <= min(ends):
        return "compatible", "the dates overlap"
    return "conflict", "no day is within all of these"


def _modalities(statements: Sequence[Figure] | Sequence[ToldEvent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement.modality for statement in statements))


def _note(reason: str, statements: Sequence[Figure] | Sequence[ToldEvent]) -> str:
    """The reason, with who says it in which modality where they differ."""
    modalities = _modalities(statements)
    if len(modalities) == 1:
        return reason
    by_modality = []
    for modality in modalities:
        sayers = {one.document_id or "" for one in statements if one.modality == modality}
        by_modality.append(f"{modality} by {_few(sorted(sayers), ', ')}")
    return f"{reason}; {', '.join(by_modality)}"


def _few(words: Iterable[str], between: str) -> str:
    """All of the words, or where they are many the first ones and how many there are beside."""
    listed = list(words)
    shown = listed if len(listed) <= _MOST_WORDS else listed[: _MOST_WORDS - 1]
    others = len(listed) - len(shown)
    return between.join(shown) + (f"{between}{others} others" if others else "")


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
