"""The page that pictures of charts are made in: no network, plotly loaded once, kept warm in the renderer."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from dashboard.charts.plotted import plotted
from dashboard.exports.picture_text import WEIGHTS, font_css
from dashboard.theme import FONT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

ASSETS = Path(__file__).resolve().parent.parent / "assets"
_REST = "html,body{margin:0;padding:0}svg{display:block}"


@dataclass(frozen=True, slots=True)
class Studio:
    """A warm page that draws charts, photographs and prints; `tools` are the browser's own for it."""

    page: Page
    tools: CDPSession

    def drawings(self, wanted: Iterable[tuple[dict[str, Any], int, str]]) -> list[str]:
        """Plotly figures, each so many pixels wide, as SVG text whose ids begin with the prefix given.

        All are drawn in one visit to the page, since that takes less time than one each.
        """
        page = self.page
        if not page.evaluate("() => 'Plotly' in window"):
            page.add_script_tag(path=plotly_program())
        given = [[plotted(figure), width, prefix] for figure, width, prefix in wanted]
        texts: list[str] = page.evaluate("drawCharts", given)
        return texts

    def photograph(self, svg: str, title: str, size: tuple[int, int], scale: int) -> bytes:
        """The SVG as a PNG of that size, so many device pixels to each of its own."""
        page = self.page
        if page.viewport_size != {"width": size[0], "height": size[1]}:
            page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate("(given) => show(...given)", [svg, title, *size])
        sheet = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": scale}
        # Asked of the browser itself: a third larger than playwright's pictures, in half the time.
        taken = self.tools.send(
            "Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True, "clip": sheet}
        )
        return base64.b64decode(taken["data"])

    def print(self, svgs: tuple[str, ...], title: str) -> bytes:
        """The SVGs as vector pages of a PDF, each page as large as its picture."""
        page = self.page
        page.evaluate("(given) => showAll(...given)", [svgs, title])
        return page.pdf(print_background=True, prefer_css_page_size=True)


_STUDIOS: WeakKeyDictionary[Browser, Studio] = WeakKeyDictionary()


def studio_of(browser: Browser) -> Studio:
    """The browser's studio, set up when first asked for."""
    if browser not in _STUDIOS:
        page = _new_page(browser)
        _STUDIOS[browser] = Studio(page, page.context.new_cdp_session(page))
    return _STUDIOS[browser]


def plotly_program() -> Path:
    """Plotly's own program, as installed."""
    import importlib.util

    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed: run the set-up again")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def _new_page(browser: Browser) -> Page:
    """A page that can reach nothing, with the letters loaded and our own script."""
    context = browser.new_context(offline=True, service_workers="block", accept_downloads=False)
    context.route("**/*", lambda route: route.abort())
    page = context.new_page()
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{font_css()}{_REST}</style><body></body>")
    page.add_script_tag(path=ASSETS / "pictures.js")
    letters = [f"{weight} 16px '{FONT}'" for weight in WEIGHTS]
    page.evaluate("(all) => Promise.all(all.map((one) => document.fonts.load(one, 'aā')))", letters)
    return page
