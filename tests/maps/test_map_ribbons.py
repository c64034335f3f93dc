"""Lines as narrow areas: as wide as asked for wherever they are, and cut where they turn."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from dashboard.charts.map_ribbons import ribbons
from dashboard.charts.map_views import MapView

VIEW = MapView("venezuela", -66.6, 7.7, 4.8, 560, 600)


def corners(points: list[tuple[float, float]], width: float) -> list[list[tuple[float, float]]]:
    return [
        [VIEW.project((x, y)) for x, y in zip(area[::2], area[1::2], strict=True)]
        for area in ribbons(points, width, VIEW)
    ]


@pytest.mark.parametrize("latitude", [-30.0, 0.0, 8.0, 50.0])
def test_a_line_is_as_wide_as_asked_for_at_every_latitude(latitude: float) -> None:
    (area,) = corners([(-70.0, latitude), (-64.0, latitude + 3)], 6)
    start, end, back, first = area
    assert math.dist(start, first) == pytest.approx(6, abs=0.1)
    assert math.dist(end, back) == pytest.approx(6, abs=0.1)


def test_a_line_that_turns_but_little_is_one_area_and_a_sharp_turn_begins_another() -> None:
    bend = [(-70.0, 8.0), (-68.0, 8.0), (-66.0, 8.6)]
    assert [len(area) for area in corners(bend, 2)] == [6]
    assert [len(area) for area in corners([*bend, (-66.0, 6.0)], 2)] == [6, 4]


def test_a_long_line_is_cut_and_leaves_no_gap() -> None:
    points = [(-70.0 + at / 10, 8.0) for at in range(80)]
    areas = corners(points, 2)
    assert len(areas) == 3
    for before, after in pairwise(areas):
        assert before[len(before) // 2 - 1] == pytest.approx(after[0], abs=0.1)


def test_a_single_point_and_a_line_without_length_do_no_harm() -> None:
    assert corners([(-70.0, 8.0)], 2) == []
    assert len(corners([(-70.0, 8.0), (-70.0, 8.0)], 2)) == 1
