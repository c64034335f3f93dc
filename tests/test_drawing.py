"""Marks as plotly traces: each shape and style, what takes clicks, and words that stay words."""

from __future__ import annotations

import html
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.drawing import bar, bound, dot, ink_of, length, mark
from dashboard.charts.sheet import Part, drawn, empty_figure, plain, row_label, ticks, wrapped
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, Style
from tests.sample_charts import sample_figure

AXIS = Axis(0, 100)
STYLES: tuple[Style, ...] = ("solid", "dashed", "hatched")


def clicks(part: Part) -> list[str]:
    return [custom[0] for trace in part.traces for custom in trace.get("customdata", [])]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("shape", ["dot", "ring", "bar", "bound"])
def test_every_mark_takes_one_click_and_plotly_accepts_it(style: Style, shape: str) -> None:
    ink = Ink("#a8371b", style, "alpha.share", "words", "#fcfbf8")
    part = {
        "dot": lambda: dot(10, 50, ink),
        "ring": lambda: dot(10, 50, ink, is_ring=True),
        "bar": lambda: bar(10, 60, 50, 20, ink),
        "bound": lambda: bound(10, 100, 50, 20, ink),
    }[shape]()
    assert clicks(part) == ["alpha.share"]
    go.Figure(drawn([part], AXIS, 100, "light", "test"))


def test_a_bar_is_filled_hatched_or_outlined_in_dashes() -> None:
    filled, hatched, dashed = (
        bar(0, 70, 50, 20, Ink("#a8371b", style, "x")) for style in ("solid", "hatched", "dashed")
    )
    assert filled.traces[0]["marker"]["color"] == "#a8371b"
    assert hatched.traces[0]["marker"]["pattern"]["shape"] == "/"
    assert dashed.traces[1]["line"]["dash"] != "solid"
    assert dashed.traces[1]["x"] == [0, 70, 70, 0, 0]


def tip(part: Part) -> float:
    return next(float(shape["xanchor"]) for shape in part.shapes if shape["type"] == "path")


@pytest.mark.parametrize(
    ("qualifier", "expected"), [("more_than", 100), ("at_least", 100), ("less_than", 0), ("at_most", 0)]
)
def test_a_bound_points_to_where_the_number_may_also_lie(qualifier: str, expected: float) -> None:
    figure = sample_figure("alpha.share", 30, "percent", qualifier=qualifier)
    assert tip(mark(figure, AXIS, 50, ink_of(figure, "#a8371b", "light"))) == expected


def fill(part: Part) -> Any:
    return part.traces[0]["marker"]["color"]


def test_exact_is_filled_and_about_is_a_ring() -> None:
    exact, about = (
        sample_figure("alpha.share", 30, "percent", qualifier=name) for name in ("exact", "about")
    )
    ink = ink_of(exact, "#a8371b", "light")
    assert fill(mark(exact, AXIS, 50, ink)) == "#a8371b"
    assert fill(mark(about, AXIS, 50, ink)) == ink.ground


def test_a_range_reaches_from_bound_to_bound() -> None:
    figure = sample_figure("alpha.share", None, "percent", qualifier="between", low=20, high=40)
    trace = mark(figure, AXIS, 50, ink_of(figure, "#a8371b", "light")).traces[0]
    assert (trace["base"], trace["x"]) == ([20], [20])


def test_a_figure_without_a_number_or_with_an_unknown_qualifier_draws_nothing() -> None:
    bare = sample_figure("alpha.share", None, "percent")
    strange = sample_figure("alpha.share", 5, "percent", qualifier="nearly")
    for figure in (bare, strange):
        ink = ink_of(figure, "#a8371b", "light")
        assert mark(figure, AXIS, 50, ink) == Part()
        assert length(figure, AXIS, 50, 20, ink) == Part()


def test_a_length_begins_at_the_scale_and_is_open_where_the_figure_is() -> None:
    exact = sample_figure("alpha.share", 30, "percent")
    more = sample_figure("alpha.share", 30, "percent", qualifier="more_than")
    ink = ink_of(exact, "#a8371b", "light")
    assert length(exact, AXIS, 50, 20, ink).shapes == ()
    assert length(exact, AXIS, 50, 20, ink).traces[0]["x"] == [30]
    assert tip(length(more, AXIS, 50, 20, ink)) == 100


def test_status_decides_the_style() -> None:
    derived = sample_figure("alpha.share", 30, "percent", status="derived")
    assert ink_of(derived, "#a8371b", "dark").style == "dashed"
    assert ink_of(derived, "#a8371b", "dark", style="solid").style == "solid"


def test_a_chart_with_nothing_to_show_says_so_and_plotly_accepts_it() -> None:
    figure = empty_figure("Nobody gives a number", "dark", "test")
    go.Figure(figure)
    assert figure["data"]
    assert "Nobody gives a number" in figure["layout"]["annotations"][0]["text"]


def test_the_ends_of_a_scale_keep_their_words_on_the_sheet() -> None:
    anchors = [
        note["xanchor"] for note in ticks([(0, "0"), (50, "50"), (100, "100")], AXIS, 9, "light").annotations
    ]
    assert anchors == ["left", "center", "right"]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=200))
def test_words_are_shown_letter_by_letter(text: str) -> None:
    assert html.unescape(plain(text)) == text
    assert "<" not in plain(text)
    assert "$" not in plain(text)


@settings(deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(12, 50))
def test_wrapping_loses_no_word_and_keeps_to_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width).split("<br>")
    assert " ".join(lines).split(" ") == words
    assert max(map(len, lines)) <= width


def test_wrapping_leaves_no_widow() -> None:
    lines = wrapped("among all military clients, at an undated time in the early days of all this", 46)
    assert [len(line) > 20 for line in lines.split("<br>")] == [True, True]


def test_row_labels_stand_at_the_beginning_of_the_scale() -> None:
    note = row_label("words", 10, "#000000").annotations[0]
    assert (note["xref"], note["x"], note["xanchor"]) == ("paper", 0, "left")
