"""Visits of the renderer's browser to a dashboard: pages opened for pictures, and nothing asked elsewhere.

A page that is kept open leads on to the next as a reader's click does: in a fraction of the time that opening
the next one anew takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from dashboard.address import write_selection
from dashboard.contents import Ground
from dashboard.own_key import COOKIE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, ProxySettings

    from dashboard.theme import Mode

# The height of a window that opens, in pixels; a picture is no lower.
_HEIGHT = 900
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# A proxy that is not there, as nobody runs the service of that port; this machine is asked without it.
_NOWHERE: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1,localhost,[::1]"}
# What is there to be clicked has no place in a picture. It is out of sight from the start, so that nothing is
# drawn for the width that is left beside it.
_ONLY_CONTENT = """
const sheet = new CSSStyleSheet();
const clicked = ['stSidebar', 'stHeader', 'stExpandSidebarButton', 'stButtonGroup', 'stButton',
  'stDownloadButton', 'stTextInput', 'stExpander', 'stCheckbox'].map((id) => `[data-testid="${id}"]`);
sheet.replaceSync(`${clicked} {display: none}`);
document.adoptedStyleSheets.push(sheet);
"""
# Whether the page could be told to lead on; one that has lost its server cannot.
_LEAD_ON = """(target) => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.dataset.testConnectionState !== 'CONNECTED') return false;
  globalThis.figuresGo(target);
  return true;
}"""
# Whether the last run was of just what is asked for; ms that this may take.
_ANSWERED = """(asked) => {
  const over = document.querySelector('.run-over');
  const told = Object.fromEntries(new URLSearchParams(over?.dataset.asked));
  return over && Object.keys({ ...told, ...asked }).every((name) => told[name] === asked[name]);
}"""
_ANSWERING = 10_000


@dataclass(frozen=True, slots=True)
class Look:
    """What pages have in common that are photographed in one context."""

    server: str
    key: str = field(repr=False)
    width: int
    scale: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class _Visit:
    """A page that is open, what it selects, and what it has shown, as addresses beneath the server's."""

    page: Page
    selected: dict[str, str]
    seen: frozenset[str]

    def led_on(self, path: str, ground: Ground) -> bool:
        """Whether the page leads on to that path.

        It does to what it has not shown yet, of the same selection: then no choice of this visit is left that
        could show, and it can be told by the page's name when the next one is there, or, of another document,
        by what the page says that it was asked for.
        """
        target = _target(path, ground)
        if target in self.seen or self.selected != _selected(ground):
            return False
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})
        if not self.page.evaluate(_LEAD_ON, target):
            return False
        is_shown_again = path in {one.partition("?")[0] for one in self.seen}
        return not is_shown_again or _is_answered(self.page, ground)


def _is_answered(page: Page, ground: Ground) -> bool:
    """Whether the page comes to show what the ground asks for beside the selection."""
    from playwright.sync_api import TimeoutError as TooLate

    try:
        page.wait_for_function(_ANSWERED, arg=dict(ground.asked), timeout=_ANSWERING)
    except TooLate:
        return False
    return True


_CONTEXTS: WeakKeyDictionary[Browser, tuple[Look, BrowserContext]] = WeakKeyDictionary()
_VISITS: WeakKeyDictionary[BrowserContext, _Visit] = WeakKeyDictionary()


@contextmanager
def visited(browser: Browser, look: Look, path: str, ground: Ground, *, stays: bool) -> Iterator[Page]:
    """The page at `path`, which begins to show what the ground selects; ready it is not yet.

    One that `stays` is kept open, where all went well, so that it can lead on to the next. ValueError for a
    server that is not on this machine.
    """
    context = _context(browser, look)
    visit = _VISITS.pop(context, None)
    if visit and not visit.led_on(path, ground):
        visit.page.close()
        visit = None
    if visit is None:
        visit = _opened(context, page_address(look.server, path, ground), ground)
    is_kept = False
    try:
        yield visit.page
        is_kept = stays
    finally:
        if is_kept:
            _VISITS[context] = _Visit(visit.page, visit.selected, visit.seen | {_target(path, ground)})
        else:
            visit.page.close()


def _opened(context: BrowserContext, address: str, ground: Ground) -> _Visit:
    page = context.new_page()
    page.goto(address, wait_until="commit")
    return _Visit(page, _selected(ground), frozenset())


def _context(browser: Browser, look: Look) -> BrowserContext:
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
        viewport={"width": look.width, "height": _HEIGHT}, device_scale_factor=look.scale,
        color_scheme=look.mode, accept_downloads=False, service_workers="block", proxy=_NOWHERE,
    )  # fmt: skip
    context.add_init_script(_ONLY_CONTENT)
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
    return f"{server}/{_target(path, ground)}"


def _target(path: str, ground: Ground) -> str:
    """The page's address beneath that of the server."""
    return f"{path}?{urlencode(_selected(ground) | dict(ground.asked))}"


def _selected(ground: Ground) -> dict[str, str]:
    return write_selection(ground.selection) | {"version": ground.version}
