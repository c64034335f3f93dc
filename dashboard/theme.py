"""Colours, type and the one plotly template, the same on the screen and in exported pictures.

Charts are drawn with `theme=None` and this template. `.streamlit/config.toml` gives the same colours to
everything else; a test keeps the two together. One accent colour stands for what Russia and Venezuela do,
greys for context, and colour is never the only sign.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Mode = Literal["light", "dark"]
FONT = "IBM Plex Sans"
FONT_STACK = f"'{FONT}', 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode; accent, contrast, third and context may stand side by side in one chart."""

    ground: str
    panel: str
    text: str
    quiet: str
    rule: str
    accent: str
    contrast: str
    third: str
    context: str
    link: str

    def series(self) -> tuple[str, ...]:
        """The colours that tell things apart in a chart."""
        return (self.accent, self.contrast, self.third, self.context)


LIGHT = Palette(
    ground="#fcfbf8", panel="#f2f0ea", text="#1c2126", quiet="#5c5f60", rule="#d9d5cb",
    accent="#a8371b", contrast="#1a5a8a", third="#c9a227", context="#8f9496", link="#1a5a8a",
)  # fmt: skip
DARK = Palette(
    ground="#15191d", panel="#20262c", text="#e9e6df", quiet="#aeada9", rule="#3a424a",
    accent="#ff9a76", contrast="#5fa8e0", third="#f3dc84", context="#7a8288", link="#8cc1ec",
)  # fmt: skip
PALETTES: dict[Mode, Palette] = {"light": LIGHT, "dark": DARK}


def palette(mode: Mode) -> Palette:
    """The colours of a mode."""
    return PALETTES[mode]


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a colour as the palettes write it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def template(mode: Mode) -> dict[str, Any]:
    """The plotly template of a mode, as plain data, so that drawing need not import plotly."""
    colours = palette(mode)
    axis = {
        "gridcolor": colours.rule, "gridwidth": 1, "zerolinecolor": colours.rule, "linecolor": colours.quiet,
        "tickcolor": colours.quiet, "tickfont": {"size": 14, "color": colours.quiet}, "showgrid": False,
        "zeroline": False, "automargin": True, "title": {"font": {"size": 14, "color": colours.quiet}},
    }  # fmt: skip
    return {
        "layout": {
            "font": {"family": FONT_STACK, "size": 15, "color": colours.text},
            "paper_bgcolor": colours.ground,
            "plot_bgcolor": colours.ground,
            "colorway": list(colours.series()),
            "title": {"font": {"size": 20, "color": colours.text, "weight": 600}, "x": 0, "xanchor": "left",
                      "xref": "container", "yref": "container"},
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {"bgcolor": colours.panel, "bordercolor": colours.rule,
                           "font": {"family": FONT_STACK, "size": 14, "color": colours.text}},
            "separators": ".,",
            "dragmode": False,
        }
    }  # fmt: skip


def tokens(mode: Mode) -> dict[str, str]:
    """The colours by name."""
    return asdict(palette(mode))
