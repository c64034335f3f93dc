"""Blocks of lines for pictures: SVG that is as high as it says, to be stacked and set side by side.

Lengths and sizes of letters are pixels of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """Something as wide as its column: SVG relative to its upper left corner, and its height."""

    svg: str
    height: float

    def at(self, x: float, y: float) -> str:
        """The block with its upper left corner there."""
        return f'<g transform="translate({x:g} {y:.1f})">{self.svg}</g>' if self.svg else ""


NOTHING = Block("", 0)


def text_line(
    words: str, x: float, y: float, size: float, colour: str, weight: int = 400, *, ends: bool = False
) -> str:
    """A line of text that begins at `x`, or ends there."""
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    anchor = 'text-anchor="end" ' if ends else ""
    return (
        f'<text {anchor}x="{x:g}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"{bold}>'
        f"{escape(words)}</text>"
    )


def text_block(lines: Iterable[str], size: float, colour: str, weight: int = 400,
               leading: float = LEADING) -> Block:  # fmt: skip
    """Lines of text one below the other."""
    given = tuple(lines)
    step = size * leading
    drawn = (text_line(one, 0, size + place * step, size, colour, weight) for place, one in enumerate(given))
    return Block("".join(drawn), len(given) * step)


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """Blocks one below the other, those without height left out."""
    parts, y = [], 0.0
    for one in (block for block in blocks if block.height):
        parts.append(one.at(0, y))
        y += one.height + gap
    return Block("".join(parts), max(0.0, y - gap))


def side_by_side(blocks: Sequence[Block], step: float) -> Block:
    """Blocks `step` pixels from one to the next, those without height left out."""
    filled = [one for one in blocks if one.height]
    drawn = (one.at(place * step, 0) for place, one in enumerate(filled))
    return Block("".join(drawn), max((one.height for one in filled), default=0))
