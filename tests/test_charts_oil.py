"""The charts of the page Oil and economy: points exactly, units, bounds, nothing and nonsense."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.oil_gdp import fall_points
from dashboard.charts.oil_gdp_chart import fall_chart
from dashboard.charts.oil_output import chosen_unit, output_points, output_units, venture_figures
from dashboard.charts.oil_output_chart import output_chart
from dashboard.elements import text_of
from dashboard.oil_units import as_printed, unit_switch
from dashboard.records import Figure
from dashboard.selection import Selection, apply
from dashboard.units import Units
from tests.sample_charts import HARM, clickable, sample_catalogue, sample_figure, texts_of

DAY, YEAR = "oil_barrel/day", "oil_barrel/year"
PERIOD = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
ABOUT = sample_figure("alpha.oil_output", 120000, DAY, qualifier="about", low=None, high=None, **PERIOD)
EXACT = sample_figure("beta.oil_output", 120000, DAY)
IN_A_YEAR = replace(
    sample_figure("derived.oil_output_2024", 4392e4, YEAR, qualifier="about", low=None, high=None, **PERIOD),
    indicator_id="oil_output_year", status="derived", document_id=None, printed_value=None,
    input_figure_ids=("alpha.oil_output",), assumption="held on every day",
)  # fmt: skip
VENTURES = sample_figure("alpha.joint_ventures", 5, "joint_venture")
ALL = [EXACT, IN_A_YEAR, VENTURES, ABOUT]


def test_output_points_put_the_dated_first_and_convert_only_by_formula() -> None:
    catalogue = sample_catalogue(ALL)
    assert output_units(catalogue) == (DAY, YEAR)
    assert [(point.printed, point.shown) for point in output_points(catalogue, DAY)] == [
        ((ABOUT,), ABOUT),
        ((EXACT,), EXACT),
    ]
    assert [(point.printed, point.shown) for point in output_points(catalogue, YEAR)] == [
        ((ABOUT,), IN_A_YEAR),
        ((EXACT,), None),
    ]
    assert output_points(sample_catalogue([]), DAY) == ()
    assert output_units(sample_catalogue([])) == ()


def test_about_is_a_ring_and_exact_a_dot_and_each_venture_a_block() -> None:
    catalogue = sample_catalogue(ALL)
    chart = output_chart(output_points(catalogue, DAY), venture_figures(catalogue), catalogue, DAY, "light")
    dots = [trace for trace in chart.figure["data"] if trace["type"] == "scatter"]
    assert [(one["x"], one["marker"]["color"] == one["marker"]["line"]["color"]) for one in dots] == [
        ([120000], False),
        ([120000], True),
    ]
    blocks = [one for one in chart.figure["data"] if one.get("customdata") == [["alpha.joint_ventures"]]]
    assert len(blocks) == 5
    assert "no year given" in texts_of(chart)
    for words in ("about 120,000 barrels a day", "5 joint ventures"):
        assert words in texts_of(chart)
        assert words in chart.alt.replace("\u00a0", " ").lower()
    assert set(clickable(chart)) == set(chart.figure_ids)


def test_in_a_year_only_what_has_a_year_is_drawn_and_called_derived() -> None:
    catalogue = sample_catalogue(ALL)
    chart = output_chart(output_points(catalogue, YEAR), (), catalogue, YEAR, "light")
    assert set(clickable(chart)) == {"derived.oil_output_2024"}
    assert "derived from about 120,000 barrels a day" in texts_of(chart)
    assert "not converted" in texts_of(chart)
    assert "Assumed: held on every day." in chart.caveat


@pytest.mark.parametrize("count", [0.0, 2.5, 1e6, None])
def test_ventures_that_cannot_be_told_one_by_one_are_only_named(count: float | None) -> None:
    catalogue = sample_catalogue([EXACT])
    ventures = [sample_figure("alpha.joint_ventures", count, "joint_venture")]
    chart = output_chart(output_points(catalogue, DAY), ventures, catalogue, DAY, "light")
    assert "alpha.joint_ventures" not in set(clickable(chart))
    assert "as of 2025; source 1" in texts_of(chart)


def test_the_switch_keeps_the_other_filters_and_needs_a_choice() -> None:
    selection = Selection(documents=("alpha",))
    (node,) = unit_switch((DAY, YEAR), DAY, selection)
    assert text_of(node) == "Output in  barrels a day  or in  barrels a year"
    (link,) = [child for child in node[2:] if isinstance(child, list) and child[0] == "a"]
    assert link[1]["data-go"] == "oil?documents=alpha&unit=year"
    assert unit_switch((DAY,), DAY, selection) == []
    assert (chosen_unit((DAY, YEAR), "year"), chosen_unit((DAY, YEAR), None), chosen_unit((), "year")) == (
        YEAR,
        DAY,
        "",
    )


def test_the_chart_takes_rates_as_printed_whatever_unit_is_selected() -> None:
    catalogue = sample_catalogue(ALL)
    selection = Selection(units=Units(rate="year"))
    dated = next(one for one in ALL if one.indicator_id == "oil_output" and one.period_start)
    assert apply(selection, catalogue).figures[dated.figure_id].unit == YEAR
    assert apply(as_printed(selection), catalogue).figures[dated.figure_id] == dated
    assert apply(selection, catalogue).figures["beta.oil_output"] == EXACT


FALL = sample_figure("alpha.gdp_change", 70, "percent", qualifier="more_than", high=None, change="down",
                     period_start="2014-01-01", period_end="2020-12-31", subject="venezuela")  # fmt: skip
LEFT = replace(
    sample_figure("derived.gdp_left", 30, "percent", qualifier="less_than", low=None), status="derived",
    indicator_id="gdp_left", document_id=None, printed_value=None, input_figure_ids=("alpha.gdp_change",),
)  # fmt: skip


def test_a_fall_has_two_years_what_was_lost_and_what_follows() -> None:
    (point,) = fall_points(sample_catalogue([LEFT, FALL]))
    assert (point.first_year, point.last_year, point.lost, point.figures, point.left) == (
        2014,
        2020,
        70,
        (FALL,),
        LEFT,
    )
    assert point.between == "2015–2019"
    assert fall_points(sample_catalogue([])) == ()


def test_nothing_is_drawn_between_the_two_years_and_the_rest_is_a_dashed_bound() -> None:
    catalogue = sample_catalogue([LEFT, FALL])
    chart = fall_chart(fall_points(catalogue), catalogue, "dark")
    bars = [trace for trace in chart.figure["data"] if trace["type"] == "bar"]
    assert {trace["base"][0] for trace in bars} == {2014, 2020}
    heights = {trace["customdata"][0][0]: trace["width"][0] for trace in bars if "customdata" in trace}
    assert heights["alpha.gdp_change"] / heights["derived.gdp_left"] == pytest.approx(70 / 30)
    dashes = [
        trace for trace in chart.figure["data"] if trace.get("line", {}).get("dash", "solid") != "solid"
    ]
    assert len(dashes) == 1
    for words in ("down more than 70%", "less than 30%"):
        assert words in texts_of(chart)
        assert words in chart.alt
    assert "2015–2019: not stated" in texts_of(chart)
    assert "30%" not in texts_of(chart).replace("less than 30%", "")
    assert set(clickable(chart)) == set(chart.figure_ids) == {"alpha.gdp_change", "derived.gdp_left"}


@pytest.mark.parametrize(
    "odd",
    [
        {"value": None, "low": None},
        {"change": "up"},
        {"unit": "USD"},
        {"value": 170.0},
        {"period_end": None},
        {"period_end": "2014-12-31"},
        {"period_start": "some day"},
    ],
)
def test_what_is_no_fall_between_two_years_is_not_drawn(odd: dict[str, Any]) -> None:
    catalogue = sample_catalogue([replace(FALL, **odd)])
    assert fall_points(catalogue) == ()
    assert "There is no printed" in texts_of(fall_chart((), catalogue, "light"))


def test_two_falls_stand_one_below_the_other_and_harm_stays_text() -> None:
    second: Figure = replace(
        FALL, figure_id="beta.gdp_change", document_id="beta", value=60.0, low=60.0, subject=HARM
    )
    catalogue = sample_catalogue([FALL, second])
    chart = fall_chart(fall_points(catalogue), catalogue, "light")
    assert texts_of(chart).count("2014 = 100") == 2
    assert "<b>" not in texts_of(chart)


@pytest.mark.parametrize(
    ("qualifier", "is_filled"),
    [("exact", True), ("more_than", True), ("about", False), ("less_than", False), ("at_most", False)],
)
def test_what_was_lost_is_filled_only_where_so_much_was_lost_for_certain(
    qualifier: str, is_filled: bool
) -> None:
    catalogue = sample_catalogue([replace(FALL, qualifier=qualifier)])
    chart = fall_chart(fall_points(catalogue), catalogue, "light")
    lost = next(one for one in chart.figure["data"] if one.get("customdata") == [[FALL.figure_id]])
    assert lost["marker"]["color"].startswith("#") == is_filled
    assert ("how much smaller it was" in chart.caveat) == (qualifier in {"less_than", "at_most"})
