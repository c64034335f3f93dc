"""Labels that stand above or beside their mark, wherever it lies, whole on a phone as on a projector.

Text keeps its size whatever the sheet's width, so a label must fit the narrowest sheet: it begins with its
mark or after it, or ends with it or before it, whichever leaves more room there, and is wrapped to that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.charts.sheet import LINE, SIDE, SMALL, Anchor, Part, label, rows_of, wrapped
from dashboard.theme import Mode, palette

NARROWEST = 340
_LETTER = 7.5
# Small letters are that much narrower than those of a heading.
_SMALLER = 1.13
_LEAST = 16
# Pixels between a mark and the words beside it: a dot is that wide on either side of its place.
SHIFT = 11
_MOST = 44


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a label stands: beginning or ending at `share` of the axis, in lines of up to `width` letters."""

    share: float
    anchor: Anchor
    width: int
    shift: float = 0


def stand_of(start: float, end: float) -> Stand:
    """The stand over a mark that reaches from `start` to `end`, shares of the axis's length."""
    inner = NARROWEST - 2 * SIDE
    after, before = NARROWEST - SIDE - start * inner, SIDE + end * inner
    if after >= before:
        return Stand(start, "left", _letters(after))
    return Stand(end, "right", _letters(before))


def beside_of(start: float, end: float) -> Stand | None:
    """The stand beside a mark, after it or before it, whichever leaves more room; None where neither does."""
    inner = NARROWEST - 2 * SIDE
    after, before = NARROWEST - SIDE - end * inner - SHIFT, SIDE + start * inner - SHIFT
    if max(after, before) < _LEAST * _LETTER:
        return None
    if after >= before:
        return Stand(end, "left", _small_letters(after), SHIFT)
    return Stand(start, "right", _small_letters(before), -SHIFT)


def above_of(start: float, end: float) -> Stand:
    """Like `stand_of`, for small letters."""
    stand = stand_of(start, end)
    inner = NARROWEST - 2 * SIDE
    room = NARROWEST - SIDE - start * inner if stand.anchor == "left" else SIDE + end * inner
    return replace(stand, width=_small_letters(room))


def _letters(pixels: float) -> int:
    return max(_LEAST, min(_MOST, int(pixels / _LETTER)))


def _small_letters(pixels: float) -> int:
    return max(_LEAST, min(round(_MOST * _SMALLER), int(pixels / _LETTER * _SMALLER)))


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
