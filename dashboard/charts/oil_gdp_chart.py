"""The fall of the economy as two columns: the whole of the first year, and what was lost by the last."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import bar, ink_of, pale
from dashboard.charts.oil_gdp import WHOLE, FallPoint
from dashboard.charts.sheet import SMALL, Part, drawn, label, line, plain, ticks, upright
from dashboard.charts.statement_lines import figure_line, source_words
from dashboard.charts.timeline_labels import caption, caption_part, stand_of
from dashboard.marks import Axis, Legend, Mark, sign
from dashboard.numerals import number
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import assumed_words, joined, sentence, value_words, when_words

NAME = "oil-gdp"
_TALL = 210
_COLUMN = 0.9


def fall_chart(points: Sequence[FallPoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """The points drawn, in words, and as a table."""
    if not points:
        words = "There is no printed fall from one year to another to show."
        return empty_chart(NAME, words, mode)
    groups = [group for point in points for group in _groups(point)]
    return Chart(
        chart_id=NAME,
        title=fall_title(points[0], catalogue),
        subtitle=f"{catalogue.measure_words(points[0].figures[0])}; {points[0].first_year} = {number(WHOLE)}",
        alt=f"Two columns. {' '.join(_alt(point, catalogue) for point in points)}",
        figure=_figure(points, catalogue, mode),
        table=tuple(figure_line(catalogue.figure_title(group[0]), group, catalogue) for group in groups),
        caveat=" ".join(_caveat(point) for point in points),
        figure_ids=tuple(group[0].figure_id for group in groups),
        legend=_legend(points),
    )


def _legend(points: Sequence[FallPoint]) -> Legend:
    """The first year's whole, what was lost of it, how far that is open, and the years between."""
    first_years = joined([str(year) for year in dict.fromkeys(one.first_year for one in points)])
    signs: list[tuple[Mark, str]] = [(sign("swatch", "context"), f"all of {first_years}"),
                                     (sign("swatch"), "lost")]  # fmt: skip
    if any(map(_is_open, points)):
        signs.append((sign("arrow_fall"), "how far is not said"))
    if any(one.between for one in points):
        signs.append((sign("gap", "quiet"), "not stated"))
    return tuple(signs)


def _is_open(point: FallPoint) -> bool:
    """Whether the fall is bounded on one side only."""
    return point.figures[0].qualifier in {"more_than", "at_least"}


def _groups(point: FallPoint) -> list[tuple[Figure, ...]]:
    return [point.figures, (point.left,)] if point.left else [point.figures]


def fall_title(point: FallPoint, catalogue: Catalogue) -> str:
    """What was lost, from when to when."""
    figure = point.figures[0]
    who = catalogue.subject_title(figure.subject)
    return f"{f'{who}’s' if who else 'The'} economy shrank by {_size(figure)} in {when_words(figure)}"


def _size(figure: Figure) -> str:
    return value_words(figure).removeprefix("down ")


def _alt(point: FallPoint, catalogue: Catalogue) -> str:
    who = source_words((figure.document_id for figure in point.figures), catalogue)
    left = f"; {value_words(point.left)} was left in {point.last_year} (derived)" if point.left else ""
    words = f"{point.first_year} is {number(WHOLE)}; {value_words(point.figures[0])} by {point.last_year}"
    return sentence(f"{words} ({who}){left}")


def _caveat(point: FallPoint) -> str:
    parts = (
        [f"{point.between}: not stated; no course is drawn between the two columns."] if point.between else []
    )
    if _is_open(point):
        parts.append("The fall is bounded on one side only: how far down it went nobody printed.")
    if point.figures[0].qualifier in {"less_than", "at_most"}:
        parts.append("The fall is bounded on one side only: how much smaller it was nobody printed.")
    if point.left and point.left.assumption:
        parts.append(assumed_words(point.left.assumption))
    return " ".join(parts)


