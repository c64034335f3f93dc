"""Slides in a real browser: nothing is cut or covered in any window, letters are large enough for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.browser import wait_until_ready
from dashboard.theme import DARK
from tests.presented import FAULTS, ROOT, opened, shown
from tests.tabs import kept_context, requests_heard, tab
from tests.test_accessibility import DRAWN_ON, axe_script, violations
from tests.test_dashboard_browser import is_local

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
WINDOWS = {"projector": (1920, 1080), "beamer": (1280, 720), "old": (1024, 768), "phone": (390, 844)}
# Every chart that is shown has its words: plotly empties one that it draws anew.
WORDED = """
() => [...document.querySelectorAll('.stPlotlyChart')].every((one) =>
  getComputedStyle(one).visibility !== 'visible' || one.querySelector('.annotation-text, .textpoint text'))
"""
# The pixels that letters are high: of words, of sources, and the smallest of the chart.
SIZES = f"""
() => {{ {ROOT}
  const shown = root.querySelector('.holder.now');
  const high = (one) => parseFloat(getComputedStyle(one).fontSize);
  const least = (names) => Math.min(...[...shown.querySelectorAll(names)]
    .filter((one) => one.checkVisibility()).map(high));
  const drawn = [...document.querySelectorAll('.stPlotlyChart')]
    .filter((one) => getComputedStyle(one).visibility === 'visible')
    .flatMap((one) => [...one.querySelectorAll('.annotation-text, .textpoint text')])
    .map((one) => high(one) * one.getScreenCTM().a);
  return [least('.subtitle, .caveat, .facts dd, .doubt, .part'), least('.foot li'), Math.min(...drawn)];
}}
"""


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


def becomes_whole(page: Page) -> None:
    """Wait until the chart of the slide is there and nothing is cut any more."""
    page.wait_for_function(f"""() => {{ {ROOT}
      const charts = [...document.querySelectorAll('.stPlotlyChart')];
      const drawn = charts.filter((one) => getComputedStyle(one).visibility === 'visible').length;
      return drawn === (root.data.slides[root.at].height ? 1 : 0) && !({FAULTS})().length;
    }}""")


def test_every_chart_stands_on_its_stage_however_fast_the_keys(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard)
    for _ in range(21):
        page.keyboard.press("ArrowRight")
    wait_until_ready(page, "present")
    assert shown(page) == "displacement-crises"
    becomes_whole(page)


def test_the_words_of_a_filtered_map_end_above_its_sources(page: Page, real_dashboard: str) -> None:
    """Its headline is a line longer than that of the whole map."""
    opened(page, real_dashboard, "?show=map,arms-share&from=2014")
    low, high = page.evaluate(f"""() => {{ {ROOT}
      const shown = root.querySelector('.holder.now');
      const words = [...shown.querySelectorAll('.aside p')].map((one) => one.getBoundingClientRect().bottom);
      return [Math.max(...words), shown.querySelector('.foot').getBoundingClientRect().top];
    }}""")
    assert low <= high


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_is_cut_on_any_slide(window: str, page: Page, real_dashboard: str) -> None:
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    opened(page, real_dashboard)
    count = int(page.locator(".tally").inner_text().split(" of ")[1])
    faults: dict[str, Any] = {}
    for _ in range(count):
        wait_until_ready(page, "present")
        page.wait_for_function(WORDED)
        if found := page.evaluate(FAULTS):
            faults[shown(page)] = found
        body, sources, drawn = page.evaluate(SIZES)
        if window == "projector":
            assert body >= 28, shown(page)
            assert sources >= 18, shown(page)
            assert drawn is None or drawn >= 22, shown(page)
        page.keyboard.press("ArrowRight")
    assert faults == {}
    assert shown(page) == "map"


def test_a_window_that_changes_lays_the_slide_out_anew(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "?show=money-trade")
    for width, height in ((1024, 768), (390, 844), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        becomes_whole(page)


@pytest.mark.parametrize("show", ["briefing.1", "arms-share", "timeline", "map"])
def test_axe_finds_nothing_in_light_or_dark(show: str, page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, f"?show={show}")
    page.evaluate(axe_script())
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => {{ {ROOT} return root.data.mode === 'dark'; }}")
    page.wait_for_function(DRAWN_ON, arg=DARK.ground)
    wait_until_ready(page, "present")
    assert violations(page) == []
