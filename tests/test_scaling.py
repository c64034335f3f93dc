"""Enlarged charts: what is counted in pixels grows, what lies on a scale does not, no number is unknown."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts.scaling import PIXELS, UNITLESS, is_in_pixels, scaled
from dashboard.contents import Ground, all_charts
from dashboard.data import Edition
from dashboard.theme import template
from etl.publish import current_version, version_folder

MODES = ("light", "dark")


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    version = current_version(real_data)
    return Ground(Edition(version, version_folder(version, real_data), is_current=True))


def test_every_number_of_every_chart_is_enlarged_or_known_to_have_no_unit(ground: Ground) -> None:
    charts = all_charts(ground)
    assert len(charts) >= 9
    for chart in charts.values():
        large = dict_of_leaves(scaled(chart.figure, 2))
        for path, value in dict_of_leaves(chart.figure).items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                is_pixels = large[path] != value
                if value and not is_pixels:
                    names = tuple(part for part, _ in path)
                    assert any(names[-size:] in UNITLESS for size in range(1, 6)), (chart.chart_id, path)
                if is_pixels:
                    assert large[path] == pytest.approx(2 * value), (chart.chart_id, path)


def dict_of_leaves(
    value: Any, path: tuple[tuple[str, int], ...] = ()
) -> dict[tuple[tuple[str, int], ...], Any]:
    """Every leaf by its path, places in lists counted."""
    if isinstance(value, dict):
        pieces = (dict_of_leaves(one, (*path, (name, 0))) for name, one in value.items())
    elif isinstance(value, list | tuple):
        pieces = (dict_of_leaves(one, (*path, ("[]", at))) for at, one in enumerate(value))
    else:
        return {path: value}
    return {key: one for piece in pieces for key, one in piece.items()}


def test_what_is_handed_in_stays_as_it_is(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        before = copy.deepcopy(chart.figure)
        scaled(chart.figure, 3)
        assert chart.figure == before


def test_once_is_the_same_and_twice_is_undone_by_half(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        assert as_numbers(scaled(chart.figure, 1)) == as_numbers(chart.figure)
        assert as_numbers(scaled(scaled(chart.figure, 2), 0.5)) == as_numbers(chart.figure)


def as_numbers(value: Any) -> Any:
    return json.loads(json.dumps(value), parse_int=float)


def test_plotly_takes_every_enlarged_chart(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        assert go.Figure(scaled(chart.figure, 1.5)).layout.height == pytest.approx(
            1.5 * chart.figure["layout"]["height"]
        )


@pytest.mark.parametrize("mode", MODES)
def test_the_template_grows_with_the_chart(mode: Any) -> None:
    large = scaled({"layout": {"template": template(mode)}}, 2)["layout"]["template"]["layout"]
    assert large["font"]["size"] == 30
    assert large["xaxis"]["tickfont"]["size"] == 28
    assert large["hoverlabel"]["font"]["size"] == 28
    assert large["margin"] == {"l": 16, "r": 16, "t": 16, "b": 16}
    assert large["xaxis"]["gridwidth"] == 2
    assert large["title"]["x"] == 0


def test_pixels_of_shapes_arrows_and_dashes_grow_and_places_stay() -> None:
    figure = {
        "data": [
            {"type": "bar", "x": [5], "base": [2], "y": [10], "width": [20],
             "marker": {"pattern": {"size": 7, "solidity": 0.3}, "line": {"width": 1.5}}},
            {"type": "scatter", "x": [1], "y": [2], "line": {"width": 2, "dash": "5px,3px"},
             "marker": {"size": [14, 20]}},
        ],
        "layout": {
            "shapes": [
                {"type": "circle", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 4, "yanchor": 5,
                 "x0": -7, "x1": 7, "y0": -7, "y1": 7, "line": {"width": 2, "dash": "solid"}},
                {"type": "path", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 4, "yanchor": 5,
                 "path": "M-8,6 L0,0 L-8,-6.5"},
                {"type": "path", "path": "M1,2 L3,4"},
                {"type": "line", "x0": 1, "x1": 2, "y0": 3, "y1": 4},
                {"type": "rect", "xsizemode": "scaled", "ysizemode": "pixel", "x0": 1, "x1": 2, "y0": 3,
                 "y1": 4, "yanchor": 9},
            ],
            "annotations": [
                {"x": 3, "y": 4, "ax": 10, "ay": -20, "arrowwidth": 2, "arrowsize": 1.5, "standoff": 3,
                 "xshift": 6, "font": {"size": 13, "weight": 600}},
                {"x": 3, "y": 4, "ax": 10, "axref": "x", "ay": 2, "ayref": "y"},
            ],
        },
    }  # fmt: skip
    large = scaled(figure, 2)
    bar, dots = large["data"]
    assert (bar["x"], bar["base"], bar["y"], bar["width"]) == ([5], [2], [10], [20])
    assert bar["marker"] == {"pattern": {"size": 14, "solidity": 0.3}, "line": {"width": 3}}
    assert dots["line"] == {"width": 4, "dash": "10px,6px"}
    assert dots["marker"]["size"] == [28, 40]
    circle, head, free, line, band = large["layout"]["shapes"]
    assert [circle[name] for name in ("x0", "x1", "y0", "y1", "xanchor", "yanchor")] == [
        -14,
        14,
        -14,
        14,
        4,
        5,
    ]
    assert circle["line"] == {"width": 4, "dash": "solid"}
    assert head["path"] == "M-16,12 L0,0 L-16,-13"
    assert free["path"] == "M1,2 L3,4"
    assert [line[name] for name in ("x0", "x1", "y0", "y1")] == [1, 2, 3, 4]
    assert [band[name] for name in ("x0", "x1", "y0", "y1", "yanchor")] == [1, 2, 6, 8, 9]
    arrow, placed = large["layout"]["annotations"]
    assert arrow == {"x": 3, "y": 4, "ax": 20, "ay": -40, "arrowwidth": 4, "arrowsize": 1.5, "standoff": 6,
                     "xshift": 12, "font": {"size": 26, "weight": 600}}  # fmt: skip
    assert (placed["ax"], placed["ay"]) == (10, 2)


def test_a_number_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"layout\.polar\.hole"):
        scaled({"layout": {"polar": {"hole": 3}}}, 2)
    assert not PIXELS & UNITLESS
    assert is_in_pixels(("layout", "annotations", "[]", "font", "size"))