def _figure(points: Sequence[FallPoint], catalogue: Catalogue, mode: Mode) -> dict[str, object]:
    axis = Axis(min(one.first_year for one in points), max(one.last_year for one in points) + 1)
    parts: list[Part] = []
    top = 6.0
    for point in points:
        part, top = _fall(point, top, catalogue, mode)
        years = [(year + _COLUMN / 2, str(year)) for year in (point.first_year, point.last_year)]
        parts += [part, ticks(years, axis, top, mode)]
        top += 40
    return drawn(parts, axis, round(top) - 8, mode, NAME)


def _fall(point: FallPoint, top: float, catalogue: Catalogue, mode: Mode) -> tuple[Part, float]:
    """The whole of the first year, and in the last what was lost, with an arrow, above what may be left."""
    colours, figure = palette(mode), point.figures[0]
    who = source_words((one.document_id for one in point.figures), catalogue)
    words = caption(value_words(figure), (f"{when_words(figure)}; {who}",), stand_of(0.5, 1))
    start, end = point.last_year, point.last_year + _COLUMN
    zero = top + words.height + _TALL
    reached = zero - _TALL * (1 - point.lost / WHOLE)
    # Filled where so much was lost for certain, pale where it may be less.
    column = bar if _is_open(point) or figure.qualifier == "exact" else pale
    lost = column(start, end, (zero - _TALL + reached) / 2, reached - zero + _TALL,
                  ink_of(figure, colours.accent, mode, value_words(figure)))  # fmt: skip
    whole = bar(point.first_year, point.first_year + _COLUMN, zero - _TALL / 2, _TALL,
                ink_of(None, colours.context, mode))  # fmt: skip
    base = label(f"{point.first_year} = {number(WHOLE)}", point.first_year, zero - _TALL - 22, colours.text,
                 is_bold=True)  # fmt: skip
    level = line(point.first_year + _COLUMN, start, zero - _TALL, colours.rule)
    parts = [
        caption_part(words, end, top, mode),
        whole,
        base,
        level,
        lost,
        _arrow(point, reached, zero, mode),
    ]
    parts += [_rest(point, reached, zero, mode), _between(point, zero, mode)]
    return sum(parts, Part()), zero


def _arrow(point: FallPoint, reached: float, zero: float, mode: Mode) -> Part:
    """From the bound on towards zero, where it is not said how far the fall went."""
    if not _is_open(point):
        return Part()
    colours, x = palette(mode), point.last_year + _COLUMN / 2
    tip = zero - 8
    head = {
        "type": "path", "path": "M-7,9 L0,0 L7,9", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x,
        "yanchor": tip, "line": {"color": colours.accent, "width": 2.5}, "fillcolor": "rgba(0,0,0,0)",
    }  # fmt: skip
    return upright(x, reached, tip, colours.accent, 2.5) + Part(shapes=(head,))


def _rest(point: FallPoint, reached: float, zero: float, mode: Mode) -> Part:
    """What may be left, derived and so dashed, named at its left."""
    if point.left is None or zero - reached < 1:
        return Part()
    colours = palette(mode)
    ink = ink_of(point.left, colours.accent, mode, value_words(point.left))
    column = bar(point.last_year, point.last_year + _COLUMN, (reached + zero) / 2, zero - reached, ink)
    words = label(plain(f"{value_words(point.left)} left"), point.last_year, reached - 10, colours.text,
                  anchor="right", is_bold=True, shift=-8)  # fmt: skip
    small = label("derived", point.last_year, reached + 8, colours.quiet, SMALL, "right", shift=-8)
    return column + words + small


def _between(point: FallPoint, zero: float, mode: Mode) -> Part:
    """The years between the columns, named as not stated."""
    if not point.between:
        return Part()
    quiet = palette(mode).quiet
    start, end = point.first_year + 1, point.last_year - (1 - _COLUMN)
    ends = upright(start, zero - 16, zero - 4, quiet, 1.5) + upright(end, zero - 16, zero - 4, quiet, 1.5)
    words = label(f"{point.between}: not stated", (start + end) / 2, zero - 34, quiet, SMALL, "center")
    return ends + line(start, end, zero - 10, quiet, 1.5, "2px,4px") + words
