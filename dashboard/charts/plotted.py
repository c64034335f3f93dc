"""A chart's figure as plotly draws it fastest, every stroke and letter in the same place.

Plotly's annotations and shapes are slow, each being drawn and measured by itself. So labels of one colour
become one trace of text, straight lines that look alike one path, and marks one trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.charts.joined_traces import joined_traces

Spec = dict[str, Any]
# What a label may say of itself to become text: where it stands, its letters and what is behind them.
_LABEL = frozenset({
    "text", "x", "y", "xref", "xanchor", "yanchor", "align", "xshift", "showarrow", "font", "borderpad",
    "bgcolor",
})  # fmt: skip
# Pixels: the narrowest sheet, and by how much a label may be moved.
_NARROWEST, _MOVED = 300, 1
# The width of a letter and the height of a line, in sizes of the letters.
_LETTER, _LINE = 0.62, 1.35
# Plotly sets text so much higher below a point than in an annotation: pixels, and sizes of the letters.
_HIGHER = (1, 0.25)
_SIDES = {"left": "bottom right", "center": "bottom center", "right": "bottom left"}


def plotted(figure: Spec) -> Spec:
    """The figure with few annotations and shapes; what cannot be said otherwise stays as it is."""
    layout = figure["layout"]
    notes = layout.get("annotations", ())
    shapes = layout.get("shapes", ())
    texts = [note for note in notes if _is_text(note) and not _hides(note, shapes, layout)]
    return {
        "data": [*joined_traces(figure["data"]), *_text_traces(texts, layout)],
        "layout": {
            **layout,
            "annotations": [note for note in notes if note not in texts],
            "shapes": list(_paths(shapes)),
        },
    }


def _is_text(note: Spec) -> bool:
    """Whether a label is letters alone, their first line's top at its place."""
    return (
        note.keys() <= _LABEL
        and note.get("yanchor") == "top"
        and note.get("xref") in (None, "paper")
        and not note.get("showarrow")
        and abs(note.get("xshift", 0)) <= _MOVED
        and note.get("align") == note["xanchor"]
    )


def _hides(note: Spec, shapes: Iterable[Spec], layout: Spec) -> bool:
    """Whether the colour behind a label may cover a line, at any width of the sheet."""
    if "bgcolor" not in note:
        return False
    first, last = layout["xaxis"]["range"]
    lines = note["text"].split("<br>")
    size = note["font"]["size"]
    wide = max(map(len, lines)) * size * _LETTER / _NARROWEST * abs(last - first)
    left = _across(note, layout) - {"left": 0, "center": wide / 2, "right": wide}[note["xanchor"]]
    top = note["y"]
    return any(
        min(one["x0"], one["x1"]) <= left + wide and max(one["x0"], one["x1"]) >= left
        and min(one["y0"], one["y1"]) <= top + len(lines) * size * _LINE
        and max(one["y0"], one["y1"]) >= top
        for one in shapes if one["type"] == "line"
    )  # fmt: skip


def _text_traces(notes: Iterable[Spec], layout: Spec) -> Iterator[Spec]:
    """The labels, one trace for each colour: a chart with a mark picked dims what does not say its colour."""
    by_colour: dict[str, list[Spec]] = {}
    for note in notes:
        by_colour.setdefault(note["font"]["color"], []).append(note)
    for colour, alike in by_colour.items():
        yield {
            "type": "scatter", "mode": "text", "cliponaxis": False, "hoverinfo": "skip",
            "showlegend": False,
            "x": [_across(note, layout) for note in alike],
            "y": [round(note["y"] + _HIGHER[0] + _HIGHER[1] * note["font"]["size"], 2) for note in alike],
            "text": [note["text"] for note in alike],
            "textposition": [_SIDES[note["xanchor"]] for note in alike],
            "textfont": {
                "color": colour,
                "size": [note["font"]["size"] for note in alike],
                "weight": [note["font"].get("weight", 400) for note in alike],
            },
            "selected": {"textfont": {"color": colour}},
            "unselected": {"textfont": {"color": colour}},
        }  # fmt: skip


def _across(note: Spec, layout: Spec) -> float:
    """Where a label stands on the chart's own scale."""
    if note.get("xref") != "paper":
        return float(note["x"])
    first, last = layout["xaxis"]["range"]
    return float(first + note["x"] * (last - first))


def _paths(shapes: Iterable[Spec]) -> Iterator[Spec]:
    """The shapes, straight lines of one look drawn together where the first of them was."""
    kept: dict[str, Spec] = {}
    for place, shape in enumerate(shapes):
        if shape["type"] != "line":
            kept[f"{place}"] = shape
            continue
        stroke = "M{x0},{y0}L{x1},{y1}".format(**shape)
        look = f"{shape['layer']} {shape['line']}"
        drawn = kept.setdefault(look, {"type": "path", "path": "", "layer": shape["layer"],
                                       "line": shape["line"], "fillcolor": "rgba(0,0,0,0)"})  # fmt: skip
        kept[look] = {**drawn, "path": drawn["path"] + stroke}
    yield from kept.values()
