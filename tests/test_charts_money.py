"""The charts of the page Money: points exactly, words, and what they say of nothing or nonsense."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.chart import Chart
from dashboard.charts.money_lending import block_average, lending_points
from dashboard.charts.money_lending_chart import lending_chart
from dashboard.charts.money_lending_words import point_words
from dashboard.charts.money_trade import trade_points
from dashboard.charts.money_trade_chart import trade_chart
from dashboard.charts.money_trade_words import growth_claims, growth_section
from dashboard.elements import text_of
from dashboard.records import Figure
from tests.sample_charts import HARM, clickable, sample_catalogue, sample_figure, texts_of

YEARS = {"period_start": "2004-01-01", "period_end": "2014-12-31"}
LENT = sample_figure("alpha.lending", 34e9, "USD", printed_value="$34 billion", **YEARS)
UNDATED = sample_figure("beta.lending", 34e9, "USD", printed_value="$34 billion", as_of="2022")
NONE_SINCE = sample_figure("alpha.new_public_loans", 0, "loan", period_start="2018-01-01",
                           printed_value="no new loans", scope="public_loans")  # fmt: skip
NO_LINE = sample_figure("beta.new_public_loans", 0, "loan", period_start="2025-05-01",
                        period_end="2025-05-31", printed_value="no new line", scope="credit_line",
                        date_basis="inferred")  # fmt: skip
OWED = sample_figure("beta.debt_outstanding", 3e9, "USD", as_of="2022-03")


def average(name: str, value: float) -> Figure:
    return sample_figure(
        f"derived.lending_average.{name}", value, "USD/year", status="derived", document_id=None, title=name,
        printed_value=None, input_figure_ids=("alpha.lending",), assumption=f"counted as {name}", **YEARS,
    )  # fmt: skip


ELEVEN, TEN = average("eleven", 34e9 / 11), average("ten", 34e9 / 10)
ALL = [TEN, ELEVEN, LENT, UNDATED, NONE_SINCE, NO_LINE, OWED]


def drawn_lending(figures: list[Figure]) -> Chart:
    catalogue = sample_catalogue(figures)
    return lending_chart(lending_points(catalogue), catalogue, "light")


def whole(chart: Chart) -> str:
    return " ".join((chart.title, chart.subtitle, chart.alt, chart.caveat, texts_of(chart))).replace(
        "\u00a0", " "
    )


def test_lending_points_stand_in_order_with_the_years_that_nobody_speaks_of() -> None:
    points = lending_points(sample_catalogue(ALL))
    said = [tuple(one.figure_id for one in point.figures) for point in points]
    assert [(point.kind, point.start, point.end) for point in points] == [
        ("lent", 2004.0, 2015.0),
        ("unstated", 2015.0, 2018.0),
        ("new", 2018.0, None),
        ("new", pytest.approx(2025 + 120 / 365), pytest.approx(2025 + 151 / 365)),
        ("owed", pytest.approx(2022 + 59 / 365), pytest.approx(2022 + 90 / 365)),
        ("lent", None, None),
    ]
    names = ["alpha.lending", "alpha.new_public_loans", "beta.new_public_loans", "beta.debt_outstanding"]
    assert said == [(names[0],), (), *((name,) for name in names[1:]), ("beta.lending",)]
    assert points[1].years == "2015–2017"
    assert [one.figure_id for one in points[0].averages] == [ELEVEN.figure_id, TEN.figure_id]


@pytest.mark.parametrize("figures", [[], [sample_figure("alpha.other", 1, "USD")]])
def test_no_lending_gives_no_points_and_a_chart_that_says_so(figures: list[Figure]) -> None:
    assert lending_points(sample_catalogue(figures)) == ()
    assert "There is no printed loan" in texts_of(drawn_lending(figures))


def test_two_documents_that_print_one_sum_for_the_same_years_are_one_point() -> None:
    twin = sample_figure("beta.lending", 34e9, "USD", **YEARS)
    (point,) = lending_points(sample_catalogue([LENT, twin]))
    assert [one.figure_id for one in point.figures] == ["alpha.lending", "beta.lending"]


def test_the_block_is_as_high_as_the_average_that_makes_its_area_the_sum() -> None:
    point = lending_points(sample_catalogue(ALL))[0]
    average = block_average(point)
    assert average is not None
    assert (average.figure_id, average.value) == (ELEVEN.figure_id, ELEVEN.value)
    only_ten = lending_points(sample_catalogue([LENT, TEN]))[0]
    assert block_average(only_ten) is None


def test_every_label_of_the_points_is_drawn_and_in_the_alt() -> None:
    catalogue = sample_catalogue(ALL)
    points = lending_points(catalogue)
    chart = lending_chart(points, catalogue, "dark")
    alt = chart.alt.replace("\u00a0", " ")
    for point in points:
        heading, details = point_words(point, catalogue)
        assert heading.replace("\u00a0", " ") in alt
        if point.start is not None:
            assert heading.replace("\u00a0", " ").replace("$", "&#36;") in texts_of(chart)
            for detail in details:
                assert detail.replace("\u00a0", " ").replace("$", "&#36;") in texts_of(chart)
    assert set(clickable(chart)) == {one.figure_id for one in (LENT, NONE_SINCE, NO_LINE, OWED)}


def test_ticks_stand_where_their_years_begin_as_grid_lines_do() -> None:
    layout = drawn_lending(ALL).figure["layout"]
    upright = [one for one in layout["shapes"] if "x0" in one and one["x0"] == one["x1"]]
    ticks = [one["x0"] for one in upright if one["y1"] - one["y0"] == 5]
    named = {note["text"]: note["x"] for note in layout["annotations"] if note["text"].isdecimal()}
    assert ticks == [float(year) for year in named] == list(named.values())
    assert 2015.0 in {one["x0"] for one in upright if one["layer"] == "below"} & set(ticks)


def test_years_without_a_statement_are_not_zero_and_debt_is_no_repayment() -> None:
    chart = drawn_lending(ALL)
    assert chart.caveat.startswith("What is not stated of 2015–2017 is not zero. No document says how much")
    assert "computed: how much came in which year is not said" in chart.caveat
    assert len(chart.caveat) < 260
    assert "US$31" not in whole(chart)
    assert "Source 2 gives no years" in chart.caveat
    assert {row["Value"] for row in chart.table if row["When"] == "2015–2017"} == {"not stated"}
    gap = [trace for trace in chart.figure["data"] if trace.get("base") == [2015.0]]
    assert gap == []


def test_without_a_gap_nothing_is_called_unstated() -> None:
    close = sample_figure(
        "alpha.new_public_loans", 0, "loan", period_start="2015-01-01", printed_value="none"
    )
    assert [point.kind for point in lending_points(sample_catalogue([LENT, close]))] == ["lent", "new"]


@pytest.mark.parametrize(
    "odd",
    [
        {"value": None, "low": None, "high": None},
        {"period_start": "sometime", "period_end": "2014-12-31"},
        {"period_start": None, "period_end": None, "as_of": None},
        {"qualifier": "nearly", "printed_value": HARM},
        {"period_start": "2014-12-31", "period_end": "2004-01-01"},
    ],
)
def test_odd_sums_are_drawn_or_said_but_never_break_the_chart(odd: dict[str, Any]) -> None:
    figure = replace(LENT, **odd)
    chart = drawn_lending([figure, OWED])
    assert "lent" in texts_of(chart)
    assert "<b>" not in texts_of(chart)


TRADE = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
PRINTED = [
    sample_figure(f"{name}.bilateral_trade", 1.2e9, "USD", subject="venezuela", counterpart="russia", **TRADE)
    for name in ("alpha", "beta")
]
RATIO = sample_figure("alpha.trade_ratio", 1 / 3, "fraction", qualifier="less_than", low=None, **TRADE)


def trade_figures() -> list[Figure]:
    floors = [
        replace(
            sample_figure(f"derived.floor.{country}", 3.6e9, "USD", **TRADE), indicator_id="russia_trade",
            qualifier="more_than", high=None, status="derived", document_id=None, printed_value=None,
            subject="russia", counterpart=country, assumption="takes it as printed",
            input_figure_ids=("alpha.bilateral_trade", "alpha.trade_ratio"),
        )
        for country in ("china", "brazil")
    ]  # fmt: skip
    return [*floors, *PRINTED, RATIO]


def test_trade_points_put_the_printed_first_and_keep_the_ratio_with_the_bound() -> None:
    points = trade_points(sample_catalogue(trade_figures()))
    assert [(point.country, [one.figure_id for one in point.figures], point.ratios) for point in points] == [
        ("Venezuela", ["alpha.bilateral_trade", "beta.bilateral_trade"], ()),
        ("Brazil", ["derived.floor.brazil"], (RATIO,)),
        ("China", ["derived.floor.china"], (RATIO,)),
    ]
    assert trade_points(sample_catalogue([])) == ()


def test_a_bound_is_open_and_dashed_and_never_a_value() -> None:
    catalogue = sample_catalogue(trade_figures())
    points = trade_points(catalogue)
    chart = trade_chart(points, catalogue, "light")
    solid = [
        trace
        for trace in chart.figure["data"]
        if trace["type"] == "bar" and "rgba" not in trace["marker"]["color"]
    ]
    assert [(trace["x"], trace["customdata"][0][0]) for trace in solid] == [
        ([1.2e9], "alpha.bilateral_trade")
    ]
    assert "more than US&#36;3.6 billion" in texts_of(chart)
    assert texts_of(chart).count("3.6 billion") == texts_of(chart).count("more than US&#36;3.6 billion") == 2
    assert "less than a third of Russia’s trade with Brazil or China" in chart.title
    assert "takes it as printed" in chart.caveat.lower()
    for point in points:
        assert point.country in chart.alt
    assert set(clickable(chart)) == {"alpha.bilateral_trade", "derived.floor.brazil", "derived.floor.china"}


def test_trade_without_a_printed_sum_or_with_nothing_still_says_what_there_is() -> None:
    catalogue = sample_catalogue(trade_figures()[:2])
    chart = trade_chart(trade_points(catalogue), catalogue, "light")
    assert "Russia’s trade with" in chart.title
    nothing = sample_catalogue([])
    assert "There is no sum of trade" in texts_of(trade_chart((), nothing, "light"))


def test_growth_is_said_with_its_year_and_its_origin_and_is_no_chart() -> None:
    growth = sample_figure("beta.trade_growth", 12, "percent", change="up", period_start="2021-01-01",
                           period_end="2021-12-31")  # fmt: skip
    catalogue = sample_catalogue([growth])
    (claim,) = growth_claims(catalogue)
    assert (
        claim == "Bilateral trade rose by 12% in 2021, according to Test Registry [2]."
        " From what to what is not said."
    )
    assert claim in " ".join(text_of(node) for node in growth_section(catalogue))
    assert growth_section(sample_catalogue([])) == []
    assert trade_points(catalogue) == ()
