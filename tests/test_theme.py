"""Colours that everyone can tell apart, the same in the theme, the charts and the settings of Streamlit."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from dashboard.theme import FONT, PALETTES, Mode, template

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
MODES: tuple[Mode, ...] = ("light", "dark")
Colour = tuple[float, float, float]
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES: dict[str, tuple[Colour, Colour, Colour]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Distance in OKLab; two colours this far apart are told apart at a glance.
FAR = 0.10


def linear(colour: str) -> Colour:
    """A hexadecimal colour as linear RGB."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def times(matrix: tuple[Colour, Colour, Colour], vector: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def oklab(colour: Colour) -> Colour:
    to_cone = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
               (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
    to_lab = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
              (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
    long, middle, short = (max(0.0, value) ** (1 / 3) for value in times(to_cone, colour))
    return times(to_lab, (long, middle, short))


def seen(colour: str, deficiency: str) -> Colour:
    red, green, blue = (
        min(1.0, max(0.0, value)) for value in times(DEFICIENCIES[deficiency], linear(colour))
    )
    return oklab((red, green, blue))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_the_colours_of_a_chart_can_be_told_apart(mode: Mode, deficiency: str) -> None:
    for one, other in itertools.combinations(PALETTES[mode].series(), 2):
        apart = (
            sum((a - b) ** 2 for a, b in zip(seen(one, deficiency), seen(other, deficiency), strict=True))
            ** 0.5
        )
        assert apart > FAR, (one, other, apart)


@pytest.mark.parametrize("mode", MODES)
def test_text_and_marks_stand_out_from_their_ground(mode: Mode) -> None:
    colours = PALETTES[mode]
    for ground in (colours.ground, colours.panel):
        for ink in (colours.text, colours.quiet, colours.accent, colours.link):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
        for mark in (colours.contrast, colours.context):
            assert contrast(mark, ground) >= 2.5, (mark, ground)


@pytest.mark.parametrize("mode", MODES)
def test_streamlit_is_set_to_the_same_colours_and_font(mode: Mode) -> None:
    colours, theme = PALETTES[mode], SETTINGS["theme"]
    given = theme[mode]
    assert given["primaryColor"] == colours.accent
    assert given["backgroundColor"] == colours.ground
    assert given["secondaryBackgroundColor"] == colours.panel
    assert given["textColor"] == colours.text
    assert given["borderColor"] == colours.rule
    assert given["linkColor"] == colours.link
    assert FONT in theme["font"]
    assert FONT in template(mode)["layout"]["font"]["family"]


def test_every_font_that_the_theme_names_is_shipped_with_its_licence() -> None:
    fonts = ROOT / "dashboard" / "assets" / "fonts"
    for face in SETTINGS["theme"]["fontFaces"]:
        assert (fonts / Path(face["url"]).name).is_file()
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")


def test_nothing_is_sent_out_and_nobody_outside_is_let_in() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["client"]["disableDataExport"] is True
