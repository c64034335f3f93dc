"""The marks of `dashboard.marks` as plotly traces.

Plotly lets only bars and markers be clicked, draws no hatched markers and no dashed outlines of bars:
outlines, arrows and hatching are drawn beside an almost transparent bar or marker that catches the click and
carries the figure's id.

Across, places are on the chart's own scale; `y` counts pixels from the top, and thickness is pixels.
"""

from __future__ import annotations

from dashboard.charts.sheet import Part
from dashboard.charts.traces import (
    Ink,
    bar_trace,
    faint,
    hatch_strokes,
    marker_trace,
    pixel_circle,
    pixel_path,
    segment,
)
from dashboard.marks import Axis, Style, shape_of, style_of
from dashboard.records import Figure
from dashboard.theme import Mode, palette

_DASH = "5px,3px"


def ink_of(
    figure: Figure | None, colour: str, mode: Mode, hover: str = "", style: Style | None = None
) -> Ink:
    """The ink for a figure's mark, its line style from the figure's status unless another is given."""
    own = style_of(figure) if figure else "solid"
    return Ink(colour, style or own, figure.figure_id if figure else None, hover, palette(mode).ground)


def mark(figure: Figure, axis: Axis, y: float, ink: Ink, thick: float = 20) -> Part:
    """The figure's own mark by its qualifier: dot, ring, arrow from a bound, or bar between two bounds."""
    shape = shape_of(figure)
    known = figure.numbers
    if shape == "nothing" or not known:
        return Part()
    if shape == "bar":
        low = figure.low if figure.low is not None else axis.first
        high = figure.high if figure.high is not None else axis.last
        return bar(low, high, y, thick, ink)
    if shape in {"arrow_up", "arrow_down"}:
        return bound(known[0], axis.last if shape == "arrow_up" else axis.first, y, thick, ink)
    return dot(known[0], y, ink, is_ring=shape == "ring")


def dot(x: float, y: float, ink: Ink, is_ring: bool = False) -> Part:
    """A filled dot, or a ring; dashed or hatched as the ink says."""
    if ink.style == "solid":
        fill = ink.ground if is_ring else ink.colour
        return Part((marker_trace(x, y, fill, ink.colour, ink),))
    outline = pixel_circle(x, y, ink.colour, _DASH if ink.style == "dashed" else "solid", ink.ground)
    lines = (hatch_strokes(x, y, ink.colour),) if ink.style == "hatched" else ()
    return Part((marker_trace(x, y, faint(ink.colour), "rgba(0,0,0,0)", ink),), (outline, *lines))


def bar(start: float, end: float, y: float, thick: float, ink: Ink) -> Part:
    """A bar from `start` to `end`, centred on `y`: filled, hatched, or an outline of dashes."""
    if ink.style == "solid":
        return Part((bar_trace(start, end, y, thick, {"color": ink.colour}, ink),))
    if ink.style == "hatched":
        pattern = {"shape": "/", "fgcolor": ink.colour, "bgcolor": ink.ground, "size": 7, "solidity": 0.35}
        filled = {"color": ink.ground, "pattern": pattern, "line": {"color": ink.colour, "width": 1.5}}
        return Part((bar_trace(start, end, y, thick, filled, ink),))
    top, bottom = y - thick / 2, y + thick / 2
    outline = {
        "type": "scatter", "mode": "lines", "x": [start, end, end, start, start], "cliponaxis": False,
        "y": [top, top, bottom, bottom, top], "hoverinfo": "skip", "showlegend": False,
        "line": {"color": ink.colour, "width": 1.75, "dash": _DASH},
    }  # fmt: skip
    return Part((bar_trace(start, end, y, thick, {"color": faint(ink.colour)}, ink), outline))


def bound(at: float, tip: float, y: float, thick: float, ink: Ink) -> Part:
    """An open-ended bar: a stroke at the bound, then pale, and an arrow to where the number may also lie."""
    dash = {"dashed": _DASH, "hatched": "2px,2px"}.get(ink.style, "solid")
    half = thick / 2
    pale = bar_trace(min(at, tip), max(at, tip), y, thick, {"color": faint(ink.colour, 0.16)}, ink)
    way = 1 if tip > at else -1
    return Part(
        (pale,),
        (
            segment(at, tip, y, y, ink.colour, 2, dash),
            segment(at, at, y - half, y + half, ink.colour, 3.5, "solid"),
            pixel_path(tip, y, f"M{-8 * way},6 L0,0 L{-8 * way},-6", ink.colour, 2),
        ),
    )


def length(figure: Figure, axis: Axis, y: float, thick: float, ink: Ink) -> Part:
    """The figure as a bar from the start of the scale, whose end is as sure as the figure is."""
    shape = shape_of(figure)
    known = figure.numbers
    if shape == "nothing" or not known:
        return Part()
    if shape == "bar":
        return mark(figure, axis, y, ink, thick)
    if shape == "arrow_down":
        return bound(known[0], axis.first, y, thick, ink)
    whole = bar(axis.first, known[0], y, thick, ink)
    if shape == "arrow_up":
        return whole + bound(known[0], axis.last, y, thick, ink)
    return whole if shape == "dot" else pale(axis.first, known[0], y, thick, ink)


def pale(start: float, end: float, y: float, thick: float, ink: Ink) -> Part:
    """A bar that is only about right, as a ring stands to a dot."""
    look = {"color": faint(ink.colour, 0.16), "line": {"color": ink.colour, "width": 2.5}}
    return Part((bar_trace(start, end, y, thick, look, ink),))


def catch(start: float, end: float, y: float, thick: float, ink: Ink) -> Part:
    """A stretch that takes clicks for a figure and shows nothing itself."""
    return Part((bar_trace(start, end, y, thick, {"color": faint(ink.colour)}, ink),))
