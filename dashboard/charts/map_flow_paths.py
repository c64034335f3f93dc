"""How flows are drawn: curves between the map's right edge and the country, beneath their words; no route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.map_boxes import Box
from dashboard.charts.map_flow_goals import Pixel, flow_goals
from dashboard.charts.map_flows import Flow
from dashboard.charts.map_globe import Point
from dashboard.charts.map_labels import SIZES, MapLabel, Spot, label_box, text_height, wrapped_text
from dashboard.charts.map_shapes import Polygon
from dashboard.charts.map_views import MapView

_TOP = 8
_UNDER = 9
_EDGE = 10
_APART = 16
_STEPS = 10
_HEAD = 9.0
# Pixels that no name comes nearer to where a flow meets the country.
_BEFORE = 12
# The share of the way down after which a curve has come over its goal.
_ACROSS = 0.4


@dataclass(frozen=True, slots=True)
class FlowPath:
    """A flow as drawn: a curve from where it comes to where it goes, the strokes of its head, its words."""

    flow: Flow
    points: tuple[Point, ...]
    head: tuple[Point, ...]
    label: MapLabel


@dataclass(frozen=True, slots=True)
class _Row:
    """A flow's words at the edge, and how far down the line beneath them runs."""

    flow: Flow
    y: float
    label: MapLabel


def flow_height(flows: Sequence[Flow], width: int) -> float:
    """How many pixels the words of all flows take from the map's upper edge."""
    return _TOP + sum(_row_height(flow, width) for flow in flows)


def _row_height(flow: Flow, width: int) -> float:
    return text_height(_words(flow, width), SIZES["text"]) + _UNDER


def _words(flow: Flow, width: int) -> str:
    """The words in lines short enough to leave a narrow map room for the curves."""
    return wrapped_text(flow.words, 12 if width < 480 else 17)


def flow_paths(
    flows: Sequence[Flow], country: Sequence[Polygon], view: MapView, marks: Iterable[Point] = ()
) -> tuple[FlowPath, ...]:
    """One curve beneath the other, the uppermost westernmost: none crosses another, its words or `marks`."""
    rows = _rows(flows, view)
    floor = rows[-1].y if rows else 0.0
    goals = flow_goals(len(rows), country, marks, view)
    paths: list[FlowPath] = []
    column = float(view.width)
    for at in range(len(rows) - 1, -1, -1):
        below = min((row.label.box.left for row in rows[at + 1 :]), default=view.width - _EDGE)
        column = min(goals[at][0], below - 12, column - _APART)
        paths.insert(0, _path(rows[at], column, floor, goals[at], below, view))
    return tuple(paths)


def _rows(flows: Sequence[Flow], view: MapView) -> tuple[_Row, ...]:
    """The words of each flow and the line beneath them."""
    rows = []
    bottom = float(_TOP)
    for flow in flows:
        bottom += _row_height(flow, view.width)
        rows.append(_Row(flow, bottom - 3, _label(flow, bottom - 3, view)))
    return tuple(rows)


def _path(row: _Row, column: float, floor: float, goal: Pixel, below: float, view: MapView) -> FlowPath:
    """Straight beneath the words, down beside those further below, then on to the goal."""
    turn = (min(max(below - 12, column + 14), view.width - 30.0), row.y)
    down = (column, max(floor + 6, row.y + 14))
    curve = [(view.width - 3.0, row.y), *_bent(turn, (column, row.y), down)]
    # Over the goal well before it, so that the curve keeps off marks to the west of it.
    knee = (goal[0], down[1] + (goal[1] - down[1]) * _ACROSS)
    middle = ((column + knee[0]) / 2, (down[1] + knee[1]) / 2)
    curve += _bent(down, (column, (down[1] + middle[1]) / 2), middle)[1:]
    curve += _bent(middle, (knee[0], (middle[1] + knee[1]) / 2), knee)[1:]
    curve += _bent(knee, knee, goal)[1:]
    ordered = curve if row.flow.is_inward else curve[::-1]
    return FlowPath(
        row.flow, tuple(_on_map(view, spot) for spot in ordered),
        tuple(_on_map(view, spot) for spot in _head(ordered)), row.label,
    )  # fmt: skip


def _bent(start: Pixel, bend: Pixel, end: Pixel) -> list[Pixel]:
    return [_bezier(start, bend, end, step / _STEPS) for step in range(_STEPS + 1)]


def _label(flow: Flow, y: float, view: MapView) -> MapLabel:
    """The words stand on the curve where it meets the map's edge."""
    words = _words(flow, view.width)
    at = (view.width - _EDGE, y - 4 - text_height(words, SIZES["text"]) / 2)
    box = label_box(words, SIZES["text"], at, "end")
    return MapLabel(flow.flow_id, words, "text", Spot(_on_map(view, at), 0, 0, "end"), box)


def _bezier(start: Pixel, bend: Pixel, end: Pixel, share: float) -> Pixel:
    rest = 1 - share
    x, y = (
        rest * rest * a + 2 * rest * share * b + share * share * c
        for a, b, c in zip(start, bend, end, strict=True)
    )
    return x, y


def _head(curve: Sequence[Pixel]) -> list[Pixel]:
    """Three points: the arrowhead at the end of a curve."""
    (x0, y0), (x1, y1) = curve[-2], curve[-1]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-6)
    east, south = _HEAD * (x1 - x0) / length, _HEAD * (y1 - y0) / length
    return [
        (x1 - east + 0.55 * south, y1 - south - 0.55 * east),
        (x1, y1),
        (x1 - east - 0.55 * south, y1 - south + 0.55 * east),
    ]


def _on_map(view: MapView, spot: Pixel) -> Point:
    longitude, latitude = view.unproject(*spot)
    return round(longitude, 3), round(latitude, 3)


def path_boxes(path: FlowPath, view: MapView) -> Iterator[Box]:
    """Small squares along the curve for names to keep off, and room before its end, so it leads to none."""
    for point in path.points:
        x, y = view.project(point)
        yield Box(x - 5, y - 5, x + 5, y + 5)
    x, y = view.project(path.points[-1] if path.flow.is_inward else path.points[0])
    yield Box(x - _BEFORE, y - _HEAD, x + _BEFORE, y + _BEFORE)
