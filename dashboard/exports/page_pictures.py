"""Pictures of whole pages, photographed from this machine's dashboard in the renderer's browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.browser import NotReady, photograph
from dashboard.contents import PAGES_MADE, Ground, page_contents
from dashboard.exports.data_tables import TITLE
from dashboard.exports.page_visits import Look, visited
from dashboard.exports.picture_notes import filter_words
from dashboard.exports.png_notes import noted
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.navigation import page_name
from dashboard.own_key import own_key

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH = 1280
_SECONDS = 60
_FOLDED = "Evidence that unfolds on the page is not shown."
_PREPARED = Path(__file__).resolve().parent.parent / "assets" / "photographed.js"


def page_png(
    server: str, path: str, ground: Ground, *, width: int = WIDTH, scale: int = 1, stays: bool = False
) -> bytes:
    """The whole page at `path` as the ground shows it, `width` pixels wide times `scale`.

    `server` is the address of a dashboard on this machine. A page that `stays` is kept open for the picture
    of the next. Raises NoChromium, PictureFailed and KeyError.
    """
    if path not in PAGES_MADE:
        raise KeyError(path)
    look = Look(server, own_key(), width, scale, ground.mode)
    asked = {"foot": foot_words(ground), "folded": _FOLDED}

    def shoot(browser: Browser) -> bytes:
        with visited(browser, look, path, ground, stays=stays) as page:
            picture = photograph(page, page_name(path), before=lambda: page.evaluate(_prepared(), asked))
            page.evaluate("withoutFoot()")
            return picture

    try:
        picture = renderer().run(shoot, seconds=_SECONDS)
    except NotReady as problem:
        raise PictureFailed(f"the page {page_name(path)} was not ready: {problem}") from problem
    return noted(picture, {"Title": page_contents(path, ground).title, "Version": ground.version}, 96 * scale)


@cache
def _prepared() -> str:
    return _PREPARED.read_text("utf-8")


def foot_words(ground: Ground) -> str:
    """What a page's picture says of the data: version, filters."""
    filters = filter_words(ground.selection, ground.whole)
    words = f"{TITLE}. Data version {ground.version}."
    return f"{words} {filters}." if filters else words
