"""The style of a report: the pages' own, with the theme's colours and letters, for light, dark and paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.exports.picture_text import font_css
from dashboard.theme import DARK, FONT_STACK, LIGHT, Palette

_ASSETS = Path(__file__).resolve().parent.parent / "assets"


def colours(shown: Palette) -> str:
    """The names that the pages' style uses, set to a palette."""
    named = {
        "primary-color": shown.accent,
        "text-color": shown.text,
        "background-color": shown.ground,
        "secondary-background-color": shown.panel,
        "border-color": shown.rule,
        "link-color": shown.link,
    }
    return "".join(f"--st-{name}:{colour};" for name, colour in named.items())


@cache
def report_style() -> str:
    """The style sheet of all reports, letters included; on a dark screen dark, on paper light on white."""
    sheets = "".join((_ASSETS / name).read_text("utf-8") for name in ("page.css", "report.css"))
    return (
        f"{font_css()}:root{{color-scheme:light dark;--st-font:{FONT_STACK};{colours(LIGHT)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{colours(DARK)}}}}}"
        f"@media print{{:root{{--st-background-color:#ffffff}}}}{sheets}"
    )
