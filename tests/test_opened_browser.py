"""What is opened stands in the address and comes back with it: rows, cells, notes, dates, places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from tests.page_walks import opened
from tests.tabs import kept_context, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser
Again = Callable[[str], "Page"]
NOTICE = "[data-testid=stAlert]"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with tab(context) as opened_tab:
        yield opened_tab


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def names(page: Page, count: int) -> list[str]:
    """What the address says is open, once it is so many things and Python has been told."""
    page.wait_for_function(
        """(count) => {
          const named = new URLSearchParams(location.search).get('open') || '';
          return named.split(',').filter(Boolean).length === count;
        }""",
        arg=count,
    )
    page.wait_for_timeout(400)
    wait_until_ready(page)
    return [name for value in asked(page).get("open", []) for name in value.split(",")]


def rows_open(page: Page) -> Locator:
    return page.locator("details.row[open]")


@pytest.fixture(scope="module")
def elsewhere(browser: Browser) -> Iterator[BrowserContext]:
    """What a reader has who gets a link: nothing of what another reader's browser remembers."""
    with kept_context(browser) as kept:
        yield kept


@pytest.fixture
def again(elsewhere: BrowserContext, page: Page) -> Iterator[Again]:
    """Opens the address of the page in a new window."""
    with tab(elsewhere) as other:

        def opened_again(name: str) -> Page:
            other.goto(page.url)
            wait_until_ready(other, name)
            assert other.locator(NOTICE).count() == 0
            return other

        yield opened_again


def test_open_rows_come_back_with_the_link_and_take_no_step(
    page: Page, again: Again, real_dashboard: str
) -> None:
    opened(page, real_dashboard, "")
    steps = page.evaluate("history.length")
    for place in (1, 4):
        page.locator("details.row > summary").nth(place).click()
    told = names(page, 2)
    shown = rows_open(page).evaluate_all("(all) => all.map((one) => one.id)")
    assert shown == told
    other = again("briefing")
    assert rows_open(other).evaluate_all("(all) => all.map((one) => one.id)") == told
    assert other.locator("details.row[open] .piece").first.is_visible()
    page.locator("details.row > summary").nth(1).click()
    assert names(page, 1) == told[1:]
    page.locator("details.row > summary").nth(4).click()
    assert names(page, 0) == []
    assert urlsplit(page.url).query == ""
    assert page.evaluate("history.length") == steps


def test_a_row_stays_open_through_filters_sources_and_back(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "money")
    page.locator("details.row > summary").first.click()
    (name,) = names(page, 1)
    assert page.locator('.evidence[role="status"]').count() == 0
    page.locator(".panel summary", has_text="Status").click()
    page.locator(".panel label", has_text="reported").click()
    page.wait_for_function("() => location.search.includes('status=reported')")
    wait_until_ready(page, "money")
    assert names(page, 1) == [name]
    assert rows_open(page).count() == 1
    page.locator("details.row[open] a", has_text="read it in Sources").first.click()
    page.wait_for_url("**/sources?*")
    wait_until_ready(page, "sources")
    assert "open" not in asked(page)
    page.go_back()
    page.wait_for_url("**/money?*")
    wait_until_ready(page, "money")
    rows_open(page).wait_for()
    assert rows_open(page).evaluate_all("(all) => all.map((one) => one.id)") == [name]


def test_a_note_of_a_digest_comes_back(page: Page, again: Again, real_dashboard: str) -> None:
    opened(page, real_dashboard, "sources?document=parade-to-production")
    page.locator("a.lit.site").first.click()
    names(page, 1)
    other = again("sources")
    assert other.locator("details.beside.site[open] .piece").is_visible()


def test_a_cell_of_the_matrix_comes_back(page: Page, again: Again, real_dashboard: str) -> None:
    opened(page, real_dashboard, "agreement")
    page.locator("button.cell").nth(2).click()
    (name,) = names(page, 1)
    other = again("agreement")
    piece = other.locator(".panels > div:not([hidden]) .piece")
    assert piece.get_attribute("data-figure") == name
    assert other.locator('button.cell[aria-expanded="true"]').count() == 1


def test_a_date_on_the_timeline_comes_back(page: Page, again: Again, real_dashboard: str) -> None:
    opened(page, real_dashboard, "diplomacy")
    page.locator("summary", has_text="Data").first.click()
    page.locator("[data-pick^='arsenal-grows.cartel_designated']").first.click()
    page.wait_for_function("() => location.search.includes('figure=arsenal-grows.cartel_designated')")
    wait_until_ready(page, "diplomacy")
    evidence = '.evidence[role="status"]'
    words = page.locator(evidence).inner_text()
    assert "terrorist" in words
    other = again("diplomacy")
    assert other.locator(evidence).inner_text() == words


@pytest.mark.parametrize("place", ["maracay_plant", "flow-arms"])
def test_a_place_on_the_map_comes_back(place: str, page: Page, again: Again, real_dashboard: str) -> None:
    opened(page, real_dashboard, f"map?figure={place}")
    assert page.locator(NOTICE).count() == 0
    page.locator('.evidence[role="status"]').first.wait_for()
    page.locator("[data-pick=close]").first.click()
    page.wait_for_function("() => location.search === ''")
    page.locator("summary", has_text="Places").first.click()
    page.locator("[data-pick=caracas]").first.click()
    page.wait_for_function("() => location.search === '?figure=caracas'")
    wait_until_ready(page, "map")
    other = again("map")
    assert other.locator('.evidence[role="status"] h3').first.inner_text().startswith("Caracas")


@pytest.mark.parametrize("path", ["arms", "map", "sources", "diplomacy", "agreement"])
def test_what_nobody_knows_gets_a_notice(path: str, page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, f"{path}?figure=nowhere&open=nothing,nobody")
    notice = page.locator(NOTICE).inner_text()
    for word in ("figure", "nowhere", "nothing", "nobody"):
        assert word in notice
    assert page.locator("[data-testid=stException]").count() == 0


# Milliseconds: the browser tells Python of the row after 250, and the answer takes some more.
@pytest.mark.parametrize("moment", [60, 255, 260, 265])
def test_a_row_opened_just_before_the_page_is_left_is_not_told_of_the_next(
    moment: int, page: Page, real_dashboard: str
) -> None:
    opened(page, real_dashboard, "briefing")
    leave = "(row, moment) => { row.click(); setTimeout(() => globalThis.figuresGo('arms'), moment); }"
    page.locator("details.row summary").first.evaluate(leave, moment)
    wait_until_ready(page, "arms")
    page.wait_for_timeout(400)
    wait_until_ready(page, "arms")
    assert "open" not in asked(page)
    page.go_back()
    wait_until_ready(page, "briefing")
    assert "open" in asked(page)
