"""Charts as they are handed to plotly: fewer things to draw, nothing lost."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects
import pytest

from dashboard.charts.drawing import bar, bound, ink_of
from dashboard.charts.plotted import plotted
from dashboard.charts.sheet import Part, drawn, label, line, row_label, ticks, upright
from dashboard.charts.traces import Ink
from dashboard.contents import Ground
from dashboard.contents import all_charts as charts_of
from dashboard.marks import Axis
from dashboard.theme import LIGHT

AXIS = Axis(0, 100)


def _of(*parts: Part) -> dict[str, Any]:
    return plotted(drawn(parts, AXIS, 300, "light", "sample"))


def _labels(figure: dict[str, Any]) -> list[str]:
    texts = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    return sorted([note["text"] for note in figure["layout"]["annotations"]] + texts)


def _on_ground(part: Part) -> Part:
    return Part(annotations=tuple({**note, "bgcolor": LIGHT.ground} for note in part.annotations))


def test_every_label_of_every_chart_is_there_once(ground: Ground) -> None:
    charts = charts_of(ground)
    assert charts
    for chart in charts.values():
        figure = chart.figure
        assert _labels(plotted(figure)) == _labels(figure), chart.chart_id


def _marks(figure: dict[str, Any]) -> list[tuple[object, ...]]:
    """Every bar and dot: where it is, what it opens and says, its colour and edge."""
    return sorted(
        (str(trace["type"]), x, *(_nth(trace.get(name), place) for name in _MARK), *_look(trace, place))
        for trace in figure["data"] if trace["type"] == "bar" or trace.get("mode") == "markers"
        for place, x in enumerate(trace["x"])
    )  # fmt: skip


_MARK = ("y", "base", "width", "customdata", "hovertext", "hoverinfo", "cliponaxis")


def _nth(value: object, place: int) -> str:
    return str(value[place]) if isinstance(value, list) else "" if value is None else str(value)


def _look(trace: dict[str, Any], place: int) -> list[str]:
    marker = trace["marker"]
    groups = [marker, marker.get("line", {}), marker.get("pattern", {})]
    return [_nth(group.get(name, 0 if name == "width" else ""), place)
            for group, names in zip(groups, (("color", "size"), ("width",), ("shape",)), strict=True)
            for name in names]  # fmt: skip


def test_every_mark_of_every_chart_is_there_as_it_was(ground: Ground) -> None:
    charts = charts_of(ground)
    assert any(_marks(chart.figure) for chart in charts.values())
    for chart in charts.values():
        handed = plotted(chart.figure)
        assert _marks(handed) == _marks(chart.figure), chart.chart_id
        assert len(handed["data"]) <= 8
        plotly.graph_objects.Figure(handed)


def test_marks_that_open_nothing_stay_apart_from_those_that_do() -> None:
    known, unknown = ink_of(None, "#a8371b", "light"), Ink("#a8371b", "solid", "a.b")
    figure = _of(*(bar(start, start + 9, 50, 20, ink) for start in (0, 20) for ink in (known, unknown)))
    assert [trace.get("customdata") for trace in figure["data"]] == [None, [["a.b"], ["a.b"]]]


def test_dashed_outlines_are_one_line_with_gaps() -> None:
    dashed = Ink("#a8371b", "dashed", "a.b")
    figure = _of(bar(0, 10, 50, 20, dashed), bar(30, 40, 50, 20, dashed))
    (outline,) = (trace for trace in figure["data"] if trace.get("mode") == "lines")
    assert outline["x"] == [0, 10, 10, 0, 0, None, 30, 40, 40, 30, 30]


def test_labels_of_one_colour_are_one_trace_at_their_places() -> None:
    figure = _of(label("in", 20, 40, "#111111"), row_label("row", 80, "#111111", 13, is_bold=True),
                 label("other", 50, 10, "#222222", anchor="center"))  # fmt: skip
    one, other = (trace for trace in figure["data"] if trace.get("mode") == "text")
    assert (one["text"], one["x"]) == (["in", "row"], [20.0, 0.0])
    assert one["textfont"]["size"] == [14, 13]
    assert one["textfont"]["weight"] == [400, 600]
    assert (other["text"], other["textposition"]) == (["other"], ["bottom center"])
    assert figure["layout"]["annotations"] == []


def test_labels_keep_their_colour_where_another_mark_is_picked() -> None:
    (trace,) = (one for one in _of(label("words", 20, 40, "#111111"))["data"] if one.get("mode") == "text")
    assert trace["unselected"]["textfont"]["color"] == trace["selected"]["textfont"]["color"] == "#111111"


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        (upright(22, 0, 300, "#cccccc"), True),
        (upright(90, 0, 300, "#cccccc"), False),
        (upright(22, 100, 300, "#cccccc"), False),
        (line(0, 100, 45, "#cccccc"), True),
        (line(0, 100, 95, "#cccccc"), False),
    ],
)
def test_a_ground_is_kept_behind_words_where_a_line_may_pass(behind: Part, *, stays: bool) -> None:
    figure = _of(behind, _on_ground(label("some words", 20, 40, "#111111")))
    assert [note["bgcolor"] for note in figure["layout"]["annotations"]] == [LIGHT.ground] * stays


def test_alike_lines_are_one_path_and_others_stay() -> None:
    arrow = bound(20, 80, 50, 20, ink_of(None, "#a8371b", "light"))
    figure = _of(ticks([(0, "0"), (50, "50"), (100, "100")], AXIS, 200, "light"), arrow)
    shapes = figure["layout"]["shapes"]
    assert [one["path"] for one in shapes if "xanchor" in one] == ["M-8,6 L0,0 L-8,-6"]
    ends = [one["path"] for one in shapes if one["path"].count("M") == 3]
    assert ends == ["M0,200L0,205M50,200L50,205M100,200L100,205"]
    assert not [one for one in shapes if one["type"] == "line"]


def test_a_chart_without_anything_is_handed_on() -> None:
    empty = {"data": [], "layout": {"height": 10, "xaxis": {"range": [0, 1]}}}
    assert plotted(empty)["data"] == []
