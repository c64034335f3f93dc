"""Presenting in a real browser: keys, swipes, links, full screen, and that nothing is cut in any window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from dashboard.theme import DARK
from tests.tabs import kept_context, requests_heard, tab
from tests.test_accessibility import DRAWN_ON, WALK, axe_script, violations
from tests.test_dashboard_browser import is_local

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
WINDOWS = {"projector": (1920, 1080), "beamer": (1280, 720), "old": (1024, 768), "phone": (390, 844)}
ORDER = "?show=money-lending,map,briefing.lending,oil-gdp,arms-share"
ROOT = f"{WALK} const root = everything().find((one) => one.classList.contains('present'));"
# Words of the slide shown that reach out of the window or of the slide, the chart's too, and texts that meet.
FAULTS = f"""
() => {{ {ROOT}
  const faults = [];
  const shown = root.querySelector('.holder.now');
  const within = (one, box, words) => {{
    const rect = one.getBoundingClientRect();
    if (!rect.width || !rect.height) return;
    const isIn = rect.left > box.left - 1 && rect.right < box.right + 1
      && rect.top > box.top - 1 && rect.bottom < box.bottom + 1;
    if (!isIn) faults.push(words + ': ' + one.textContent.slice(0, 60) + JSON.stringify([rect, box]));
  }};
  const all = {{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }};
  const above = {{ ...all, bottom: root.querySelector('.steps').getBoundingClientRect().top }};
  if (shown.classList.contains('tall')) faults.push('has to be scrolled');
  for (const one of shown.querySelectorAll('h2, p, dt, dd, li, text, .drawing')) within(one, above, 'cut');
  const stage = shown.querySelector('.stage').getBoundingClientRect();
  for (const one of shown.querySelectorAll('.stage > *')) within(one, stage, 'over other words');
  for (const one of document.querySelectorAll('.stPlotlyChart')) {{
    if (getComputedStyle(one).visibility !== 'visible') continue;
    const texts = [...one.querySelectorAll('.annotation-text, .textpoint text')];
    if (!texts.length) faults.push('no words in the chart');
    for (const text of texts) within(text, stage, 'out of its stage');
  }}
  for (const one of root.querySelectorAll('.steps *')) within(one, all, 'cut');
  return faults;
}}
"""
# Every chart that is shown has its words: plotly empties one that it draws anew.
WORDED = """
() => [...document.querySelectorAll('.stPlotlyChart')].every((one) =>
  getComputedStyle(one).visibility !== 'visible' || one.querySelector('.annotation-text, .textpoint text'))
"""
SLIDE = f"() => {{ {ROOT} return root.data.slides[root.at].id; }}"
TOLD = f"() => {{ {ROOT} return root.querySelector('.told').textContent; }}"
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


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}/present{query}")
    wait_until_ready(page, "present")
    return page


def becomes_whole(page: Page) -> None:
    """Wait until the chart of the slide is there and nothing is cut any more."""
    page.wait_for_function(f"""() => {{ {ROOT}
      const charts = [...document.querySelectorAll('.stPlotlyChart')];
      const drawn = charts.filter((one) => getComputedStyle(one).visibility === 'visible').length;
      return drawn === (root.data.slides[root.at].height ? 1 : 0) && !({FAULTS})().length;
    }}""")


def shown(page: Page) -> str:
    return str(page.evaluate(SLIDE))


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


def test_every_chart_stands_on_its_stage_however_fast_the_keys(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard)
    for _ in range(21):
        page.keyboard.press("ArrowRight")
    wait_until_ready(page, "present")
    assert shown(page) == "displacement-crises"
    becomes_whole(page)


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


def test_the_words_of_a_filtered_map_end_above_its_sources(page: Page, real_dashboard: str) -> None:
    """Its headline is a line longer than that of the whole map."""
    opened(page, real_dashboard, "?show=map,arms-share&from=2014")
    low, high = page.evaluate(f"""() => {{ {ROOT}
      const shown = root.querySelector('.holder.now');
      const words = [...shown.querySelectorAll('.aside p')].map((one) => one.getBoundingClientRect().bottom);
      return [Math.max(...words), shown.querySelector('.foot').getBoundingClientRect().top];
    }}""")
    assert low <= high


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
