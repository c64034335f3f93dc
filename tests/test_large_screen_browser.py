"""On a projector's screen charts have larger letters, and their marks answer clicks where they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from tests.page_walks import click_mark
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
LETTERS = """
() => Math.min(...[...document.querySelectorAll('.stPlotlyChart svg text')]
  .filter((one) => one.textContent.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize)))
"""


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with tab(context, 1920, 1080) as opened_tab:
        yield opened_tab


def letters_become(page: Page, test: str) -> None:
    page.wait_for_function(
        f"() => {{ const least = ({LETTERS})(); return Number.isFinite(least) && least {test}; }}"
    )


def test_letters_of_charts_are_large_and_follow_the_window(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/arms")
    wait_until_ready(page, "arms")
    letters_become(page, ">= 17")
    page.set_viewport_size({"width": 1280, "height": 900})
    letters_become(page, "< 15")
    page.set_viewport_size({"width": 1920, "height": 1080})
    letters_become(page, ">= 17")


def test_a_mark_answers_a_click_where_it_is_seen(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/money")
    wait_until_ready(page, "money")
    letters_become(page, ">= 17")
    click_mark(page, 0, 0)
    page.wait_for_function("() => location.search.includes('figure=')")
    page.locator('.evidence[role="status"]').first.wait_for()
