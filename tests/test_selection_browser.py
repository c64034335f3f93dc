"""Filters, search, permalinks and the colour mode, as a browser shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from tests.pictures import address_of
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
SEEN = """() => ['[data-testid=stApp]', '.js-plotly-plot .main-svg']
  .map((name) => document.querySelector(name))
  .map((one) => one && getComputedStyle(one).backgroundColor)"""
DARK, LIGHT = "rgb(21, 25, 29)", "rgb(252, 251, 248)"


@pytest.fixture(params=[(1440, "light"), (390, "dark")], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    width, scheme = request.param
    with tab(context, width, scheme=scheme) as opened_tab:
        yield opened_tab


def opened(page: Page, address: str, name: str, query: str = "") -> Page:
    page.goto(address + address_of(name) + query)
    wait_until_ready(page, name)
    return page


def is_narrow(page: Page) -> bool:
    return bool(page.evaluate("() => window.innerWidth < 768"))


def show_filters(page: Page) -> None:
    if is_narrow(page):
        page.locator("[data-testid=stExpandSidebarButton]").click()
    page.locator(".panel .controls").wait_for()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_filter_narrows_the_page_and_its_link_restores_it(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "displacement")
    show_filters(page)
    page.locator(".panel summary", has_text="Status").click()
    page.locator(".panel label", has_text="derived").click()
    page.locator(".page", has_text="The filters leave nothing of this page.").wait_for()
    assert asked(page) == {"status": ["derived"]}
    page.locator(".panel button", has_text="Copy link").click()
    link = page.locator(".panel [data-act=link]").get_attribute("data-copied") or ""
    assert parse_qs(urlsplit(link).query).keys() == {"status", "version"}
    page.goto(link)
    wait_until_ready(page, "displacement")
    page.locator(".page", has_text="The filters leave nothing of this page.").wait_for()
    page.locator("button", has_text="Show everything").dispatch_event("click")
    page.wait_for_function("() => !location.search.includes('status')")


def test_filters_stay_from_page_to_page(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "arms", "?documents=arsenal-grows")
    show_filters(page)
    page.locator(".pages a", has_text="Money").click()
    wait_until_ready(page, "money")
    page.wait_for_function("() => location.search === '?documents=arsenal-grows'")


def test_a_search_leads_to_the_evidence_of_what_it_found(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "briefing")
    show_filters(page)
    page.locator(".panel input[name=search]").fill("$34bn")
    page.keyboard.press("Enter")
    hit = page.locator(".hits a").first
    hit.wait_for()
    assert "US$34" in page.locator(".hits li").first.inner_text()
    hit.click()
    wait_until_ready(page, "money")
    figure = asked(page)["figure"][0]
    assert page.locator(f'[data-figure="{figure}"]').first.is_visible()


def test_charts_are_drawn_in_the_mode_of_the_page_at_once(page: Page, real_dashboard: str) -> None:
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    opened(page, real_dashboard, "arms")
    before = DARK if is_narrow(page) else LIGHT
    assert page.evaluate(SEEN) == [before, before]
    assert len(sent) == 1  # drawn once, not first in the other mode
    page.locator("[data-testid=stMainMenu] button").click()
    other, name = (LIGHT, "Light") if before == DARK else (DARK, "Dark")
    page.get_by_role("menuitemradio", name=name).click()
    page.wait_for_function(f"() => ({SEEN})().every((colour) => colour === '{other}')")


@pytest.mark.parametrize("name", ["data", "sources"])
def test_a_page_that_filters_do_not_touch_stays_as_it_is(name: str, page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, name)
    show_filters(page)
    page.locator(".panel summary", has_text="Status").click()
    page.locator(".panel label", has_text="derived").click()
    page.wait_for_url("**?*status=derived*")
    wait_until_ready(page, name)
    assert "This page shows everything" in page.locator(".panel .shown").inner_text()
    assert page.evaluate("() => document.querySelector('.run-over').dataset.selection") == "status=derived"
    page.locator(".panel [type=search]").fill("Maracay")
    page.locator(".panel [type=search]").press("Enter")
    page.locator("h1", has_text="What was found").wait_for()
    page.go_back()
    page.locator("h1", has_text="What was found").wait_for(state="detached")
    wait_until_ready(page, name)
    assert asked(page)["status"] == ["derived"]


# Rows of a page that a filter takes away, and those that were put where they had not been.
WATCHED = """(rows) => {
  globalThis.rowsGone = globalThis.rowsPut = 0;
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((one) =>
    one.shadowRoot ? roots(one.shadowRoot) : [])];
  const count = (nodes) => [...nodes].filter((one) => one.matches)
    .reduce((sum, one) => sum + one.matches(rows) + one.querySelectorAll(rows).length, 0);
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes, removedNodes }) => {
    globalThis.rowsPut += count(addedNodes);
    globalThis.rowsGone += count(removedNodes);
  }));
  for (const root of roots(document)) observer.observe(root, { subtree: true, childList: true });
}"""


@pytest.mark.parametrize(
    ("name", "group", "choice", "rows"),
    [("diplomacy", "Status", "reported", "details.row"), ("agreement", "Theme", "Arms", "tr.line")],
)
def test_rows_below_those_that_a_filter_takes_away_stay_where_they_are(
    name: str, group: str, choice: str, rows: str, page: Page, real_dashboard: str
) -> None:
    opened(page, real_dashboard, name)
    before = page.locator(rows).count()
    page.evaluate(WATCHED, rows)
    show_filters(page)
    page.locator(".panel summary", has_text=group).click()
    page.locator(".panel label", has_text=choice).first.click()
    page.wait_for_function("() => globalThis.rowsGone")
    wait_until_ready(page, name)
    gone, put = page.evaluate("() => [globalThis.rowsGone, globalThis.rowsPut]")
    assert 0 < gone < before
    assert page.locator(rows).count() == before - gone
    assert put == 0
