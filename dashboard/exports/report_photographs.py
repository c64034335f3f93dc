"""Drawings as sharp pictures of a given size, for files that hold no vectors."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dashboard.exports.picture_pieces import height_of, pieces_of
from dashboard.exports.picture_sizes import SIZES
from dashboard.exports.picture_words import legend_svg
from dashboard.exports.renderer import renderer
from dashboard.exports.report_drawings import Plate, on_white
from dashboard.exports.studio import studio_of
from dashboard.marks import Legend

# Three device pixels to each of the drawing's own; drawings no narrower than this many of their own.
_SCALE, _NARROWEST, _WIDEST = 3, 560, 900
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)"[^>]*? height="([\d.]+)"')
# Letters of 14 pixels are never set smaller than this on the page, in inches a pixel.
_LEAST = 0.0098
# A legend is set in pixels of which so many are an inch; a point is the 72nd part of one.
_PIXELS, _POINTS = 96, 72


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture as PNG, the size that it is to have in inches, and what it shows in words."""

    png: bytes
    inches: tuple[float, float]
    alt: str


def photographs(
    plate: Plate, wide: float, high: float, *, is_on_white: bool = False
) -> tuple[Photograph, ...]:
    """The plate as pictures that fit into so many inches. Raises NoChromium and PictureFailed."""
    most = high / _LEAST
    pieces = pieces_of(plate.chart.figure, most) if plate.chart else ()
    tall = max(map(height_of, pieces), default=_NARROWEST * high / wide)
    width = round(min(_WIDEST, max(_NARROWEST, min(tall, most) * wide / high)))
    drawings = plate.draw(width, "light", "p-", most if plate.chart else width * high / wide)
    taken = []
    for drawing in drawings:
        svg = on_white(drawing.svg) if is_on_white else drawing.svg
        pixels = _size_of(svg)
        scale = min(wide / pixels[0], high / pixels[1])
        taken.append(Photograph(_png(svg, pixels), (pixels[0] * scale, pixels[1] * scale), drawing.alt))
    return tuple(taken)


def legend_photograph(
    legend: Legend, wide: float, points: float = 12, *, is_on_white: bool = False
) -> Photograph | None:
    """What the marks mean, a picture so many inches wide in letters of so many points; None without any."""
    if not legend:
        return None
    size = replace(SIZES["slide"], note=points * _PIXELS / _POINTS)
    drawn, tall = legend_svg(legend, round(wide * _PIXELS), size, "light")
    svg = on_white(drawn) if is_on_white else drawn
    words = f"How the marks are to be read: {'; '.join(meaning for _, meaning in legend)}"
    return Photograph(_png(svg, (round(wide * _PIXELS), tall)), (wide, tall / _PIXELS), words)


def _size_of(svg: str) -> tuple[int, int]:
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("the drawing does not say how large it is")
    return round(float(found[1])), round(float(found[2]))


def _png(svg: str, size: tuple[int, int]) -> bytes:
    return renderer().run(lambda browser: studio_of(browser).photograph(svg, "", size, _SCALE), seconds=30)
