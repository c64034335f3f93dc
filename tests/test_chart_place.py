"""What stands below a chart: the evidence of what was picked, or a hint, and the table with its buttons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.chart_place import clicked_figure, foot_nodes, opened_mark, screen_layout, written_drawings
from dashboard.charts.arms_ranks import arms_rank_chart, arms_rank_points
from dashboard.charts.arms_share import arms_share_points
from dashboard.charts.arms_share_chart import arms_share_chart
from dashboard.contents import Drawn, Ground, all_charts
from dashboard.elements import Node, is_node, text_of
from dashboard.records import Agreement, Figure
from dashboard.selection import Selection
from dashboard.theme import Mode, template
from dashboard.ways import TAKE_AWAY
from tests.page_runs import entry, opened, shown
from tests.sample_charts import sample_catalogue, sample_figure
from tests.sample_tables import publish_rows, sample_rows

PRINTED = sample_figure("alpha.arms_import_share", 70, "percent", subject="russia", scope="single_supplier")
DERIVED = sample_figure(
    "derived.arms_import_share",
    30,
    "percent",
    subject="china",
    status="derived",
    document_id=None,
    claim=None,
    input_figure_ids=("alpha.arms_import_share",),
    formula="whole - part",
)


def words(nodes: list[Node]) -> str:
    return " ".join(text_of(node) for node in nodes)


def buttons(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if "data-pick" in node[1]:
            yield node[1]["data-pick"]
        yield from buttons([child for child in node[2:] if is_node(child)])


def foot(figures: list[Figure], picked: str | None) -> list[Node]:
    catalogue = sample_catalogue(figures)
    chart = arms_share_chart(arms_share_points(catalogue), catalogue, "light")
    return foot_nodes(chart, catalogue, picked)


def test_before_a_click_there_is_a_hint_and_a_button_for_every_row() -> None:
    nodes = foot([PRINTED, DERIVED], None)
    assert "Click a mark" in words(nodes)
    assert list(buttons(nodes)) == [PRINTED.figure_id, DERIVED.figure_id, TAKE_AWAY]


def test_an_empty_chart_offers_nothing_to_click() -> None:
    assert list(buttons(foot([], None))) == [TAKE_AWAY]


def test_the_evidence_of_a_derived_figure_includes_what_it_is_computed_from() -> None:
    shown = words(foot([PRINTED, DERIVED], DERIVED.figure_id))
    assert "whole - part" in shown
    assert str(PRINTED.claim) in shown
    assert "Click a mark" not in shown


def test_the_evidence_of_a_mark_includes_those_who_agree_without_a_mark_of_their_own() -> None:
    both = [
        sample_figure(f"{name}.arms_supplier_rank", 1, "rank", subject="russia") for name in ("alpha", "beta")
    ]
    same = Agreement("one", "same", 2, 1, figure_ids=tuple(one.figure_id for one in both))
    catalogue = sample_catalogue(both, agreement=[same])
    chart = arms_rank_chart(arms_rank_points(catalogue), catalogue, "light")
    assert len(chart.figure_ids) == 1
    shown = words(foot_nodes(chart, catalogue, chart.figure_ids[0]))
    assert all(str(figure.claim) in shown for figure in both)


def test_a_figure_that_does_not_exist_opens_nothing() -> None:
    assert "Click a mark" in words(foot([PRINTED], "no.such.figure"))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], None),
        ([{"customdata": ["a"]}], "a"),
        ([{"x": 1}, {"customdata": "b"}], "b"),
        ([{"customdata": [None]}], None),
    ],
)
def test_a_click_names_the_first_figure_under_it(
    points: list[Mapping[str, object]], expected: str | None
) -> None:
    assert clicked_figure(points) == expected


CHARTED = {
    "alpha.import_share": "arms_import_share",
    "alpha.capacity": "cartridge_capacity",
    "beta.capacity": "cartridge_capacity",
    "alpha.buyer_rank": "arms_buyer_rank",
    "gamma.displaced": "people_displaced",
    "gamma.displaced.syria": "people_displaced",
}


@pytest.fixture
def charted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sample tables whose figures are of indicators that charts draw."""
    rows = sample_rows()
    figures = [
        row | {"indicator_id": CHARTED.get(row["figure_id"], row["indicator_id"])} for row in rows["figures"]
    ]
    publish_rows(rows | {"figures": figures}, tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))


