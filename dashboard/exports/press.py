"""The page that reports are printed from: without network and scripts, kept in the renderer's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PRESSES: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()


@contextmanager
def typeset(browser: Browser, html: str) -> Iterator[Page]:
    """A page that shows the HTML as on paper, light.

    It is emptied afterwards for the next print, and given up where anything failed.
    """
    page = _PRESSES.pop(browser, None) or _new_page(browser)
    is_clean = False
    try:
        page.set_content(html, wait_until="load")
        yield page
        page.set_content("")
        is_clean = True
    finally:
        if is_clean:
            _PRESSES[browser] = page
        else:
            page.context.close()


def _new_page(browser: Browser) -> Page:
    context = browser.new_context(offline=True, java_script_enabled=False, service_workers="block")
    context.route("**/*", lambda route: route.abort())
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="light")
    return page
