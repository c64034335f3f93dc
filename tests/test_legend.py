"""The legend of a page explains the marks that occur on it, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.chart_legends import legend_of_chart
from dashboard.chart_place import head_node
from dashboard.charts.arms_capacity import arms_capacity_chart, arms_capacity_points
from dashboard.charts.displacement_crises import displacement_chart, displacement_points
from dashboard.contents import Ground, Words, all_charts, page_contents
from dashboard.elements import Node, is_node, text_of
from dashboard.exports.picture_marks import sample, sample_width
from dashboard.ledger import headline_rows, theme_rows
from dashboard.mark_view import LEGEND, legend_of
from dashboard.marks import shape_of, style_of
from dashboard.navigation import PAGES, PageEntry
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from tests.drawn_charts import MODES

WITH_MARKS = [page for page in PAGES if (page.themes and page.path != "map") or not page.path]


def nodes_of(path: str, ground: Ground) -> list[Node]:
    return [
        node for part in page_contents(path, ground).parts if isinstance(part, Words) for node in part.nodes
    ]


def legends(node: Node) -> list[Node]:
    """The legends within a node."""
    own = [node] if node[1].get("class") == "legend" else []
    return own + [found for child in node[2:] if is_node(child) for found in legends(child)]


@pytest.mark.parametrize("page", WITH_MARKS, ids=lambda page: page.path or "briefing")
def test_a_page_explains_its_marks_once_and_no_others(page: PageEntry, ground: Ground) -> None:
    path, themes = page.path, page.themes
    (shown,) = [one for node in nodes_of(path, ground) for one in legends(node)]
    words = [text_of(item) for item in shown[2:]]
    catalogue = ground.catalogue
    rows = theme_rows(catalogue, themes) if themes else headline_rows(catalogue)
    figures = [one for one in catalogue.figures.values() if one.theme in themes] if themes else []
    figures += [row.figure for row in rows]
    shapes, styles = {shape_of(one) for one in figures}, {style_of(one) for one in figures}
    expected = [
        meaning
        for mark, meaning in LEGEND
        if (mark.shape in shapes if mark.style == "solid" else mark.style in styles)
    ]
    assert words == expected


def test_a_chart_explains_its_own_colours_above_it(ground: Ground) -> None:
    charts = all_charts(ground).values()
    assert any(chart.legend for chart in charts)
    for chart in charts:
        said = [text_of(item) for shown in legends(head_node(chart)) for item in shown[2:]]
        assert said == [meaning for _, meaning in chart.legend]


def test_a_page_of_exact_figures_has_nothing_else_to_explain() -> None:
    node = legend_of([Figure("a", "i", "money", "reported", "exact", "USD", value=1.0)])
    assert node is not None
    assert [text_of(item) for item in node[2:]] == ["exact"]
    assert legend_of([]) is None


def colours_of_marks(figure: dict[str, Any]) -> set[str]:
    """The colours of what can be clicked, and of strokes and arrows."""
    marks = [trace["marker"] for trace in figure["data"] if "customdata" in trace]
    strokes = [shape["line"]["color"] for shape in figure["layout"]["shapes"]]
    written = [marker.get("color", "") for marker in marks]
    written += [marker.get("line", {}).get("color", "") for marker in marks]
    return {colour for colour in (*written, *strokes) if isinstance(colour, str)}


@pytest.mark.parametrize("mode", MODES)
def test_every_colour_and_dotted_line_of_a_chart_is_explained(mode: Mode, ground: Ground) -> None:
    colours = palette(mode)
    told = 0
    for chart in all_charts(replace(ground, mode=mode)).values():
        shown, explained = colours_of_marks(chart.figure), {mark.tone for mark, _ in chart.legend}
        for tone in ("contrast", "third", "context"):
            if getattr(colours, tone) in shown:
                assert tone in explained, (chart.chart_id, tone)
                told += 1
        dotted = [one for one in chart.figure["layout"]["shapes"] if one["line"].get("dash") == "2px,4px"]
        assert bool(dotted) == any(mark.shape == "gap" for mark, _ in chart.legend), chart.chart_id
        greys = [one for one in chart.figure["data"] if one.get("marker", {}).get("color") == colours.quiet]
        assert bool(greys) == any(
            (mark.shape, mark.tone) == ("swatch", "quiet") for mark, _ in chart.legend
        ), chart.chart_id
    assert told >= 5


def test_a_picture_of_a_chart_explains_its_colours_after_its_marks(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        signs = legend_of_chart(chart, ground.catalogue)
        assert signs[len(signs) - len(chart.legend) :] == chart.legend
        assert chart.legend or chart.chart_id in {"arms-ranks", "money-trade"}, chart.chart_id
        for mark, _ in signs:
            assert sample(mark, palette("light"), 20).startswith("<")
            assert sample_width(mark) > 0


def test_a_sample_of_how_exact_a_number_is_bears_no_colour_that_says_something(ground: Ground) -> None:
    """What fillings, rings and arrows mean holds for marks of each colour; swatches alone explain colours."""
    fillings = {(mark.shape, mark.style) for mark, _ in LEGEND} | {("hollow", "solid")}
    seen = set()
    for chart in all_charts(ground).values():
        signs = legend_of_chart(chart, ground.catalogue)
        meant = {mark.tone for mark, _ in signs if mark.shape == "swatch"}
        samples = [mark for mark, _ in signs if (mark.shape, mark.style) in fillings]
        assert not meant & {mark.tone for mark in samples}, chart.chart_id
        seen |= {mark.shape for mark in samples} if meant else set()
    assert {"dot", "bar", "hollow", "arrow_up"} <= seen
    assert {mark.tone for mark, _ in LEGEND} == {"text"}


def test_colours_of_a_chart_that_do_not_occur_are_not_explained(ground: Ground) -> None:
    catalogue = ground.catalogue
    stated = [point for point in arms_capacity_points(catalogue) if point.figure.modality == "stated"]
    plain = [point for point in stated if point.figure.scope is None]
    assert arms_capacity_chart(plain, catalogue, "light").legend == ()
    blamed = [one for one in displacement_points(catalogue) if one.figure.subject != "syria"]
    assert displacement_chart(blamed, catalogue, "light").legend == ()


def test_the_legends_of_the_pages_differ(ground: Ground) -> None:
    told = {
        text_of(one) for page in WITH_MARKS for node in nodes_of(page.path, ground) for one in legends(node)
    }
    assert len(told) > 1
