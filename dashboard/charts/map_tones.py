"""The colours of the map, mixed from the theme's."""

from __future__ import annotations

from dashboard.theme import Mode, channels, palette

Colour = list[int]


def map_tones(mode: Mode) -> dict[str, Colour]:
    """The colours of the map, mixed from the theme's: quiet land, Venezuela a tone warmer, a plain sea."""
    colours = palette(mode)
    dark = mode == "dark"
    sea = mixed(colours.ground, colours.contrast, 0.1 if dark else 0.07)
    land = mixed(colours.ground, colours.context, 0.3 if dark else 0.27)
    return {
        "sea": sea,
        "land": land,
        "border": mixed(colours.ground, colours.context, 0.08) if dark else rgb(colours.ground),
        "country": _between(land, rgb(colours.accent), 0.2 if dark else 0.17),
        "halo": sea if dark else rgb(colours.ground),
        "ground": rgb(colours.ground),
        "text": rgb(colours.text),
        "quiet": rgb(colours.quiet),
        "accent": rgb(colours.accent),
        "contrast": rgb(colours.contrast),
        "name": mixed(colours.quiet, colours.accent, 0.35),
    }


def rgb(colour: str) -> Colour:
    """A colour of the theme as deck.gl wants it."""
    return list(channels(colour))


def mixed(first: str, second: str, share: float) -> Colour:
    """The first colour with so much of the second in it."""
    return _between(rgb(first), rgb(second), share)


def _between(first: Colour, second: Colour, share: float) -> Colour:
    return [round(a + (b - a) * share) for a, b in zip(first, second, strict=True)]
