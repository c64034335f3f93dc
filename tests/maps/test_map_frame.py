"""What lies beyond the window of the map is cut off, and what is within stays where it is."""

from __future__ import annotations

import json

import pytest

from dashboard.boundaries import BOUNDARIES
from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing
from dashboard.charts.map_frame import OVERLAP, Window, path_data
from dashboard.charts.map_legend import left_out_lines, legend_height
from dashboard.charts.map_scene import LAYERS, Fit
from dashboard.charts.map_seen import seen_places, state_data
from dashboard.charts.map_views import MapView
from dashboard.namings import Site, SiteMention
from tests.maps.drawings import (
    FITS,
    SIZES,
    SVG,
    corners,
    drawing_of,
    group,
    paths_of,
    root_of,
)


def test_lines_and_rings_are_cut_at_the_window() -> None:
    window = Window(MapView("venezuela", 0.0, 0.0, 1.0, 100, 80))
    whole = window.ring([(-500, -500), (500, -500), (500, 500), (-500, 500), (-500, -500)])
    assert sorted(set(whole[0])) == [(-4, -4), (-4, 84), (104, -4), (104, 84)]
    assert window.ring([(200, 0), (300, 0), (300, 50), (200, 0)]) == []
    there_and_back = window.line([(50, 40), (300, 40), (300, 60), (50, 60)])
    assert there_and_back == [[(50, 40), (104, 40)], [(104, 60), (50, 60)]]
    assert window.line([(-50, -60), (-50, 300)]) == []


def test_paths_are_written_in_steps_of_tenths() -> None:
    ring = [(0.0, 0.0), (10.04, 0.26), (10.0, -5.0), (0.0, 0.0)]
    assert path_data([ring], is_closed=True) == "M0 0l10 0.3 0-5.3z"
    lines = [[(1.5, 2.5), (-3.0, 4.0), (7.0, 8.0)], [(0.0, 0.0), (1.0, 1.0)]]
    assert list(corners(path_data(lines))) == [(1.5, 2.5), (-3.0, 4.0), (7.0, 8.0), (0.0, 0.0), (1.0, 1.0)]


def test_a_state_beyond_the_window_is_left_out(drawings: dict[Fit, MapDrawing]) -> None:
    state = drawings["venezuela"].screen.places.states[0]
    assert state_data(state, Window(MapView("venezuela", 60.0, 20.0, 5.0, 600, 400))) == ""


def test_the_land_is_the_land_of_the_screen(drawings: dict[Fit, MapDrawing]) -> None:
    """Every corner of Venezuela's outline lies on the drawn one, to a fifth of a pixel."""
    picture = drawings["venezuela"].picture(1280, 720, "light")
    view = picture.scene.view
    drawn = list(corners(paths_of(root_of(picture.svg), "ground")[-1].attrib["d"]))
    feature = json.loads((BOUNDARIES / "venezuela.geojson").read_text("utf-8"))["features"][0]["geometry"]
    parts = feature["coordinates"] if feature["type"] == "MultiPolygon" else [feature["coordinates"]]
    known = [view.project((x, y)) for part in parts for ring in part for x, y in ring]
    for x, y in drawn:
        assert min((x - a) ** 2 + (y - b) ** 2 for a, b in known) < 0.2**2 or not inside(x, y, view)


def inside(x: float, y: float, view: MapView) -> bool:
    return 0 <= x <= view.width and 0 <= y <= view.height


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_outside_the_frame_and_all_is_small(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    picture = drawings[fit].picture(*size, "dark")
    root, view = root_of(picture.svg), picture.scene.view
    under = legend_height(picture.legend, left_out_lines(picture.left_out, view.width), view.width)
    assert root.attrib["viewBox"] == f"0 0 {view.width} {view.height + under:g}"
    assert float(root.attrib["width"]) == size[0]
    assert abs(float(root.attrib["height"]) - size[1]) < 0.08 * size[1]
    edge = OVERLAP + 0.1
    for path in (path for layer in ("ground", *sorted(LAYERS)) for path in paths_of(root, layer)):
        # Rounding a step to a tenth never adds up: steps go between rounded points.
        for x, y in corners(path.attrib["d"]):
            assert -edge <= x <= view.width + edge
            assert -edge <= y <= view.height + edge
    for circle in root.iter(f"{SVG}circle"):
        assert -3 <= float(circle.attrib["cx"]) <= view.width + 3
    assert len(picture.svg.encode()) < 250_000


def test_a_sheet_too_small_for_a_map_is_laid_out_larger(drawings: dict[Fit, MapDrawing]) -> None:
    picture = drawings["venezuela"].picture(90, 90, "light")
    root = root_of(picture.svg)
    assert float(root.attrib["width"]) == 90
    assert picture.scene.view.width > 300


def test_a_ring_is_drawn_where_the_view_holds_it_and_left_out_where_its_corner_alone_would_show(
    drawings: dict[Fit, MapDrawing], sites: tuple[Site, ...], mentions: tuple[SiteMention, ...],
    catalogue: Catalogue,
) -> None:  # fmt: skip
    narrow = drawing_of(sites, mentions, catalogue, "rings", screen=(280, 470))
    assert len(seen_places(narrow.scene(300, 420)).rings) == len(narrow.screen.places.rings)
    wide = drawings["venezuela"].picture(1280, 720, "light")
    assert not list(group(root_of(wide.svg), "rings"))
