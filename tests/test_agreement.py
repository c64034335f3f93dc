"""Where documents agree, differ, or only seem to: the rules, and what they make of the real digests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.agreement import comparable, compare_statements, judge, judge_dates
from etl.figures import Figure
from etl.intervals import Quantity
from etl.periods import read_period
from etl.voices import Voices
from tests.assembled import assemble_rows
from tests.digest_builder import about, exact, figure, less_than, more_than, vocabularies

DATASETS = Path(__file__).parent.parent / "datasets"


def verdict_of(*quantities: Quantity, tolerance: float = 0.0) -> str:
    """The verdict on figures that differ in nothing but their numbers."""
    return judge([figure(f"d{n}", quantity) for n, quantity in enumerate(quantities)], tolerance).verdict


@pytest.mark.parametrize(
    ("quantities", "tolerance", "verdict"),
    [
        ((exact(5),), 0.0, "single"),
        ((exact(5), exact(5)), 0.0, "same"),
        ((more_than(5), more_than(5)), 0.0, "same"),
        ((more_than(5), more_than(6)), 0.0, "compatible"),
        ((more_than(5), less_than(5)), 0.0, "conflict"),
        ((Quantity(5, 5, None, "at_least"), Quantity(5, None, 5, "at_most")), 0.0, "compatible"),
        ((exact(5), less_than(5)), 0.0, "conflict"),
        ((about(20), more_than(20)), 0.0, "conflict"),
        ((about(20), more_than(20)), 0.1, "compatible"),
        ((about(20), exact(23)), 0.1, "conflict"),
        ((exact(5), exact(5), exact(6)), 0.0, "conflict"),
        ((Quantity(None, 3, 6, "between"), Quantity(None, 5, 9, "between"), exact(4)), 0.0, "conflict"),
    ],
)
def test_verdicts_follow_from_ranges(quantities: Sequence[Quantity], tolerance: float, verdict: str) -> None:
    assert verdict_of(*quantities, tolerance=tolerance) == verdict
    assert verdict_of(*reversed(quantities), tolerance=tolerance) == verdict


def test_the_range_is_what_all_allow_or_what_a_conflict_spans() -> None:
    compatible = judge([figure("a", about(20.0)), figure("b", more_than(20.0))], 0.1)
    conflict = judge([figure("a", exact(3.0)), figure("b", more_than(20.0))])
    assert (compatible.low, compatible.high) == (20.0, 22.0)
    assert (conflict.low, conflict.high) == (3.0, None)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2574.9, "2,574.9"),
        (999.7, "999.7"),
        (1_234_567.8, "1,234,567.8"),
        (12.345, "12.3"),
        (1 / 3, "0.333"),
        (0.00001234, "0.0000123"),
        (34e9, "34,000,000,000"),
    ],
)
def test_a_reason_prints_no_number_in_powers_of_ten(number: float, words: str) -> None:
    assert judge([figure("a", exact(number)), figure("b", exact(number))]).reason == f"all say {words}"


def test_subject_and_counterpart_of_one_name_are_two_matters_with_ids_of_their_own() -> None:
    of_one, with_one = (
        figure("a", exact(1.0), subject="russia"),
        figure("b", exact(2.0), counterpart="russia"),
    )
    agreements = compare_statements([of_one, with_one], [], {}, vocabularies())
    assert [(one.agreement_id, one.verdict) for one in agreements] == [
        ("agreements.russia", "single"),
        ("agreements.russia.2", "single"),
    ]


def test_a_denial_or_an_opposite_direction_contradicts_an_equal_number() -> None:
    assert judge([figure("a", exact(2.0)), figure("b", exact(2.0), modality="denied")]).verdict == "conflict"
    assert judge([figure("a", exact(2.0)), figure("b", exact(2.0), modality="planned")]).verdict == "same"
    up, down = (figure(way, exact(2.0), change=way) for way in ("up", "down"))
    assert judge([up, down]).verdict == "conflict"


def groups(*periods: str | None) -> list[list[str]]:
    """The ids of figures with these periods, as they are compared."""
    figures = [figure(str(n), exact(1.0), period=period) for n, period in enumerate(periods)]
    return [[one.figure_id for one in group] for group in comparable(figures)]


def test_only_overlapping_periods_are_compared() -> None:
    assert groups("2024", "2022") == [["1"], ["0"]]
    assert groups("2004/2014", "2010/2012", "2013") == [["0", "1", "2"]]
    assert groups("2018/..", "2025-05") == [["0", "1"]]


def test_a_figure_without_period_goes_with_the_only_group_there_is() -> None:
    assert groups(None, None) == [["0", "1"]]
    assert groups(None, "2024") == [["0", "1"]]
    assert groups(None, "2024", "2022", None) == [["2"], ["1"], ["0", "3"]]


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        (("2025-07-05", "2025-07-05"), "same"),
        (("2025-07", "2025-06/2025-08"), "compatible"),
        (("2025-06-01/2025-06-10", "2025-07-05"), "conflict"),
        (("2025", "2025-06-01/2025-06-10", "2025-07-05"), "conflict"),
    ],
)
def test_dates_are_compared_by_day(dates: Sequence[str], verdict: str) -> None:
    assert judge_dates([read_period(date) for date in dates])[0] == verdict


def voices(*statements: Figure, relies_on: Mapping[str, tuple[str, ...]] | None = None) -> int:
    """The independent origins of figures, given whom each document relies on."""
    return Voices(relies_on or {}, vocabularies().origins).count(statements)


def said(document: str, origin: str | None) -> Figure:
    """A figure of a document that has it from an origin."""
    return replace(figure(document, exact(1.0)), origin_id=origin)


def test_two_documents_with_one_origin_are_one_voice() -> None:
    assert voices(said("a", "quarterly"), said("b", "quarterly")) == 1
    assert voices(said("a", "quarterly"), said("b", "agency")) == 2
    assert voices(said("a", "bank"), said("b", "fund")) == 1  # the bank has its data from the fund


def test_no_name_is_no_voice() -> None:
    assert voices(said("a", None), said("b", None)) == 0
    assert voices(said("a", "insiders"), said("b", "agency")) == 1


def test_what_reaches_two_documents_through_one_report_is_one_voice() -> None:
    both = {"a": ("quarterly",), "b": ("quarterly",)}
    assert voices(said("a", "agency"), said("b", "fund"), relies_on=both) == 1
    assert voices(said("a", "agency"), said("b", "fund"), relies_on={"a": ("quarterly",), "b": ()}) == 2
    assert voices(said("a", None), said("b", "fund"), relies_on=both) == 1


@cache
def real_agreements() -> dict[str, dict[str, Any]]:
    """The agreements on the real digests by id."""
    return {str(row["agreement_id"]): row for row in assemble_rows(DATASETS)["agreement"]}


def agreements_on(indicator_id: str) -> list[dict[str, Any]]:
    """The agreements on one indicator."""
    return [row for row in real_agreements().values() if row["indicator_id"] == indicator_id]


def verdicts(indicator_id: str) -> list[str]:
    """The verdicts on one indicator in the order of scopes."""
    return [row["verdict"] for row in sorted(agreements_on(indicator_id), key=lambda row: str(row["scope"]))]


def test_three_ranks_among_buyers_do_not_meet() -> None:
    assert verdicts("arms_buyer_rank") == ["single", "single", "single"]


def test_70_and_80_percent_are_shares_of_different_sets() -> None:
    assert verdicts("arms_import_share") == ["single", "single"]


def test_a_stock_of_agreements_is_not_a_batch_and_some_20_is_not_quite_more_than_20() -> None:
    by_scope = {row["scope"]: row for row in agreements_on("bilateral_agreements")}
    stock = by_scope.pop("stock")
    assert (stock["verdict"], stock["documents"], stock["origins"]) == ("same", 2, 1)
    tension = next(row for row in by_scope.values() if row["verdict"] != "single")
    assert (tension["verdict"], tension["documents"], tension["origins"]) == ("compatible", 1, 0)
    assert [row["verdict"] for row in by_scope.values()].count("single") == len(by_scope) - 1


def test_meetings_of_the_presidents_are_compatible() -> None:
    assert verdicts("leaders_meetings") == ["compatible"]


def test_lengths_of_relations_speak_of_different_relations() -> None:
    assert set(verdicts("relations_length")) == {"single"}


def test_the_alliance_is_signed_in_one_document_and_pitched_in_the_other() -> None:
    (row,) = agreements_on("alliance_term")
    assert row["verdict"] == "same"
    assert sorted(json.loads(row["modalities"])) == ["planned", "stated"]
    assert "stated by parade-to-production" in row["note"]
    assert "planned by arsenal-grows" in row["note"]


def test_the_commission_met_a_month_before_the_invasion_or_in_mid_february() -> None:
    assert real_agreements()["event.commission_session"]["verdict"] == "conflict"


def test_the_parade_was_in_early_june_or_on_independence_day() -> None:
    for event in ("event.parade", "event.plant_opening"):
        row = real_agreements()[event]
        assert (row["verdict"], row["documents"]) == ("conflict", 2)


def test_one_capacity_is_repeated_and_output_is_another_scope() -> None:
    rows = {row["scope"]: row for row in agreements_on("cartridge_capacity")}
    assert (rows[None]["verdict"], rows[None]["documents"], rows[None]["origins"]) == ("compatible", 3, 1)
    assert {row["verdict"] for scope, row in rows.items() if scope} == {"single"}


def test_loans_since_2018_and_a_credit_line_in_may_have_different_scopes() -> None:
    assert verdicts("new_public_loans") == ["single", "single"]


def test_trade_ratios_overlap_and_name_one_voice() -> None:
    rows = agreements_on("trade_ratio")
    assert {row["counterpart"] for row in rows} == {"brazil", "mexico"}
    assert {(row["verdict"], row["origins"]) for row in rows} == {("compatible", 1)}
    assert all(row["high"] == pytest.approx(1 / 3) for row in rows)


@pytest.mark.parametrize(
    ("indicator_id", "verdict"),
    [
        ("lending", "same"),
        ("bilateral_trade", "same"),
        ("reward_for_arrest", "same"),
        ("oil_output", "compatible"),
    ],
)
def test_two_documents_that_retell_one_report_agree_and_are_one_voice(
    indicator_id: str, verdict: str
) -> None:
    rows = [row for row in agreements_on(indicator_id) if row["documents"] > 1]
    assert [(row["verdict"], row["documents"], row["origins"]) for row in rows] == [(verdict, 2, 1)]


def test_the_alleged_bases_stand_alone() -> None:
    assert set(verdicts("military_bases")) == {"single"}


def test_only_dates_are_in_conflict() -> None:
    conflicts = {key for key, row in real_agreements().items() if row["verdict"] == "conflict"}
    assert conflicts == {"event.parade", "event.plant_opening", "event.commission_session"}
