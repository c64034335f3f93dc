"""Lending on one axis of years: a block whose area is the sum, years not stated, no new loans, the debt."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import bar, bound, dot, ink_of
from dashboard.charts.money_lending import Kind, LendingPoint, block_average
from dashboard.charts.money_lending_words import (
    averages_of,
    is_said_already,
    lending_alt,
    lending_caveat,
    lending_subtitle,
    lending_title,
    point_words,
)
from dashboard.charts.sheet import SMALL, Part, drawn, label, line, plain, ticks, upright
from dashboard.charts.statement_lines import figure_line
from dashboard.charts.timeline_labels import NARROWEST, Caption, caption, caption_part, stand_of
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, Mark, sign
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import value_words

NAME = "money-lending"
_BLOCK = 96
_STRETCH = 14
_GAP = 20
_TICK_YEARS = 5
_LEGEND: Mapping[Kind, tuple[Mark, str]] = {
    "lent": (sign("swatch"), "loans"),
    "owed": (sign("swatch", "contrast"), "debt"),
    "unstated": (sign("gap", "quiet"), "not stated"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One point with its words and the height of its mark."""

    point: LendingPoint
    words: Caption
    thick: float

    @property
    def height(self) -> float:
        """All pixels from one row to the next."""
        return self.words.height + self.thick + _GAP


