"""Bounds survive arithmetic, and only declared arithmetic is computed."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.derivations import derive_figures
from etl.distances import EARTH_RADIUS_KM, distance_between
from etl.formulas import FormulaError, evaluate, formula_names
from etl.intervals import INFINITY, End, Interval, Quantity, quantity_of
from etl.vocabulary_records import Boundary, Derivation, Site
from tests.digest_builder import GOLDEN, about, exact, figure, less_than, more_than, vocabularies

WHOLE = st.integers(-40, 40).map(float)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, float]:
    """An interval with finite or infinite, open or closed ends, and a number inside it."""
    low, member, high = sorted(draw(st.lists(WHOLE, min_size=3, max_size=3)))
    ends = (
        End(-INFINITY if draw(st.booleans()) else low, low < member and draw(st.booleans())),
        End(INFINITY if draw(st.booleans()) else high, member < high and draw(st.booleans())),
    )
    return Interval.of(*ends), member


@given(intervals_with_member(), intervals_with_member())
def test_the_true_result_lies_inside_the_computed_one(
    first: tuple[Interval, float], second: tuple[Interval, float]
) -> None:
    (left, a), (right, b) = first, second
    assert left.holds(a)
    assert (left + right).holds(a + b)
    assert (left - right).holds(a - b)
    assert (left * right).holds(a * b)
    overlap = left.overlap(right)
    for member in (a, b):
        assert (overlap is not None and overlap.holds(member)) == (left.holds(member) and right.holds(member))
        assert left.hull(right).holds(member)


@given(intervals_with_member(), intervals_with_member())
def test_the_true_quotient_lies_inside_the_computed_one(
    first: tuple[Interval, float], second: tuple[Interval, float]
) -> None:
    (left, a), (right, b) = first, second
    assume(b != 0)
    quotient = left / right
    # a / b and a × (1 / b) may differ in the last bit.
    near = (math.nextafter(a / b, -INFINITY), a / b, math.nextafter(a / b, INFINITY))
    assert any(map(quotient.holds, near))


@given(intervals_with_member(), st.sampled_from("+-*"))
def test_a_formula_computes_what_its_intervals_do(operand: tuple[Interval, float], sign: str) -> None:
    interval, member = operand
    result = evaluate(f"(a {sign} b) {sign} a", {"a": interval, "b": Interval.point(3.0)})
    true = {"+": (member + 3) + member, "-": (member - 3) - member, "*": (member * 3) * member}[sign]
    assert result.holds(true)


def test_open_ends_stay_open() -> None:
    less_than_a_third = Interval(0.0, 1 / 3, False, True)
    result = Interval.point(1.2) / less_than_a_third
    assert result.low == pytest.approx(3.6)
    assert (result.is_low_open, result.high) == (True, INFINITY)
    assert Interval.point(100.0) - Interval(70.0, INFINITY, True, True) == Interval(
        -INFINITY, 30.0, True, True
    )
    assert Interval(0.0, 1.0, True) * Interval(2.0, 3.0) == Interval(0.0, 3.0, True, False)
    assert Interval(0.0, 1.0) * Interval(2.0, INFINITY) == Interval(0.0, INFINITY, False, True)


def test_touching_intervals_share_a_number_only_where_both_ends_are_closed() -> None:
    assert Interval(1.0, 2.0).overlap(Interval(2.0, 3.0)) == Interval.point(2.0)
    assert Interval(1.0, 2.0).overlap(Interval(2.0, 3.0, True)) is None
    assert Interval(1.0, 2.0).overlap(Interval(2.5, 3.0)) is None


@pytest.mark.parametrize(
    "quantity",
    [exact(5.0), more_than(5.0), less_than(5.0), Quantity(5.0, 5.0, None, "at_least"),
     Quantity(5.0, None, 5.0, "at_most"), Quantity(None, 3.0, 5.0, "between")],
)  # fmt: skip
def test_a_quantity_survives_the_way_through_its_interval(quantity: Quantity) -> None:
    assert quantity_of(quantity.interval()) == quantity


def test_about_is_a_point_that_may_stray_by_the_tolerance_only() -> None:
    assert about(20.0).interval() == Interval.point(20.0)
    assert about(20.0).interval(tolerance=0.1) == Interval(18.0, 22.0)
    assert exact(20.0).interval(tolerance=0.1) == Interval.point(20.0)


def test_no_bound_at_all_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="no bound"):
        quantity_of(Interval(-INFINITY, INFINITY, True, True))


@pytest.mark.parametrize(
    "formula",
    ["a / 11", "a ** b", "-a", "f(a)", "a.real", "a if b else a", "a; b", "a[0]", "(lambda: a)()", "'a'", "",
     "a + c", "(" * 90 + "a" + ")" * 90 + "+", "a+" * 150 + "a", "__import__('os')"],
)  # fmt: skip
def test_a_formula_is_arithmetic_on_declared_names_and_nothing_else(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, {"a": Interval.point(1.0), "b": Interval.point(2.0)})


def test_a_formula_names_its_inputs() -> None:
    assert formula_names("(a - b) / a * days") == ("a", "b", "days")
    with pytest.raises(FormulaError, match="cannot be computed"):
        evaluate("a / b", {"a": Interval.point(1.0), "b": Interval.point(0.0)})


def test_a_degree_on_the_equator_and_the_way_to_a_pole() -> None:
    points = [
        Site(name="x", kind="city", precision="city", longitude=lon, latitude=lat, coordinate_source="x")
        for lon, lat in ((0, 0), (1, 0), (0, 90), (180, 0))
    ]
    measured = [distance_between(points[0], other, Path()).kilometers for other in points[1:]]
    degree = EARTH_RADIUS_KM * math.pi / 180
    assert measured == pytest.approx([degree, 90 * degree, 180 * degree])


def test_an_outline_is_nearest_where_an_edge_is_not_only_where_a_corner_is() -> None:
    square = Site(
        name="Square",
        kind="state",
        precision="state",
        boundary=Boundary(file="square.geojson", name="Square"),
    )
    harbour = vocabularies().sites["harbour"]
    distance = distance_between(harbour, square, GOLDEN / "vocabularies" / "boundaries")
    assert distance.kilometers == pytest.approx(10 * EARTH_RADIUS_KM * math.pi / 180, rel=1e-6)
    assert distance.end == pytest.approx((10.0, 0.0), abs=0.02)
    assert distance.in_unit("mile") == pytest.approx(690.9, abs=0.1)


def test_a_point_within_an_outline_is_at_no_distance_from_it_and_one_in_a_hole_is(tmp_path: Path) -> None:
    def ring(half: float) -> list[list[float]]:
        return [[-half, -half], [half, -half], [half, half], [-half, half], [-half, -half]]

    feature = {
        "properties": {"name": "Atoll"},
        "geometry": {"type": "Polygon", "coordinates": [ring(2), ring(1)]},
    }
    (tmp_path / "atoll.geojson").write_text(json.dumps({"features": [feature]}), "utf-8")
    atoll = Site(
        name="Atoll",
        kind="island",
        precision="region",
        boundary=Boundary(file="atoll.geojson", name="Atoll"),
    )
    land, lagoon, sea = (
        Site(name="x", kind="city", precision="city", longitude=lon, latitude=0.5, coordinate_source="x")
        for lon in (1.5, 0.5, 3)
    )
    assert distance_between(land, atoll, tmp_path).kilometers == 0.0
    assert distance_between(atoll, land, tmp_path).start == (1.5, 0.5)
    degree = EARTH_RADIUS_KM * math.pi / 180
    for away, degrees in ((lagoon, 0.5), (sea, 1.0)):
        assert distance_between(away, atoll, tmp_path).kilometers == pytest.approx(degrees * degree, rel=1e-3)


def derived(declaration: dict[str, object], *figures: object) -> tuple[list[Quantity], str]:
    """What a derivation of agreements makes of figures: its quantities, or its problem."""
    record = Derivation.model_validate(
        {"indicator": "agreements", "title": "x", "unit": "agreement", **declaration}
    )
    with_it = replace(vocabularies(), derivations={"x": record})
    results, problems = derive_figures(figures, with_it)  # type: ignore[arg-type]
    return [one.quantity for one in results], " ".join(map(str, problems))


TWO = figure("one", exact(2.0))
SUM: dict[str, object] = {
    "formula": "a + b",
    "inputs": {"a": {"indicator": "agreements"}},
    "constants": {"b": {"value": 2}},
}
BOTH = {"a": {"indicator": "agreements"}, "c": {"indicator": "trade"}}


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (exact(3.0), exact(5.0)),
        (more_than(3.0), more_than(5.0)),
        (about(3.0), about(5.0)),
        (less_than(3.0), Quantity(None, 2.0, 5.0, "between")),
    ],
)
def test_qualifiers_are_carried_through(quantity: Quantity, expected: Quantity) -> None:
    assert derived(SUM, figure("one", quantity)) == ([expected], "")


def test_the_most_precise_of_agreeing_figures_is_taken_and_the_others_that_say_it_are_named() -> None:
    figures = [
        figure("one", more_than(2.0)),
        figure("two", exact(3.0)),
        figure("three", exact(3.0), period="2024"),
    ]
    record = Derivation.model_validate({"indicator": "agreements", "title": "x", "unit": "agreement", **SUM})
    (result,), problems = derive_figures(figures, replace(vocabularies(), derivations={"x": record}))
    assert not problems
    assert (result.quantity, result.input_figure_ids) == (exact(5.0), ("two", "three"))
    assert result.period_label == "2024"


def test_what_rests_on_a_plan_is_itself_no_more_than_a_plan() -> None:
    declaration = {**SUM, "formula": "a + c + b", "inputs": BOTH}
    planned = replace(figure("two", exact(3.0), indicator_id="trade"), modality="planned")
    record = Derivation.model_validate(
        {"indicator": "agreements", "title": "x", "unit": "agreement", **declaration}
    )
    (result,), _ = derive_figures([TWO, planned], replace(vocabularies(), derivations={"x": record}))
    assert result.modality == "planned"


@pytest.mark.parametrize(
    ("change", "figures", "found"),
    [
        ({}, [], "no figure for a"),
        ({}, [figure("one", exact(2.0)), figure("two", exact(3.0))], "contradict each other (one, two)"),
        ({"unit": "mile"}, [TWO], "the unit is mile"),
        ({"formula": "a + a"}, [TWO], "b: declared and not used"),
        ({"formula": "a + 2"}, [TWO], "numbers must be named"),
        ({"constants": {"b": {"value": "days_of_period"}}}, [TWO], "no one closed period"),
        ({"constants": {"b": {"value": "never"}}}, [TWO], "neither a number nor a dated"),
        ({"formula": "b / (a - b)"}, [TWO], "cannot be computed"),
        (
            {"formula": "a + c - b", "inputs": BOTH, "constants": {"b": {"value": "year_of_document"}}},
            [TWO, replace(figure("two", exact(1.0), indicator_id="trade"), as_of="1999-05")],
            "year_of_document: the inputs have no one year",
        ),
        (
            {"formula": "a + c + b", "inputs": BOTH},
            [figure("one", about(2.0)), figure("two", more_than(2.0), indicator_id="trade")],
            'mixes an "about" with bounds',
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_derived_is_named(
    change: dict[str, object], figures: list[object], found: str
) -> None:
    quantities, problems = derived({**SUM, **change}, *figures)
    assert not quantities
    assert found in problems


def test_days_and_years_of_a_period_are_looked_up() -> None:
    leap = figure("one", exact(2.0), period="2024")
    decade = figure("one", exact(2.0), period="2004/2014")
    days = {"formula": "a * b", "constants": {"b": {"value": "days_of_period"}}}
    years = {"formula": "a * b", "constants": {"b": {"value": "years_of_period"}}}
    assert derived({**SUM, **days}, leap)[0] == [exact(732.0)]
    assert derived({**SUM, **years}, decade)[0] == [exact(22.0)]
    invasion = {"formula": "b - a", "constants": {"b": {"value": "invasion"}}}
    assert derived({**SUM, **invasion}, leap)[0] == [exact(2020.0)]
