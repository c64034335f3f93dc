"""A chart on the page: what it shows, the drawing, evidence of what was clicked, caveat and data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.charts.plotted import plotted
from dashboard.charts.scaling import scaled
from dashboard.contents import Drawn
from dashboard.elements import Node, el
from dashboard.event_evidence import event_evidence
from dashboard.evidence import evidence_of
from dashboard.ledger_view import evidence_node
from dashboard.mark_view import legend
from dashboard.records import Figure
from dashboard.sidebar import current_selection, open_figure
from dashboard.ways import take_away_node

if TYPE_CHECKING:
    import plotly.graph_objects as go

_CLICKS = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
# What evidence is open of which chart, and what was last clicked in each.
_PICKED, _LAST = "chart-picked", "charts-clicked"
# As wide as the text at its widest, in pixels.
_WIDEST = 1440
# On a large screen, which many look at from afar, all of a drawing is so much larger.
_ON_LARGE = 1.35


def written_drawings(charts: Sequence[Chart], *, is_large: bool) -> dict[str, str]:
    """What plotly is told of each chart, written out, by the chart's id."""
    return {
        one.chart_id: _written(scaled(one.figure, _ON_LARGE) if is_large else one.figure) for one in charts
    }


def _written(figure: dict[str, Any]) -> str:
    drawn = plotted(figure)
    return json.dumps({**drawn, "layout": screen_layout(drawn["layout"])})


def draw_chart(chart: Chart, drawing: str, charts: Sequence[Drawn]) -> None:
    """Show the drawing; a click opens evidence below it and closes any other of the page's `charts`."""
    st.plotly_chart(
        _figure(drawing),
        width=_WIDEST,
        theme=None,
        key=chart.chart_id,
        alt=chart.alt,
        config=_CONFIG,
        selection_mode="points",
        on_select=lambda: _take_click(chart, charts),
    )


def _figure(drawing: str) -> go.Figure:
    """The drawing as a figure of plotly, which is not checked: that would take longer than all else.

    The tests check every drawing.
    """
    import plotly.graph_objects

    class Unchecked(plotly.graph_objects.Figure):  # type: ignore[misc]
        """A figure that is what it was written as."""

        def __init__(self) -> None:
            """Without what plotly gives a figure of its own, which takes a copy of its whole template."""

        def to_dict(self) -> dict[str, Any]:
            figure: dict[str, Any] = json.loads(drawing)
            return figure

    return Unchecked()


def screen_layout(layout: Mapping[str, Any]) -> dict[str, Any]:
    """A chart's layout as the screen has it drawn but once.

    Streamlit hands plotly each new chart twice, the second time with what it adds about clicks, and plotly
    draws it twice where that is not said already or where there is a template or a note of our own. So the
    template's settings become the layout's own, and the data are said to be the same as long as the chart is.
    """
    own = {name: value for name, value in layout.items() if name not in ("template", "meta") and value != []}
    usual = layout.get("template", {}).get("layout", {})
    return {**_merged(usual, own), **_CLICKS, "datarevision": 1}


