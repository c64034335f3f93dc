"""Finds Chromium and drives it: when a page is ready, and how to photograph it whole."""

from __future__ import annotations

import base64
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Theme = Literal["light", "dark"]
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# All that must hold before a page may be photographed; returns what does not, in words, or nothing.
WAITING = """
(wanted) => {
  performance.setResourceTimingBufferSize(5000);  // what came over the net is asked below
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return 'the application';
  if (app.dataset.testConnectionState !== 'CONNECTED') return 'connection';
  if (app.dataset.testScriptState !== 'notRunning') return 'script';
  if (document.querySelector('[data-testid="stStatusWidget"]')) return 'status';
  if (document.querySelector('[data-testid="stSkeleton"]')) return 'skeletons';
  if (document.querySelector('[data-stale="true"]')) return 'stale elements';
  const over = document.querySelector('.run-over');
  if (!over) return 'end of the run';
  if (wanted && over.dataset.state.split(' ')[0] !== wanted) return 'page ' + wanted;
  for (const one of document.querySelectorAll('[data-testid^="stBidiComponent"]')) {
    const root = [one, ...one.querySelectorAll('*')].find((node) => node.shadowRoot)?.shadowRoot;
    if (!root?.querySelector('[data-state="built"]')) return 'page elements';
  }
  for (const one of document.querySelectorAll('.stPlotlyChart'))
    if (!one.querySelector('.js-plotly-plot .main-svg :is(.trace, .annotation)')
      || !one.querySelector('.js-plotly-plot .main-svg text')) return 'charts';
  for (const one of document.querySelectorAll('[data-testid="stDeckGlJsonChart"] canvas'))
    if (one.width === 300 && one.height === 150) return 'map';
  const outlines = performance.getEntriesByType('resource').filter((one) => one.name.includes('/map-'));
  if (outlines.length < 1 && over.dataset.state.split(' ')[0] === 'map'
    && document.querySelector('[data-testid="stDeckGlJsonChart"]')) return 'outlines of the map';
  for (const one of document.querySelectorAll('[data-testid="stDataFrame"]'))
    if (!one.querySelector('canvas')) return 'tables';
  if (document.fonts.status !== 'loaded') return 'fonts';
  return '';
}
"""
# Brings what moves to its end, and what moves without end to its beginning, in the roots of elements, too.
_ENDED = """() => {
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((one) =>
    one.shadowRoot ? roots(one.shadowRoot) : [])];
  for (const one of roots(document).flatMap((root) => root.getAnimations()))
    if (one.effect.getComputedTiming().endTime === Infinity) one.cancel();
    else one.finish();
}"""
# A picture that is asked of the browser itself is the same in every pixel as playwright's and made in half
# the time, a third larger. Without being told so, the browser would forget how dense the window's pixels are.
_FAST = {"format": "png", "optimizeForSpeed": True}
_WINDOW = """() => ({
  width: innerWidth, height: innerHeight, deviceScaleFactor: devicePixelRatio, mobile: false })"""


class NoChromium(Exception):
    """No Chromium was found; the message is one line that says what to do."""


class NotReady(Exception):
    """A page was not ready in time; the message says what it still waited for."""


def find_chromium() -> Path:
    """The browser: $CHROMIUM, a name on PATH, the usual places, playwright's own. Raises NoChromium."""
    if named := os.environ.get("CHROMIUM"):
        if Path(named).is_file():
            return Path(named)
        raise NoChromium(f"CHROMIUM names {named}, which is no file; let it name the browser's program")
    for found in _candidates():
        if found and Path(found).is_file():
            return Path(found)
    raise NoChromium(
        "no Chromium was found; install Chromium, Chrome or Edge (on Debian: apt install chromium), "
        "or let the variable CHROMIUM name one"
    )


def _candidates() -> Iterator[str | None]:
    """Where a browser may be, each place looked at only where those before it had none."""
    yield from map(shutil.which, NAMES)
    yield from _usual_places()
    yield _of_playwright()


def _usual_places() -> Iterator[str]:
    if sys.platform == "win32":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        yield from (str(Path(root, place)) for root in roots if root for place in _WINDOWS)
    elif sys.platform == "darwin":
        roots = ["/Applications", str(Path.home() / "Applications")]
        yield from (str(Path(root, place)) for root in roots if root for place in _MACOS)
    else:
        yield from ("/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome")


def _of_playwright() -> str | None:
    """The browser that playwright has downloaded, if it has."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as tools:
        return tools.chromium.executable_path


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """A browser without a window, started with `more` options. Raises NoChromium."""
    executable = find_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none", *more],
        )
        try:
            yield browser
        finally:
            browser.close()


def wait_until_ready(page: Page, wanted: str | None = None, seconds: float = 30.0) -> None:
    """Wait until all of the page is drawn; `wanted` is the page that must be there.

    Raises NotReady after so many seconds.
    """
    deadline = time.monotonic() + seconds
    while waiting := page.evaluate(WAITING, wanted):
        if time.monotonic() > deadline:
            raise NotReady(f"{page.url}: still waiting for {waiting} after {seconds:g} s")
        page.wait_for_timeout(25)


def photograph(page: Page, wanted: str | None = None, before: Callable[[], object] | None = None) -> bytes:
    """A picture of the whole page, in a window as tall as its content, once two are equal.

    `before` is done when the page is ready, before the window grows. Raises NotReady.
    """
    wait_until_ready(page, wanted)
    if before is not None:
        before()
        wait_until_ready(page, wanted)
    size = page.viewport_size or {"width": 1440, "height": 900}
    for _ in range(3):
        height = page.evaluate("() => document.querySelector('.stMain').scrollHeight")
        if height <= page.evaluate("() => window.innerHeight"):
            break
        page.set_viewport_size({"width": size["width"], "height": height})
        wait_until_ready(page, wanted)
    return _settled_picture(page)


def _settled_picture(page: Page) -> bytes:
    """What the window shows as PNG, once two pictures of it are equal. Raises NotReady."""
    # Never detached, as the window would lose its size with it; it ends with the page.
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setDeviceMetricsOverride", page.evaluate(_WINDOW))
    before = ""
    for _ in range(20):
        page.evaluate(_ENDED)
        picture: str = tools.send("Page.captureScreenshot", _FAST)["data"]
        if picture == before:
            return base64.b64decode(picture)
        before = picture
        page.wait_for_timeout(60)
    raise NotReady(f"{page.url}: the page does not come to rest")
