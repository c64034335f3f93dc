"""Charts as they are handed to plotly: fewer things to draw, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts.drawing import Part, bound, drawn, ink_of, label, line, row_label, ticks, upright
from dashboard.charts.plotted import plotted
from dashboard.contents import Ground
from dashboard.contents import all_charts as charts_of
from dashboard.data import edition
from dashboard.marks import Axis
from dashboard.selection import Selection
from dashboard.theme import LIGHT

AXIS = Axis(0, 100)


def _of(*parts: Part) -> dict[str, Any]:
    return plotted(drawn(parts, AXIS, 300, "light", "sample"))


def _labels(figure: dict[str, Any]) -> list[str]:
    texts = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    return sorted([note["text"] for note in figure["layout"]["annotations"]] + texts)


def _on_ground(part: Part) -> Part:
    return Part(annotations=tuple({**note, "bgcolor": LIGHT.ground} for note in part.annotations))


def test_every_label_of_every_chart_is_there_once() -> None:
    charts = charts_of(Ground(edition(), Selection(), "light", {}))
    assert charts
    for chart in charts.values():
        figure = chart.figure
        assert _labels(plotted(figure)) == _labels(figure), chart.chart_id


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
