"""Oil output as marks on a scale in the unit asked for, and the joint ventures one by one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import bar, ink_of, mark
from dashboard.charts.oil_output import OutputPoint
from dashboard.charts.sheet import Part, drawn, line, ticks
from dashboard.charts.statement_lines import figure_line, measured, reservation, source_words
from dashboard.charts.timeline_labels import caption, caption_part, stand_of
from dashboard.marks import Axis, Legend, round_up, sign
from dashboard.numerals import number, unit_words
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import assumed_words, capital, sentence, value_words, when_words

NAME = "oil-output"
_THICK = 20
_GAP = 18
_MOST_VENTURES = 12
_BLOCKS: Legend = ((sign("swatch", "contrast"), "one joint venture"),)


def output_chart(
    points: Sequence[OutputPoint], ventures: Sequence[Figure], catalogue: Catalogue, unit: str, mode: Mode
) -> Chart:
    """The points drawn in that unit, in words, and as a table."""
    if not points:
        words = "There is no printed oil output to show."
        return empty_chart(NAME, words, mode)
    shown = _table_figures(points, ventures)
    first = points[0].printed[0]
    return Chart(
        chart_id=NAME,
        title=output_title(points, ventures),
        subtitle=f"{measured(first, catalogue)}, in {unit_words(unit)}",
        alt=output_alt(points, ventures, catalogue),
        figure=_figure(points, ventures, catalogue, unit, mode),
        table=tuple(figure_line(catalogue.figure_title(group[0]), group, catalogue) for group in shown),
        caveat=output_caveat(points, catalogue),
        figure_ids=tuple(group[0].figure_id for group in shown),
        legend=_BLOCKS if any(map(_is_drawn_in_blocks, ventures)) else (),
    )


def _table_figures(points: Sequence[OutputPoint], ventures: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    groups: list[tuple[Figure, ...]] = []
    for point in points:
        groups.append(point.printed)
        if point.shown is not None and point.shown not in point.printed:
            groups.append((point.shown,))
    return [*groups, *((figure,) for figure in ventures)]


def output_title(points: Sequence[OutputPoint], ventures: Sequence[Figure]) -> str:
    """How much, by how many, and when."""
    point = next((one for one in points if one.shown is not None), points[0])
    figure = point.shown or point.printed[0]
    same = [one for one in ventures if one.document_id in {printed.document_id for printed in point.printed}]
    who = f" by {value_words(same[0])}" if same and same[0].value else " with Russian participation"
    when = f" in {when_words(figure)}" if figure.period_start else ""
    return capital(f"{value_words(figure)}{who}{when}")


def output_alt(points: Sequence[OutputPoint], ventures: Sequence[Figure], catalogue: Catalogue) -> str:
    """Every mark in order."""
    parts = [f"{heading} ({detail})" for heading, detail in (_words(point, catalogue) for point in points)]
    parts += [f"{value_words(figure)} ({_source(figure, catalogue)})" for figure in ventures]
    return f"Marks on a scale. {sentence('; '.join(parts))}"


def output_caveat(points: Sequence[OutputPoint], catalogue: Catalogue) -> str:
    """What must not be read into the chart."""
    reserved = reservation(points[0].printed[0], catalogue)
    parts = [sentence(f"this is {reserved}")] if reserved else []
    derived = [one.shown for one in points if one.shown is not None and one.shown.status == "derived"]
    parts += [assumed_words(one.assumption) for one in derived if one.assumption]
    undated = [figure for point in points for figure in point.printed if figure.period_start is None]
    if undated:
        who = source_words([figure.document_id for figure in undated], catalogue)
        parts.append(sentence(f"{who or 'a document'} gives no year"))
    return " ".join(parts)


def _words(point: OutputPoint, catalogue: Catalogue) -> tuple[str, str]:
    first = point.printed[0]
    when = when_words(first) if first.period_start else "no year given"
    who = source_words((figure.document_id for figure in point.printed), catalogue)
    if point.shown is None:
        return f"{value_words(first)}, {when}", f"not converted, as no formula does so; {who}"
    if point.shown.status == "derived":
        return f"{value_words(point.shown)}, {when}", f"derived from {value_words(first)}; {who}"
    return f"{value_words(point.shown)}, {when}", who


def _source(figure: Figure, catalogue: Catalogue) -> str:
    return source_words([figure.document_id], catalogue) or "no source"


def _figure(
    points: Sequence[OutputPoint], ventures: Sequence[Figure], catalogue: Catalogue, unit: str, mode: Mode
) -> dict[str, object]:
    axis = _axis(points)
    parts: list[Part] = []
    top = 6.0
    for point in points:
        part, top = _point_row(point, top, axis, catalogue, mode)
        parts.append(part)
    middle = (axis.first + axis.last) / 2
    places = [(at, number(at)) for at in (axis.first, middle, axis.last)]
    parts.append(ticks(places, axis, top - 6, mode))
    top += 36
    for figure in ventures:
        part, top = _venture_row(figure, top, axis, catalogue, mode)
        parts.append(part)
    return drawn(parts, axis, round(top), mode, f"{NAME}-{unit}")


def _axis(points: Sequence[OutputPoint]) -> Axis:
    shown = [point.shown for point in points if point.shown is not None]
    known = [abs(one) for figure in shown for one in figure.numbers]
    return Axis(0, round_up(max(known, default=1) * 1.25))


def _point_row(
    point: OutputPoint, top: float, axis: Axis, catalogue: Catalogue, mode: Mode
) -> tuple[Part, float]:
    heading, detail = _words(point, catalogue)
    words = caption(heading, (detail,), stand_of(0, 0))
    part = caption_part(words, axis.first, top, mode)
    top += words.height
    if point.shown is None:
        return part, top + _GAP / 2
    y = top + _THICK / 2
    ink = ink_of(point.shown, palette(mode).accent, mode, value_words(point.shown))
    scale = line(axis.first, axis.last, y, palette(mode).rule, is_behind=True)
    return part + scale + mark(point.shown, axis, y, ink, _THICK), top + _THICK + _GAP


def _venture_row(
    figure: Figure, top: float, axis: Axis, catalogue: Catalogue, mode: Mode
) -> tuple[Part, float]:
    """As many blocks as there are ventures, where they are few and counted exactly."""
    words = caption(
        value_words(figure), (f"{when_words(figure)}; {_source(figure, catalogue)}",), stand_of(0, 0)
    )
    part = caption_part(words, axis.first, top, mode)
    top += words.height
    if not _is_drawn_in_blocks(figure):
        return part, top
    ink = ink_of(figure, palette(mode).contrast, mode, value_words(figure))
    step = (axis.last - axis.first) / _MOST_VENTURES
    blocks = [
        bar(axis.first + at * step, axis.first + (at + 0.75) * step, top + _THICK / 2, _THICK, ink)
        for at in range(int(figure.value or 0))
    ]
    return sum(blocks, part), top + _THICK + _GAP


def _is_drawn_in_blocks(figure: Figure) -> bool:
    """Whether ventures are few and counted exactly."""
    count = figure.value
    return (
        count is not None
        and figure.qualifier == "exact"
        and count == int(count)
        and 0 < count <= _MOST_VENTURES
    )
