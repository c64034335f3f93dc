"""Clicks on the marks of charts: the evidence opens below the chart, one at a time on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from tests.page_walks import click_mark
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
DOUBLE_CLICK = 400  # milliseconds in which plotly takes a second click for half of a double click, and more
# How many charts stand above each evidence that is open.
ABOVE = """
() => {
  const shadows = [...document.querySelectorAll('.stMain *')].map((one) => one.shadowRoot).filter(Boolean);
  const open = shadows.flatMap((one) => [...one.querySelectorAll('.evidence[role=status]')]);
  const charts = [...document.querySelectorAll('.stMain .stPlotlyChart')];
  const top = (one) => one.getBoundingClientRect().top;
  return open.map((one) => charts.filter((chart) => top(chart) < top(one)).length);
}
"""


@pytest.fixture(params=[1440, 390], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    with tab(context, request.param) as opened_tab:
        yield opened_tab


def figure_of(page: Page) -> str | None:
    """The figure that the address names."""
    return parse_qs(urlsplit(page.url).query).get("figure", [None])[0]


def test_a_click_in_another_chart_closes_the_evidence_that_was_open(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/arms")
    wait_until_ready(page, "arms")
    assert page.evaluate(ABOVE) == []
    for chart, mark in ((0, 0), (1, 0), (0, 0), (1, 1), (0, 1)):
        before = figure_of(page)
        page.wait_for_timeout(DOUBLE_CLICK)
        click_mark(page, chart, mark)
        page.wait_for_function(f"(above) => JSON.stringify(({ABOVE})()) === `[${{above}}]`", arg=chart + 1)
        wait_until_ready(page, "arms")
        assert page.evaluate(ABOVE) == [chart + 1]
        assert figure_of(page) not in (None, before)
