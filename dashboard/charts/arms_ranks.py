"""Ranks in the trade in arms, each on a line of its own from the first place to the last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import ink_of, mark
from dashboard.charts.sheet import (
    LINE,
    SMALL,
    SMALL_WIDTH,
    Part,
    drawn,
    line,
    plain,
    row_label,
    rows_of,
    ticks,
    upright,
    wrapped,
)
from dashboard.charts.statement_lines import source_words
from dashboard.charts.traces import Ink
from dashboard.marks import Axis
from dashboard.numerals import counted, ordinal
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import as_of_words, capital, joined, sentence, value_words

INDICATORS = ("arms_buyer_rank", "arms_supplier_rank")
_BAND = 22
# Beyond the first place and the last there is room for the stroke of a bound.
_EDGE = 0.06
# What is free above a heading, for all columns of a picture to begin at one height.
_ABOVE = 4.0


@dataclass(frozen=True, slots=True)
class RankPoint:
    """One rank, said by one or several documents: `value` is the place, `among` the set it is a place in."""

    figure: Figure
    heading: str
    value: str
    among: str
    source: str


def arms_rank_points(catalogue: Catalogue) -> tuple[RankPoint, ...]:
    """Each rank once, by indicator, then in the order in which the indicator declares its scopes."""
    found = [figure for figure in catalogue.figures.values() if figure.indicator_id in INDICATORS]
    known = [figure for figure in found if figure.size is not None]
    known.sort(
        key=lambda figure: (*_kind(figure, catalogue), -catalogue.numbers.get(figure.document_id or "", 0))
    )
    return tuple(
        _point(list(group), catalogue)
        for _, group in groupby(known, key=lambda figure: _kind(figure, catalogue))
    )


def _kind(figure: Figure, catalogue: Catalogue) -> tuple[object, ...]:
    """What makes two statements the same rank."""
    return (
        INDICATORS.index(figure.indicator_id), figure.subject or "", figure.counterpart or "",
        catalogue.scope_place(figure), figure.scope or "", figure.size,
        figure.qualifier, figure.status,
    )  # fmt: skip


def _point(figures: Sequence[Figure], catalogue: Catalogue) -> RankPoint:
    shown = figures[-1]
    title = catalogue.indicator_title(shown.indicator_id)
    subject = catalogue.subject_title(shown.subject)
    scope = catalogue.scope_words(shown.indicator_id, shown.scope)
    when = joined([as_of_words(figure) for figure in figures[::-1]])
    return RankPoint(
        figure=shown,
        heading=f"{subject}: {title[:1].lower()}{title[1:]}" if subject else title,
        value=value_words(shown),
        among=f"{scope}, {when}" if scope else when,
        source=source_words((figure.document_id for figure in figures), catalogue),
    )


def arms_rank_chart(points: Sequence[RankPoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """A line a rank, dots for places and a band for what lies anywhere within it."""
    if not points:
        words = "No document in this selection gives a rank among buyers or suppliers of arms."
        return empty_chart("arms-ranks", words, mode, "Ranks in the arms trade")
    return Chart(
        chart_id="arms-ranks",
        title=rank_claim(points, catalogue),
        subtitle="Place by size among buyers and among suppliers; each line is a ranking of its own.",
        alt=sentence("; ".join(f"{one.heading}: {one.value}, {one.among}" for one in points)),
        figure=_figure(points, mode),
        table=tuple(_row(point) for point in points),
        caveat=_caveat(points),
        figure_ids=tuple(point.figure.figure_id for point in points),
    )


def rank_claim(points: Sequence[RankPoint], catalogue: Catalogue) -> str:
    """The finding: the places of the first subject, and whether they contradict each other."""
    name, _, ranking = points[0].heading.rpartition(": ")
    own = [point for point in points if point.heading == points[0].heading]
    places = list(dict.fromkeys(point.value for point in own))
    if len(places) == 1:
        # The set says of when the place is: of an undated past it must not be told as of now.
        among = f", {own[0].among}" if len(own) == 1 else ""
        return capital(f"{ranking}: {f'{name} ' if name else ''}{places[0]}{among}")
    verdicts = {row.verdict for point in own if (row := catalogue.agreement_of.get(point.figure.figure_id))}
    doubt = "and the documents conflict" if "conflict" in verdicts else "not a contradiction"
    rankings = counted(len({point.among for point in own}), "ranking")
    return capital(f"{name or ranking}: {joined(places)}. {rankings.capitalize()}, {doubt}")


def _caveat(points: Sequence[RankPoint]) -> str:
    if len(points) < 2:
        return ""
    return (
        "Places in different sets, regions and times do not contradict each other. A band means any place "
        "within it; a place of an undated past says nothing about the present."
    )


def _row(point: RankPoint) -> dict[str, str]:
    return {
        "Ranking": point.heading,
        "Place": point.value,
        "Among whom, when": point.among,
        "Source": point.source,
    }


def _figure(points: Sequence[RankPoint], mode: Mode) -> dict[str, object]:
    last = max(10.0, *(point.figure.size or 0 for point in points))
    axis = Axis(1 - _EDGE, last + _EDGE)
    parts, top = [], _ABOVE
    breaks: list[dict[str, object]] = []
    for heading, group in groupby(points, key=lambda point: point.heading):
        words, begin = wrapped(heading, 36), top
        parts.append(row_label(f"<b>{words}</b>", top, palette(mode).text, 15))
        after = top = top + (LINE + 1) * rows_of(words) + 8
        for point in group:
            is_later, above = top > after, begin - _ABOVE
            breaks.append({"y": top if is_later else above, "heads": [[above, after]] if is_later else []})
            part, top = _rank_part(point, axis, top, mode)
            parts.append(part)
        top += 6
    places = [(1.0, ordinal(1)), ((1 + last) // 2, ordinal((1 + last) // 2)), (last, ordinal(last))]
    figure = drawn([*parts, ticks(places, axis, top, mode)], axis, round(top) + 34, mode, "arms-ranks")
    figure["layout"]["meta"] = {"breaks": breaks[1:], "foot": [round(top) - 1, round(top) + 34]}
    return figure


def _rank_part(point: RankPoint, axis: Axis, top: float, mode: Mode) -> tuple[Part, float]:
    """The words of a rank above its line."""
    colours, last = palette(mode), axis.last - _EDGE
    words = f"<b>{plain(capital(point.value))}</b>"
    among = wrapped("; ".join(part for part in (point.among, point.source) if part), SMALL_WIDTH)
    below = top + LINE + 2
    y = below + (SMALL + 4) * rows_of(among) + 6 + _BAND / 2
    scale = line(1, last, y, colours.rule, 1.5, is_behind=True)
    places = range(1, round(last) + 1)
    dents = [upright(place, y - 4, y + 4, colours.rule, is_behind=True) for place in places]
    ink = _ink(point, mode)
    part = mark(point.figure, Axis(1, last), y, ink, _BAND)
    labels = row_label(words, top, ink.colour) + row_label(among, below, colours.quiet, SMALL)
    return sum([*dents, labels, part], scale), y + _BAND / 2 + 14


def _ink(point: RankPoint, mode: Mode) -> Ink:
    return ink_of(point.figure, palette(mode).accent, mode, f"{plain(point.value)}, {plain(point.among)}")
