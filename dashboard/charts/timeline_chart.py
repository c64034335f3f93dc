"""Everything dated, drawn: lanes by theme, each date as long as it is precise, conflicting ones bracketed."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.charts.drawing import (
    LINE,
    SMALL,
    Ink,
    Part,
    bar,
    bracket,
    dot,
    drawn,
    empty_figure,
    line,
    plain,
    row_label,
    rows_of,
    ticks,
    upright,
    wrapped,
)
from dashboard.charts.timeline import Matter, Panel, Reading, timeline_panels, timeline_points
from dashboard.charts.timeline_labels import NARROWEST, caption, caption_part, stand_of
from dashboard.charts.timeline_words import (
    NOTHING,
    panel_words,
    reading_details,
    reading_line,
    timeline_alt,
    timeline_caveat,
    timeline_title,
)
from dashboard.marks import Axis, Style
from dashboard.theme import Mode, palette
from dashboard.wording import THEME_TITLES

NAME = "timeline"
_SHEET = Axis(0, 1)
_THICK = 11
_APART = 17
_GAP = 13
_TICK_ROW = 28
_SMALLEST_TARGET = 16
_MONTHS = 12
# A place between two rows where the drawing may be parted, and the bands to be repeated above what follows.
Break = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What everything in a panel is drawn with."""

    axis: Axis
    catalogue: Catalogue
    mode: Mode


def timeline_chart(matters: Sequence[Matter], catalogue: Catalogue, mode: Mode) -> Chart:
    """The matters drawn, in words, and as a table with a row for each reading of a date."""
    if not matters:
        return Chart(NAME, NOTHING, "", NOTHING, empty_figure(NOTHING, mode, NAME), (), "", ())
    readings = [(matter, reading) for matter in matters for reading in matter.readings]
    return Chart(
        chart_id=NAME,
        title=timeline_title(matters),
        subtitle="Each bar is as long as the month, year or span that is given, a dot is a day. "
        "Filled: the date is printed. Dashed: it is inferred. Grey: not stated as fact.",
        alt=timeline_alt(matters),
        figure=_figure(matters, catalogue, mode),
        table=tuple(reading_line(matter, reading, catalogue) for matter, reading in readings),
        caveat=timeline_caveat(matters),
        figure_ids=tuple(reading.statements[0].event_statement_id for _, reading in readings),
    )


def _figure(matters: Sequence[Matter], catalogue: Catalogue, mode: Mode) -> dict[str, Any]:
    panels = timeline_panels(matters)
    parts: list[Part] = []
    breaks: list[Break] = []
    top = 4.0
    for panel in panels:
        part, more, top = _panel(panel, panels, top, Drawing(Axis(panel.first, panel.last), catalogue, mode))
        parts.append(part)
        breaks += more
        top += 26
    figure = drawn(parts, _SHEET, round(top), mode, NAME)
    figure["layout"]["meta"] = {"breaks": breaks}
    return figure


def _panel(
    panel: Panel, panels: Sequence[Panel], top: float, with_: Drawing
) -> tuple[Part, list[Break], float]:
    """A heading, the scale, the lanes by theme, and the scale again."""
    colours = palette(with_.mode)
    heading, notes = panel_words(panel, panels)
    part = row_label(plain(heading), top, colours.text, 16, is_bold=True)
    breaks: list[Break] = [{"y": top, "heads": []}]
    heads = [[top, top + 24]]
    top += 24
    for words in (wrapped(note) for note in notes):
        part += row_label(words, top, colours.quiet, SMALL)
        top += LINE * rows_of(words)
    places = _places(panel)
    part += ticks(places, _SHEET, top + 4, with_.mode)
    heads.append([top, top + 4 + _TICK_ROW])
    begin = top = top + 4 + _TICK_ROW
    lanes: list[Part] = []
    for theme, group in groupby(panel.matters, key=lambda one: one.theme):
        lane, tops, bottom = _lane(theme, list(group), top, with_)
        lanes.append(lane)
        breaks.append({"y": top, "heads": heads})
        breaks += [{"y": one, "heads": [*heads, [top, tops[0]]]} for one in tops[1:]]
        top = bottom
    guides = [upright(at, begin, top, colours.rule, is_behind=True) for at in _guides(panel)]
    scale = ticks(places, _SHEET, top, with_.mode)
    return sum([*guides, *lanes, scale], part), breaks[:1] + breaks[2:], top + _TICK_ROW


