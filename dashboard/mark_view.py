"""Marks as drawn elements: the same shapes in the ledger and in the legend that explains them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.elements import Node, el
from dashboard.marks import Legend, Mark, Shape, Style, shape_of, sign, style_of
from dashboard.records import Figure

_HEIGHT = 22
_MIDDLE = 11
# Room at both ends, in per cent of the width, so that a mark at the end of its axis is not cut off.
_MARGIN = 4.0


def hatching() -> Node:
    """The patterns that alleged marks are filled with; to be placed once on a page."""
    patterns = [
        el(
            "pattern",
            el("line", x1=0, y1=0, x2=0, y2=4, cls=f"line-of-{name}"),
            id=name, width=4, height=4, patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
        )
        for name in ("hatching", "old-hatching", "text-hatching")
    ]  # fmt: skip
    return el("svg", el("defs", patterns), cls="patterns", aria_hidden="true", width=0, height=0)


def mark_node(mark: Mark, description: str) -> Node:
    """A mark on its axis; `description` is read out in its place."""
    if mark.shape == "nothing":
        return el("div", cls="mark")
    axis = el("line", x1=_x(0), x2=_x(1), y1=_MIDDLE, y2=_MIDDLE, cls="axis")
    ends = [el("line", x1=_x(at), x2=_x(at), y1=_MIDDLE - 3, y2=_MIDDLE + 3, cls="axis") for at in (0, 1)]
    drawing = el(
        "svg", axis, ends, _shape(mark), cls=f"drawing {mark.style}", width="100%", height=_HEIGHT,
        role="img", aria_label=description,
    )  # fmt: skip
    labels = [el("span", mark.axis_start), el("span", mark.axis_end)]
    return el("div", drawing, el("div", labels, cls="axis-ends", aria_hidden="true"), cls="mark")


def _x(share: float) -> str:
    return f"{_MARGIN + share * (100 - 2 * _MARGIN):.1f}%"


def _shape(mark: Mark) -> list[Node]:
    if mark.shape == "bar":
        width = f"{(mark.end - mark.start) * (100 - 2 * _MARGIN):.1f}%"
        return [el("rect", x=_x(mark.start), y=_MIDDLE - 5, width=width, height=10, cls="bar")]
    if mark.shape in {"arrow_up", "arrow_down"}:
        return _arrow(mark)
    return [el("circle", cx=_x(mark.start), cy=_MIDDLE, r=5.5, cls="dot" if mark.shape == "dot" else "ring")]


def _arrow(mark: Mark) -> list[Node]:
    """A bar at the bound, and an arrow from it to the end of the axis where the number may also lie."""
    rises = mark.shape == "arrow_up"
    at, tip = _x(mark.start), _x(1 if rises else 0)
    head = "-7,-5 0,0 -7,5" if rises else "7,-5 0,0 7,5"
    return [
        el("line", x1=at, x2=tip, y1=_MIDDLE, y2=_MIDDLE, cls="shaft"),
        el("svg", el("path", d=f"M{head}", cls="head"), x=tip, y=_MIDDLE, overflow="visible"),
        el("line", x1=at, x2=at, y1=_MIDDLE - 7, y2=_MIDDLE + 7, cls="bound"),
    ]


def _neutral(shape: Shape, at: float | None = None, style: Style = "solid") -> Mark:
    """A sample in the ink of text: its shape says how exact a number is, its colour nothing."""
    mark = sign(shape, "text", style)
    return mark if at is None else replace(mark, start=at, end=at)


LEGEND: Legend = (
    (_neutral("dot", 0.5), "exact"),
    (_neutral("ring", 0.5), "about"),
    (_neutral("arrow_up", 0.15), "more than, at least"),
    (_neutral("arrow_down", 0.85), "less than, up to"),
    (_neutral("bar"), "range or span"),
    (_neutral("arrow_up", 0.15, "dashed"), "dashed: derived"),
    (_neutral("bar", style="hatched"), "hatched: alleged"),
)


def looks_of(figure: Figure) -> Iterator[tuple[str, str]]:
    """The shape and the style of each mark of the legend that explains how a figure is drawn."""
    shape, style = shape_of(figure), style_of(figure)
    yield (shape, "solid")
    yield from ((mark.shape, mark.style) for mark, _ in LEGEND if mark.style == style != "solid")


def legend_of(figures: Iterable[Figure]) -> Node | None:
    """What the marks of these figures mean; nothing where there are none."""
    looks = {look for figure in figures for look in looks_of(figure)}
    marks = [(mark, words) for mark, words in LEGEND if (mark.shape, mark.style) in looks]
    return legend(marks) if marks else None


def legend(marks: Sequence[tuple[Mark, str]]) -> Node:
    """What the marks mean, in one line."""
    items = [el("li", _sample(mark), el("span", words)) for mark, words in marks]
    return el("ul", items, cls="legend", aria_label="How the marks are to be read")


def _sample(mark: Mark) -> Node:
    drawing = el(
        "svg", _sign(mark), cls=f"drawing {mark.style}{_tone(mark)}", width="100%", height=_HEIGHT,
        aria_hidden="true",
    )  # fmt: skip
    return el("span", drawing, cls="sample")


def _tone(mark: Mark) -> str:
    """The class that gives a sign its colour."""
    return "" if mark.tone == "accent" else f" of-{mark.tone}"


def _sign(mark: Mark) -> list[Node]:
    """A mark, or what legends alone show."""
    left, right, high, low = "20%", "80%", _MIDDLE - 4, _MIDDLE + 4
    ends = [el("line", x1=x, x2=x, y1=high, y2=low, cls="fine") for x in (left, right)]
    if mark.shape == "swatch":
        return [el("rect", x="30%", y=_MIDDLE - 6, width="40%", height=12, cls="bar")]
    if mark.shape == "hollow":
        return [el("rect", x=left, y=_MIDDLE - 5, width="60%", height=10, cls="ring")]
    if mark.shape == "gap":
        return [el("line", x1=left, x2=right, y1=_MIDDLE, y2=_MIDDLE, cls="fine dotted"), *ends]
    if mark.shape == "bracket":
        return [el("line", x1=left, x2=right, y1=high, y2=high, cls="fine"), *ends]
    if mark.shape == "arrow_fall":
        head = el("svg", el("path", d="M-5,-6 0,0 5,-6", cls="head"), x="50%", y=19, overflow="visible")
        return [el("line", x1="50%", x2="50%", y1=3, y2=19, cls="shaft"), head]
    return _shape(mark)
