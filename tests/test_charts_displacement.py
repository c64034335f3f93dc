"""The chart of the page Displacement: who counts, who blames whom, and never a sum."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.charts.displacement_crises import displacement_chart, displacement_points, rank_claims
from dashboard.records import Figure
from tests.sample_charts import clickable, sample_catalogue, sample_figure, texts_of, well_formed


def crisis(subject: str | None, value: float | None, **more: Any) -> Figure:
    return sample_figure(
        f"beta.people_displaced.{subject}", value, "person", subject=subject, as_of="2022", **more
    )


CRISES = [crisis("russia", 4.5e6), crisis("syria", 6.6e6), crisis("venezuela", 5.9e6)]


def test_crises_are_ordered_by_size() -> None:
    points = displacement_points(sample_catalogue(CRISES))
    assert [
        (point.blamed, point.value.replace("\u00a0", " "), point.when, point.origin) for point in points
    ] == [
        ("Syria", "6.6 million people", "as of 2022", "according to Test Registry"),
        ("Venezuela", "5.9 million people", "as of 2022", "according to Test Registry"),
        ("Russia", "4.5 million people", "as of 2022", "according to Test Registry"),
    ]
    assert displacement_points(sample_catalogue([])) == ()
    assert displacement_points(sample_catalogue([crisis("syria", None)])) == ()


def test_the_chart_says_who_counts_who_blames_and_never_adds_up() -> None:
    catalogue = sample_catalogue(CRISES)
    points = displacement_points(catalogue)
    chart = displacement_chart(points, catalogue, "light")
    well_formed(chart)
    whole = " ".join([chart.title, chart.subtitle, chart.caveat, chart.alt, texts_of(chart)]).replace(
        "\u00a0", " "
    )
    assert "refugees" not in whole
    assert "17 million" not in whole
    assert "responsible is the view of the author of “Beta" in chart.caveat
    assert "the numbers are not the author’s own" in chart.caveat
    assert "according to Test Registry" in chart.subtitle
    for point in points:
        assert f"Crisis blamed on {point.blamed}" in texts_of(chart)
        assert point.value.replace("\u00a0", " ") in texts_of(chart)
        assert point.value in chart.alt


def test_numbers_of_which_nobody_is_named_are_not_said_to_be_somebody_elses() -> None:
    catalogue = sample_catalogue([replace(CRISES[0], origin_id=None, origin_basis="unnamed")])
    chart = displacement_chart(displacement_points(catalogue), catalogue, "light")
    assert "the author’s own" not in chart.caveat
    assert "is the view of" in chart.caveat


def test_bars_begin_at_zero_and_are_as_long_as_the_number() -> None:
    catalogue = sample_catalogue(CRISES)
    chart = displacement_chart(displacement_points(catalogue), catalogue, "dark")
    bars = [trace for trace in chart.figure["data"] if trace["type"] == "bar"]
    assert [(one["base"], one["x"]) for one in bars] == [([0], [6.6e6]), ([0], [5.9e6]), ([0], [4.5e6])]
    assert chart.figure["layout"]["xaxis"]["range"][0] == 0


def test_one_crisis_is_said_in_the_singular() -> None:
    catalogue = sample_catalogue(CRISES[:1])
    chart = displacement_chart(displacement_points(catalogue), catalogue, "light")
    assert chart.title.replace("\u00a0", " ") == "4.5 million people displaced in the crisis blamed on Russia"
    assert "That Russia is responsible" in chart.caveat


def test_a_joint_rank_is_said_of_the_crises_together() -> None:
    ranked = sample_figure(
        "beta.displacement_rank",
        1,
        "rank",
        subject="all_three",
        period_start="1980-01-01",
        printed_value="largest",
        as_of="2022",
        origin_id=None,
        origin_basis="unnamed",
    )
    assert rank_claims(sample_catalogue([ranked])) == [
        "The crises blamed on all three together are ranked “largest” since 1980 "
        "(as of 2022; origin not named)."
    ]


def test_bounds_and_missing_names_leave_the_chart_whole() -> None:
    odd = [
        crisis(None, 3e6, qualifier="more_than", high=None, origin_id=None),
        crisis("syria", 2e6, qualifier="about"),
        crisis("russia", 1e6, status="alleged"),
    ]
    catalogue = sample_catalogue(odd)
    chart = displacement_chart(displacement_points(catalogue), catalogue, "light")
    well_formed(chart)
    assert "nobody named" in chart.title
    assert set(clickable(chart)) == {figure.figure_id for figure in odd}


def test_without_figures_the_chart_says_so() -> None:
    chart = displacement_chart((), sample_catalogue([]), "light")
    well_formed(chart)
    assert chart.alt in texts_of(chart)
