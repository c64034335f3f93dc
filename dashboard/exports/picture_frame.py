"""The frame of a picture: title, subtitle, filters, marks, drawing, caveat, sources, version and figure ids.

Lays out text by real widths, so that nothing is cut at any size, and writes SVG. Where the words leave too
little room in a picture of fixed height, the whole is laid out on a larger sheet and so becomes smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dashboard.exports.picture_marks import sample, sample_width
from dashboard.exports.picture_notes import PictureNotes
from dashboard.exports.picture_sizes import Size
from dashboard.exports.picture_text import BOLD, even_lines, font_css_for, lines_of, plain_line, width_of
from dashboard.marks import Mark
from dashboard.theme import FONT_STACK, Mode, Palette, palette

_LEADING = 1.32
_TITLE_LEADING = 1.18
_GAP = 28


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG text with its own size, and where on the sheet it goes."""

    svg: str
    size: tuple[float, float]
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """Something as wide as its column: SVG relative to its upper left corner, and its height."""

    svg: str
    height: float


NOTHING = Block("", 0)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that surrounds a drawing, laid out: `room` is what is left for it."""

    size: Size
    notes: PictureNotes
    mode: Mode
    sheet: tuple[float, float]
    room: Box
    above: Block
    beside: Block
    below: Block
    foot: Block

    def svg(self, drawings: Sequence[Drawing]) -> str:
        """The whole picture."""
        colours = palette(self.mode)
        width, height = self.sheet
        shown = self.size.width, self.size.height or height
        unit = f"{self.size.centimetres}cm" if self.size.centimetres else f"{self.size.width}"
        tall = (f"{self.size.centimetres * height / width:.3f}cm" if self.size.centimetres
                else f"{shown[1]:.0f}")  # fmt: skip
        margin = self.size.margin
        bottom = height - margin - self.foot.height
        side = Box(width - margin - _rail(self.size, self.notes), self.room.y, 0, 0)
        body = [
            f'<rect width="{width:g}" height="{height:g}" fill="{colours.ground}"/>',
            _placed(self.above, margin, margin),
            *map(_nested, drawings),
            _placed(self.beside, side.x, side.y),
            _placed(self.below, margin, bottom - self.below.height),
            _placed(self.foot, margin, bottom),
        ]
        words = escape(plain_line(self.notes.title))
        style = f"<style>{font_css_for(words + ''.join(body))}text{{white-space:pre}}</style>"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{unit}" height="{tall}" viewBox="0 0 {width:g} {height:g}" role="img" '
            f'font-family={quoteattr(FONT_STACK)} fill="{colours.text}">'
            f"<title>{words}</title>{style}{''.join(body)}</svg>"
        )


def legend_svg(legend: Sequence[tuple[Mark, str]], width: float, size: Size, mode: Mode) -> tuple[str, int]:
    """The marks with their meanings alone, in letters of the size's notes, and how tall that is."""
    colours = palette(mode)
    block = Words(size, colours).legend(legend, width)
    tall = round(block.height)
    ground = f'<rect width="{width:g}" height="{tall}" fill="{colours.ground}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{tall}" '
        f'viewBox="0 0 {width:g} {tall}" font-family={quoteattr(FONT_STACK)}>{ground}{block.svg}</svg>'
    ), tall


def frame(notes: PictureNotes, size: Size, mode: Mode, drawing_height: float | None = None,
          id_lines: int = 0) -> Frame:  # fmt: skip
    """The frame of these notes.

    `drawing_height` is what the drawing takes where the picture's height follows it. `id_lines` keeps room
    for so many lines of figure ids, where pictures of one chart have different ones.
    """
    for larger in (1, 1.12, 1.25, 1.4, 1.6, 1.9, 2.3, 3, 4):
        one = _laid_out(notes, size, mode, drawing_height, id_lines, larger)
        if size.height is None or (one.room.height >= one.sheet[1] * 0.33 and _side_fits(one)):
            return one
    return one