def _places(panel: Panel) -> list[tuple[float, str]]:
    """The words of the scale amid what they name: every other month, or years a round step apart."""
    if panel.is_one_year:
        return [((month - 0.5) / _MONTHS, calendar.month_abbr[month]) for month in range(1, _MONTHS + 1, 2)]
    axis, step = Axis(panel.first, panel.last), _year_step(panel)
    years = [year for year in range(panel.first, panel.last) if year % step == 0] or [panel.first]
    return [(axis.share(year + 0.5), str(year)) for year in years]


def _year_step(panel: Panel) -> int:
    """Years from one label to the next, so that they stay apart on a phone."""
    return next((step for step in (1, 2, 5, 10, 20, 50, 100) if (panel.last - panel.first) / step <= 6), 500)


def _guides(panel: Panel) -> list[float]:
    """Faint lines where quarters or labelled years begin."""
    if panel.is_one_year:
        return [quarter / 4 for quarter in range(5)]
    axis, step = Axis(panel.first, panel.last), _year_step(panel)
    return [axis.share(year) for year in range(panel.first, panel.last + 1) if year % step == 0]


def _lane(
    theme: str, matters: Sequence[Matter], top: float, with_: Drawing
) -> tuple[Part, list[float], float]:
    """A theme's name and its matters in order, and where each matter begins."""
    colours = palette(with_.mode)
    title = THEME_TITLES.get(theme, theme.replace("_", " ").capitalize())
    part = line(0, 1, top + 2, colours.quiet) + row_label(plain(title), top + 6, colours.accent, is_bold=True)
    top += 6 + LINE + 8
    tops = []
    for matter in matters:
        tops.append(top)
        row, top = _row(matter, top, with_)
        part += row
    return part, tops, top


def _row(matter: Matter, top: float, with_: Drawing) -> tuple[Part, float]:
    """A matter's words above its marks, one below the other, and a bracket where they conflict."""
    shares = [_shares(one, with_.axis) for one in matter.readings]
    known = [share for share in shares if share is not None]
    start, end = min((one[0] for one in known), default=0.0), max((one[1] for one in known), default=0.0)
    words = caption(matter.title, reading_details(matter, with_.catalogue), stand_of(start, end))
    part = caption_part(words, start if words.stand.anchor == "left" else end, top, with_.mode)
    y = top = top + words.height + _THICK / 2
    for reading, share in zip(matter.readings, shares, strict=True):
        if share is not None:
            part += _mark(matter, reading, share, y, with_.mode)
            y += _APART
    if not known:
        return part, top + _GAP / 2
    if matter.has_conflict and len(known) > 1:
        part += bracket(start, end, y - _THICK / 2 + 2, palette(with_.mode).contrast, -5)
        y += 6
    return part, y - _APART + _THICK / 2 + _GAP


def _shares(reading: Reading, axis: Axis) -> tuple[float, float] | None:
    if reading.start is None or reading.end is None:
        return None
    return axis.share(reading.start), axis.share(reading.end)


def _mark(matter: Matter, reading: Reading, share: tuple[float, float], y: float, mode: Mode) -> Part:
    """A dot for a day, otherwise a bar as long as what is given."""
    ink = _ink(matter, reading, mode)
    if reading.precision == "day":
        return dot(sum(share) / 2, y, ink)
    drawn_bar = bar(*share, y, _THICK, ink)
    is_small = (share[1] - share[0]) * NARROWEST < _SMALLEST_TARGET
    return drawn_bar + _target(sum(share) / 2, y, ink) if is_small else drawn_bar


def _ink(matter: Matter, reading: Reading, mode: Mode) -> Ink:
    colours = palette(mode)
    style: Style = "hatched" if reading.status == "alleged" else "dashed" if reading.is_inferred else "solid"
    colour = colours.accent if reading.modality == "stated" else colours.context
    hover = f"{wrapped(matter.title)}<br>{plain(reading.words)}"
    return Ink(colour, style, reading.statements[0].event_statement_id, hover, colours.ground)


def _target(x: float, y: float, ink: Ink) -> Part:
    """Something to hit around a mark too small for a finger."""
    same = {"marker": {"opacity": 1}}
    return Part(
        (
            {
                "type": "scatter", "mode": "markers", "x": [x], "y": [y], "showlegend": False,
                "cliponaxis": False, "marker": {"size": 24, "color": "rgba(0,0,0,0)"},
                "customdata": [[ink.figure_id]], "hovertext": [ink.hover], "hoverinfo": "text",
                "selected": same, "unselected": same,
            },
        )
    )  # fmt: skip


def timeline(catalogue: Catalogue, mode: Mode) -> Chart:
    """The chart of everything dated."""
    return timeline_chart(timeline_points(catalogue), catalogue, mode)
