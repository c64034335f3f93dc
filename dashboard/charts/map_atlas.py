"""The marks and names of a map as one picture, from which deck.gl copies each to its place.

Graphics without a card pay for every kind of thing that is drawn and for every letter: names that are drawn
once, here, in the page's own type, cost a third of deck.gl's text and have kerning and a clean edge.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.charts.map_labels import LINE_HEIGHT, SIZES, Anchor, Ink, MapLabel, text_height
from dashboard.charts.map_tones import Colour, map_tones
from dashboard.theme import Mode

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
_FACES = ("ibm-plex-sans-latin-wght-normal.woff2", "ibm-plex-sans-latin-ext-wght-normal.woff2")
# Pixels of the picture to one of the screen, so that names stay sharp on fine screens.
SCALE = 2
_HALO, _WIDE, _CAPITAL = 1.5, 1024, 0.698
_OUTER, _FINE = 20, 4
MARKS = ("town", "plant", "area")
Name = tuple[str, Ink, Anchor]
Icon = dict[str, float]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The picture as an address, and where in it each mark and name is."""

    key: str
    address: str
    icons: Mapping[str, Icon]


def name_of(label: MapLabel) -> Name:
    """What decides how a label looks."""
    return label.text, label.ink, label.spot.anchor


def icon_id(name: Name) -> str:
    """What a name is called in the atlas."""
    return "|".join((name[1], name[2], name[0]))  # the ink first: no formula begins so


def icon_height(text: str, ink: Ink) -> float:
    """How high a name's picture is on the screen, in pixels, its halo included."""
    return text_height(text, SIZES[ink]) + 2 * _HALO


def mark_height() -> float:
    """How high the picture of a mark is on the screen, in pixels."""
    return float(_OUTER)


def atlas_of(labels: Iterable[MapLabel], mode: Mode) -> Atlas:
    """The picture of all the marks and of these names."""
    return _atlas(frozenset(map(name_of, labels)), mode)


@lru_cache(maxsize=64)
def _atlas(names: frozenset[Name], mode: Mode) -> Atlas:
    from PIL import Image

    tones = map_tones(mode)
    tiles: list[tuple[str, Image.Image, Icon]] = [_mark(mark, tones) for mark in MARKS]
    tiles += [_name(name, tones) for name in sorted(names)]
    icons: dict[str, Icon] = {}
    x = y = row = 0
    places = []
    for key, tile, icon in sorted(tiles, key=lambda tile: (-tile[1].height, tile[0])):
        if x + tile.width > _WIDE:
            x, y, row = 0, y + row, 0
        icons[key] = {"x": x, "y": y, "width": tile.width, "height": tile.height, **icon}
        places.append((tile, (x, y)))
        x, row = x + tile.width, max(row, tile.height)
    picture = Image.new("RGBA", (_WIDE, y + row), (*tones["halo"], 0))
    for tile, at in places:
        picture.paste(tile, at)
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=6)
    data = base64.b64encode(written.getvalue()).decode()
    return Atlas(sha256(data.encode()).hexdigest()[:8], f"data:image/png;base64,{data}", icons)


def _name(name: Name, tones: Mapping[str, Colour]) -> tuple[str, Image, Icon]:
    from PIL import Image, ImageDraw

    text, ink, anchor = name
    size, halo = SIZES[ink] * SCALE, round(_HALO * SCALE)
    lines = text.split("\n")
    faces = _faces(size, 500 if ink == "quiet" else 600)
    widths = [_length(line, faces) for line in lines]
    wide = max(widths, default=0)
    tile = Image.new(
        "RGBA", (round(wide + 2 * halo) + 2, round(icon_height(text, ink) * SCALE)), (*tones["halo"], 0)
    )
    drawing = ImageDraw.Draw(tile)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    colour = tuple(tones["name" if ink == "country" else ink])
    for stroke in (halo, 0):
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            x = halo + 1 + (wide - width) * share
            y = halo + (number + 0.5) * size * LINE_HEIGHT + size * _CAPITAL / 2
            for part, face in _parts(line, faces):
                fill = tuple(tones["halo"]) if stroke else colour
                drawing.text((x, y), part, fill=fill, font=face, anchor="ls", stroke_width=stroke)
                x += face.getlength(part)
    at = {"start": halo + 1, "middle": tile.width / 2, "end": tile.width - halo - 1}[anchor]
    return icon_id(name), tile, {"anchorX": at, "anchorY": tile.height / 2}


def _mark(mark: str, tones: Mapping[str, Colour]) -> tuple[str, Image, Icon]:
    """A filled dot with a pale edge, or a ring; drawn large and made small, for a round edge."""
    from PIL import Image, ImageDraw

    inner, fill, line = {
        "town": (5.5, tones["text"], tones["halo"]),
        "plant": (7.0, tones["accent"], tones["halo"]),
        "area": (6.0, tones["halo"], tones["text"]),
    }[mark]
    big = SCALE * _FINE
    tile = Image.new("RGBA", (_OUTER * big, _OUTER * big), (*line, 0))
    drawing = ImageDraw.Draw(tile)
    for radius, colour in ((inner + 1, line), (inner - 1, fill)):
        low, high = (_OUTER / 2 - radius) * big, (_OUTER / 2 + radius) * big
        drawing.ellipse((low, low, high, high), fill=tuple(colour))
    small = tile.resize((_OUTER * SCALE, _OUTER * SCALE), Image.Resampling.BOX)
    return mark, small, {"anchorX": small.width / 2, "anchorY": small.height / 2}


@lru_cache(maxsize=16)
def _faces(size: int, weight: int) -> tuple[FreeTypeFont, ...]:
    from PIL import ImageFont

    faces = tuple(ImageFont.truetype(FONTS / file, size) for file in _FACES)
    for face in faces:
        face.set_variation_by_axes([weight])
    return faces


def _parts(line: str, faces: tuple[FreeTypeFont, ...]) -> Iterable[tuple[str, FreeTypeFont]]:
    """Runs of the line, each with the face that has its characters."""
    from itertools import groupby

    for is_extended, run in groupby(line, key=_is_extended):
        yield "".join(run), faces[1 if is_extended else 0]


def _is_extended(character: str) -> bool:
    return 0x100 <= ord(character) < 0x2000 and character not in "ıŒœʻʼˆ˚˜"


def _length(line: str, faces: tuple[FreeTypeFont, ...]) -> float:
    return sum(face.getlength(part) for part, face in _parts(line, faces))


def icon_row(label: MapLabel) -> dict[str, Any]:
    """A label as deck.gl's icon layer reads it."""
    return {
        "p": label.spot.point, "i": icon_id(name_of(label)), "o": [label.spot.dx, label.spot.dy],
        "h": icon_height(label.text, label.ink),
    }  # fmt: skip
