"""The marks and names of a map as one picture, from which deck.gl copies each to its place.

Graphics without a card pay for every kind of thing that is drawn and for every letter: names that are drawn
once, here, in the page's own type, cost a third of deck.gl's text and have kerning and a clean edge.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Mapping
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
_ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")
Name = tuple[str, Ink, Anchor]
Icon = dict[str, float]
# A picture, and what it is called with where, from its left, each of these is anchored.
_Tile = tuple["Image", dict[str, float]]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The picture, a PNG with a name for what is in it, and where in it each mark and name is."""

    key: str
    picture: bytes
    icons: Mapping[str, Icon]

    @property
    def address(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/png;base64,{base64.b64encode(self.picture).decode()}"

    def has(self, labels: Iterable[MapLabel]) -> bool:
        """Whether it holds all these names."""
        return all(icon_id(name_of(label)) in self.icons for label in labels)


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
    """The picture of all the marks and of these names, wherever they will stand beside what they name."""
    return _atlas(frozenset((label.text, label.ink) for label in labels), mode)


@lru_cache(maxsize=64)
def _atlas(names: frozenset[tuple[str, Ink]], mode: Mode) -> Atlas:
    from PIL import Image

    tones = map_tones(mode)
    tiles: list[_Tile] = [_mark(mark, tones) for mark in MARKS]
    tiles += [tile for text, ink in sorted(names) for tile in _name_tiles(text, ink, tones)]
    icons: dict[str, Icon] = {}
    x = y = row = 0
    places = []
    for tile, anchors in sorted(tiles, key=lambda tile: (-tile[0].height, min(tile[1]))):
        if x + tile.width > _WIDE:
            x, y, row = 0, y + row, 0
        box = {"x": x, "y": y, "width": tile.width, "height": tile.height, "anchorY": tile.height / 2}
        icons |= {name: {**box, "anchorX": at} for name, at in anchors.items()}
        places.append((tile, (x, y)))
        x, row = x + tile.width, max(row, tile.height)
    sheet = Image.new("RGBA", (_WIDE, y + row), (*tones["halo"], 0))
    for tile, at in places:
        sheet.paste(tile, at)
    written = io.BytesIO()
    sheet.save(written, "PNG", compress_level=6)
    picture = written.getvalue()
    return Atlas(sha256(picture).hexdigest()[:8], picture, icons)


def _name_tiles(text: str, ink: Ink, tones: Mapping[str, Colour]) -> Iterator[_Tile]:
    """A name of one line looks alike however it is anchored; lines are set flush with what they stand by."""
    aligned: list[tuple[Anchor, ...]] = [_ANCHORS] if "\n" not in text else [(one,) for one in _ANCHORS]
    for anchors in aligned:
        tile = _name(text, ink, anchors[0], tones)
        edge = round(_HALO * SCALE) + 1
        at = {"start": edge, "middle": tile.width / 2, "end": tile.width - edge}
        yield tile, {icon_id((text, ink, anchor)): at[anchor] for anchor in anchors}


def _name(text: str, ink: Ink, anchor: Anchor, tones: Mapping[str, Colour]) -> Image:
    from PIL import Image, ImageDraw

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
    return tile


def _mark(mark: str, tones: Mapping[str, Colour]) -> _Tile:
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
    return small, {mark: small.width / 2}


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