def lending_chart(points: Sequence[LendingPoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """The points drawn, in words, and as a table."""
    stated = [point for point in points if point.kind != "unstated"]
    if not stated:
        words = "There is no printed loan or debt to show."
        return empty_chart(NAME, words, mode)
    lines = [(_line(point, catalogue), point) for point in points]
    averages = [(figure_line("Average a year", (one,), catalogue), one) for one in averages_of(points)]
    return Chart(
        chart_id=NAME,
        title=lending_title(points),
        subtitle=lending_subtitle(points, catalogue),
        alt=lending_alt(points, catalogue),
        figure=_figure(points, catalogue, mode),
        table=(*(row for row, _ in lines), *(row for row, _ in averages)),
        caveat=lending_caveat(points, catalogue),
        figure_ids=(*(_id(point) for _, point in lines), *(one.figure_id for _, one in averages)),
        legend=tuple(_LEGEND[kind] for kind in _LEGEND if kind in {_colour(point) for point in points}),
    )


def _colour(point: LendingPoint) -> Kind:
    """The kind that a point is drawn as: what is said of new loans looks like what was lent."""
    return "lent" if point.kind == "new" else point.kind


def _id(point: LendingPoint) -> str:
    return point.figures[0].figure_id if point.figures else ""


def _line(point: LendingPoint, catalogue: Catalogue) -> Mapping[str, str]:
    if not point.figures:
        return {"What": "New lending", "Value": "not stated", "When": point.years, "Printed": "nowhere",
                "Status": "not stated, which is not zero", "From": "no document"}  # fmt: skip
    return figure_line(catalogue.indicator_title(point.figures[0].indicator_id), point.figures, catalogue)


def _figure(points: Sequence[LendingPoint], catalogue: Catalogue, mode: Mode) -> dict[str, object]:
    colours = palette(mode)
    axis = _axis(points, catalogue)
    tallest = max((_height(point) for point in points), default=0)
    rows = [_row(point, tallest, axis, catalogue) for point in points if not is_said_already(point, points)]
    parts: list[Part] = []
    top = 4.0
    for row in rows:
        parts.append(_row_part(row, top, axis, mode))
        top += row.height
    first = 4 + rows[0].words.height
    guides = [upright(at, first, top, colours.rule, is_behind=True) for at in _edges(points)]
    # A tick stands where its year begins, as the faint lines do.
    numbers = range(int(axis.first), int(axis.last))
    years = [(float(year), f"{year}") for year in numbers if year % _TICK_YEARS == 0]
    return drawn([*guides, *parts, ticks(years, axis, top, mode)], axis, round(top) + 30, mode, NAME)


def _height(point: LendingPoint) -> float:
    average = block_average(point)
    return abs(average.value or 0) if average else 0


def _edges(points: Sequence[LendingPoint]) -> list[float]:
    """Where the years that are not stated begin and end."""
    gaps = [point for point in points if point.kind == "unstated"]
    return sorted({at for point in gaps for at in (point.start, point.end) if at is not None})


def _axis(points: Sequence[LendingPoint], catalogue: Catalogue) -> Axis:
    """Whole years, from a round one before the first statement to the end of the newest document's year."""
    known = [at for point in points for at in (point.start, point.end) if at is not None]
    newest = float(catalogue.newest_year or 0) + 1
    last = max([newest, *(math.ceil(at) for at in known)])
    first = min((math.floor(at) for at in known), default=int(last) - 1)
    return Axis(min(first // _TICK_YEARS * _TICK_YEARS, last - 1), last)


def _row(point: LendingPoint, tallest: float, axis: Axis, catalogue: Catalogue) -> Row:
    heading, details = point_words(point, catalogue)
    height = _height(point)
    thick = _BLOCK * height / tallest if height else _STRETCH if point.start is not None else 0
    start, end = (axis.share(at) for at in _reach(point, axis))
    return Row(point, caption(heading, details, stand_of(start, end)), thick)


def _reach(point: LendingPoint, axis: Axis) -> tuple[float, float]:
    """From where to where the point is drawn; the left end of the axis for one without a date."""
    if point.start is None:
        return axis.first, axis.first
    return point.start, axis.last if point.end is None else point.end


def _row_part(row: Row, top: float, axis: Axis, mode: Mode) -> Part:
    start, end = _reach(row.point, axis)
    x = start if row.words.stand.anchor == "left" else end
    words = caption_part(row.words, x, top, mode)
    return words + _mark(row, top + row.words.height + row.thick / 2, axis, mode)


def _mark(row: Row, y: float, axis: Axis, mode: Mode) -> Part:
    point, colours = row.point, palette(mode)
    if point.start is None:
        return Part()
    if not point.figures:
        return _gap(point.start, point.end or axis.last, y, colours.quiet)
    ink = ink_of(point.figures[0], colours.contrast if point.kind == "owed" else colours.accent, mode,
                 row.words.heading)  # fmt: skip
    if point.kind == "owed":
        return dot((point.start + (point.end or point.start)) / 2, y, ink)
    if point.end is None:
        return bound(point.start, axis.last, y, _STRETCH, ink)
    if axis.share(point.end) - axis.share(point.start) < 1 / 40:
        return dot((point.start + point.end) / 2, y, ink)
    return _block(row, y, axis, ink, mode)


def _gap(start: float, end: float, y: float, colour: str) -> Part:
    """Years without a statement: two strokes and a dotted line, nothing that could be taken for a value."""
    ends = upright(start, y - 6, y + 6, colour, 1.5) + upright(end, y - 6, y + 6, colour, 1.5)
    return line(start, end, y, colour, 1.5, "2px,4px") + ends


def _block(row: Row, y: float, axis: Axis, ink: Ink, mode: Mode) -> Part:
    """A bar; where there is an average, that is its height, and its area is the sum."""
    point = row.point
    start, end = _reach(point, axis)
    drawn_bar = bar(start, end, y, row.thick, ink)
    average = block_average(point)
    if average is None:
        return drawn_bar
    return drawn_bar + _scale(average, end, y - row.thick / 2, axis, mode) + _inside(point, axis, y, mode)


def _scale(average: Figure, end: float, top: float, axis: Axis, mode: Mode) -> Part:
    """The block's height, carried on to the right where there is room for its words."""
    quiet = palette(mode).quiet
    words = value_words(average)
    if (1 - axis.share(end)) * NARROWEST < len(words) * 6.3:
        return Part()
    height = line(end, axis.last, top, quiet, 1.5, "5px,3px")
    return height + label(plain(words), axis.last, top + 4, quiet, SMALL, anchor="right")


def _inside(point: LendingPoint, axis: Axis, y: float, mode: Mode) -> Part:
    """The sum within the block, where it is wide enough on a phone."""
    words = value_words(point.figures[0])
    start, end = _reach(point, axis)
    if (axis.share(end) - axis.share(start)) * NARROWEST < len(words) * 10:
        return Part()
    return label(plain(words), (start + end) / 2, y - 11, palette(mode).ground, 17, "center", is_bold=True)
