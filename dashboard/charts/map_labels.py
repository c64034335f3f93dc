"""Names on the map: each put where it touches nothing else, or left out, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.map_boxes import Box, Scatter
from dashboard.charts.map_globe import Point
from dashboard.charts.map_views import MapView

Anchor = Literal["start", "middle", "end"]
Ink = Literal["text", "accent", "contrast", "quiet", "country"]
LINE_HEIGHT = 1.15
SIZES: dict[Ink, int] = {"text": 14, "accent": 14, "contrast": 13, "quiet": 13, "country": 16}
_GAP = 10
# What is left free between two names: more to the side, where letters would read on.
_ASIDE, _ABOVE = 6, 3
# Advance widths of the page's type at weight 600, in hundredths of an em; a browser test compares them.
_WIDTHS = {
    28: " ijlí'’.,", 34: "!:;()[]I|", 40: "frt-", 50: "s?/\\", 54: "Lvyczç“”\"", 58: "J_aegxkoFTáéãó*",
    62: "bdhnpquEZSñúü0123456789$+<=>–~^`", 66: "CPVXY#", 70: "ABDKRUÁ", 72: "&GHNOQ", 82: "Mw—", 96: "@mW%",
}  # fmt: skip
_WIDE = {character: width / 100 for width, characters in _WIDTHS.items() for character in characters}


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
    wishes: Iterable[Wish], view: MapView, taken: Sequence[Box] = (), shunned: Scatter | None = None
) -> tuple[MapLabel, ...]:
    """The labels that find a free spot in the view.

    `taken` is what they must not cover, `shunned` what they cover as little as can be; a box of it that
    bears a label's id may well be covered by that label.
    """
    boxes = Scatter((box, "") for box in taken)
    labels = []
    for wish in wishes:
        free = (found for spot in wish.spots if (found := _free(wish, spot, view, boxes)))
        label = _clearest(free, shunned)
        if label is not None:
            boxes.add(label.box.wider(_ASIDE, _ABOVE))
            labels.append(label)
    return tuple(labels)


def _clearest(labels: Iterable[MapLabel], shunned: Scatter | None) -> MapLabel | None:
    """The first label that covers nothing of what is shunned, else the first of those that cover least."""
    if shunned is None:
        return next(iter(labels), None)
    best: tuple[int, MapLabel] | None = None
    for label in labels:
        covered = sum(name != label.label_id for name in shunned.touching(label.box))
        if best is None or covered < best[0]:
            best = covered, label
        if not covered:
            break
    return best[1] if best else None


def _free(wish: Wish, spot: Spot, view: MapView, boxes: Scatter) -> MapLabel | None:
    x, y = view.project(spot.point)
    box = label_box(wish.text, SIZES[wish.ink], (x + spot.dx, y + spot.dy), spot.anchor)
    if not box.is_within(view.width, view.height) or not boxes.is_free(box):
        return None
    return MapLabel(wish.label_id, wish.text, wish.ink, spot, box)


def spots_around(point: Point, text: str, ink: Ink, gap: float = _GAP) -> tuple[Spot, ...]:
    """Spots beside a mark: right, left, above, below, then the corners and between, at last a bit farther."""
    shift = text_width(text, SIZES[ink]) / 4
    drop = text_height(text, SIZES[ink]) / 2 + gap
    near, middling, far = gap * 0.75, drop * 1.2, drop * 1.45
    return (
        Spot(point, gap, 0, "start"), Spot(point, -gap, 0, "end"),
        Spot(point, 0, -drop), Spot(point, 0, drop),
        Spot(point, near, -drop, "start"), Spot(point, near, drop, "start"),
        Spot(point, -near, -drop, "end"), Spot(point, -near, drop, "end"),
        Spot(point, -shift, drop), Spot(point, shift, drop),
        Spot(point, -shift, -drop), Spot(point, shift, -drop),
        Spot(point, -near, -middling, "end"), Spot(point, near, -middling, "start"),
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
