"""The land as the map on the screen loads it: `python -m dashboard.drawn_land` writes it anew.

All countries are joined into one land, so that what is drawn has few corners and no seams; only Venezuela,
a tone warmer, keeps its own outline. A renderer without a graphics card pays for every corner and line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dashboard.boundaries import BOUNDARIES, file_outlines
from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon, Ring, contains, simplified

LAND_FILES = ("land.geojson", "countries.geojson")
AREAS, BORDERS = "map-areas.json", "map-borders.json"
# Where the view is fitted at its closest, and a little around it: a hundredth of a degree is half a pixel.
_NEAR = ((-76.0, -1.0), (-57.0, 14.5))
_FINE, _MIDDLE, _COARSE = 0.005, 0.02, 0.3
_BASIN = ((-100.0, -12.0), (-48.0, 36.0))
_SPECK = 0.002
# Where the corners of two countries do not meet, joining them leaves gaps that are no water.
_GAP = 1.0
Edge = tuple[Point, Point]


def drawn_files() -> dict[str, str]:
    """Each file's name and text: areas with whether they are Venezuela, and lines in straight pieces."""
    others = [_turned(polygon) for file in LAND_FILES for polygon in _polygons(file)]
    country = [_turned(polygon) for polygon in _polygons("venezuela.geojson")]
    areas = [{"p": polygon, "v": 0} for polygon in _thinned(_joined([*others, *country]))]
    areas += [{"p": polygon, "v": 1} for polygon in country]
    lines = [piece for line in _borders() for piece in pairwise(simplified(line, _MIDDLE))]
    lines += _shared(others, country)
    return {AREAS: _written(areas), BORDERS: _written([{"s": start, "t": end} for start, end in lines])}


def _polygons(file: str) -> Iterator[Polygon]:
    for polygons in file_outlines(file).values():
        yield from polygons


def _borders() -> Iterator[Ring]:
    for feature in json.loads((BOUNDARIES / "borders.geojson").read_text("utf-8"))["features"]:
        yield from (tuple((x, y) for x, y in line) for line in feature["geometry"]["coordinates"])


def _turned(polygon: Polygon) -> Polygon:
    """The polygon with its outline counter-clockwise and its holes clockwise."""
    return tuple(ring if (_area(ring) > 0) == (at == 0) else ring[::-1] for at, ring in enumerate(polygon))


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
    known = sorted(rings, key=lambda ring: -abs(_area(ring)))
    outer: list[list[Ring]] = []
    for ring in known:
        if _area(ring) > 0:
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


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _thinned(polygons: Iterable[Polygon]) -> Iterator[Polygon]:
    """The polygons as fine as a view near them shows; specks go."""
    for polygon in polygons:
        rings = [_fine(ring) for ring in polygon]
        if len(rings[0]) > 3 and _area(rings[0]) > _SPECK:
            yield (rings[0], *(ring for ring in rings[1:] if len(ring) > 3 and -_area(ring) > _GAP))


def _fine(ring: Ring) -> Ring:
    """The ring cut where it enters and leaves the nearer windows, each piece as fine as its window."""
    pieces: list[list[Point]] = [[ring[0]]]
    for start, end in pairwise(ring):
        pieces[-1].append(end)
        if _tolerance(start) != _tolerance(end):
            pieces.append([end])
    thin = [simplified(tuple(piece), _tolerance(piece[0])) for piece in pieces if len(piece) > 1]
    return (*(point for piece in thin for point in piece[:-1]), ring[0])


def _tolerance(point: Point) -> float:
    return _FINE if _within(point, _NEAR) else _MIDDLE if _within(point, _BASIN) else _COARSE


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
