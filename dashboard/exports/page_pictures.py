"""Pictures of whole pages, photographed from this machine's dashboard in the renderer's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.browser import NotReady, photograph
from dashboard.contents import Ground
from dashboard.exports.data_tables import TITLE
from dashboard.exports.page_visits import Look, visited
from dashboard.exports.picture_notes import filter_words
from dashboard.exports.png_notes import noted
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.navigation import PAGES, page_name
from dashboard.own_key import own_key

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH = 1280
_SECONDS = 60
# What is there to be clicked has no place in a picture; what the sidebar says of the data stands below.
# Nothing is scrolled: what would stay in sight is painted apart and hides, now and then, lines between rows.
_WITH_FOOT = """(words) => {
  const roots = [...document.querySelectorAll('.stMain [data-testid^="stBidiComponent"]')].flatMap((one) =>
    [one, ...one.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean));
  const still = new CSSStyleSheet();
  still.replaceSync('.matrix thead th, .text, .rows .plain :is(th, td) { position: static !important }');
  for (const root of roots) {
    root.adoptedStyleSheets.push(still);
    for (const one of root.querySelectorAll('.ways, .hint')) one.remove();
  }
  const foot = document.createElement('p');
  foot.textContent = words;
  foot.style.cssText = 'margin: 1rem 0 0; font-size: 0.8125rem; opacity: 0.75';
  document.querySelector('.stMainBlockContainer').appendChild(foot);
  globalThis.withoutFoot = () => foot.remove();
}"""


def page_png(
    server: str, path: str, ground: Ground, *, width: int = WIDTH, scale: int = 1, stays: bool = False
) -> bytes:
    """The whole page at `path` as the ground shows it, `width` pixels wide times `scale`.

    `server` is the address of a dashboard on this machine. A page that `stays` is kept open for the picture
    of the next. Raises NoChromium, PictureFailed and KeyError.
    """
    entry = next((page for page in PAGES if page.path == path), None)
    if entry is None:
        raise KeyError(path)
    look = Look(server, own_key(), width, scale, ground.mode)
    words = foot_words(ground)

    def shoot(browser: Browser) -> bytes:
        with visited(browser, look, path, ground, stays=stays) as page:
            picture = photograph(page, page_name(path), before=lambda: page.evaluate(_WITH_FOOT, words))
            page.evaluate("withoutFoot()")
            return picture

    try:
        picture = renderer().run(shoot, seconds=_SECONDS)
    except NotReady as problem:
        raise PictureFailed(f"the page {page_name(path)} was not ready: {problem}") from problem
    return noted(picture, {"Title": entry.question, "Version": ground.version}, 96 * scale)


def foot_words(ground: Ground) -> str:
    """What a page's picture says of the data: version, filters."""
    filters = filter_words(ground.selection, ground.whole)
    words = f"{TITLE}. Data version {ground.version}."
    return f"{words} {filters}." if filters else words
