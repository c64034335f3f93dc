"""Puts a chart on the page: what it shows, the drawing, evidence of what was clicked, caveat and data.

A click reruns only the chart and what belongs to it, not the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.charts.timeline_evidence import event_evidence
from dashboard.elements import Node, el
from dashboard.evidence import evidence_of
from dashboard.ledger_view import evidence_node
from dashboard.placing import place

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


@st.fragment
def place_chart(chart: Chart, catalogue: Catalogue, before: Sequence[Node] = ()) -> None:
    """Show the chart with all that belongs to it, below what comes `before`; clicks open evidence."""
    place([*before, _head(chart)], key=f"{chart.chart_id}-head")
    st.plotly_chart(
        chart.figure, theme=None, key=chart.chart_id, alt=chart.alt, config=_CONFIG, selection_mode="points",
        on_select=lambda: _remember_click(chart.chart_id),
    )  # fmt: skip
    picked = place(foot_nodes(chart, catalogue, _picked(chart.chart_id)), key=f"{chart.chart_id}-foot")
    if picked is not None:
        st.session_state[_name(chart.chart_id)] = picked
        st.rerun(scope="fragment")


def _name(chart_id: str) -> str:
    return f"{chart_id}-picked"


def _picked(chart_id: str) -> str | None:
    return st.session_state.get(_name(chart_id))


def _remember_click(chart_id: str) -> None:
    """Keep which figure's mark was clicked; a click beside the marks closes the evidence."""
    state = st.session_state.get(chart_id)
    points = state.selection.points if state else []
    st.session_state[_name(chart_id)] = clicked_figure(points)


def clicked_figure(points: list[Mapping[str, object]]) -> str | None:
    """The figure of the first clicked mark that has one."""
    for point in points:
        custom = point.get("customdata")
        if isinstance(custom, list | tuple) and custom and isinstance(custom[0], str):
            return custom[0]
        if isinstance(custom, str):
            return custom
    return None


def _head(chart: Chart) -> Node:
    return el(
        "header", el("h2", chart.title, cls="finding"), el("p", chart.subtitle, cls="note"), cls="chart-head"
    )


def foot_nodes(chart: Chart, catalogue: Catalogue, picked: str | None) -> list[Node]:
    """What stands below a chart: the evidence of what was picked, the caveat, the numbers as a table."""
    nodes = [*_evidence(picked, catalogue)]
    if chart.caveat:
        nodes.append(el("p", chart.caveat, cls="note caveat"))
    if chart.table:
        nodes.append(_table(chart))
    return nodes


def _evidence(picked: str | None, catalogue: Catalogue) -> list[Node]:
    statements = event_evidence(picked, catalogue) if picked else []
    if statements:
        return [el("div", statements, cls="evidence", role="status")]
    figure = catalogue.figure(picked) if picked else None
    if figure is None:
        return [el("p", "Click a mark to see where it comes from.", cls="hint")]
    return [el("div", evidence_node(evidence_of(figure, catalogue)), cls="evidence", role="status")]


def _table(chart: Chart) -> Node:
    """The chart's numbers as a table; each row opens the evidence of its figure."""
    columns = list(dict.fromkeys(name for row in chart.table for name in row))
    head = el("tr", [el("th", name, scope="col") for name in columns], el("th", "Evidence", scope="col"))
    ids = (*chart.figure_ids, *[""] * len(chart.table))
    rows = [_table_row(row, columns, name) for row, name in zip(chart.table, ids, strict=False)]
    table = el(
        "table", el("caption", chart.title, cls="unseen"), el("thead", head), el("tbody", rows), cls="plain"
    )
    return el("details", el("summary", "Data"), table, id=f"{chart.chart_id}-table", cls="chart-table")


def _table_row(row: Mapping[str, str], columns: list[str], figure_id: str) -> Node:
    cells = [el("td", row.get(name, "")) for name in columns]
    button = el("button", "show", type="button", data_pick=figure_id) if figure_id else None
    return el("tr", cells, el("td", button))
