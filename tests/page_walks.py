"""Ways of a reader through pages in a browser, as tests walk them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.browser import wait_until_ready

if TYPE_CHECKING:
    from playwright.sync_api import Page


def opened(page: Page, address: str, path: str) -> Page:
    """The page at that path, ready; the path may have a query."""
    page.goto(f"{address}/{path}")
    wait_until_ready(page, path.partition("?")[0] or "briefing")
    return page


def went(page: Page, path: str, query: str) -> None:
    """Wait until the address is that one, and what it selects is shown."""
    page.wait_for_function("([path, query]) => location.pathname === path && location.search === query",
                           arg=[path, query])  # fmt: skip
    wait_until_ready(page, path[1:] or "briefing")


def click_mark(page: Page, chart: int, number: int) -> None:
    """Point at the middle of a mark and, once the chart says what it is, click."""
    drawing = page.locator(".stMain .stPlotlyChart").nth(chart)
    mark = drawing.locator(".point").nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drawing.locator(".hovertext").first.wait_for()
    page.mouse.down()
    page.mouse.up()
