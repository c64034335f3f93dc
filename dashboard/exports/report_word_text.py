"""Text in a Word document, in the theme's colours."""

from __future__ import annotations

from typing import Any

from dashboard.exports.report_text import told
from dashboard.theme import LIGHT, channels


def write(paragraph: Any, text: str, size: float, colour: str, *, is_bold: bool = False) -> None:
    """Add text to a paragraph: its size in points, its colour of the light theme by name."""
    from docx.shared import Pt

    for place, line in enumerate(told(text).split("\n")):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)
        run.font.size, run.bold = Pt(size), is_bold or None
        run.font.color.rgb = rgb(colour)


def rgb(name: str) -> Any:
    """A colour of the light theme by name."""
    from docx.shared import RGBColor

    return RGBColor(*channels(getattr(LIGHT, name)))
