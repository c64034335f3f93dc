"""The marks of `dashboard.marks` as plotly traces, and the sheet that they are drawn on.

A sheet is as wide as its page and fixed in height. Across, it has the chart's own scale; downward it counts
pixels from the top, so that rows, labels and marks keep their distances whatever the width. Labels stand
above their row, wrapped to what fits a phone. Plotly lets only bars and markers be clicked, draws no
hatched markers and no dashed outlines of bars: outlines, arrows and hatching are drawn beside an almost
transparent bar or marker that catches the click and carries the figure's id.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.traces import (
    Ink as Ink,
)
from dashboard.charts.traces import (
    Spec,
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
from dashboard.theme import Mode, palette, template

Anchor = Literal["left", "center", "right"]

LINE = 18
TEXT = 14
SMALL = 13
LABEL_WIDTH = 40
SMALL_WIDTH = 46
SIDE = 10
_DASH = "5px,3px"


@dataclass(frozen=True, slots=True)
class Part:
    """Some of what is drawn; parts are added up."""

    traces: tuple[Spec, ...] = ()
    shapes: tuple[Spec, ...] = ()
    annotations: tuple[Spec, ...] = ()

    def __add__(self, other: Part) -> Part:
        return Part(
            self.traces + other.traces, self.shapes + other.shapes, self.annotations + other.annotations
        )


def drawn(parts: Iterable[Part], axis: Axis, height: int, mode: Mode, name: str) -> Spec:
    """The plotly figure of these parts, on a scale from `axis.first` to `axis.last`, `height` pixels high."""
    whole = sum(parts, Part())
    still = {"fixedrange": True, "visible": False, "automargin": False}
    return {
        # Plotly's Python refuses a figure without any trace.
        "data": list(whole.traces) or [{"type": "scatter", "x": [], "y": [], "hoverinfo": "skip"}],
        "layout": {
            "template": template(mode),
            "height": height,
            "margin": {"l": SIDE, "r": SIDE, "t": 0, "b": 0, "pad": 0},
            "xaxis": {"range": [axis.first, axis.last], **still},
            "yaxis": {"range": [height, 0], **still},
            "barmode": "overlay",
            "showlegend": False,
            "uirevision": name,
            "shapes": list(whole.shapes),
            "annotations": list(whole.annotations),
        },
    }


def empty_figure(words: str, mode: Mode, name: str) -> Spec:
    """A chart that has nothing to show, and says so."""
    quiet = palette(mode).quiet
    lines = wrapped(words, 34)
    rule = line(0, 1, 20, palette(mode).rule)
    words_drawn = label(lines, 0.5, 38, quiet, anchor="center")
    return drawn([rule, words_drawn], Axis(0, 1), 60 + LINE * rows_of(lines), mode, name)


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


def line(
    start: float, end: float, y: float, colour: str, width: float = 1, dash: str = "solid", *,
    is_behind: bool = False,
) -> Part:  # fmt: skip
    """A line across, before the marks or behind them; it takes no clicks."""
    return Part(shapes=(segment(start, end, y, y, colour, width, dash, is_behind),))


def upright(
    x: float, top: float, bottom: float, colour: str, width: float = 1, dash: str = "solid", *,
    is_behind: bool = False,
) -> Part:  # fmt: skip
    """A line down, before the marks or behind them; it takes no clicks."""
    return Part(shapes=(segment(x, x, top, bottom, colour, width, dash, is_behind),))


def bracket(start: float, end: float, y: float, colour: str, depth: float = 6) -> Part:
    """A bracket from `start` to `end` over what lies below it; a negative depth opens it upward."""
    arms = [upright(x, y, y + depth, colour, 1.5) for x in (start, end)]
    return sum(arms, line(start, end, y, colour, 1.5))


def ticks(places: Sequence[tuple[float, str]], axis: Axis, y: float, mode: Mode) -> Part:
    """The scale: a line, and marked places with their words beneath; those at the ends stay on the sheet."""
    colours = palette(mode)
    parts = [line(axis.first, axis.last, y, colours.rule)]
    for at, words in places:
        share = axis.share(at)
        anchor: Anchor = "left" if share < 0.02 else "right" if share > 0.98 else "center"
        parts += [
            upright(at, y, y + 5, colours.quiet),
            label(words, at, y + 7, colours.quiet, SMALL, anchor, shift=_outward(anchor)),
        ]
    return sum(parts, Part())


def _outward(anchor: Anchor) -> int:
    """Pixels by which a label at an end of the scale moves outward, to stand flush with it."""
    return {"left": -1, "right": 1}.get(anchor, 0)


def label(
    words: str, x: float, top: float, colour: str, size: int = TEXT, anchor: Anchor = "left", *,
    is_bold: bool = False, shift: float = 0,
) -> Part:  # fmt: skip
    """Text whose first line begins at `top`; `words` is already `wrapped` or `plain`."""
    font: Spec = {"size": size, "color": colour} | ({"weight": 600} if is_bold else {})
    return Part(
        annotations=(
            {"text": words, "x": x, "y": top, "xanchor": anchor, "yanchor": "top", "align": anchor,
             "xshift": shift, "showarrow": False, "font": font, "borderpad": 0},
        )
    )  # fmt: skip


def row_label(words: str, top: float, colour: str, size: int = TEXT, *, is_bold: bool = False) -> Part:
    """Text at the beginning of the scale, above its row."""
    drawn_label = label(words, 0, top, colour, size, is_bold=is_bold).annotations[0]
    return Part(annotations=({**drawn_label, "xref": "paper"},))


def plain(text: str) -> str:
    """`text` so that plotly shows it letter by letter, no tag, entity or formula read into it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def wrapped(text: str, width: int = LABEL_WIDTH) -> str:
    """`text` letter by letter, in as few lines as fit a phone and no line much longer than the others."""
    lines = textwrap.wrap(text, width)
    for narrower in range(width - 1, 0, -1):
        closer = textwrap.wrap(text, narrower, break_long_words=False)
        if len(closer) > len(lines) or max(map(len, closer), default=0) > narrower:
            break
        lines = closer
    return "<br>".join(plain(one) for one in lines)


def rows_of(words: str) -> int:
    """How many lines a wrapped text has."""
    return words.count("<br>") + 1
