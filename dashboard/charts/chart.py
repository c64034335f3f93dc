"""What a chart is made of, before anything puts it on a screen or into a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.sheet import empty_figure
from dashboard.marks import Legend
from dashboard.theme import Mode


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with the words that belong to it.

    `figure` is plotly's, as plain data, with its template in it. `figure_ids` names the figure behind each
    row of `table`, in the same order; empty where a row has none. `legend` says what colours and lines mean
    that are no mark of a figure.
    """

    chart_id: str
    title: str
    subtitle: str
    alt: str
    figure: dict[str, Any]
    table: tuple[Mapping[str, str], ...]
    caveat: str
    figure_ids: tuple[str, ...]
    legend: Legend = ()


def empty_chart(chart_id: str, words: str, mode: Mode, title: str | None = None) -> Chart:
    """A chart that has nothing to show and says so; its title, where none is given, in the same words."""
    return Chart(chart_id, title or words, "", words, empty_figure(words, mode, chart_id), (), "", ())
