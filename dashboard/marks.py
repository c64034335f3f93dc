"""One visual language for uncertainty, computed once and drawn the same in ledgers, charts and the legend.

Filled dot: exact. Ring: about. Arrow: a bound, pointing to where the number may also lie. Bar: between two
bounds, or a span of years. Dashed: derived. Hatched: alleged. A chart in which a colour or another line says
something has signs of its own for that in its legend.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.dates import year_of
from dashboard.numerals import amount
from dashboard.records import Figure

Shape = Literal["dot", "ring", "arrow_up", "arrow_down", "bar", "nothing"]
# What only legends show: of charts a colour, a hollow bar, dotted years, a bracket and an arrow downward, of
# the map a line, one with strokes to either side, and the arrow of a flow.
SignShape = Literal[
    "swatch", "hollow", "gap", "bracket", "arrow_fall", "line", "strokes_below", "strokes_above", "flow"
]
Style = Literal["solid", "dashed", "hatched"]
# Colours of the palette by name.
Tone = Literal["accent", "contrast", "context", "quiet", "text"]
_SHAPES: dict[str, Shape] = {
    "exact": "dot",
    "about": "ring",
    "at_least": "arrow_up",
    "more_than": "arrow_up",
    "at_most": "arrow_down",
    "less_than": "arrow_down",
    "between": "bar",
}
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_WHOLE_STEPS = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on its own small axis; `start` and `end` are shares of its length, equal for a point."""

    shape: Shape | SignShape
    style: Style
    start: float
    end: float
    axis_start: str
    axis_end: str
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Axis:
    """The two ends of a scale in the indicator's base unit."""

    first: float
    last: float

    def share(self, value: float) -> float:
        """Where on the axis a value lies, 0 to 1; what lies outside sits at the end."""
        if self.last == self.first:
            return 0.0
        return min(1.0, max(0.0, (value - self.first) / (self.last - self.first)))


# Marks with their meanings.
Legend = tuple[tuple[Mark, str], ...]


def sign(shape: Shape | SignShape, tone: Tone = "accent", style: Style = "solid") -> Mark:
    """A mark of a legend, in the middle of its sample."""
    return Mark(shape, style, 0.2, 0.8, "", "", tone)


def style_of(figure: Figure) -> Style:
    """How the figure's status is drawn."""
    if figure.status == "derived":
        return "dashed"
    return "hatched" if figure.status == "alleged" else "solid"


def shape_of(figure: Figure) -> Shape:
    """How the figure's qualifier is drawn."""
    if figure.value is None and figure.low is None and figure.high is None:
        return "bar" if figure.period_start and figure.period_end else "nothing"
    return _SHAPES.get(figure.qualifier, "nothing")


def mark_of(figure: Figure, beside: Iterable[Figure] = ()) -> Mark:
    """The figure's mark on an axis that suits it: 0–100% for shares, places for ranks, years for spans.

    Figures `beside` it in the same unit fit on the same axis, so that their marks can be compared.
    """
    shape = shape_of(figure)
    if shape == "nothing":
        return Mark(shape, style_of(figure), 0, 0, "", "")
    if figure.value is None and figure.low is None and figure.high is None:
        return _span_mark(figure)
    if figure.unit == "calendar_year":
        return _years_mark(figure)
    numbers = figure.numbers
    alike = [number for one in beside if one.unit == figure.unit for number in one.numbers]
    axis = axis_of(figure.unit, max(map(abs, (*numbers, *alike))))
    low = figure.low if shape == "bar" and figure.low is not None else numbers[0]
    high = figure.high if shape == "bar" and figure.high is not None else numbers[0]
    ends = (axis.share(abs(low)), axis.share(abs(high)))
    return Mark(
        shape, style_of(figure), *ends, _label(axis.first, figure.unit), _label(axis.last, figure.unit)
    )


def axis_of(unit: str, largest: float) -> Axis:
    """An axis for values of that unit up to `largest`, with room beyond it for an arrow."""
    base = unit.partition("/")[0]
    if base == "percent" and largest <= 100:
        return Axis(0, 100)
    if base == "rank":
        return Axis(1, max(10, round_up(largest)))
    if base in {"fraction", "ratio"} and largest <= 1:
        return Axis(0, 1)
    return Axis(0, round_up(largest * 1.25))


def round_up(value: float) -> float:
    """The next round number, 1 where there is nothing to measure."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    steps = _WHOLE_STEPS if power == 1 else _STEPS
    return next(step * power for step in steps if step * power >= value * (1 - 1e-9))


def _years_mark(figure: Figure) -> Mark:
    """A year, or a span of years given as bounds; one that is open reaches to the end of its axis."""
    known = [number for number in (figure.low, figure.value, figure.high) if number is not None]
    first, last = int(known[0]), int(known[-1])
    if first == last:
        axis = Axis(first // 10 * 10, first // 10 * 10 + 10)
        return Mark(shape_of(figure), style_of(figure), axis.share(first), axis.share(first), *_ends(axis))
    return _years_bar(first, last, figure)


def _span_mark(figure: Figure) -> Mark:
    """The period of a figure without a number."""
    return _years_bar(year_of(figure.period_start) or 0, year_of(figure.period_end) or 0, figure)


def _years_bar(first: int, last: int, figure: Figure) -> Mark:
    axis = Axis(first // 5 * 5, max(last // 5 * 5 + 5, first + 5))
    return Mark("bar", style_of(figure), axis.share(first), axis.share(last + 1), *_ends(axis))


def _ends(axis: Axis) -> tuple[str, str]:
    return f"{axis.first:.0f}", f"{axis.last:.0f}"


def _label(value: float, unit: str) -> str:
    """An axis end: the bare number, with its sign for money and shares."""
    base = unit.partition("/")[0]
    if base == "rank":
        return f"{amount(value, 'rank')}"
    if value == 0:
        return "0"
    return (
        amount(value, base)
        if base in {"USD", "EUR", "GBP", "percent", "factor"}
        else amount(value, "fraction")
    )
