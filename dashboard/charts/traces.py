"""The traces and shapes of plotly that marks are put together from, and how a trace answers to a click.

Across, places are on the chart's own scale; `y` counts pixels from the top, and thickness is pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.marks import Style
from dashboard.theme import channels

Spec = dict[str, Any]
RADIUS = 7
# So much colour that plotly notices a click and no eye the colour.
CATCH = 0.01


@dataclass(frozen=True, slots=True)
class Ink:
    """How a mark is drawn: colour and line style, whose figure a click opens, and what hovering says."""

    colour: str
    style: Style = "solid"
    figure_id: str | None = None
    hover: str = ""
    ground: str = "#ffffff"


def marker_trace(x: float, y: float, fill: str, edge: str, ink: Ink) -> Spec:
    """A dot with an edge."""
    size = 2 * RADIUS
    return {
        "type": "scatter", "mode": "markers", "x": [x], "y": [y], "cliponaxis": False, "showlegend": False,
        "marker": {"size": size, "color": fill, "opacity": 1, "line": {"color": edge, "width": 2.5}},
        **click(ink),
    }  # fmt: skip


def bar_trace(start: float, end: float, y: float, thick: float, look: Spec, ink: Ink) -> Spec:
    """A bar across, centred on `y`, with whatever look is given."""
    return {
        "type": "bar", "orientation": "h", "x": [end - start], "base": [start], "y": [y], "width": [thick],
        "marker": {"line": {"width": 0}, **look}, "showlegend": False, **click(ink),
    }  # fmt: skip


def click(ink: Ink) -> Spec:
    """What makes a trace answer: its figure's id, its words, and the same look whether picked or not."""
    same = {"marker": {"opacity": 1}}
    words: Spec = {"hovertext": [ink.hover], "hoverinfo": "text"} if ink.hover else {"hoverinfo": "none"}
    if ink.figure_id is None:
        return {**words, "selected": same, "unselected": same}
    return {"customdata": [[ink.figure_id]], **words, "selected": same, "unselected": same}


def segment(
    x0: float, x1: float, y0: float, y1: float, colour: str, width: float, dash: str, is_behind: bool = False
) -> Spec:
    """A straight line, before the traces or behind them."""
    layer = "below" if is_behind else "above"
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": layer,
            "line": {"color": colour, "width": width, "dash": dash}}  # fmt: skip


def pixel_path(x: float, y: float, path: str, colour: str, width: float) -> Spec:
    """Lines given in pixels around a place."""
    return {"type": "path", "path": path, "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x,
            "yanchor": y, "fillcolor": "rgba(0,0,0,0)",
            "line": {"color": colour, "width": width}}  # fmt: skip


def pixel_circle(x: float, y: float, colour: str, dash: str, ground: str) -> Spec:
    """The outline of a dot."""
    return {"type": "circle", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x, "yanchor": y,
            "x0": -RADIUS, "x1": RADIUS, "y0": -RADIUS, "y1": RADIUS, "fillcolor": ground,
            "line": {"color": colour, "width": 2, "dash": dash}}  # fmt: skip


def hatch_strokes(x: float, y: float, colour: str) -> Spec:
    """Hatching inside a dot."""
    return pixel_path(x, y, "M-6,0 L0,6 M-5,-5 L5,5 M0,-6 L6,0", colour, 1.75)


def faint(colour: str, share: float = CATCH) -> str:
    """A colour with so little of it that only clicks notice."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{share})"
