"""Filters that are changed in haste: one after the other, or just before the reader goes to another page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from tests.pictures import address_of
from tests.tabs import kept_context, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
# Clicks what is named in the panel, so many milliseconds apart.
CLICKS = """
([wanted, moment]) => new Promise((done) => {
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((one) =>
    one.shadowRoot ? roots(one.shadowRoot) : [])];
  const panel = roots(document).map((root) => root.querySelector('.panel')).find(Boolean);
  const next = () => {
    if (!wanted.length) return done();
    panel.querySelector(wanted.shift()).click();
    setTimeout(next, moment);
  };
  next();
})
"""
RESET, ARMS = "[data-act=reset]", '.pages [data-go="arms"]'
STATUS, THEME, PAPER = (f'[name="{name}"]' for name in ("status", "theme", "documents"))
# Milliseconds in which an answer to the last click has come on the slowest machine so far.
_ANSWERED = 1200


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with kept_context(browser) as kept:
        yield kept


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with tab(context) as opened_tab:
        yield opened_tab


def selected(page: Page) -> tuple[set[str], set[str]]:
    """What the boxes and what the address say is selected."""
    page.wait_for_timeout(_ANSWERED)
    wait_until_ready(page)
    ticked = page.locator(".panel .tick input:checked").evaluate_all("(all) => all.map((one) => one.name)")
    asked = parse_qs(urlsplit(page.url).query).keys() & {"status", "theme", "documents"}
    return set(ticked), set(asked)


@pytest.mark.parametrize("moment", [60])
@pytest.mark.parametrize(
    ("name", "left"), [("briefing", []), ("sources", []), ("oil", [ARMS]), ("data", [ARMS])]
)
def test_no_quick_tick_is_lost(
    name: str, left: list[str], moment: int, page: Page, real_dashboard: str
) -> None:
    page.goto(real_dashboard + address_of(name))
    wait_until_ready(page, name)
    page.evaluate(CLICKS, [[STATUS, THEME, PAPER, *left], moment])
    assert selected(page) == ({"status", "theme", "documents"}, {"status", "theme", "documents"})


@pytest.mark.parametrize("moment", [60])
@pytest.mark.parametrize("name", ["oil", "sources"])
def test_a_reset_just_before_the_page_is_left_holds(
    name: str, moment: int, page: Page, real_dashboard: str
) -> None:
    page.goto(f"{real_dashboard}{address_of(name)}?theme=oil&status=alleged")
    wait_until_ready(page, name)
    page.evaluate(CLICKS, [[RESET, ARMS], moment])
    assert selected(page) == (set(), set())
    assert "All" in page.locator(".panel .shown").inner_text()
