"""Shortest distances over the globe between sites, from their coordinates or outlines.

Great-circle distances on a sphere of the Earth's mean radius R1 = 6371.0088 km (IUGG; Moritz, "Geodetic
Reference System 1980", Journal of Geodesy 74, 2000); against the ellipsoid they are off by up to about 0.5 %.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.source_files import read_content
from etl.vocabulary_records import Site

EARTH_RADIUS_KM = 6371.0088
KM_PER_MILE = 1.609344
_STEP_KM = 2.0
_LARGEST_BYTES = 50_000_000

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Distance:
    """A shortest distance and the two points (longitude, latitude) that it lies between."""

    kilometers: float
    start: tuple[float, float]
    end: tuple[float, float]

    def in_unit(self, unit: str) -> float:
        """The distance in miles or kilometres. Raises KeyError for any other unit."""
        return self.kilometers / {"kilometer": 1.0, "mile": KM_PER_MILE}[unit]


def outlines(path: Path) -> Mapping[str, tuple[Points, ...]]:
    """The rings of every named outline in a GeoJSON file. Raises ValueError where it holds none, OSError."""
    return _outlines_of(read_content(path, _LARGEST_BYTES))


def distance_between(start: Site, end: Site, boundaries: Path) -> Distance:
    """The shortest distance between two sites, none where a point lies in the other's outline.

    Raises ValueError where one has no place, OSError where its outline cannot be read.
    """
    first, second = (_edges(site, boundaries) for site in (start, end))
    for point, edges in ((first[0, 0], second), (second[0, 0], first)):
        if _holds(edges, point):
            place = (float(point[0]), float(point[1]))
            return Distance(0.0, place, place)
    near = _nearest(first[:, 0], second[:, 0])
    # Only edges whose ends come this close to the other side can hold a point nearer than the corners.
    reach = near.kilometers + (_longest(first) + _longest(second)) / 2
    close_first = first[_gaps(first, second[:, 0]) <= reach]
    close_second = second[_gaps(second, first[:, 0]) <= reach]
    if len(close_first) and len(close_second):
        return _nearest(_densified(close_first), _densified(close_second))
    return near


@lru_cache(maxsize=8)
def _outlines_of(content: bytes) -> Mapping[str, tuple[Points, ...]]:
    named: defaultdict[str, list[Points]] = defaultdict(list)
    try:
        for feature in json.loads(content)["features"]:
            named[feature["properties"]["name"]] += _rings(feature["geometry"])
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not as it should be: {error}") from error
    return {name: tuple(rings) for name, rings in named.items()}


def _rings(geometry: Any) -> Iterator[Points]:
    coordinates = geometry["coordinates"]
    for polygon in {"Polygon": [coordinates], "MultiPolygon": coordinates}[geometry["type"]]:
        if not polygon:
            raise ValueError("a polygon without a ring")
        yield from map(_ring, polygon)


def _ring(corners: Any) -> Points:
    points = np.array(corners, dtype=np.float64)
    if points.ndim != 2 or len(points) < 4 or points.shape[1] < 2 or not np.isfinite(points).all():
        raise ValueError("a ring that is not four corners or more")
    return points[:, :2]


def _edges(site: Site, boundaries: Path) -> Points:
    """Edges as an array: edge, its two ends, longitude and latitude in degrees; a point is one edge."""
    if site.longitude is not None and site.latitude is not None:
        point = (site.longitude, site.latitude)
        return np.array([(point, point)], dtype=np.float64)
    if site.boundary is None:
        raise ValueError(f"{site.name} has neither coordinates nor a boundary")
    rings = outlines(boundaries / site.boundary.file).get(site.boundary.name, ())
    return np.concatenate([np.stack((ring[:-1], ring[1:]), axis=1) for ring in rings])


def _holds(edges: Points, point: Points) -> bool:
    """Whether a point lies within rings: eastwards of it they have an odd number of edges."""
    met = edges[(edges[:, 0, 1] > point[1]) != (edges[:, 1, 1] > point[1])]
    (west, south), (east, north) = met[:, 0].T, met[:, 1].T
    crossings = west + (point[1] - south) / (north - south) * (east - west)
    return int((crossings > point[0]).sum()) % 2 == 1


def _vectors(points: Points) -> Points:
    """Unit vectors from the Earth's centre to points given in degrees."""
    longitude, latitude = np.radians(points[..., 0]), np.radians(points[..., 1])
    flat = np.cos(latitude)
    return np.stack((flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)), axis=-1)


def _kilometers(chord: Any) -> Any:
    """Great-circle length over a chord of the unit sphere (the haversine formula)."""
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / 2, 1.0))


def _nearest(first: Points, second: Points) -> Distance:
    cosines = _vectors(first) @ _vectors(second).T
    one, other = np.unravel_index(int(np.argmax(cosines)), cosines.shape)
    chord = float(np.linalg.norm(_vectors(first[one]) - _vectors(second[other])))
    start, end = ((float(point[0]), float(point[1])) for point in (first[one], second[other]))
    return Distance(float(_kilometers(chord)), start, end)


def _lengths(edges: Points) -> Points:
    ends = _vectors(edges)
    return np.asarray(_kilometers(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=-1)))


def _longest(edges: Points) -> float:
    return float(_lengths(edges).max())


def _gaps(edges: Points, corners: Points) -> Points:
    """How close the start of each edge comes to any of the corners."""
    cosines = np.clip((_vectors(edges[:, 0]) @ _vectors(corners).T).max(axis=1), -1.0, 1.0)
    return np.asarray(EARTH_RADIUS_KM * np.arccos(cosines))


def _densified(edges: Points) -> Points:
    """Points along each edge, no further than a step apart."""
    steps = np.maximum(1, np.ceil(_lengths(edges) / _STEP_KM)).astype(int)
    pieces = [
        start + (end - start) * np.linspace(0.0, 1.0, count + 1)[:, None]
        for (start, end), count in zip(edges, steps, strict=True)
    ]
    return np.concatenate(pieces)
