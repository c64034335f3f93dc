"""A wide deck of slides in the theme's colours: real titles and placeholders, tables that never overfill.

All lengths are in inches, sizes of letters in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from dashboard.exports.picture_text import BOLD
from dashboard.exports.report_layouts import COVER, LINES, PICTURE_AND_WORDS, SECTION, TABLE, lay_out
from dashboard.exports.report_slide_tables import add_table, row_lines, table_parts
from dashboard.exports.report_slide_text import (
    HIGH,
    MARGIN,
    ROOM,
    WIDE,
    add_notes,
    fill,
    line_count,
    wrapped,
)


class Deck:
    """Slides as they are added; `data()` is the file."""

    def __init__(self, foot: str) -> None:
        from pptx import Presentation
        from pptx.util import Inches

        self.shown = Presentation()
        self.shown.slide_width, self.shown.slide_height = Inches(WIDE), Inches(HIGH)
        self.foot = foot
        lay_out(self.shown)

    def cover(self, title: str, lines: Sequence[str]) -> Any:
        """The first slide: the title, and lines below it."""
        slide = self._slide(COVER, title, 40 if len(title) < 60 else 30)
        fill(slide.placeholders[1], [(line, 18, "quiet") for line in lines])
        return slide

    def section(self, title: str, lines: Sequence[str]) -> Any:
        """A slide that opens a chapter."""
        slide = self._slide(SECTION, title, 34)
        fill(slide.placeholders[1], [(line, 18, "quiet") for line in lines])
        return slide

    def picture(self, title: str) -> Any:
        """A slide with room for a picture to the left and words to the right."""
        return self._slide(PICTURE_AND_WORDS, title, title_size(title))

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]],
              shares: Sequence[float], said: Sequence[str] = ()) -> list[Any]:  # fmt: skip
        """Slides with the table in as many parts as its rows need; its columns as wide as the shares.

        The notes of each hold its rows as lines, or those of `said`, which has one for each row.
        """
        widths = [(WIDE - 2 * MARGIN) * share / sum(shares) for share in shares]
        parts = table_parts(columns, rows, widths)
        told = iter(said or row_lines(columns, rows))
        slides = []
        for place, part in enumerate(parts, 1):
            words = f"{title} ({place} of {len(parts)})" if len(parts) > 1 else title
            slide = self._slide(TABLE, words, title_size(words))
            add_notes(slide, [words, "Data:", *islice(told, len(part))])
            add_table(slide, columns, part, widths, words)
            slides.append(slide)
        return slides

    def lines(self, title: str, lines: Sequence[str], size: float = 14) -> list[Any]:
        """Slides with lines of text, as many as need be; a line longer than a slide is parted."""
        groups = list(_groups([piece for line in lines for piece in _fitting(line, size)], size))
        slides = []
        for place, group in enumerate(groups, 1):
            words = f"{title} ({place} of {len(groups)})" if len(groups) > 1 else title
            slide = self._slide(LINES, words, title_size(words))
            fill(slide.placeholders[1], [(line, size, "text") for line in group])
            slides.append(slide)
        return slides

    def _slide(self, layout: int, title: str, size: float) -> Any:
        slide = self.shown.slides.add_slide(self.shown.slide_layouts[layout])
        fill(slide.shapes.title, [(title, size, "text")], is_bold=True)
        if layout != COVER:
            self._number(slide)
        return slide

    def _number(self, slide: Any) -> None:
        """Foot and number, which python-pptx leaves out of new slides, from the layout's placeholders."""
        from copy import deepcopy

        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type in {13, 15}:
                copied = deepcopy(shape._element)
                slide.shapes._spTree.append(copied)
                if shape.placeholder_format.type == 15:
                    fill(slide.shapes[-1], [(self.foot, 10, "quiet")])

    def data(self) -> bytes:
        """The file."""
        from io import BytesIO

        target = BytesIO()
        self.shown.save(target)
        return target.getvalue()


def title_size(title: str) -> float:
    """As large as lets a title stand in two lines."""
    for size in (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0):
        if line_count(title, size, WIDE - 2 * MARGIN, BOLD) <= 2:
            return size
    return 16.0


def _fitting(line: str, size: float) -> Iterator[str]:
    """A line in pieces of at most half a slide."""
    lines = wrapped(line, size, WIDE - 2 * MARGIN)
    most = max(1, int(ROOM * 72 / size / 1.3 / 2))
    for at in range(0, len(lines), most):
        yield " ".join(lines[at : at + most])


def _groups(lines: Sequence[str], size: float) -> Iterator[list[str]]:
    group: list[str] = []
    used = 0.0
    for line in lines:
        tall = (line_count(line, size, WIDE - 2 * MARGIN) * 1.22 + 0.35) * size / 72
        if group and used + tall > ROOM:
            yield group
            group, used = [], 0.0
        group.append(line)
        used += tall
    if group:
        yield group
