"""Each way taken is one step in the browser's history, and a step back leads to what the address says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from dashboard.navigation import question
from tests.page_walks import opened, went
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
SHARE = "survival-of-the-regime.arms_import_share.russia.venezuela.single_supplier"
DOCUMENT = "survival-of-the-regime"


@pytest.fixture(params=[1440, 390], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    with tab(context, request.param) as opened_tab:
        yield opened_tab


def is_at(page: Page, path: str, query: str) -> None:
    """Wait until the address is that one and its page is there, and see that it stays."""
    went(page, path, query)
    assert page.evaluate("() => [location.pathname, location.search]") == [path, query]


def steps(page: Page) -> int:
    return int(page.evaluate("history.length"))


def follow(page: Page, words: str) -> None:
    page.locator(".page a:visible", has_text=words).first.dispatch_event("click")


def test_reading_in_sources_is_one_step_and_one_back_returns(page: Page, real_dashboard: str) -> None:
    query = f"?status=reported&figure={SHARE}"
    opened(page, real_dashboard, f"arms{query}")
    before = steps(page)
    follow(page, "read it in Sources")
    is_at(page, "/sources", f"?status=reported&document={DOCUMENT}&paragraph=12")
    assert steps(page) == before + 1
    assert page.locator(".passage.wanted").is_visible()
    page.go_back()
    is_at(page, "/arms", query)
    page.go_forward()
    is_at(page, "/sources", f"?status=reported&document={DOCUMENT}&paragraph=12")


def test_leaving_the_slides_is_one_step_and_back_returns_to_the_slide(
    page: Page, real_dashboard: str
) -> None:
    opened(page, real_dashboard, "present?status=reported&show=arms-share,money-lending,map")
    page.keyboard.press("ArrowRight")
    wait_until_ready(page, "present")
    slides, before = page.evaluate("location.search"), steps(page)
    assert "show=arms-share,money-lending,map" in slides
    assert "at=2" in slides
    page.keyboard.press("Escape")
    is_at(page, "/money", "?status=reported")
    assert steps(page) == before + 1
    page.go_back()
    is_at(page, "/present", slides)
    assert page.locator(".tally").inner_text() == "2 of 3"


def test_the_navigation_keeps_filters_and_takes_one_step(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "arms?documents=arsenal-grows")
    before = steps(page)
    if page.evaluate("innerWidth < 768"):
        page.locator("[data-testid=stExpandSidebarButton]").click()
    page.locator(".pages a", has_text="Money").click()
    is_at(page, "/money", "?documents=arsenal-grows")
    assert steps(page) == before + 1
    assert not page.evaluate("document.querySelector('.stMain').scrollTop")
    page.go_back()
    is_at(page, "/arms", "?documents=arsenal-grows")


def test_many_quick_steps_back_end_where_the_address_says(page: Page, real_dashboard: str) -> None:
    # A busy browser leaves out steps, so it may end further back; before the first page there would be none.
    for path in ("displacement?status=reported", "arms?status=reported"):
        opened(page, real_dashboard, path)
    page.locator(".sources a").first.dispatch_event("click")
    for number in ("2", "3"):
        tab = page.locator(".tab", has=page.locator(".number", has_text=number))
        tab.dispatch_event("click")
        page.locator(".tab[aria-current=page] .number", has_text=number).wait_for()
        wait_until_ready(page, "sources")
    page.evaluate("history.back(); history.back(); history.back()")
    is_at(page, "/arms", "?status=reported")
    page.wait_for_timeout(500)
    is_at(page, "/arms", "?status=reported")
    title = page.locator("h1").inner_text()
    assert "Russian arms" in title
    for step in ("forward", "forward", "back", "forward", "forward", "back"):
        page.evaluate(f"history.{step}()")
        page.wait_for_timeout(30)
    page.wait_for_timeout(500)
    shown = urlsplit(page.url)
    wait_until_ready(page, shown.path[1:])
    if shown.path == "/sources":
        link = page.locator(".tab[aria-current=page]").get_attribute("href") or ""
        assert parse_qs(urlsplit(link).query)["document"] == parse_qs(shown.query)["document"]
    else:
        assert page.locator("h1").inner_text() == question(shown.path[1:])


def test_a_long_page_is_left_and_the_next_begins_at_its_top(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "money")
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 1500)")
    page.locator(".sources a").first.dispatch_event("click")
    page.wait_for_url("**/sources?*")
    wait_until_ready(page, "sources")
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0
