"""The marks of the legend as small drawings for pictures."""

from __future__ import annotations

from dashboard.marks import Mark
from dashboard.theme import Palette

_LONG = 32.0
_RADIUS = 5.0


def sample_width(mark: Mark) -> float:
    """The width of a mark's sample."""
    return 2 * _RADIUS + 2 if mark.shape in {"dot", "ring"} else _LONG


def sample(mark: Mark, colours: Palette, height: float) -> str:
    """A mark as it looks in charts, on a line of that height."""
    middle = height / 2
    dash = ' stroke-dasharray="4 2.5"' if mark.style == "dashed" else ""
    if mark.shape in {"dot", "ring"}:
        fill = colours.accent if mark.shape == "dot" else colours.ground
        return (f'<circle cx="{_RADIUS + 1:g}" cy="{middle:.1f}" r="{_RADIUS:g}" fill="{fill}" '
                f'stroke="{colours.accent}" stroke-width="2"{dash}/>')  # fmt: skip
    if mark.shape == "bar":
        return _bar(mark, colours, middle, dash)
    return _arrow(mark.shape == "arrow_up", colours, middle, dash)


def _bar(mark: Mark, colours: Palette, middle: float, dash: str) -> str:
    box = f'x="1" y="{middle - 4.5:.1f}" width="{_LONG - 2:g}" height="9"'
    if mark.style == "solid":
        return f'<rect {box} fill="{colours.accent}"/>'
    outline = f'<rect {box} fill="none" stroke="{colours.accent}" stroke-width="1.5"{dash}/>'
    if mark.style == "dashed":
        return outline
    strokes = "".join(f"M{x},{middle + 4.5:.1f}l9,-9" for x in range(1, int(_LONG) - 9, 5))
    return f'{outline}<path d="{strokes}" fill="none" stroke="{colours.accent}" stroke-width="1.2"/>'


def _arrow(rises: bool, colours: Palette, middle: float, dash: str) -> str:
    at, tip, way = (2, _LONG - 1, 1) if rises else (_LONG - 2, 1, -1)
    line = f'fill="none" stroke="{colours.accent}"'
    return (
        f'<path d="M{at:g},{middle:.1f}H{tip:g}" {line} stroke-width="2"{dash}/>'
        f'<path d="M{at:g},{middle - 6:.1f}v12" {line} stroke-width="3"/>'
        f'<path d="M{tip - 6 * way:g},{middle - 5:.1f}L{tip:g},{middle:.1f}l{-6 * way},5" {line} '
        f'stroke-width="2"/>'
    )
