"""All the lines on the map, each with how it looks: the least for a renderer to draw. Dashes are cut here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.map_gaps import broken_lines
from dashboard.charts.map_globe import Point
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_shapes import hatching, simplified
from dashboard.charts.map_views import MapView

Piece = tuple[Point, Point]
_HATCH = 7.0
_DASH, _BLANK = 6.0, 4.5
# How many times longer dashes are where few look.
_AFAR = 4
# How far a line may be off, in pixels, before anybody sees it.
_SIGHT = 0.5
# What catches the pointer need not follow every bend.
_COARSE = 6


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its points, the tone of its colour, how opaque it is, how wide in pixels."""

    points: Sequence[Point]
    tone: str
    alpha: int
    width: float

    @property
    def look(self) -> tuple[str, int]:
        """Its colour: the tone, and how opaque."""
        return self.tone, self.alpha


def scene_strokes(scene: Scene, picked: str | None = None) -> list[Stroke]:
    """The lines of the layers that are shown, those that lie on top last; what is picked is stronger."""
    strokes: list[Stroke] = []
    if "radars" in scene.layers:
        strokes += _states(scene, picked)
    if "rings" in scene.layers:
        for ring in scene.places.rings:
            width = 3 if ring.figure_id == picked else 1.6
            parts = broken_lines([_plain(ring.points, scene.view), *ring.ticks], scene)
            strokes += _drawn(parts, "contrast", width)
    if "lines" in scene.layers:
        for line in scene.places.lines:
            width = 3 if line.figure_id == picked else 1.5
            parts = broken_lines(dashes(line.points, scene.view), scene)
            strokes += _drawn(parts, "contrast", width)
    for path in scene.flows if "flows" in scene.layers else ():
        width = 4 if path.flow.flow_id == picked else 2.2
        strokes += _drawn([path.points, path.head], "text", width)
    return strokes


def _states(scene: Scene, picked: str | None) -> Iterator[Stroke]:
    """Alleged states hatched and outlined, others outlined only."""
    spacing = round(_HATCH * 2**0.5 / scene.view.pixels_per_degree, 3)
    states = scene.places.states
    for state in states:
        if state.is_hatched:
            lines = [line for polygon in state.polygons for line in hatching(polygon, spacing)]
            yield from _drawn(lines, "accent", 1.3, 190)
    # The outline of what is picked lies on those of its neighbours.
    for state in sorted(states, key=lambda state: state.site_id == picked):
        rings = (ring for polygon in state.polygons for ring in polygon)
        outlines = [_plain(ring, scene.view) for ring in rings]
        yield from _drawn(outlines, "accent", 3.5 if state.site_id == picked else 1.6)


def _plain(points: Sequence[Point], view: MapView) -> Sequence[Point]:
    """A line with as few points as look alike on that view."""
    return simplified(tuple(points), _SIGHT / view.pixels_per_degree)


def _drawn(lines: Iterable[Sequence[Point]], tone: str, width: float, alpha: int = 255) -> list[Stroke]:
    return [Stroke(points, tone, alpha, width) for points in lines]


def dashes(points: Sequence[Point], view: MapView) -> Iterator[Piece]:
    """The line in dashes that are as long as drawn on that view, with blanks between them; longer afar."""
    left, is_dash = _DASH, True
    for start, end in pairwise(points):
        (x1, y1), (x2, y2) = view.project(start), view.project(end)
        scale = _AFAR if _is_afar(x1, y1, view) and _is_afar(x2, y2, view) else 1
        length, done = math.dist((x1, y1), (x2, y2)) / scale, 0.0
        while length - done > 1e-6:
            step = min(left, length - done)
            if is_dash:
                yield _between(start, end, done / length), _between(start, end, (done + step) / length)
            done, left = done + step, left - step
            if left <= 1e-6:
                is_dash = not is_dash
                left = _DASH if is_dash else _BLANK


def _is_afar(x: float, y: float, view: MapView) -> bool:
    """Whether a place is seen only by a reader who moves the map by more than half its size."""
    return not (-view.width / 2 < x < view.width * 1.5 and -view.height / 2 < y < view.height * 1.5)


def _between(start: Point, end: Point, share: float) -> Point:
    (x1, y1), (x2, y2) = start, end
    return round(x1 + (x2 - x1) * share, 3), round(y1 + (y2 - y1) * share, 3)


def scene_catches(scene: Scene) -> Iterator[tuple[str, Sequence[Point]]]:
    """What catches the pointer along rings, computed lines and flows: the id, and the points of a line."""
    rings = [(ring.figure_id, ring.points) for ring in scene.places.rings if "rings" in scene.layers]
    lines = [(line.figure_id, line.points) for line in scene.places.lines if "lines" in scene.layers]
    flows = [(path.flow.flow_id, path.points) for path in scene.flows if "flows" in scene.layers]
    for pick, points in (*rings, *lines, *flows):
        yield pick, [*points[:-1:_COARSE], points[-1]]