def _merged(usual: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Settings over the usual ones, group by group."""
    both = {
        name: _merged(usual[name], value) if isinstance(value, dict) and name in usual else value
        for name, value in own.items()
    }
    return {**usual, **both}


def opened_mark(charts: Sequence[Drawn]) -> tuple[str, str] | None:
    """The chart whose evidence is open, and the figure or event it is of: one at a time on a page.

    It is what was picked here, as long as the selection names it; else the first chart with the selection's
    figure.
    """
    chart_id, picked = st.session_state.get(_PICKED, ("", ""))
    figure_id = current_selection().figure
    if any(one.chart.chart_id == chart_id for one in charts) and figure_id == picked:
        return chart_id, picked
    having = (one.chart.chart_id for one in charts if figure_id in _ids(one.chart))
    return next(((found, str(figure_id)) for found in having), None)


def _ids(chart: Chart) -> set[str]:
    marks = {name for trace in chart.figure["data"] for (name, *_) in trace.get("customdata", [])}
    return marks | set(chart.figure_ids) - {""}


def _pick(picked: str | None, one: Drawn) -> None:
    """Open the evidence of a figure or an event, which the address then names; None closes it."""
    st.session_state.pop(_PICKED, None)
    if picked is not None:
        st.session_state[_PICKED] = (one.chart.chart_id, picked)
    open_figure(picked)


def take_pick(foot: str, one: Drawn) -> None:
    """Pick what was asked for in the table below the chart, before that table is drawn again."""
    picked = getattr(st.session_state.get(foot), "pick", None)
    if isinstance(picked, str) and picked in _ids(one.chart):
        _pick(picked, one)


def _take_click(chart: Chart, charts: Sequence[Drawn]) -> None:
    """Pick what was clicked; a second click on the same mark closes the evidence."""
    state = st.session_state.get(chart.chart_id)
    one = next(one for one in charts if one.chart.chart_id == chart.chart_id)
    picked = clicked_figure(state.selection.points if state else [])
    _pick(picked or _let_go(chart, charts), one)
    st.session_state.setdefault(_LAST, {})[chart.chart_id] = picked


def _let_go(chart: Chart, charts: Sequence[Drawn]) -> str | None:
    """The mark that plotly lets go of, as it was picked already, though another chart's evidence is open now.

    Plotly keeps what is picked in each chart by itself; a reader sees one evidence on the page.
    """
    opened = opened_mark(charts)
    is_elsewhere = opened is not None and opened[0] != chart.chart_id
    last: str | None = st.session_state.get(_LAST, {}).get(chart.chart_id)
    return last if is_elsewhere else None


def clicked_figure(points: list[Mapping[str, object]]) -> str | None:
    """The figure of the first clicked mark that has one."""
    for point in points:
        custom = point.get("customdata")
        if isinstance(custom, list | tuple) and custom and isinstance(custom[0], str):
            return custom[0]
        if isinstance(custom, str):
            return custom
    return None


def head_node(chart: Chart) -> Node:
    """What stands above a chart: what it shows as a heading, of what it is, what its own colours mean."""
    signs = legend(chart.legend) if chart.legend else None
    words = (el("h2", chart.title, cls="finding"), el("p", chart.subtitle, cls="note"))
    return el("header", *words, signs, cls="chart-head")


def foot_nodes(chart: Chart, catalogue: Catalogue, picked: str | None) -> list[Node]:
    """What stands below a chart: the evidence of what was picked, the caveat, the numbers as a table."""
    nodes = [*_evidence(picked, chart, catalogue)]
    if chart.caveat:
        nodes.append(el("p", chart.caveat, cls="note caveat"))
    if chart.table:
        nodes.append(_table(chart))
    return [*nodes, take_away_node()]


def _evidence(picked: str | None, chart: Chart, catalogue: Catalogue) -> list[Node]:
    pieces = event_evidence(picked, catalogue) if picked else []
    if picked and not pieces:
        pieces = [
            evidence_node(evidence_of(figure, catalogue)) for figure in _behind(picked, chart, catalogue)
        ]
    if pieces:
        return [el("div", pieces, cls="evidence", role="status")]
    return [el("p", "Click a mark to see where it comes from.", cls="hint")] if _ids(chart) else []


def _behind(picked: str, chart: Chart, catalogue: Catalogue) -> list[Figure]:
    """The figure picked, what it is computed from, and what agrees with it without a mark of its own."""
    figure = catalogue.figure(picked)
    if figure is None:
        return []
    agreement = catalogue.compared.get(picked)
    others = [name for name in (agreement.figure_ids if agreement else ()) if name not in _ids(chart)]
    names = dict.fromkeys([*figure.input_figure_ids, *others])
    return [figure, *(found for name in names if name != picked and (found := catalogue.figure(name)))]


def _table(chart: Chart) -> Node:
    """The chart's numbers as a table; each row opens the evidence of its figure."""
    columns = list(dict.fromkeys(name for row in chart.table for name in row))
    head = el(
        "tr", [el("th", name, scope="col") for name in columns], el("th", "Evidence", scope="col", cls="hint")
    )
    ids = (*chart.figure_ids, *[""] * len(chart.table))
    rows = [_table_row(row, columns, name) for row, name in zip(chart.table, ids, strict=False)]
    table = el(
        "table", el("caption", chart.title, cls="unseen"), el("thead", head), el("tbody", rows), cls="plain"
    )
    return el("details", el("summary", "Data"), table, id=f"{chart.chart_id}-table", cls="chart-table")


def _table_row(row: Mapping[str, str], columns: list[str], figure_id: str) -> Node:
    cells = [el("td", row.get(name, "")) for name in columns]
    button = el("button", "show", type="button", data_pick=figure_id) if figure_id else None
    return el("tr", cells, el("td", button, cls="hint"))
