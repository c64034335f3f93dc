"""What of all that can be on the map a scene really shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashboard.charts.map_frame import Window, path_data
from dashboard.charts.map_globe import Point
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import MapPoint, MapState
from dashboard.charts.map_scene import Scene


def state_data(state: MapState, window: Window) -> str:
    """A state's outline as an SVG path; empty where the window does not meet it."""
    rings = (ring for polygon in state.polygons for ring in polygon)
    parts = (part for ring in rings for part in window.ring(window.projected(ring)))
    return path_data(parts, is_closed=True)


def lines_data(lines: Iterable[Iterable[Point]], window: Window) -> str:
    """Lines as one SVG path; empty where the window meets none."""
    return path_data(part for line in lines for part in window.line(window.projected(line)))


def seen_points(scene: Scene) -> Iterator[MapPoint]:
    """The points with a mark that lie in the window."""
    if "sites" in scene.layers:
        window = Window(scene.view)
        for point in scene.places.points:
            if point.mark != "name" and window.holds(scene.view.project(point.point), 3):
                yield point


def seen_places(scene: Scene) -> Places:
    """The places, as far as their layers are on and the window shows them; names count where they stand."""
    window, places, layers = Window(scene.view), scene.places, scene.layers
    named = {label.label_id for label in scene.labels}
    points = {point.site_id for point in seen_points(scene)} | named
    return replace(
        places,
        points=tuple(one for one in places.points if "sites" in layers and one.site_id in points),
        states=tuple(one for one in places.states if "radars" in layers and state_data(one, window)),
        rings=tuple(one for one in places.rings if "rings" in layers and lines_data([one.points], window)),
        lines=tuple(one for one in places.lines if "lines" in layers and lines_data([one.points], window)),
        flows=tuple(path.flow for path in scene.flows),
    )


def unnamed(scene: Scene) -> tuple[str, ...]:
    """The names of marks that the scene shows without their name, for want of room."""
    if "names" not in scene.layers:
        return ()
    named = {label.label_id for label in scene.labels}
    seen = seen_places(scene)
    marks = [
        *((one.site_id, one.name) for one in seen.states),
        *((one.site_id, one.name) for one in seen.points),
    ]
    return tuple(dict.fromkeys(name for key, name in marks if key not in named))
