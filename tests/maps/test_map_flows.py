"""Flows end where their heads are seen: apart from marks and from each other."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import Any

import pytest

from dashboard.catalogue import Catalogue
from dashboard.charts.map_flow_goals import flow_goals
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import Scene
from dashboard.map_controls import WIDTHS
from tests.maps.scenes import scene_of


def marks_of(scene: Scene) -> list[tuple[float, float]]:
    return [scene.view.project(one.point) for one in scene.places.points if one.mark != "name"]


@pytest.mark.parametrize("fit", ["venezuela", "rings"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_head_is_hidden(fit: Any, width: int, places: Places, catalogue: Catalogue) -> None:
    scene = scene_of(places, catalogue, fit, width)
    tips = [scene.view.project(path.head[1]) for path in scene.flows if path.flow.is_inward]
    assert len(tips) == 2
    assert all(dist(tip, mark) >= 13 for tip in tips for mark in marks_of(scene))
    assert all(dist(one, other) >= 11 for one, other in combinations(tips, 2))


@pytest.mark.parametrize("fit", ["venezuela", "rings"])
@pytest.mark.parametrize("width", WIDTHS)
def test_flows_cross_neither_marks_nor_each_other(
    fit: Any, width: int, places: Places, catalogue: Catalogue
) -> None:
    scene = scene_of(places, catalogue, fit, width)
    curves = [[scene.view.project(point) for point in path.points] for path in scene.flows]
    assert all(dist(spot, mark) > 8 for curve in curves for spot in curve for mark in marks_of(scene))
    for one, other in combinations(curves, 2):
        assert min(dist(spot, near) for spot in one for near in other) > 5


def test_flows_stay_on_the_coast_where_there_is_room(places: Places, catalogue: Catalogue) -> None:
    view = scene_of(places, catalogue, "venezuela", 820).view
    goals = flow_goals(3, places.country, (), view)
    assert len({round(y) for _, y in goals}) == 1
    assert [x for x, _ in goals] == sorted(x for x, _ in goals)
    assert flow_goals(0, places.country, (), view) == ()
    assert len(flow_goals(1, (), (), view)) == 1
