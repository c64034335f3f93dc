"""The land as the map on the screen loads it: `python -m dashboard.drawn_land` writes it anew.

All countries are joined into one land, so that what is drawn has few corners and no seams; only Venezuela,
a tone warmer, keeps its own outline. A renderer without a graphics card pays for every corner and line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.boundaries import BOUNDARIES, border_lines, country_polygons, land_polygons
from dashboard.charts.map_deck import GROUND_FILES
from dashboard.charts.map_globe import Point
from dashboard.charts.map_ribbons import ribbons_in
from dashboard.charts.map_shapes import Polygon, Ring, area_of, contains, simplified, turned

# Windows of longitude and latitude: Venezuela, what is seen around it, the Caribbean basin, the Americas.
_VENEZUELA = ((-76.0, -1.0), (-57.0, 14.5))
_AROUND = ((-84.0, -8.0), (-49.0, 24.0))
_BASIN = ((-100.0, -12.0), (-48.0, 36.0))
_AMERICAS = ((-130.0, -35.0), (-15.0, 55.0))
_WORLD = ((-180.0, -90.0), (180.0, 90.0))
# Where the corners of two countries do not meet, joining them leaves gaps that are no water.
_GAP = 1.0
Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class _Grain:
    """How fine a view shows the land: in each window, the first that holds a point, the distance by which an
    outline may be off, and the least area that is drawn; and how wide a border is. In degrees."""

    windows: tuple[tuple[tuple[Point, Point], float, float], ...]
    border: float

    def of(self, point: Point) -> tuple[float, float]:
        """The tolerance and the least area there."""
        return next((off, least) for window, off, least in self.windows if _within(point, window))


# About a pixel where the view is fitted, and ever less fine the farther a reader must move it.
_GRAINS = {
    GROUND_FILES["venezuela"]: _Grain(
        ((_VENEZUELA, 0.02, 0.002), (_AROUND, 0.05, 0.015), (_BASIN, 0.15, 0.1), (_WORLD, 2.5, 30.0)), 0.026
    ),
    GROUND_FILES["rings"]: _Grain(((_BASIN, 0.08, 0.02), (_AMERICAS, 0.25, 0.5), (_WORLD, 2.5, 30.0)), 0.1),
}


def drawn_files() -> dict[str, str]:
    """Each file's name and text: areas by what they are, 0 land, 1 Venezuela, 2 a piece of a border."""
    others, country = [*map(turned, land_polygons())], [*map(turned, country_polygons())]
    joined, shared = _joined([*others, *country]), _lines(_shared(others, country))
    return {
        name: _written(_areas(joined, country, [*border_lines(), *shared], grain))
        for name, grain in _GRAINS.items()
    }


def _areas(
    joined: Sequence[Polygon], country: Sequence[Polygon], borders: Iterable[Ring], grain: _Grain
) -> list[dict[str, object]]:
    areas: list[dict[str, object]] = [{"p": polygon, "v": 0} for polygon in _thinned(joined, grain)]
    areas += [{"p": polygon, "v": 1} for polygon in _thinned(country, grain)]
    for line in borders:
        # A border need be little truer than it is wide.
        few = simplified(_thin(line, grain), 1.5 * grain.border)
        areas += [{"p": area, "v": 2} for area in ribbons_in(few, grain.border)]
    return areas


def _lines(edges: Iterable[Edge]) -> list[Ring]:
    """The edges as lines, each as long as one follows upon the other."""
    lines: list[list[Point]] = []
    for start, end in edges:
        if lines and lines[-1][-1] == start:
            lines[-1].append(end)
        else:
            lines.append([start, end])
    return list(map(tuple, lines))


def _written(rows: Sequence[object]) -> str:
    return json.dumps(rows, separators=(",", ":")) + "\n"


def _edges(polygons: Iterable[Polygon]) -> Iterator[Edge]:
    for polygon in polygons:
        for ring in polygon:
            yield from pairwise(ring)


def _joined(polygons: Sequence[Polygon]) -> list[Polygon]:
    """The polygons without the edges that two of them share."""
    ways: dict[frozenset[Point], Edge | None] = {}
    for edge in _edges(polygons):
        key = frozenset(edge)
        ways[key] = None if key in ways else edge
    following: dict[Point, list[Point]] = {}
    for start, end in filter(None, ways.values()):
        following.setdefault(start, []).append(end)
    return _nested(_rings(following))


def _rings(following: dict[Point, list[Point]]) -> Iterator[Ring]:
    """Closed rings along the edges, each used once."""
    for start in list(following):
        while following.get(start):
            ring = [start]
            while following.get(ring[-1]):
                ring.append(following[ring[-1]].pop())
                if ring[-1] == start:
                    break
            if len(ring) > 3 and ring[-1] == start:
                yield tuple(ring)


def _nested(rings: Iterable[Ring]) -> list[Polygon]:
    """Each ring with the holes in it; outlines and holes run in opposite directions."""
    known = sorted(rings, key=lambda ring: -abs(area_of(ring)))
    outer: list[list[Ring]] = []
    for ring in known:
        if area_of(ring) > 0:
            outer.append([ring])
        else:
            around = [shape for shape in outer if contains([(shape[0],)], _beside(ring))]
            if around:
                around[-1].append(ring)
    return [tuple(shape) for shape in outer]


def _beside(ring: Ring) -> Point:
    """A point in the middle of a ring's first edge."""
    (x1, y1), (x2, y2) = ring[:2]
    return (x1 + x2) / 2, (y1 + y2) / 2


def _thinned(polygons: Iterable[Polygon], grain: _Grain) -> Iterator[Polygon]:
    """The polygons as fine as a view near them shows; specks go."""
    for polygon in polygons:
        if area_of(polygon[0]) > grain.of(polygon[0][0])[1]:
            rings = [_fine(ring, grain) for ring in polygon]
            yield (rings[0], *(ring for ring in rings[1:] if len(ring) > 3 and -area_of(ring) > _GAP))


def _fine(ring: Ring, grain: _Grain) -> Ring:
    """The ring with as few corners as look alike and no fewer than a shape needs."""
    few, tolerance = (*_thin(ring, grain)[:-1], ring[0]), grain.of(ring[0])[0]
    while len(few) < min(6, len(ring)):
        tolerance /= 2
        few = simplified(ring, tolerance)
    return few


def _thin(line: Ring, grain: _Grain) -> Ring:
    """The line cut where it enters and leaves the nearer windows, each piece as fine as its window."""
    pieces: list[list[Point]] = [[line[0]]]
    for start, end in pairwise(line):
        pieces[-1].append(end)
        if grain.of(start) != grain.of(end):
            pieces.append([end])
    thin = [simplified(tuple(piece), grain.of(piece[0])[0]) for piece in pieces if len(piece) > 1]
    return (*(point for piece in thin for point in piece[:-1]), line[-1])


def _within(point: Point, window: tuple[Point, Point]) -> bool:
    (left, low), (right, high) = window
    return left <= point[0] <= right and low <= point[1] <= high


def _shared(areas: Iterable[Polygon], country: Iterable[Polygon]) -> list[Edge]:
    """The edges of the country that it shares with others: its borders on land."""
    others = {frozenset(edge) for edge in _edges(areas)}
    return [edge for edge in _edges(country) if frozenset(edge) in others]


def main() -> None:
    """Write the files beside the outlines that they are made of."""
    for name, text in drawn_files().items():
        (BOUNDARIES / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
