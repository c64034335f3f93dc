"""Tabs of one context: a page of its own each, nothing handed on, one process that stays."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.tabs import requests_heard, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser


def drawing_processes(browser: Browser) -> int:
    """How many processes of the browser draw pages of this machine's addresses, and its own."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(one["type"] == "renderer" for one in told)


def test_what_one_page_had_remembered_the_next_does_not_know(
    context: BrowserContext, real_dashboard: str
) -> None:
    met: list[list[int]] = []
    for _ in range(2):
        with tab(context, 390, 800, "dark") as page:
            page.goto(f"{real_dashboard}/_stcore/health")
            met.append(page.evaluate("[localStorage.length, sessionStorage.length, history.length]"))
            assert "c=1" not in page.evaluate("document.cookie")
            assert page.evaluate("[innerWidth, innerHeight]") == [390, 800]
            assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
            page.evaluate("localStorage.a = sessionStorage.b = 1; document.cookie = 'c=1'")
    assert met[0] == met[1]
    assert met[0][:2] == [0, 0]


def test_new_tabs_need_no_process_each_and_their_requests_are_heard(
    browser: Browser, context: BrowserContext, real_dashboard: str
) -> None:
    address, tabs = f"{real_dashboard}/_stcore/health", 4
    with tab(context) as page, ExitStack() as stack:
        page.goto(address)
        before = drawing_processes(browser)
        asked = stack.enter_context(requests_heard(context))
        for _ in range(tabs):
            stack.enter_context(tab(context)).goto(address)
        # Chromium may have begun another for whatever comes next, and those of old tabs may still be ending.
        assert drawing_processes(browser) < before + tabs - 1
        assert asked == [address] * tabs
        stack.close()
        page.goto(address)
        assert asked == [address] * tabs
