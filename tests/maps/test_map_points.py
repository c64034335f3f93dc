"""The map's layer tables exactly: points, states, rings, lines, flows, and the land beneath them."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

import etl.distances
from dashboard.boundaries import BOUNDARIES
from dashboard.catalogue import Catalogue
from dashboard.charts import map_globe
from dashboard.charts.map_distances import map_lines, map_rings
from dashboard.charts.map_flows import map_flows
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import map_points, map_states, unplaced_sites
from dashboard.charts.map_shapes import contains, hatching
from dashboard.drawn_land import drawn_files
from dashboard.namings import Site
from dashboard.records import Figure
from dashboard.units import KM_PER_MILE

SQUARE = (((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)),)


def site(name: str, **known: Any) -> Site:
    return Site(
        name, name.capitalize(), **({"kind": "city", "precision": "city", "status": "confirmed"} | known)
    )


def distance(name: str, **known: Any) -> Figure:
    usual: dict[str, Any] = {
        "indicator_id": "distance",
        "theme": "places",
        "status": "reported",
        "unit": "mile",
    }
    return Figure(name, **(usual | {"qualifier": "less_than", "value": 100.0, "high": 100.0} | known))


def computed(name: str = "line", value: float = 50.0) -> Figure:
    ends = "distance(here 0.0 0.0, there 1.0 1.0)"
    return distance(name, status="derived", qualifier="exact", value=value, formula=ends)


def test_no_site_one_site_and_two_at_one_point() -> None:
    town = site("town", longitude=1.0, latitude=2.0)
    palace = site("palace", kind="installation", longitude=1.0, latitude=2.0)
    assert map_points([]) == ()
    assert [(one.site_id, one.mark, one.point, one.others) for one in map_points([palace, town])] == [
        ("town", "dot", (1.0, 2.0), ("palace",))
    ]


def test_a_site_without_coordinates_is_unplaced_and_never_a_point() -> None:
    base = site("base", precision="unplaced", status="alleged")
    assert map_points([base]) == ()
    assert unplaced_sites([base], {}) == (base,)


def test_coordinates_of_an_unplaced_site_are_not_drawn() -> None:
    assert map_points([site("base", precision="unplaced", longitude=1.0, latitude=2.0)]) == ()


@pytest.mark.parametrize(
    ("kind", "precision", "mark"),
    [("city", "city", "dot"), ("island", "region", "ring"), ("region", "region", "name")],
)
def test_a_point_is_drawn_as_precisely_as_it_is_known(kind: str, precision: str, mark: str) -> None:
    (point,) = map_points([site("a", kind=kind, precision=precision, longitude=1.0, latitude=2.0)])
    assert point.mark == mark


def test_a_state_is_hatched_only_if_alleged_and_left_out_without_an_outline() -> None:
    states = [
        site(name, kind="state", status=status)
        for name, status in (("a", "alleged"), ("b", "confirmed"), ("c", "alleged"))
    ]
    drawn = map_states(states, {"a": (SQUARE,), "b": (SQUARE,), "c": ()})
    assert [(one.site_id, one.is_hatched) for one in drawn] == [("a", True), ("b", False)]


def test_hatching_stays_inside_its_outline() -> None:
    lines = hatching(SQUARE, 0.5)
    assert len(lines) == 15
    assert all(contains([SQUARE], ((x1 + x2) / 2, (y1 + y2) / 2)) for (x1, y1), (x2, y2) in lines)


def test_the_sphere_is_that_of_the_derived_distances() -> None:
    assert map_globe.EARTH_RADIUS_KM == etl.distances.EARTH_RADIUS_KM
    assert KM_PER_MILE == etl.distances.KM_PER_MILE


def test_every_point_of_a_ring_lies_at_the_printed_distance(places: Places, catalogue: Catalogue) -> None:
    assert len(places.rings) == 2
    for ring in places.rings:
        printed = catalogue.figures[ring.figure_id]
        assert printed.size is not None
        miles = [map_globe.distance_km(ring.centre, point) / KM_PER_MILE for point in ring.points]
        assert miles == pytest.approx([printed.size] * len(miles), abs=0.1)


def test_every_line_is_as_long_as_its_derived_figure(places: Places, catalogue: Catalogue) -> None:
    assert len(places.lines) == 4
    for line in places.lines:
        length = map_globe.distance_km(line.points[0], line.points[-1]) / KM_PER_MILE
        assert length == pytest.approx(catalogue.figures[line.figure_id].value, abs=0.2)


def test_a_bound_has_strokes_on_the_side_where_the_number_may_lie() -> None:
    lines = map_lines([computed()])
    below, above, exact = (
        map_rings([distance("a", qualifier=name)], lines)[0] for name in ("less_than", "more_than", "exact")
    )
    start, end = below.ticks[0]
    assert map_globe.distance_km(below.centre, end) < map_globe.distance_km(below.centre, start)
    start, end = above.ticks[0]
    assert map_globe.distance_km(above.centre, end) > map_globe.distance_km(above.centre, start)
    assert exact.ticks == ()


def test_no_ring_without_a_line_and_none_for_other_units_or_derived_figures() -> None:
    lines = map_lines([computed()])
    assert map_rings([distance("a")], ()) == ()
    assert (
        map_rings([distance("a", unit="hour"), computed(), distance("b", value=None, high=None)], lines) == ()
    )
    assert (
        map_lines([distance("a"), replace(computed(), formula="a - b"), replace(computed(), value=None)])
        == ()
    )


def test_flows_follow_from_the_data_and_cartridges_are_none(places: Places) -> None:
    assert [(flow.words, flow.is_inward) for flow in places.flows] == [
        ("Arms from Russia", True), ("Loans from Russia", True), ("Crude by way of Asia to India", False),
    ]  # fmt: skip
    assert all(flow.figure_ids or flow.mention_ids for flow in places.flows)
    assert map_flows([], [], []) == ()


def test_no_point_lies_in_a_state_with_alleged_radars(places: Places) -> None:
    hatched = [state for state in places.states if state.is_hatched]
    assert [state.name for state in hatched] == ["Apure", "Falcón", "Táchira", "Zulia"]
    assert not [
        (state.name, point.name)
        for state in hatched
        for point in places.points
        if contains(state.polygons, point.point)
    ]


def test_the_land_that_is_drawn_is_that_of_the_outlines() -> None:
    """The map loads files made of the outlines; when these change, run `python -m dashboard.drawn_land`."""
    for name, text in drawn_files().items():
        assert (BOUNDARIES / name).read_text("utf-8") == text, name


def test_borders_are_the_edges_that_two_countries_share() -> None:
    """The map draws these in place of every country's whole outline, so none may be missing or invented."""
    named = json.loads((BOUNDARIES / "countries.geojson").read_text("utf-8"))["features"]
    owners: dict[frozenset[tuple[float, ...]], set[str]] = {}
    for feature in named:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for edge in (edge for part in parts for ring in part for edge in pairwise(map(tuple, ring))):
            owners.setdefault(frozenset(edge), set()).add(feature["properties"]["name"])
    borders = json.loads((BOUNDARIES / "borders.geojson").read_text("utf-8"))["features"]
    lines = [line for feature in borders for line in feature["geometry"]["coordinates"]]
    drawn = {frozenset(edge) for line in lines for edge in pairwise(map(tuple, line))}
    assert drawn == {edge for edge, names in owners.items() if len(names) > 1}
