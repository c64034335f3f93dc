"""Everything dated, drawn: lanes by theme, each date as long as it is precise, conflicting ones bracketed."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.sheet import (
    LINE,
    SMALL,
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
from dashboard.charts.timeline import Matter, Panel, timeline_panels
from dashboard.charts.timeline_dates import place_of
from dashboard.charts.timeline_rows import Drawing, matter_row
from dashboard.charts.timeline_words import (
    NOTHING,
    panel_words,
    reading_line,
    timeline_alt,
    timeline_caveat,
    timeline_legend,
    timeline_title,
)
from dashboard.marks import Axis
from dashboard.theme import Mode, palette
from dashboard.wording import theme_title

NAME = "timeline"
_SHEET = Axis(0, 1)
_TICK_ROW = 28
_ABOVE = 4.0
# The months with which quarters begin.
_QUARTERS = (1, 4, 7, 10)
# A place between two rows where the drawing may be parted, and the bands to be repeated above what follows.
Break = dict[str, Any]


def timeline_chart(matters: Sequence[Matter], catalogue: Catalogue, mode: Mode) -> Chart:
    """The matters drawn, in words, and as a table with a row for each reading of a date."""
    if not matters:
        return empty_chart(NAME, NOTHING, mode)
    readings = [(matter, reading) for matter in matters for reading in matter.readings]
    return Chart(
        chart_id=NAME,
        title=timeline_title(matters),
        subtitle="Each bar is as long as the month, year or span that is given, a dot is a day.",
        alt=timeline_alt(matters),
        figure=_figure(matters, catalogue, mode),
        table=tuple(reading_line(matter, reading, catalogue) for matter, reading in readings),
        caveat=timeline_caveat(matters),
        figure_ids=tuple(reading.statements[0].event_statement_id for _, reading in readings),
        legend=timeline_legend(matters),
    )


def _figure(matters: Sequence[Matter], catalogue: Catalogue, mode: Mode) -> dict[str, Any]:
    panels = timeline_panels(matters)
    parts: list[Part] = []
    breaks: list[Break] = []
    top = _ABOVE
    for panel in panels:
        part, more, top = _panel(panel, panels, top, Drawing(Axis(panel.first, panel.last), catalogue, mode))
        parts.append(part)
        breaks += more
        top += 14
    figure = drawn(parts, _SHEET, round(top), mode, NAME)
    figure["layout"]["meta"] = {"breaks": breaks}
    return figure


def _panel(
    panel: Panel, panels: Sequence[Panel], top: float, with_: Drawing
) -> tuple[Part, list[Break], float]:
    """A heading, the scale if there is one, the lanes by theme, and for years, which are long, it again."""
    colours = palette(with_.mode)
    heading, notes = panel_words(panel, panels)
    part = row_label(plain(heading), top, colours.text, 16, is_bold=True)
    # With what is free above the first heading, for all columns of a picture to begin at one height.
    breaks: list[Break] = [{"y": top - _ABOVE, "heads": []}]
    heads = [[top - _ABOVE, top + 24]]
    top += 24
    for words in (wrapped(note) for note in notes):
        part += row_label(words, top, colours.quiet, SMALL)
        top += LINE * rows_of(words)
    places = [] if panel.is_undated else scale_places(panel)
    if places:
        part += ticks(places, _SHEET, top + 4, with_.mode)
        heads.append([top, top + 4 + _TICK_ROW])
        top += 4 + _TICK_ROW
    begin = top
    lanes: list[Part] = []
    for theme, group in groupby(panel.matters, key=lambda one: one.theme):
        lane, tops, bottom = _lane(theme, list(group), top, with_)
        lanes.append(lane)
        breaks.append({"y": top, "heads": heads})
        breaks += [{"y": one, "heads": [*heads, [top, tops[0]]]} for one in tops[1:]]
        top = bottom
    if places:
        lanes = [*(upright(at, begin, top, colours.rule, is_behind=True) for at, _ in places), *lanes]
    if panel.is_one_year or panel.is_undated:
        return sum(lanes, part), breaks[:1] + breaks[2:], top
    scale = ticks(places, _SHEET, top, with_.mode)
    return sum([*lanes, scale], part), breaks[:1] + breaks[2:], top + _TICK_ROW


def scale_places(panel: Panel) -> list[tuple[float, str]]:
    """Where quarters, or years a round step apart, begin: ticks with words and faint lines stand there."""
    first = panel.first
    if panel.is_one_year:
        begins = ((place_of(date(first, month, 1)) - first, month) for month in _QUARTERS)
        return [(at, calendar.month_abbr[month]) for at, month in begins]
    axis, step = Axis(first, panel.last), _year_step(panel)
    years = [year for year in range(first, panel.last) if year % step == 0] or [first]
    return [(axis.share(year), str(year)) for year in years]


def _year_step(panel: Panel) -> int:
    """Years from one label to the next, so that they stay apart on a phone."""
    return next((step for step in (1, 2, 5, 10, 20, 50, 100) if (panel.last - panel.first) / step <= 6), 500)


def _lane(
    theme: str, matters: Sequence[Matter], top: float, with_: Drawing
) -> tuple[Part, list[float], float]:
    """A theme's name and its matters in order, and where each matter begins."""
    colours = palette(with_.mode)
    name = row_label(plain(theme_title(theme)), top + 6, colours.accent, is_bold=True)
    part = line(0, 1, top + 2, colours.quiet) + name
    top += 6 + LINE + 3
    tops = []
    for matter in matters:
        tops.append(top)
        row, top = matter_row(matter, top, with_)
        part += row
    return part, tops, top
