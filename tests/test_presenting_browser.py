"""Presenting in a real browser: keys, swipes, buttons and links lead through the slides, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from tests.presented import FAULTS, ROOT, opened, shown
from tests.tabs import kept_context, requests_heard, tab
from tests.test_dashboard_browser import is_local

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
ORDER = "?show=money-lending,map,briefing.lending,oil-gdp,arms-share"
TOLD = f"() => {{ {ROOT} return root.querySelector('.told').textContent; }}"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with kept_context(browser, has_touch=True) as kept:
        yield kept


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab in a projector's window; any request that leaves this machine fails the test."""
    with requests_heard(context) as asked, tab(context, 1920, 1080) as opened_tab:
        yield opened_tab
    assert asked
    assert [url for url in asked if not is_local(url)] == []


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_keys_lead_through_the_slides_and_the_address_follows(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, ORDER)
    steps = page.evaluate("history.length")
    assert shown(page) == "money-lending"
    for key, slide in (
        ("ArrowRight", "map"), ("PageDown", "briefing.lending"), ("Space", "oil-gdp"),
        ("ArrowLeft", "briefing.lending"), ("End", "arms-share"), ("ArrowRight", "arms-share"),
        ("Shift+Space", "oil-gdp"), ("Home", "money-lending"), ("PageUp", "money-lending"),
        ("ArrowDown", "map"), ("ArrowUp", "money-lending"), ("ArrowRight", "map"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert shown(page) == slide
    assert asked(page)["at"] == ["2"]
    wait_until_ready(page, "present")
    assert page.evaluate("history.length") == steps
    assert page.locator(".tally").inner_text() == "2 of 5"


def test_a_link_restores_order_and_place(page: Page, context: BrowserContext, real_dashboard: str) -> None:
    opened(page, real_dashboard, ORDER)
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    wait_until_ready(page, "present")
    link, slide = page.url, shown(page)
    with tab(context, 1280, 720) as other:
        other.goto(link)
        wait_until_ready(other, "present")
        assert shown(other) == slide == "oil-gdp"
        other.keyboard.press("Home")
        assert shown(other) == "money-lending"


def test_escape_leaves_for_the_page_of_the_slide_and_back_leads_to_slides(
    page: Page, real_dashboard: str
) -> None:
    opened(page, real_dashboard, ORDER)
    page.keyboard.press("ArrowRight")
    wait_until_ready(page, "present")
    page.keyboard.press("Escape")
    page.wait_for_url("**/map*")
    wait_until_ready(page, "map")
    assert page.locator("[data-testid=stSidebar]").is_visible()
    assert page.locator("[data-testid=stHeader]").is_visible()
    page.go_back()
    wait_until_ready(page, "present")
    assert page.locator(".tally").is_visible()


def test_a_page_offers_to_present_itself(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/money?from=2004")
    wait_until_ready(page, "money")
    page.get_by_role("link", name="Present this page").click()
    wait_until_ready(page, "present")
    assert shown(page) == "money-lending"
    assert asked(page)["from"] == ["2004"]
    assert (
        page.locator("[data-testid=stSidebar]").count() == 0
        or not page.locator("[data-testid=stSidebar]").is_visible()
    )


def test_a_swipe_turns_the_slide(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, ORDER)
    swipe = f"""([from, to, down]) => {{ {ROOT}
      const touch = (x, y) => new Touch({{ identifier: 1, target: root, clientX: x, clientY: y }});
      root.dispatchEvent(new TouchEvent('touchstart', {{ touches: [touch(from, 300)] }}));
      root.dispatchEvent(new TouchEvent('touchend', {{ changedTouches: [touch(to, 300 + down)] }}));
    }}"""
    page.evaluate(swipe, [500, 300, 10])
    assert shown(page) == "map"
    page.evaluate(swipe, [300, 290, 0])
    page.evaluate(swipe, [500, 400, 300])
    assert shown(page) == "map"
    page.evaluate(swipe, [300, 500, 0])
    assert shown(page) == "money-lending"


def test_buttons_lead_on_and_the_whole_screen_can_be_filled(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, ORDER)
    back, on = (
        page.get_by_role("button", name="Previous slide"),
        page.get_by_role("button", name="Next slide"),
    )
    assert back.is_disabled()
    on.click()
    assert shown(page) == "map"
    back.click()
    assert shown(page) == "money-lending"
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === document.documentElement")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_the_order_can_be_changed_in_the_list(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "?show=money-lending,map")
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog", name="Slides")
    dialog.get_by_role("button", name="Later: US$34").click()
    dialog.get_by_role("button", name="Add: Russia supplied").click()
    dialog.get_by_role("button", name="Done").click()
    page.wait_for_function(f"() => {{ {ROOT} return root.data.items.length === 3; }}")
    wait_until_ready(page, "present")
    assert asked(page)["show"] == ["map,money-lending,arms-share"]
    assert shown(page) == "map"
    page.keyboard.press("End")
    wait_until_ready(page, "present")
    assert shown(page) == "arms-share"
    assert page.evaluate(FAULTS) == []
    page.reload()
    wait_until_ready(page, "present")
    assert shown(page) == "arms-share"


def test_a_slide_is_read_out(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, ORDER)
    page.keyboard.press("End")
    told = page.evaluate(TOLD)
    assert told.startswith("5 of 5. Russia supplied 70%")
    page.locator(".stPlotlyChart:visible").first.wait_for()
    wait_until_ready(page, "present")
    visible = page.locator(".stPlotlyChart:visible")
    assert visible.count() == 1
    assert "70%" in str(visible.get_attribute("aria-label"))


def test_unknown_names_are_told_and_the_notice_goes(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "?show=map,nowhere&at=7")
    notice = page.locator("[data-testid=stAlert]")
    assert "nowhere" in notice.inner_text()
    assert shown(page) == "map"
    opened(page, real_dashboard, "?show=map,nowhere,arms-share")
    page.keyboard.press("ArrowRight")
    assert not notice.is_visible()
