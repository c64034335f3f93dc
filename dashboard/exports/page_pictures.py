"""Pictures of whole pages, photographed from this machine's dashboard in the renderer's browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from dashboard.address import write_selection
from dashboard.browser import NotReady, photograph
from dashboard.contents import Ground
from dashboard.exports.data_tables import TITLE
from dashboard.exports.picture_notes import filter_words
from dashboard.exports.png_notes import noted
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.navigation import PAGES, page_name
from dashboard.own_key import COOKIE, own_key

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ProxySettings

    from dashboard.theme import Mode

WIDTH = 1280
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SECONDS = 60
# A proxy that is not there, as nobody runs the service of that port; this machine is asked without it.
_NOWHERE: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1,localhost,[::1]"}
# What is there to be clicked has no place in a picture; what the sidebar says of the data stands below.
_ONLY_CONTENT = """(words) => {
  const clicked = ['stSidebar', 'stHeader', 'stExpandSidebarButton', 'stButtonGroup', 'stButton',
    'stDownloadButton'].map((id) => `[data-testid="${id}"]`);
  document.head.appendChild(document.createElement('style')).textContent = `${clicked} {display: none}`;
  const roots = [...document.querySelectorAll('.stMain [data-testid^="stBidiComponent"]')].flatMap((one) =>
    [one, ...one.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean));
  for (const root of roots) for (const one of root.querySelectorAll('.ways, .hint')) one.remove();
  const foot = document.createElement('p');
  foot.textContent = words;
  foot.style.cssText = 'margin: 1rem 0 0; font-size: 0.8125rem; opacity: 0.75';
  document.querySelector('.stMainBlockContainer').appendChild(foot);
}"""


@dataclass(frozen=True, slots=True)
class _Look:
    """What pages have in common that are photographed in one context."""

    server: str
    key: str = field(repr=False)
    width: int
    scale: int
    mode: Mode


_CONTEXTS: WeakKeyDictionary[Browser, tuple[_Look, BrowserContext]] = WeakKeyDictionary()


def page_png(server: str, path: str, ground: Ground, *, width: int = WIDTH, scale: int = 1) -> bytes:
    """The whole page at `path` as the ground shows it, `width` pixels wide times `scale`.

    `server` is the address of a dashboard on this machine. Raises NoChromium, PictureFailed and KeyError.
    """
    entry = next((page for page in PAGES if page.path == path), None)
    if entry is None:
        raise KeyError(path)
    url = page_address(server, path, ground)
    words = foot_words(ground)

    def shoot(browser: Browser) -> bytes:
        page = _context(browser, _Look(server, own_key(), width, scale, ground.mode)).new_page()
        try:
            page.goto(url)
            wanted = page_name(path)
            return photograph(page, wanted, before=lambda: page.evaluate(_ONLY_CONTENT, words))
        finally:
            page.close()

    try:
        picture = renderer().run(shoot, seconds=_SECONDS)
    except NotReady as problem:
        raise PictureFailed(f"the page {page_name(path)} was not ready: {problem}") from problem
    return noted(picture, {"Title": entry.question, "Version": ground.version}, 96 * scale)


def _context(browser: Browser, look: _Look) -> BrowserContext:
    """The browser's context for pictures of that look, kept from page to page: it has read our code already.

    Whatever is not on this machine is asked of a proxy that is not there. Routes would do the same, but with
    them a browser keeps nothing of what it has read.
    """
    before, context = _CONTEXTS.get(browser, (None, None))
    if context is not None and before == look:
        return context
    if context is not None:
        context.close()
    context = browser.new_context(
        viewport={"width": look.width, "height": 900}, device_scale_factor=look.scale, color_scheme=look.mode,
        accept_downloads=False, service_workers="block", proxy=_NOWHERE,
    )  # fmt: skip
    # Where readers have to sign in, this lets our own browser in.
    context.add_cookies([
        {"name": COOKIE, "value": look.key, "url": look.server, "httpOnly": True, "sameSite": "Strict"}
    ])  # fmt: skip
    _CONTEXTS[browser] = (look, context)
    return context


def page_address(server: str, path: str, ground: Ground) -> str:
    """Where the server shows that page of the ground. ValueError for a server that is not on this machine."""
    parts = urlsplit(server)
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or parts.path not in {"", "/"}:
        raise ValueError(f"{server} is not on this machine")
    asked = write_selection(ground.selection) | {"version": ground.version} | dict(ground.asked)
    return f"{server}/{path}?{urlencode(asked)}"


def foot_words(ground: Ground) -> str:
    """What a page's picture says of the data: version, filters."""
    filters = filter_words(ground.selection, ground.whole)
    words = f"{TITLE}. Data version {ground.version}."
    return f"{words} {filters}." if filters else words
