"""Names on the map: each put where it touches nothing else, or left out, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.map_globe import Point
from dashboard.charts.map_views import MapView

Anchor = Literal["start", "middle", "end"]
Ink = Literal["text", "accent", "contrast", "quiet", "country"]
LINE_HEIGHT = 1.15
SIZES: dict[Ink, int] = {"text": 14, "accent": 14, "contrast": 13, "quiet": 13, "country": 16}
_EDGE = 5
_GAP = 10
# Advance widths of the page's type at weight 600, in hundredths of an em; a browser test compares them.
_WIDTHS = {
    28: " ijlí'’.,", 34: "!:;()[]I|", 40: "frt-", 50: "s?/\\", 54: "Lvyczç“”\"", 58: "J_aegxkoFTáéãó*",
    62: "bdhnpquEZSñúü0123456789$+<=>–~^`", 66: "CPVXY#", 70: "ABDKRUÁ", 72: "&GHNOQ", 82: "Mw—", 96: "@mW%",
}  # fmt: skip
_WIDE = {character: width / 100 for width, characters in _WIDTHS.items() for character in characters}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the window, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether two boxes share any pixel."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def is_within(self, width: float, height: float) -> bool:
        """Whether the box lies in a window of that size, clear of its edges."""
        return (
            self.left >= _EDGE and self.top >= _EDGE
            and self.right <= width - _EDGE and self.bottom <= height - _EDGE
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label may stand: a point of the map, and pixels from it to the label's middle or end."""

    point: Point
    dx: float = 0
    dy: float = 0
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to place: the spots in order of preference; it is left out where none is free."""

    label_id: str
    text: str
    ink: Ink
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A placed label and the box it fills in the window."""

    label_id: str
    text: str
    ink: Ink
    spot: Spot
    box: Box


def text_width(text: str, size: float) -> float:
    """How wide the longest line of a text is, in pixels; from a table of the widths of its characters."""
    return max((sum(map(_advance, line)) for line in text.split("\n")), default=0.0) * size


def _advance(character: str) -> float:
    known = _WIDE.get(character)
    return known if known is not None else 0.74 if character.isupper() else 0.64


def text_height(text: str, size: float) -> float:
    """How high a text of one or more lines is, in pixels."""
    return (text.count("\n") + 1) * size * LINE_HEIGHT


def label_box(text: str, size: float, at: tuple[float, float], anchor: Anchor) -> Box:
    """The box of a text whose middle line stands at `at`."""
    wide, high = text_width(text, size), text_height(text, size)
    left = at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, at[1] - high / 2, left + wide, at[1] + high / 2)


def placed_labels(
    wishes: Iterable[Wish], view: MapView, taken: Sequence[Box] = (), shunned: Sequence[Box] = ()
) -> tuple[MapLabel, ...]:
    """The labels that find a free spot in the view.

    `taken` is what they must not cover, `shunned` what they cover only where nothing else is free.
    """
    boxes = list(taken)
    labels = []
    for wish in wishes:
        free = [found for spot in wish.spots if (found := _free(wish, spot, view, boxes))]
        clear = (one for one in free if not any(one.box.touches(other) for other in shunned))
        label = next(clear, free[0] if free else None)
        if label is not None:
            boxes.append(label.box)
            labels.append(label)
    return tuple(labels)


def _free(wish: Wish, spot: Spot, view: MapView, boxes: Sequence[Box]) -> MapLabel | None:
    x, y = view.project(spot.point)
    box = label_box(wish.text, SIZES[wish.ink], (x + spot.dx, y + spot.dy), spot.anchor)
    if not box.is_within(view.width, view.height) or any(box.touches(other) for other in boxes):
        return None
    return MapLabel(wish.label_id, wish.text, wish.ink, spot, box)


def spots_around(point: Point, text: str, ink: Ink, gap: float = _GAP) -> tuple[Spot, ...]:
    """Spots beside a mark: right, left, above, below, then the corners and between, at last a bit farther."""
    shift = text_width(text, SIZES[ink]) / 4
    drop = text_height(text, SIZES[ink]) / 2 + gap
    near, far = gap * 0.75, drop * 1.45
    return (
        Spot(point, gap, 0, "start"), Spot(point, -gap, 0, "end"),
        Spot(point, 0, -drop), Spot(point, 0, drop),
        Spot(point, near, -drop, "start"), Spot(point, near, drop, "start"),
        Spot(point, -near, -drop, "end"), Spot(point, -near, drop, "end"),
        Spot(point, -shift, drop), Spot(point, shift, drop),
        Spot(point, -shift, -drop), Spot(point, shift, -drop),
        Spot(point, -near, -far, "end"), Spot(point, near, -far, "start"),
        Spot(point, -near, far, "end"), Spot(point, near, far, "start"),
    )  # fmt: skip


def wrapped_text(text: str, width: int) -> str:
    """A text in lines of at most so many characters, as even as two lines can be."""
    import textwrap

    lines = textwrap.wrap(text, width)
    if len(lines) == 2:
        even = textwrap.wrap(text, max(len(text) // 2 + 3, *map(len, text.split())))
        lines = even if len(even) == 2 else lines
    return "\n".join(lines)
