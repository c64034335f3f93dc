"""The marks of the legend as small drawings for pictures."""

from __future__ import annotations

from dashboard.marks import Mark
from dashboard.theme import Palette

_LONG = 32.0
_RADIUS = 5.0
_SMALL = frozenset({"dot", "ring", "swatch", "arrow_fall"})


def sample_width(mark: Mark) -> float:
    """The width of a mark's sample."""
    return 2 * _RADIUS + 2 if mark.shape in _SMALL else _LONG


def sample(mark: Mark, colours: Palette, height: float) -> str:
    """A mark as it looks in charts, on a line of that height."""
    middle = height / 2
    ink = str(getattr(colours, mark.tone))
    dash = ' stroke-dasharray="4 2.5"' if mark.style == "dashed" else ""
    if mark.shape in {"dot", "ring"}:
        fill = ink if mark.shape == "dot" else colours.ground
        return (f'<circle cx="{_RADIUS + 1:g}" cy="{middle:.1f}" r="{_RADIUS:g}" fill="{fill}" '
                f'stroke="{ink}" stroke-width="2"{dash}/>')  # fmt: skip
    if mark.shape in {"bar", "hollow"}:
        return _bar(mark, ink, middle, dash)
    if mark.shape in {"arrow_up", "arrow_down"}:
        return _arrow(mark.shape == "arrow_up", ink, middle, dash)
    return _sign(mark, ink, middle)


def _bar(mark: Mark, ink: str, middle: float, dash: str) -> str:
    box = f'x="1" y="{middle - 4.5:.1f}" width="{_LONG - 2:g}" height="9"'
    if mark.shape == "hollow":
        return f'<rect {box} fill="{ink}" fill-opacity="0.16" stroke="{ink}" stroke-width="2"/>'
    if mark.style == "solid":
        return f'<rect {box} fill="{ink}"/>'
    outline = f'<rect {box} fill="none" stroke="{ink}" stroke-width="1.5"{dash}/>'
    if mark.style == "dashed":
        return outline
    strokes = "".join(f"M{x},{middle + 4.5:.1f}l9,-9" for x in range(1, int(_LONG) - 9, 5))
    return f'{outline}<path d="{strokes}" fill="none" stroke="{ink}" stroke-width="1.2"/>'


def _arrow(rises: bool, ink: str, middle: float, dash: str) -> str:
    at, tip, way = (2, _LONG - 1, 1) if rises else (_LONG - 2, 1, -1)
    line = f'fill="none" stroke="{ink}"'
    return (
        f'<path d="M{at:g},{middle:.1f}H{tip:g}" {line} stroke-width="2"{dash}/>'
        f'<path d="M{at:g},{middle - 6:.1f}v12" {line} stroke-width="3"/>'
        f'<path d="M{tip - 6 * way:g},{middle - 5:.1f}L{tip:g},{middle:.1f}l{-6 * way},5" {line} '
        f'stroke-width="2"/>'
    )


def _sign(mark: Mark, ink: str, middle: float) -> str:
    """What legends of charts alone show: a colour, years of which nothing is stated, a bracket, a fall."""
    line, right = f'fill="none" stroke="{ink}"', _LONG - 2
    if mark.shape == "swatch":
        return f'<rect x="1" y="{middle - _RADIUS:.1f}" width="10" height="10" fill="{ink}"/>'
    if mark.shape == "gap":
        return (f'<path d="M2,{middle:.1f}H{right:g}" {line} stroke-width="1.5" stroke-dasharray="2 3"/>'
                f'<path d="M2,{middle - 4:.1f}v8M{right:g},{middle - 4:.1f}v8" {line} '
                'stroke-width="1.5"/>')  # fmt: skip
    if mark.shape == "bracket":
        return f'<path d="M2,{middle + 4:.1f}v-8H{right:g}v8" {line} stroke-width="1.5"/>'
    if mark.shape == "arrow_fall":
        return f'<path d="M6,{middle - 7:.1f}v14m-4,-5l4,5l4,-5" {line} stroke-width="2"/>'
    return _map_sign(mark, ink, middle)


def _map_sign(mark: Mark, ink: str, middle: float) -> str:
    """What the legend of the map alone shows: a line, strokes to a side of it, a flow."""
    line, right = f'fill="none" stroke="{ink}"', _LONG - 2
    if mark.shape == "flow":
        return f'<path d="M2,{middle:.1f}H{right:g}m-7,-6l7,6l-7,6" {line} stroke-width="2.2"/>'
    if mark.shape not in {"line", "strokes_below", "strokes_above"}:
        raise ValueError(f"no such sign: {mark.shape}")
    dash = ' stroke-dasharray="6 4.5"' if mark.style == "dashed" else ""
    way = {"strokes_below": 5, "strokes_above": -5}.get(mark.shape, 0)
    strokes = "".join(f"M{x},{middle:.1f}v{way}" for x in (6, 16, 26)) if way else ""
    return f'<path d="M2,{middle:.1f}H{right:g}{strokes}" {line} stroke-width="1.6"{dash}/>'
