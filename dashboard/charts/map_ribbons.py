"""Straight lines as narrow areas, as wide as so many pixels of a view, so that a renderer needs areas alone.

Each further kind of layer costs a renderer without a graphics card a fifth of a second before the first
picture, and lines that keep their width cost it as much again with every picture. As areas they are drawn in
no time; their width grows with the map when a reader brings it nearer, as on a print under a glass.
"""

from __future__ import annotations

import math

from dashboard.charts.map_globe import Point
from dashboard.charts.map_views import MapView, mercator, unmercator

# x and y of the corners in turn, as deck.gl reads areas of the format "XY".
Ribbon = list[float]


def ribbon(start: Point, end: Point, width: float, view: MapView) -> Ribbon:
    """A line that is `width` pixels wide in that view: its four corners in degrees, to three decimals."""
    return ribbon_in(start, end, width / view.pixels_per_degree)


def ribbon_in(start: Point, end: Point, width: float) -> Ribbon:
    """A line as wide as so many degrees at the equator: its four corners in degrees, to three decimals."""
    (x1, y1), (x2, y2) = mercator(start), mercator(end)
    half = width / 720 / (math.dist((x1, y1), (x2, y2)) or 1.0)
    across, down = (y1 - y2) * half, (x2 - x1) * half
    corners = (
        (x1 + across, y1 + down),
        (x2 + across, y2 + down),
        (x2 - across, y2 - down),
        (x1 - across, y1 - down),
    )
    return [round(value, 3) for corner in corners for value in unmercator(*corner)]
