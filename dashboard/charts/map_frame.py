"""Outlines and lines in a window of so many pixels: projected, cut at its edges, thinned, as SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import simplified
from dashboard.charts.map_views import MapView, mercator

Pixel = tuple[float, float]
# How far beyond the window lines go, so that a stroke along the cut is never seen.
OVERLAP = 4.0
_FINEST = 0.13
_WORLD = 512


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring or line in the unit square of the Mercator projection, with the box around it."""

    points: tuple[Point, ...]
    box: tuple[float, float, float, float]
    is_closed: bool

    @staticmethod
    def of(points: Iterable[Point], *, is_closed: bool) -> Outline:
        """The outline of points in degrees east and north."""
        placed = tuple(map(mercator, points))
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        return Outline(placed, (min(xs), min(ys), max(xs), max(ys)), is_closed)


@dataclass(frozen=True, slots=True)
class Window:
    """The pixels of a view and what is drawn beyond them."""

    view: MapView

    def drawn(self, outline: Outline) -> list[list[Pixel]]:
        """The parts of an outline in the window; a ring stays one ring."""
        world = _WORLD * 2**self.view.zoom
        centre_x, centre_y = mercator((self.view.longitude, self.view.latitude))
        east, south = self.view.width / 2 - centre_x * world, self.view.height / 2 - centre_y * world
        left, top, right, bottom = outline.box
        if not self._meets(
            left * world + east, top * world + south, right * world + east, bottom * world + south
        ):
            return []
        spots = [(x * world + east, y * world + south) for x, y in outline.points]
        return self.ring(spots) if outline.is_closed else self.line(spots)

    def ring(self, spots: Sequence[Pixel]) -> list[list[Pixel]]:
        """A closed ring cut at the window's edges; none where it lies outside."""
        cut = _cut_ring(list(spots), *self._edges())
        thin = _thinned(cut)
        return [thin] if len(thin) > 3 else []

    def line(self, spots: Sequence[Pixel]) -> list[list[Pixel]]:
        """The parts of a line that lie in the window."""
        return [thin for part in _cut_line(spots, *self._edges()) if len(thin := _thinned(part)) > 1]

    def projected(self, points: Iterable[Point]) -> list[Pixel]:
        """Points in degrees as pixels."""
        return [self.view.project(point) for point in points]

    def holds(self, spot: Pixel, margin: float = 0) -> bool:
        """Whether a pixel lies in the window, or no further outside than the margin."""
        return (
            -margin <= spot[0] <= self.view.width + margin and -margin <= spot[1] <= self.view.height + margin
        )

    def _meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        return (
            right >= -OVERLAP and left <= self.view.width + OVERLAP
            and bottom >= -OVERLAP and top <= self.view.height + OVERLAP
        )  # fmt: skip

    def _edges(self) -> tuple[float, float, float, float]:
        return -OVERLAP, -OVERLAP, self.view.width + OVERLAP, self.view.height + OVERLAP


def _cut_ring(spots: list[Pixel], left: float, top: float, right: float, bottom: float) -> list[Pixel]:
    """A ring cut by the four edges one after the other (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if all(sign * (spot[axis] - limit) >= 0 for spot in spots):
            continue
        spots = list(_half(spots, axis, limit, sign))
    return [*spots, spots[0]] if spots and spots[0] != spots[-1] else spots


def _half(spots: Sequence[Pixel], axis: int, limit: float, sign: int) -> Iterator[Pixel]:
    """The ring on one side of an edge."""
    before = spots[-1] if spots else (0.0, 0.0)
    for spot in spots:
        was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (spot[axis] - limit) >= 0
        if was_in != is_in:
            yield _between(before, spot, (limit - before[axis]) / (spot[axis] - before[axis]))
        if is_in:
            yield spot
        before = spot


def _cut_line(
    spots: Sequence[Pixel], left: float, top: float, right: float, bottom: float
) -> Iterator[list[Pixel]]:
    """The parts of a line inside a box (Liang and Barsky), each as long as it stays inside."""
    part: list[Pixel] = []
    for start, end in pairwise(spots):
        first, last = 0.0, 1.0
        for axis, low, high in ((0, left, right), (1, top, bottom)):
            way = end[axis] - start[axis]
            if way == 0:
                first = first if low <= start[axis] <= high else 2.0
                continue
            near, far = sorted(((low - start[axis]) / way, (high - start[axis]) / way))
            first, last = max(first, near), min(last, far)
        if first > last:
            continue
        entry, leave = _between(start, end, first), _between(start, end, last)
        if part and part[-1] == entry:
            part.append(leave)
        else:
            yield part
            part = [entry, leave]
    yield part


def _between(start: Pixel, end: Pixel, share: float) -> Pixel:
    if share in {0.0, 1.0}:
        return end if share else start
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _thinned(spots: Sequence[Pixel]) -> list[Pixel]:
    """As few points as look the same at three times the size, rounded to a tenth of a pixel."""
    if len(spots) < 2:
        return []
    near = [spots[0]]
    for spot in spots[1:-1]:
        if abs(spot[0] - near[-1][0]) + abs(spot[1] - near[-1][1]) > _FINEST:
            near.append(spot)
    rounded = [(round(x, 1), round(y, 1)) for x, y in simplified((*near, spots[-1]), _FINEST)]
    return [spot for at, spot in enumerate(rounded) if at == 0 or spot != rounded[at - 1]]


def path_data(parts: Iterable[Sequence[Pixel]], *, is_closed: bool = False) -> str:
    """An SVG path: each part from its start in steps, in tenths of pixels without needless digits."""
    return "".join(_part_data(part, is_closed) for part in parts if len(part) > 1)


def _part_data(part: Sequence[Pixel], is_closed: bool) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in part]
    closes = is_closed and tenths[0] == tenths[-1]
    steps = [
        f"{_tenth(x - x0)}{_second(y - y0)}"
        for (x0, y0), (x, y) in zip(tenths, tenths[1:-1] if closes else tenths[1:], strict=False)
    ]
    (x, y), joint = tenths[0], "l"
    for step in steps:
        joint += step if step.startswith("-") or joint == "l" else f" {step}"
    return f"M{_tenth(x)}{_second(y)}{joint}{'z' if closes else ''}"


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:g}"


def _second(tenths: int) -> str:
    text = _tenth(tenths)
    return text if text.startswith("-") else f" {text}"
