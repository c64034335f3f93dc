"""The ways of a reader through the five documents that only a browser shows: back, versions, clicks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.page_walks import opened, went
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with tab(context) as opened_tab:
        yield opened_tab


def test_the_way_back_takes_the_filter_away_again(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "arms")
    opened(page, real_dashboard, "money")
    page.locator("summary", has_text="Theme").click()
    ticked = page.locator(".tick", has_text="Arms").locator("input")
    # What the panel says of a run, so that no step is taken before the one before it has arrived.
    everything = page.locator(".shown", has_text="All ")
    ticked.check()
    went(page, "/money", "?theme=arms")
    everything.wait_for(state="hidden")
    page.go_back()
    went(page, "/money", "")
    everything.wait_for()
    assert not ticked.is_checked()
    page.go_back()
    went(page, "/arms", "")