def _side_fits(one: Frame) -> bool:
    return one.beside.height <= one.sheet[1] - one.room.y - one.foot.height - one.size.margin


def _rail(size: Size, notes: PictureNotes) -> float:
    """The width of what stands beside the drawing, where anything does."""
    has_words = notes.legend or notes.caveat or notes.numbered
    return 330 if size.footing == "beside" and has_words else 0


def _laid_out(notes: PictureNotes, size: Size, mode: Mode, drawing_height: float | None, id_lines: int,
              larger: float) -> Frame:  # fmt: skip
    words = Words(size, palette(mode))
    width = size.width * larger
    inner = width - 2 * size.margin
    rail = _rail(size, notes)
    legend = words.legend(notes.legend, rail or inner)
    above, beside, below = words.head(notes, inner), NOTHING, NOTHING
    caveat, sources = words.caveat, words.sources
    if size.footing == "beside":
        beside = stacked([legend, caveat(notes, rail), sources(notes, rail)], 16)
    elif size.footing == "halves":
        half = (inner - _GAP) / 2
        above = stacked([above, legend], 12)
        below = words.ruled(_side_by_side([caveat(notes, half), sources(notes, half)], half + _GAP), inner)
    else:
        above = stacked([above, legend], 10)
        below = words.ruled(stacked([caveat(notes, inner), sources(notes, inner)], 8), inner)
    foot = words.foot(notes, inner, id_lines)
    top = size.margin + above.height + size.margin * 0.55
    under = below.height + foot.height + size.margin + size.margin * 0.45
    height = size.height * larger if size.height else top + (drawing_height or 0) + under
    across = inner - (rail + size.margin if rail else 0)
    room = Box(size.margin, top, across, height - top - under)
    return Frame(size, notes, mode, (width, round(height)), room, above, beside, below, foot)


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of a frame as blocks of text."""

    size: Size
    colours: Palette

    def head(self, notes: PictureNotes, width: float) -> Block:
        """Accent, title, subtitle, and what is left out by filters."""
        size, colours = self.size, self.colours
        accent = f'<rect width="{size.title * 1.4:g}" height="4" fill="{colours.accent}"/>'
        part = _at_end(notes.part or "", width, size.note * 0.75, size.note, colours.quiet)
        bar = Block(accent + part, 4)
        large = self._title_size(notes.title, width)
        title = text_block(even_lines(notes.title, large, width, BOLD), large, colours.text, BOLD,
                           _TITLE_LEADING)  # fmt: skip
        subtitle = text_block(lines_of(notes.subtitle, size.subtitle, width), size.subtitle, colours.quiet)
        filters = text_block(lines_of(notes.filters or "", size.subtitle, width, BOLD), size.subtitle,
                             colours.contrast, BOLD)  # fmt: skip
        return stacked([stacked([bar, title], size.title * 0.4), stacked([subtitle, filters], 2)], 5)

    def _title_size(self, title: str, width: float) -> float:
        """The size that the title is set in: smaller where that saves a line, or where it is very long."""

        def count(size: float) -> int:
            return len(lines_of(title, size, width, BOLD))

        usual = large = self.size.title
        while count(large) > 3 and large > self.size.subtitle * 1.1:
            large -= 1
        smaller = (usual * share for share in (0.95, 0.9, 0.86))
        return max((size for size in smaller if size < large and count(size) < count(large)), default=large)

    def legend(self, legend: Sequence[tuple[Mark, str]], width: float) -> Block:
        """The marks that occur, each with its meaning, in as many lines as they need."""
        size, gap = self.size.note, 18.0
        x, y, parts = 0.0, 0.0, []
        for mark, meaning in legend:
            begin = sample_width(mark) + 7
            wide = begin + width_of(meaning, size) * 1.02
            if x and x + wide > width:
                x, y = 0.0, y + size * 1.6
            parts.append(f'<g transform="translate({x:g} {y:g})">{sample(mark, self.colours, size * 1.4)}'
                         f"{_line(meaning, begin, size * 1.07, size, self.colours.text)}</g>")  # fmt: skip
            x += wide + gap
        return Block("".join(parts), y + size * 1.5 if parts else 0)

    def caveat(self, notes: PictureNotes, width: float) -> Block:
        """What must not be read into the drawing."""
        return text_block(lines_of(notes.caveat, self.size.note, width), self.size.note, self.colours.text)

    def sources(self, notes: PictureNotes, width: float) -> Block:
        """The documents by number."""
        size, colours = self.size.note, self.colours
        heading = text_block(("Source" if len(notes.numbered) == 1 else "Sources",), size, colours.text, BOLD)
        hang = size * 1.15 * max((len(str(one.number)) for one in notes.numbered), default=1)
        items = []
        for one in notes.numbered:
            lines = text_block(lines_of(one.words, size, width - hang), size, colours.quiet)
            number = _line(str(one.number), 0, size, size, colours.text, BOLD)
            items.append(Block(f'{number}<g transform="translate({hang:g} 0)">{lines.svg}</g>', lines.height))
        return stacked([heading, *items], 1) if items else NOTHING

    def foot(self, notes: PictureNotes, width: float, id_lines: int) -> Block:
        """Data version, link and figure ids, small; at least so many lines for the ids."""
        size, quiet = self.size.tiny, self.colours.quiet
        said = f"Data version {notes.version}"
        version = lines_of(f"{said} · {notes.address}" if notes.address else said, size, width)
        ids = lines_of("Figures: " + ", ".join(notes.figure_ids), size, width) if notes.figure_ids else ()
        block = text_block((*ids, *version), size, quiet)
        missing = max(0, id_lines - len(ids))
        return Block(block.svg, block.height + missing * size * _LEADING)

    def ruled(self, block: Block, width: float) -> Block:
        """The block below a fine line."""
        if not block.height:
            return block
        rule = f'<rect width="{width:g}" height="1" fill="{self.colours.rule}"/>'
        gap = self.size.note * 0.7
        return Block(f'{rule}<g transform="translate(0 {gap:g})">{block.svg}</g>', block.height + gap * 1.6)


def id_line_count(notes: PictureNotes, one: Frame) -> int:
    """The lines that the ids of these notes take in that frame."""
    words = "Figures: " + ", ".join(notes.figure_ids)
    return len(lines_of(words, one.size.tiny, one.sheet[0] - 2 * one.size.margin))


def text_block(lines: Iterable[str], size: float, colour: str, weight: int = 400,
               leading: float = _LEADING) -> Block:  # fmt: skip
    """Lines of text one below the other."""
    given = tuple(lines)
    step = size * leading
    drawn = (_line(one, 0, size + place * step, size, colour, weight) for place, one in enumerate(given))
    return Block("".join(drawn), len(given) * step)


def _line(words: str, x: float, y: float, size: float, colour: str, weight: int = 400) -> str:
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"{bold}>{escape(words)}</text>'


def _at_end(words: str, x: float, y: float, size: float, colour: str) -> str:
    """A line of text that ends at `x`."""
    return _line(words, x, y, size, colour).replace("<text ", '<text text-anchor="end" ') if words else ""


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """Blocks one below the other, those without height left out."""
    parts, y = [], 0.0
    for one in (block for block in blocks if block.height):
        parts.append(_placed(one, 0, y))
        y += one.height + gap
    return Block("".join(parts), max(0.0, y - gap))


def _side_by_side(blocks: Sequence[Block], step: float) -> Block:
    filled = [one for one in blocks if one.height]
    drawn = (_placed(one, place * step, 0) for place, one in enumerate(filled))
    return Block("".join(drawn), max((one.height for one in filled), default=0))


def _placed(block: Block, x: float, y: float) -> str:
    return f'<g transform="translate({x:g} {y:.1f})">{block.svg}</g>' if block.svg else ""


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
