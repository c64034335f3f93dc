"""Labels that stand above their mark, wherever on the axis it lies, whole on a phone as on a projector.

Text keeps its size whatever the sheet's width, so a label must fit the narrowest sheet: it begins with its
mark, or ends with it, whichever leaves it more room there, and is wrapped to that room.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.drawing import LINE, SIDE, SMALL, Anchor, Part, label, rows_of, wrapped
from dashboard.theme import Mode, palette

NARROWEST = 340
_LETTER = 7.5
# Small letters are that much narrower than those of a heading.
_SMALLER = 1.13
_LEAST = 16
_MOST = 44


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a label stands: beginning or ending at `share` of the axis, in lines of up to `width` letters."""

    share: float
    anchor: Anchor
    width: int


def stand_of(start: float, end: float) -> Stand:
    """The stand over a mark that reaches from `start` to `end`, shares of the axis's length."""
    inner = NARROWEST - 2 * SIDE
    after, before = NARROWEST - SIDE - start * inner, SIDE + end * inner
    if after >= before:
        return Stand(start, "left", _letters(after))
    return Stand(end, "right", _letters(before))


def _letters(pixels: float) -> int:
    return max(_LEAST, min(_MOST, int(pixels / _LETTER)))


@dataclass(frozen=True, slots=True)
class Caption:
    """A heading and smaller words beneath it, wrapped to where they stand."""

    stand: Stand
    heading: str
    details: tuple[str, ...]

    @property
    def height(self) -> int:
        """The pixels that the words take, with a little room beneath."""
        return LINE * (rows_of(self.heading) + sum(rows_of(words) for words in self.details)) + 4


def caption(heading: str, details: tuple[str, ...], stand: Stand) -> Caption:
    """The words made to fit."""
    return Caption(
        stand,
        wrapped(heading, stand.width),
        tuple(wrapped(words, round(stand.width * _SMALLER)) for words in details if words),
    )


def caption_part(words: Caption, x: float, top: float, mode: Mode) -> Part:
    """The caption drawn, its first line at `top`; `x` is where its share lies on the sheet's own scale."""
    colours, anchor = palette(mode), words.stand.anchor
    lines = [label(words.heading, x, top, colours.text, anchor=anchor, is_bold=True)]
    top += LINE * rows_of(words.heading)
    for detail in words.details:
        lines.append(label(detail, x, top, colours.quiet, SMALL, anchor))
        top += LINE * rows_of(detail)
    # On the colour of the ground, so that guides pass behind the words.
    return Part(
        annotations=tuple({**one, "bgcolor": colours.ground} for each in lines for one in each.annotations)
    )
