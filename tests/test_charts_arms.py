"""The charts of the page Arms: points exactly, words, and what they say of nothing or nonsense."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.arms_capacity import arms_capacity_chart, arms_capacity_points
from dashboard.charts.arms_ranks import arms_rank_chart, arms_rank_points
from dashboard.charts.arms_share import arms_share_points
from dashboard.charts.arms_share_chart import arms_share_chart
from dashboard.records import Agreement, Figure, Indicator
from tests.sample_charts import HARM, clickable, sample_catalogue, sample_figure, texts_of, well_formed

SHARE = Indicator(
    "arms_import_share",
    "Share of arms imports",
    "Share that the subject supplies; of value or volume",
    "arms",
    "percent",
    scopes={"single_supplier": "one", "named_set": "a set", "remainder": "rest"},
)
BUYER = Indicator(
    "arms_buyer_rank",
    "Rank among buyers",
    "Place",
    "arms",
    "rank",
    scopes={"world": "in the world", "americas": "in the Americas"},
)
CAPACITY = Indicator(
    "cartridge_capacity",
    "Cartridges",
    "Rounds a year; nobody counts output",
    "arms",
    "round/year",
    scopes={"called_output": "the same, called output"},
)


def share(figure_id: str, value: float | None, subject: str, scope: str, **more: Any) -> Figure:
    period = {"period_start": "2000-01-01", "period_end": "2021-12-31", "period_label": "2000–2021"}
    return sample_figure(
        figure_id, value, "percent", subject=subject, counterpart="venezuela", scope=scope, **(period | more)
    )


def derived(figure_id: str, value: float, subject: str, scope: str) -> Figure:
    return share(
        figure_id,
        value,
        subject,
        scope,
        status="derived",
        document_id=None,
        printed_value=None,
        assumption="Both are parts of one whole.",
        input_figure_ids=("alpha.arms_import_share.set",),
    )


SHARES = [
    derived("derived.arms_import_share.rest", 20, "other_suppliers", "remainder"),
    derived("derived.arms_import_share.china", 10, "china", "single_supplier"),
    share("alpha.arms_import_share.set", 80, "non_western", "named_set"),
    share("alpha.arms_import_share", 70, "russia", "single_supplier"),
]


def test_shares_lie_side_by_side_printed_before_derived_and_sets_over_them() -> None:
    points = arms_share_points(sample_catalogue(SHARES, [SHARE]))
    assert [(point.supplier, point.start, point.end, point.is_set) for point in points] == [
        ("Russia", 0, 70, False),
        ("China", 70, 80, False),
        ("other suppliers", 80, 100, False),
        ("non western", 0, 80, True),
    ]
    assert len({point.whole for point in points}) == 1


def test_one_share_is_one_piece_and_no_share_none() -> None:
    (point,) = arms_share_points(sample_catalogue(SHARES[3:], [SHARE]))
    assert (point.start, point.end, point.value) == (0, 70, "70%")
    assert arms_share_points(sample_catalogue([])) == ()


def test_pieces_that_are_more_than_the_whole_are_not_stacked() -> None:
    many = [
        share("alpha.arms_import_share.1", 70, "russia", "single_supplier"),
        share("alpha.arms_import_share.2", 60, "china", "single_supplier"),
    ]
    assert [point.start for point in arms_share_points(sample_catalogue(many, [SHARE]))] == [0, 0]


def test_documents_have_bars_of_their_own() -> None:
    both = [
        share("alpha.arms_import_share", 70, "russia", "single_supplier"),
        share("beta.arms_import_share", 65, "russia", "single_supplier"),
    ]
    catalogue = sample_catalogue(both, [SHARE])
    points = arms_share_points(catalogue)
    assert [point.start for point in points] == [0, 0]
    assert "source 1" in texts_of(arms_share_chart(points, catalogue, "light"))


def test_the_share_chart_names_every_piece_and_says_what_is_printed_nowhere() -> None:
    catalogue = sample_catalogue(SHARES, [SHARE])
    points = arms_share_points(catalogue)
    chart = arms_share_chart(points, catalogue, "light")
    well_formed(chart)
    assert chart.title == "Russia supplied 70% of Venezuela’s arms imports"
    assert "2000–2021" in chart.subtitle
    assert "according to Test Registry" in chart.subtitle
    assert "of value or volume" in chart.subtitle
    for point in points:
        assert point.supplier in texts_of(chart)
        assert point.value in texts_of(chart)
        assert f"{point.supplier} {point.value}" in chart.alt
    assert "10% for China" in chart.caveat
    assert "not “the West”" in chart.caveat


def test_a_share_that_stands_alone_as_computed_is_told_as_computed() -> None:
    catalogue = sample_catalogue(SHARES[1:2], [SHARE])
    chart = arms_share_chart(arms_share_points(catalogue), catalogue, "light")
    assert chart.title == "China supplied 10% of Venezuela’s arms imports, as computed from what is printed"


@pytest.mark.parametrize(
    ("qualifier", "is_filled"), [("exact", True), ("about", False), ("more_than", False)]
)
def test_a_piece_is_filled_only_where_it_is_so_large_for_certain(qualifier: str, is_filled: bool) -> None:
    catalogue = sample_catalogue([replace(SHARES[3], qualifier=qualifier)], [SHARE])
    chart = arms_share_chart(arms_share_points(catalogue), catalogue, "light")
    (piece,) = (one for one in chart.figure["data"] if one["type"] == "bar")
    assert piece["marker"]["color"].startswith("#") == is_filled


def test_only_derived_pieces_are_dashed() -> None:
    catalogue = sample_catalogue(SHARES, [SHARE])
    chart = arms_share_chart(arms_share_points(catalogue), catalogue, "dark")
    dashed = [trace for trace in chart.figure["data"] if trace.get("line", {}).get("dash")]
    assert [round(min(trace["x"])) for trace in dashed] == [70, 80]


def rank(figure_id: str, value: float, **more: Any) -> Figure:
    return sample_figure(figure_id, value, "rank", subject="venezuela", counterpart="russia", **more)


RANKS = [
    rank("alpha.arms_buyer_rank.americas", 1, scope="americas"),
    rank("alpha.arms_buyer_rank.world", 10, scope="world", qualifier="at_most", low=None),
]


def test_each_rank_is_one_point_however_many_say_it() -> None:
    said = [rank("alpha.arms_supplier_rank", 1), rank("beta.arms_supplier_rank", 1, as_of="2022")]
    points = arms_rank_points(sample_catalogue([*said, *RANKS], [BUYER]))
    assert [(point.value, point.source) for point in points] == [
        ("in the top ten", "source 1"),
        ("first", "source 1"),
        ("first", "sources 1 and 2"),
    ]
    assert points[2].among == "as of 2025 and as of 2022"
    assert arms_rank_points(sample_catalogue([])) == ()


def test_ranks_of_different_sets_are_called_no_contradiction() -> None:
    catalogue = sample_catalogue(RANKS, [BUYER])
    points = arms_rank_points(catalogue)
    chart = arms_rank_chart(points, catalogue, "light")
    well_formed(chart)
    assert chart.title == "Venezuela: in the top ten and first. Two\u00a0rankings, not a contradiction"
    for point in points:
        assert point.value[1:] in texts_of(chart)
        assert point.value in chart.alt


def test_ranks_that_conflict_are_not_called_harmless() -> None:
    both = [rank("alpha.arms_buyer_rank", 2), rank("beta.arms_buyer_rank", 5)]
    verdict = Agreement("one", "conflict", 2, 1, figure_ids=tuple(one.figure_id for one in both))
    catalogue = sample_catalogue(both, [BUYER], [verdict])
    assert "the documents conflict" in arms_rank_chart(arms_rank_points(catalogue), catalogue, "light").title


def test_one_rank_beyond_the_tenth_place_lengthens_the_line() -> None:
    catalogue = sample_catalogue([rank("alpha.arms_buyer_rank", 23)], [BUYER])
    chart = arms_rank_chart(arms_rank_points(catalogue), catalogue, "light")
    well_formed(chart)
    assert chart.title == "Rank among buyers: Venezuela 23rd, as of 2025"
    assert "23rd" in texts_of(chart)


def capacity(figure_id: str, value: float = 70e6, **more: Any) -> Figure:
    return sample_figure(figure_id, value, "round/year", **more)


CAPACITIES = [
    capacity("alpha.cartridge_capacity.called_output", scope="called_output"),
    capacity("alpha.cartridge_capacity"),
    capacity("beta.cartridge_capacity", modality="planned"),
    capacity("beta.cartridge_capacity.2", qualifier="at_most", low=None),
]


def test_capacity_comes_before_plans_and_what_is_called_output_last() -> None:
    points = arms_capacity_points(sample_catalogue(CAPACITIES, [CAPACITY]))
    assert [(point.source, point.kind) for point in points] == [
        ("source 2", "stated as fact"),
        ("source 1", "stated as fact"),
        ("source 2", "planned"),
        ("source 1", "the same, called output"),
    ]
    assert arms_capacity_points(sample_catalogue([])) == ()


def test_the_capacity_chart_says_that_one_number_is_repeated_and_none_counts_output() -> None:
    catalogue = sample_catalogue(CAPACITIES, [CAPACITY])
    points = arms_capacity_points(catalogue)
    chart = arms_capacity_chart(points, catalogue, "light")
    well_formed(chart)
    assert chart.title.replace("\u00a0", " ") == "Two documents repeat one number: 70 million rounds a year"
    assert chart.caveat == "Nobody counts output."
    for point in points:
        assert point.value.replace("\u00a0", " ") in texts_of(chart)
        assert point.value in chart.alt
        assert point.kind.partition(",")[0] in texts_of(chart)


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ([capacity("alpha.cartridge_capacity")], "One document says 70 million rounds a year"),
        (
            [capacity("alpha.cartridge_capacity"), capacity("beta.cartridge_capacity", 50e6)],
            "Two documents say from 50 million to 70 million rounds a year",
        ),
        (
            [capacity("alpha.cartridge_capacity"), capacity("alpha.cartridge_capacity.2", 50e6)],
            "One document says from 50 million to 70 million rounds a year",
        ),
    ],
)
def test_the_capacity_title_follows_the_data(figures: list[Figure], title: str) -> None:
    catalogue = sample_catalogue(figures, [CAPACITY])
    chart = arms_capacity_chart(arms_capacity_points(catalogue), catalogue, "dark")
    assert chart.title.replace("\u00a0", " ") == title


def test_without_figures_each_chart_says_so() -> None:
    catalogue = sample_catalogue([])
    for chart in (
        arms_share_chart((), catalogue, "light"),
        arms_rank_chart((), catalogue, "light"),
        arms_capacity_chart((), catalogue, "dark"),
    ):
        well_formed(chart)
        assert chart.alt in texts_of(chart)


def test_figures_without_numbers_are_left_out() -> None:
    bare = [
        sample_figure(f"alpha.{name}", None, unit)
        for name, unit in (
            ("arms_import_share", "percent"),
            ("arms_buyer_rank", "rank"),
            ("cartridge_capacity", "round/year"),
        )
    ]
    catalogue = sample_catalogue(bare)
    assert not [*arms_share_points(catalogue), *arms_rank_points(catalogue), *arms_capacity_points(catalogue)]


def test_odd_units_names_and_qualifiers_leave_the_charts_whole() -> None:
    odd: dict[str, Any] = {
        "unit": "bushel/moon",
        "qualifier": "nearly",
        "subject": HARM,
        "status": "whispered",
    }
    figures = [
        sample_figure(f"beta.{name}", 5, **odd)
        for name in ("arms_import_share", "arms_buyer_rank", "cartridge_capacity")
    ]
    catalogue = sample_catalogue(figures)
    charts = (
        arms_share_chart(arms_share_points(catalogue), catalogue, "light"),
        arms_rank_chart(arms_rank_points(catalogue), catalogue, "light"),
        arms_capacity_chart(arms_capacity_points(catalogue), catalogue, "light"),
    )
    for chart in charts:
        assert len(list(clickable(chart))) <= 1
        assert "<a" not in texts_of(chart)
