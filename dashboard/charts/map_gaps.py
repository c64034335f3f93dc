"""Lines with gaps where names stand, so that every name can be read and no line runs through its letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dashboard.charts.map_boxes import Box
from dashboard.charts.map_globe import Point
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_views import MapView

# Pixels between a name and the ends of a line beside it. A name's own box has room above and below.
_ASIDE, _ABOVE = 4.0, 0.0


def broken_lines(lines: Iterable[Sequence[Point]], scene: Scene) -> Iterator[Sequence[Point]]:
    """The parts of lines that no name of the scene covers."""
    boxes = [label.box.wider(_ASIDE, _ABOVE) for label in scene.labels]
    return (part for line in lines for part in _parts(line, boxes, scene.view))


def _parts(line: Sequence[Point], boxes: Sequence[Box], view: MapView) -> Iterator[Sequence[Point]]:
    part: list[Point] = []
    for start, end in pairwise(line):
        for first, last in _free(view.project(start), view.project(end), boxes):
            if part and first > 0:
                yield part
                part = []
            part = part or [_between(start, end, first)]
            part.append(_between(start, end, last))
            if last < 1:
                yield part
                part = []
    if part:
        yield part


def _free(
    start: tuple[float, float], end: tuple[float, float], boxes: Sequence[Box]
) -> Iterator[tuple[float, float]]:
    """The stretches of an edge outside all boxes, as shares of its length."""
    hidden = sorted(span for box in boxes if (span := _inside(start, end, box)))
    at = 0.0
    for first, last in hidden:
        if first > at:
            yield at, first
        at = max(at, last)
    if at < 1:
        yield at, 1.0


def _inside(start: tuple[float, float], end: tuple[float, float], box: Box) -> tuple[float, float] | None:
    """The shares of its length between which an edge lies in a box (Liang and Barsky), if it meets it."""
    first, last = 0.0, 1.0
    for at, way, low, high in (
        (start[0], end[0] - start[0], box.left, box.right), (start[1], end[1] - start[1], box.top, box.bottom)
    ):  # fmt: skip
        if way == 0:
            if not low < at < high:
                return None
            continue
        near, far = sorted(((low - at) / way, (high - at) / way))
        first, last = max(first, near), min(last, far)
    return (first, last) if first < last else None


def _between(start: Point, end: Point, share: float) -> Point:
    if share in {0.0, 1.0}:
        return end if share else start
    (x1, y1), (x2, y2) = start, end
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
