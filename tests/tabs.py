"""Tabs of one browser context: each has a page, a history and listeners of its own, scripts are read once.

A page of a new context has everything compiled anew, which takes most of the time until it is drawn. The
pages of one context share a process of the browser, and a tab that stays open keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ONE_PROCESS = "--process-per-site"  # asked of Chromium, which has a process a tab otherwise
_OWN = "() => { if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear(); } }"


@contextmanager
def kept_context(browser: Browser, **more: object) -> Iterator[BrowserContext]:
    """A context for many tabs on this machine's addresses; `more` is what the browser is told of it."""
    context = browser.new_context(**more)  # type: ignore[arg-type]
    keeper = context.new_page()
    keeper.route("**/*", lambda route: route.fulfill(body=""))
    keeper.goto("http://127.0.0.1/")
    yield context
    context.close()


@contextmanager
def tab(
    context: BrowserContext, width: int = 1440, height: int = 900, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """A new tab, closed afterwards with what its page had the browser remember."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    yield page
    page.evaluate(_OWN)
    page.close()
    context.clear_cookies()


@contextmanager
def requests_heard(context: BrowserContext) -> Iterator[list[str]]:
    """The addresses that the context's pages ask for meanwhile."""
    asked: list[str] = []

    def hear(request: object) -> None:
        asked.append(str(getattr(request, "url", "")))

    context.on("request", hear)
    yield asked
    context.remove_listener("request", hear)
