"""Everything on the map before it is drawn: what is shown, from where it is seen, which names find room.

Widths and heights are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Literal

from dashboard.catalogue import Catalogue
from dashboard.charts.map_boxes import Box, Scatter
from dashboard.charts.map_flow_paths import FlowPath, flow_height, flow_paths, path_boxes
from dashboard.charts.map_globe import Point
from dashboard.charts.map_labels import MapLabel, placed_labels
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import MapState, near_points
from dashboard.charts.map_shapes import Polygon, contains
from dashboard.charts.map_views import MapView, Margins, fitted_view
from dashboard.charts.map_wishes import NamePlaces, state_wish, wishes

Fit = Literal["venezuela", "rings"]
LAYERS = ("radars", "sites", "rings", "lines", "flows", "names")
_CELL = 12
_MARK = 8
_STROKE = 4.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What one picture of the map shows."""

    view: MapView
    layers: frozenset[str]
    places: Places
    flows: tuple[FlowPath, ...]
    labels: tuple[MapLabel, ...]


def held_layers(places: Places) -> frozenset[str]:
    """The layers on which there is something to show; names stand on any map."""
    held = {
        "radars": places.states, "sites": near_points(places.points), "rings": places.rings,
        "lines": places.lines, "flows": places.flows,
    }  # fmt: skip
    return frozenset(["names", *(layer for layer, marks in held.items() if marks)])


def map_scene(
    places: Places, catalogue: Catalogue, name_places: NamePlaces, *, fit: Fit, width: int, height: int,
    layers: frozenset[str] = frozenset(LAYERS), view: MapView | None = None,
) -> Scene:  # fmt: skip
    """The scene in a window of that size, fitted, or with the view given."""
    view = view or view_of(places, fit, width, height)
    paths = (
        flow_paths(places.flows, places.country, view, _marks(places, layers)) if "flows" in layers else ()
    )
    flow_labels = tuple(path.label for path in paths)
    taken = [*_mark_boxes(places, layers, view), *(box for path in paths for box in path_boxes(path, view))]
    taken += [label.box.wider(2, 0) for label in flow_labels]
    areas = list(_area_boxes(_shaded(places, layers, view), view))
    states = _state_labels(places, layers, view, taken)
    taken += [*(label.box for label in states), *areas]
    speckles = _area_boxes(_speckled(places, layers, view), view)
    shunned = Scatter([*_strokes(places, layers, view), *((box, "") for box in speckles)])
    others = placed_labels(wishes(places, catalogue, name_places, view, layers), view, taken, shunned)
    names = (*flow_labels, *states, *others) if "names" in layers else ()
    return Scene(view, layers, places, paths, names)


def view_of(places: Places, fit: Fit, width: int, height: int) -> MapView:
    """The view that holds Venezuela, with room above it for the flows, or all the rings."""
    outline = [point for polygon in places.country for point in polygon[0]]
    rings = [point for ring in places.rings for point in ring.points]
    if fit == "rings" and rings:
        return fitted_view("rings", rings, width, height, Margins(26, 10, 26, 10))
    return fitted_view(
        "venezuela", outline, width, height, Margins(flow_height(places.flows, width) + 16, 14, 14, 14)
    )


def _marks(places: Places, layers: frozenset[str]) -> list[Point]:
    return [one.point for one in places.points if one.mark != "name"] if "sites" in layers else []


def _mark_boxes(places: Places, layers: frozenset[str], view: MapView) -> Iterator[Box]:
    for point in _marks(places, layers):
        x, y = view.project(point)
        yield Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)


def _strokes(places: Places, layers: frozenset[str], view: MapView) -> Iterator[tuple[Box, str]]:
    """Computed lines, and rings, whose own names stand on them, as small squares along them."""
    for line in places.lines if "lines" in layers else ():
        yield from ((box, "") for box in _stroke_boxes(line.points, view))
    for ring in places.rings if "rings" in layers else ():
        yield from ((box, ring.figure_id) for box in _stroke_boxes(ring.points, view))


def _stroke_boxes(points: Sequence[Point], view: MapView) -> Iterator[Box]:
    """Squares along what of a line lies in the window or hardly outside."""
    for (x, y), (to_x, to_y) in pairwise(map(view.project, points)):
        if min(x, to_x) > view.width or max(x, to_x) < 0 or min(y, to_y) > view.height or max(y, to_y) < 0:
            continue
        steps = max(1, round(hypot(to_x - x, to_y - y) / (2 * _STROKE)))
        for step in range(steps):
            at_x, at_y = x + (to_x - x) * step / steps, y + (to_y - y) * step / steps
            yield Box(at_x - _STROKE, at_y - _STROKE, at_x + _STROKE, at_y + _STROKE)


def _shaded(places: Places, layers: frozenset[str], view: MapView) -> tuple[MapState, ...]:
    """The states whose areas are large enough on this view to carry and to repel names."""
    return places.states if "radars" in layers and view.name == "venezuela" else ()


def _speckled(places: Places, layers: frozenset[str], view: MapView) -> tuple[MapState, ...]:
    """The states that are too small on this view to carry names, and on which names are hard to read."""
    return places.states if "radars" in layers and view.name != "venezuela" else ()


def _state_labels(
    places: Places, layers: frozenset[str], view: MapView, taken: Sequence[Box]
) -> tuple[MapLabel, ...]:
    """Each state's name, in no case inside another of them."""
    shaded = _shaded(places, layers, view)
    boxes = {state.site_id: _area(state.polygons, view) for state in shaded}
    labels: list[MapLabel] = []
    for state in shaded:
        others = [box for name, area in boxes.items() if name != state.site_id for box in area]
        near = [*taken, *others, *(label.box for label in labels)]
        labels += placed_labels([state_wish(state, view)], view, near)
    return tuple(labels)


def _area_boxes(states: Iterable[MapState], view: MapView) -> Iterator[Box]:
    """Areas in small squares, for names of other things to keep off."""
    for state in states:
        yield from _area(state.polygons, view)


@lru_cache(maxsize=512)
def _area(polygons: tuple[Polygon, ...], view: MapView) -> tuple[Box, ...]:
    """One area in small squares: the same outlines are seen from few views, whatever is selected."""
    half = _CELL / 2
    corners = [view.project(point) for polygon in polygons for point in polygon[0]]
    columns = range(int(min(x for x, _ in corners)), int(max(x for x, _ in corners)), _CELL)
    rows = range(int(min(y for _, y in corners)), int(max(y for _, y in corners)), _CELL)
    spots = ((x, y) for x in columns for y in rows)
    return tuple(
        Box(x - half, y - half, x + half, y + half)
        for x, y in spots
        if contains(polygons, view.unproject(x, y))
    )
