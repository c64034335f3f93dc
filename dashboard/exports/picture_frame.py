"""The frame of a picture: title, subtitle, filters, marks, drawing, caveat, sources, version and figure ids.

Words are laid out by real widths, so that nothing is cut at any size, and written as SVG. On a slide they
stand beside the drawing, in a rail as wide as they need; where they leave too little room in a picture of
fixed height, the whole is laid out on a larger sheet and so becomes smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dashboard.exports.picture_blocks import NOTHING, Block, Box, side_by_side, stacked
from dashboard.exports.picture_notes import PictureNotes
from dashboard.exports.picture_sizes import Size
from dashboard.exports.picture_text import font_css_for, plain_line
from dashboard.exports.picture_words import Words
from dashboard.theme import FONT_STACK, Mode, palette

_GAP = 28
# The widths that a rail beside the drawing may have, and how much larger than the picture its sheet may be.
_RAILS = (330, 390, 450, 520, 590)
_SHEETS = (1, 1.12, 1.25, 1.4, 1.6, 1.9, 2.3, 3, 4)
# The least share of a sheet's height that is left to the drawing.
_LEAST_ROOM = 0.33


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG text with its own size, and where on the sheet it goes."""

    svg: str
    size: tuple[float, float]
    box: Box


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How much larger than the picture its sheet is, how wide the rail, and whether the foot stands in it."""

    larger: float = 1
    rail: float = 0
    has_foot_beside: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """All that surrounds a drawing, laid out: `room` is what is left for it."""

    size: Size
    notes: PictureNotes
    mode: Mode
    arrangement: Arrangement
    sheet: tuple[float, float]
    room: Box
    above: Block
    beside: Block
    below: Block
    foot: Block

    @property
    def foot_box(self) -> Box:
        """Where version and figure ids stand."""
        width, height = self.sheet
        inner = width - 2 * self.size.margin
        across = self.arrangement.rail if self.arrangement.has_foot_beside else inner
        top = height - self.size.margin - self.foot.height
        return Box(width - self.size.margin - across, top, across, self.foot.height)

    @property
    def fits(self) -> bool:
        """Whether enough is left to the drawing, and the rail holds what stands in it."""
        if self.size.height is None:
            return True
        gap = _GAP if self.arrangement.has_foot_beside else 0
        has_rail_room = self.beside.height + gap <= self.foot_box.y - self.room.y
        return self.room.height >= self.sheet[1] * _LEAST_ROOM and has_rail_room

    def id_line_count(self, notes: PictureNotes) -> int:
        """The lines that the figure ids of these notes take here."""
        return len(Words(self.size, palette(self.mode)).id_lines(notes, self.foot_box.width))

    def svg(self, drawings: Sequence[Drawing]) -> str:
        """The whole picture."""
        colours = palette(self.mode)
        width, height = self.sheet
        margin, foot = self.size.margin, self.foot_box
        body = [
            f'<rect width="{width:g}" height="{height:g}" fill="{colours.ground}"/>',
            self.above.at(margin, margin),
            *map(_nested, drawings),
            self.beside.at(width - margin - self.arrangement.rail, self.room.y),
            self.below.at(margin, foot.y - self.below.height),
            self.foot.at(foot.x, foot.y),
        ]
        words = escape(plain_line(self.notes.title))
        style = f"<style>{font_css_for(words + ''.join(body))}text{{white-space:pre}}</style>"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'{self._shown_size()} viewBox="0 0 {width:g} {height:g}" role="img" '
            f'font-family={quoteattr(FONT_STACK)} fill="{colours.text}">'
            f"<title>{words}</title>{style}{''.join(body)}</svg>"
        )

    def _shown_size(self) -> str:
        """Width and height as the picture is to be shown."""
        width, height = self.sheet
        if (wide := self.size.centimetres) is not None:
            return f'width="{wide}cm" height="{wide * height / width:.3f}cm"'
        return f'width="{self.size.width}" height="{self.size.height or height:.0f}"'


def frame(notes: PictureNotes, size: Size, mode: Mode, drawing_height: float | None = None,
          id_lines: int = 0, arrangement: Arrangement | None = None) -> Frame:  # fmt: skip
    """The frame of these notes.

    `drawing_height` is what the drawing takes where the picture's height follows it. `id_lines` keeps room
    for so many lines of figure ids, where pictures of one chart have different ones; these are all laid out
    in the `arrangement` of the first.
    """
    tried = [arrangement] if arrangement else arrangements(notes, size)
    for one in tried:
        laid_out = _laid_out(notes, size, mode, drawing_height, id_lines, one)
        if laid_out.fits:
            break
    return laid_out


def arrangements(notes: PictureNotes, size: Size) -> Iterator[Arrangement]:
    """The ways in which a picture may be laid out, those with the largest letters first."""
    has_rail = size.footing == "beside" and (notes.legend or notes.caveat or notes.numbered)
    for larger in _SHEETS:
        if not has_rail:
            yield Arrangement(larger)
            continue
        yield from (Arrangement(larger, rail, has_foot_beside=True) for rail in _RAILS)
        yield from (Arrangement(larger, rail) for rail in _RAILS)


def _laid_out(notes: PictureNotes, size: Size, mode: Mode, drawing_height: float | None, id_lines: int,
              one: Arrangement) -> Frame:  # fmt: skip
    words = Words(size, palette(mode))
    width = size.width * one.larger
    inner = width - 2 * size.margin
    legend = words.legend(notes.legend, one.rail or inner)
    above, beside, below = words.head(notes, inner), NOTHING, NOTHING
    caveat, sources = words.caveat, words.sources
    if one.rail:
        beside = stacked([legend, caveat(notes, one.rail), sources(notes, one.rail)], 16)
    elif size.footing == "halves":
        half = (inner - _GAP) / 2
        above = stacked([above, legend], 12)
        below = words.ruled(side_by_side([caveat(notes, half), sources(notes, half)], half + _GAP), inner)
    else:
        above = stacked([above, legend], 10)
        below = words.ruled(stacked([caveat(notes, inner), sources(notes, inner)], 8), inner)
    foot = words.foot(notes, one.rail if one.has_foot_beside else inner, id_lines)
    top = size.margin + above.height + size.margin * 0.55
    under: float = size.margin
    if not one.has_foot_beside:
        under += below.height + foot.height + size.margin * 0.45
    height = size.height * one.larger if size.height else top + (drawing_height or 0) + under
    across = inner - (one.rail + size.margin if one.rail else 0)
    room = Box(size.margin, top, across, height - top - under)
    return Frame(size, notes, mode, one, (width, round(height)), room, above, beside, below, foot)


def _nested(drawing: Drawing) -> str:
    """The drawing inside the picture, as large as its box."""
    box, (width, height) = drawing.box, drawing.size
    inner = drawing.svg[drawing.svg.index("<svg") :]
    attributes, rest = inner[4:].split(">", 1)
    kept = " ".join(part for part in _attributes(attributes) if not part.startswith(
        ("width=", "height=", "viewBox=", "x=", "y=", "xmlns")))  # fmt: skip
    return (
        f'<svg x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'viewBox="0 0 {width:g} {height:g}" {kept}>{rest}'
    )


def _attributes(text: str) -> list[str]:
    return re.findall(r"""[\w:-]+=(?:"[^"]*"|'[^']*')""", text)
