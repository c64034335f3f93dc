"""The sheet that charts are drawn on: its scale, lines and letters.

A sheet is as wide as its page and fixed in height. Across, it has the chart's own scale; downward it counts
pixels from the top, so that rows, labels and marks keep their distances whatever the width. Labels stand
above their row, wrapped to what fits a phone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.traces import Spec, segment
from dashboard.marks import Axis
from dashboard.theme import Mode, palette, template

Anchor = Literal["left", "center", "right"]

# Pixels: from one line of letters to the next, the sizes of letters, what is free at the sides.
LINE = 18
TEXT = 14
SMALL = 13
SIDE = 10
# The letters of a line that fit a phone.
LABEL_WIDTH = 40
SMALL_WIDTH = 46


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
    # Lines stay as they are as long as the longest fits.
    while (narrower := max(map(len, lines), default=0) - 1) > 0:
        closer = textwrap.wrap(text, narrower, break_long_words=False)
        if len(closer) > len(lines) or max(map(len, closer)) > narrower:
            break
        lines = closer
    return "<br>".join(plain(one) for one in lines)


def rows_within(text: str, width: int) -> int:
    """How many lines `text` has where it is `wrapped` to that width."""
    return max(1, len(textwrap.wrap(text, width)))


def rows_of(words: str) -> int:
    """How many lines a wrapped text has."""
    return words.count("<br>") + 1
