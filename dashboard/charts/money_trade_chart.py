"""Trade of one year: a bar for what is printed, open-ended ones from the bounds that follow for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import bar, bound, ink_of, mark
from dashboard.charts.money_trade import TradePoint
from dashboard.charts.money_trade_words import (
    detail_words,
    partner_of,
    trade_alt,
    trade_caveat,
    trade_title,
    years_words,
)
from dashboard.charts.sheet import Part, drawn, ticks
from dashboard.charts.statement_lines import figure_line
from dashboard.charts.timeline_labels import caption, caption_part, stand_of
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, round_up, shape_of
from dashboard.numerals import amount
from dashboard.theme import Mode, palette
from dashboard.wording import value_words

NAME = "money-trade"
_THICK = 22
_GAP = 22


def trade_chart(points: Sequence[TradePoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """The points drawn, in words, and as a table."""
    if not points:
        words = "There is no sum of trade to show."
        return empty_chart(NAME, words, mode)
    partner = partner_of(points, catalogue)
    lines = [figure_line(f"{point.country} and {partner}", point.figures, catalogue) for point in points]
    return Chart(
        chart_id=NAME,
        title=trade_title(points, catalogue),
        subtitle=f"Trade with {partner} in {years_words(points)}; what it includes is not said",
        alt=trade_alt(points, catalogue),
        figure=_figure(points, catalogue, mode),
        table=tuple(lines),
        caveat=trade_caveat(points, catalogue),
        figure_ids=tuple(point.figure.figure_id for point in points),
    )


def _figure(points: Sequence[TradePoint], catalogue: Catalogue, mode: Mode) -> dict[str, object]:
    axis = _axis(points)
    parts: list[Part] = []
    top = 6.0
    for point in points:
        heading, detail = f"{point.country}: {value_words(point.figure)}", detail_words(point, catalogue)
        words = caption(heading, (detail,), stand_of(0, 0))
        middle = top + words.height + _THICK / 2
        parts += [caption_part(words, axis.first, top, mode), _mark(point, middle, axis, mode)]
        top += words.height + _THICK + _GAP
    middle = (axis.first + axis.last) / 2
    places = [(at, amount(at, points[0].figure.unit)) for at in (axis.first, middle, axis.last)]
    return drawn([*parts, ticks(places, axis, top - 8, mode)], axis, round(top) + 24, mode, NAME)


def _axis(points: Sequence[TradePoint]) -> Axis:
    known = [abs(number) for point in points for number in point.figure.numbers]
    return Axis(0, round_up(max(known, default=1) * 1.25))


def _mark(point: TradePoint, y: float, axis: Axis, mode: Mode) -> Part:
    """A bar for a value; for a bound a pale bar up to a stroke, dashed where derived, and an arrow beyond."""
    figure = point.figure
    ink = ink_of(figure, palette(mode).accent, mode, value_words(figure))
    numbers = figure.numbers
    if not numbers:
        return Part()
    shape = shape_of(figure)
    if shape == "dot":
        return bar(axis.first, numbers[0], y, _THICK, ink)
    if shape == "arrow_up":
        return _open(numbers[0], y, axis, ink)
    return mark(figure, axis, y, ink, _THICK)


def _open(low: float, y: float, axis: Axis, ink: Ink) -> Part:
    """At least this much as a dashed outline, then the stroke at the bound and the way that is open."""
    least = bar(axis.first, low, y, _THICK, replace(ink, style="dashed"))
    return least + bound(low, axis.last, y, _THICK, ink)