@pytest.mark.usefixtures("charted")
@pytest.mark.parametrize(
    ("path", "figure_id", "title"),
    [
        ("arms", "alpha.capacity", "Two documents repeat one number: 70 million rounds a year"),
        (
            "displacement",
            "gamma.displaced",
            "6.6 million and 5.9 million people displaced in crises blamed on",
        ),
    ],
)
def test_a_page_shows_its_findings_and_the_evidence_that_the_address_names(
    path: str, figure_id: str, title: str
) -> None:
    app = opened(entry(path))
    assert not app.exception
    assert title in shown(app).replace("\u00a0", " ")
    hints = shown(app).count("Click a mark")
    app.query_params["figure"] = figure_id
    app.run()
    assert not app.exception
    assert shown(app).count("Click a mark") == hints - 1


def test_the_settings_of_the_template_become_the_charts_own() -> None:
    own = {
        "template": template("light"), "meta": {"breaks": []}, "height": 200, "margin": {"t": 0},
        "xaxis": {"visible": False},
    }  # fmt: skip
    before = json.dumps(own)
    layout: dict[str, Any] = screen_layout(own)
    usual = template("light")["layout"]
    assert json.dumps(own) == before
    # With either of these plotly would draw the chart a second time.
    assert not {"template", "meta"} & layout.keys()
    assert layout["height"] == 200
    assert layout["margin"] == {**usual["margin"], "t": 0}
    assert layout["xaxis"] == {**usual["xaxis"], "visible": False}
    assert layout["font"] == usual["font"]


def test_what_streamlit_would_add_is_said_already() -> None:
    layout = screen_layout({"height": 200})
    assert layout["clickmode"] == "event+select"
    assert layout["dragmode"] == "pan"
    assert layout["hovermode"] == "closest"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("is_large", [False, True])
def test_what_is_sent_unchecked_is_what_plotly_makes_of_it(
    ground: Ground, mode: Mode, is_large: bool
) -> None:
    import plotly.graph_objects

    some = (
        Selection(),
        Selection(last_year=2020),
        Selection(statuses=("derived",)),
        Selection(last_year=1000),
    )
    for selection in some:
        charts = all_charts(Ground(ground.edition, selection, mode))
        for name, drawing in written_drawings([*charts.values()], is_large=is_large).items():
            sent = json.loads(drawing)
            checked = plotly.graph_objects.Figure(sent)
            checked.layout.template = None
            assert checked.to_dict() == sent, name


def test_one_mark_on_a_page_has_its_evidence_open(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = sample_catalogue([PRINTED, DERIVED])
    share = Drawn(arms_share_chart(arms_share_points(catalogue), catalogue, "light"), catalogue)
    again = replace(share, chart=replace(share.chart, chart_id="again"))
    state: dict[str, object] = {}
    chosen = Selection(figure=PRINTED.figure_id)
    monkeypatch.setattr("dashboard.chart_place.st.session_state", state)
    monkeypatch.setattr("dashboard.chart_place.current_selection", lambda: chosen)
    assert opened_mark([share, again]) == (share.chart.chart_id, PRINTED.figure_id)
    state["chart-picked"] = ("again", PRINTED.figure_id)
    assert opened_mark([share, again]) == ("again", PRINTED.figure_id)
    # What the address names since then counts, and another page's pick does not.
    state["chart-picked"] = ("again", DERIVED.figure_id)
    assert opened_mark([share, again]) == (share.chart.chart_id, PRINTED.figure_id)
    state["chart-picked"] = ("elsewhere", PRINTED.figure_id)
    assert opened_mark([share, again]) == (share.chart.chart_id, PRINTED.figure_id)
    chosen = Selection()
    assert opened_mark([share, again]) is None
