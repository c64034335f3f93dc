"""The words around a drawing as blocks: head, legend, caveat, sources, foot; laid out by real widths.

Lengths and sizes of letters are pixels of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from dashboard.exports.picture_blocks import LEADING, NOTHING, Block, stacked, text_block, text_line
from dashboard.exports.picture_marks import sample, sample_width
from dashboard.exports.picture_notes import PictureNotes
from dashboard.exports.picture_sizes import Size
from dashboard.exports.picture_text import BOLD, even_lines, lines_of, width_of
from dashboard.marks import Legend
from dashboard.theme import FONT_STACK, Mode, Palette, palette

_TITLE_LEADING = 1.18


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of a frame in the letters of a size and the colours of a mode."""

    size: Size
    colours: Palette

    def head(self, notes: PictureNotes, width: float) -> Block:
        """Accent, title, subtitle, and what is left out by filters."""
        size, colours = self.size, self.colours
        accent = f'<rect width="{size.title * 1.4:g}" height="4" fill="{colours.accent}"/>'
        part = text_line(notes.part or "", width, size.note * 0.75, size.note, colours.quiet, ends=True)
        bar = Block(accent + (part if notes.part else ""), 4)
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

    def legend(self, legend: Legend, width: float) -> Block:
        """The marks that occur, each with its meaning, in as many lines as they need."""
        size, gap = self.size.note, 18.0
        x, y, parts = 0.0, 0.0, []
        for mark, meaning in legend:
            begin = sample_width(mark) + 7
            wide = begin + width_of(meaning, size) * 1.02
            if x and x + wide > width:
                x, y = 0.0, y + size * 1.6
            words = text_line(meaning, begin, size * 1.07, size, self.colours.text)
            drawn = sample(mark, self.colours, size * 1.4)
            parts.append(f'<g transform="translate({x:g} {y:g})">{drawn}{words}</g>')
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
            number = text_line(str(one.number), 0, size, size, colours.text, BOLD)
            items.append(Block(f'{number}<g transform="translate({hang:g} 0)">{lines.svg}</g>', lines.height))
        return stacked([heading, *items], 1) if items else NOTHING

    def foot(self, notes: PictureNotes, width: float, id_lines: int) -> Block:
        """Figure ids, data version and link, small; at least so many lines for the ids."""
        size, quiet = self.size.tiny, self.colours.quiet
        said = f"Data version {notes.version}"
        version = lines_of(f"{said} · {notes.address}" if notes.address else said, size, width)
        ids = self.id_lines(notes, width)
        block = text_block((*ids, *version), size, quiet)
        missing = max(0, id_lines - len(ids))
        return Block(block.svg, block.height + missing * size * LEADING)

    def id_lines(self, notes: PictureNotes, width: float) -> tuple[str, ...]:
        """The figure ids in lines."""
        words = "Figures: " + ", ".join(notes.figure_ids)
        return lines_of(words, self.size.tiny, width) if notes.figure_ids else ()

    def ruled(self, block: Block, width: float) -> Block:
        """The block below a fine line."""
        if not block.height:
            return block
        rule = f'<rect width="{width:g}" height="1" fill="{self.colours.rule}"/>'
        gap = self.size.note * 0.7
        return Block(f'{rule}<g transform="translate(0 {gap:g})">{block.svg}</g>', block.height + gap * 1.6)


def legend_svg(legend: Legend, width: float, size: Size, mode: Mode) -> tuple[str, int]:
    """The marks with their meanings alone, in letters of the size's notes, and how tall that is."""
    colours = palette(mode)
    block = Words(size, colours).legend(legend, width)
    tall = round(block.height)
    ground = f'<rect width="{width:g}" height="{tall}" fill="{colours.ground}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{tall}" '
        f'viewBox="0 0 {width:g} {tall}" font-family={quoteattr(FONT_STACK)}>{ground}{block.svg}</svg>'
    ), tall
