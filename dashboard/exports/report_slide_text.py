"""The room on a slide, and letters on it in the theme's colours.

All lengths are in inches, sizes of letters in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.exports.picture_text import WIDEST, lines_of
from dashboard.exports.report_text import told
from dashboard.theme import LIGHT, channels

WIDE, HIGH = 13.333, 7.5
MARGIN, GAP = 0.6, 0.35
TITLE_TOP, TITLE_HIGH = 0.42, 1.0
TOP = TITLE_TOP + TITLE_HIGH + 0.2
BOTTOM = HIGH - 0.62
ROOM = BOTTOM - TOP
# The picture takes the left of a slide, words the right.
SIDE = 3.9
PICTURE = WIDE - 2 * MARGIN - SIDE - GAP
# Slides take a family that most machines have; the others take a wider one, for which there is room.
FAMILY = "Arial"


def fill(shape: Any, lines: Sequence[tuple[str, float, str]], *, is_bold: bool = False) -> None:
    """Put lines into a placeholder, each with its size and a colour of the theme by name."""
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap = True
    for place, (text, size, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = told(text)
        run.font.size, run.font.bold = Pt(size), is_bold
        run.font.color.rgb = rgb(colour)
        paragraph.space_after = Pt(size * 0.35)


def add_notes(slide: Any, lines: Iterable[str]) -> None:
    """Put lines below what the slide's notes say already."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = told("\n".join(filter(None, (frame.text, *lines))))


def rgb(name: str) -> Any:
    """A colour of the light theme by name."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made(*channels(getattr(LIGHT, name)))


def wrapped(text: str, size: float, inches: float, weight: int = 400) -> tuple[str, ...]:
    """The lines that a text takes on a slide, in the widest letters that a machine may set it in."""
    return tuple(lines_of(text, size * WIDEST[weight], inches * 72, weight)) or ("",)


def line_count(text: str, size: float, inches: float, weight: int = 400) -> int:
    """How many lines a text takes on a slide."""
    return len(wrapped(text, size, inches, weight))
