"""The five documents at every width: nothing scrolls sideways, no drawn text is cut, covered or small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from tests.pictures import NAMES, address_of
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
WIDTHS = (1920, 1440, 768, 390)
SETTLED = """
() => {
  const main = document.querySelector('.stMain');
  const charts = [...document.querySelectorAll('.js-plotly-plot')];
  const fits = (one) => Math.abs(one.getBoundingClientRect().width - one._fullLayout.width) < 2;
  const isDrawn = (one) => one._fullLayout && fits(one) && one.querySelector('text');
  return main.scrollWidth <= main.clientWidth && charts.every(isDrawn);
}
"""
LARGE = 1800
# Charts are drawn anew with larger letters once the browser has told that the screen is large, and back.
ASKED_FOR = """
(isLarge) => [...document.querySelectorAll('.js-plotly-plot')].every((chart) => {
  const sizes = [...chart.querySelectorAll('text')].map((one) => parseFloat(getComputedStyle(one).fontSize));
  return sizes.length && isLarge === sizes.every((size) => size >= 17);
})
"""
# Every text drawn in the main area, in the shadow of page components too: how many, and what is wrong.
TEXTS = """
() => {
  const DRAWN = 'svg, .js-plotly-plot';
  const faults = [], drawings = [], roots = [document.querySelector('.stMain')];
  while (roots.length) {
    const root = roots.pop();
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) roots.push(one.shadowRoot);
      const isWhole = one.matches(DRAWN) && !one.parentElement?.closest(DRAWN);
      if (isWhole && one.checkVisibility()) drawings.push(one);
    }
  }
  let texts = 0;
  for (const drawing of drawings) {
    const sheet = drawing.getBoundingClientRect();
    const box = (text) => text.getBoundingClientRect().toJSON();
    const read = (text) => ({ words: text.textContent.trim(), text, ...box(text) });
    const seen = [...drawing.querySelectorAll('text')].map(read).filter((one) => one.words && one.width > 0);
    texts += seen.length;
    seen.forEach((one, place) => {
      const size = parseFloat(getComputedStyle(one.text).fontSize);
      if (size < 12) faults.push(`${size} px: ${one.words}`);
      const beside = Math.max(sheet.left - one.left, one.right - sheet.right);
      const out = Math.max(beside, sheet.top - one.top, one.bottom - sheet.bottom);
      if (out > 1) faults.push(`${out.toFixed(1)} px cut off: ${one.words}`);
      for (const other of seen.slice(place + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        // The box of a line holds room above and below its letters.
        if (across > 1 && down > 4) faults.push(`${one.words} | ${other.words}`);
      }
    });
  }
  return [texts, faults];
}
"""
# Words of a page that run out of it, or are smaller than 12 px. Words that are for screen readers alone and
# those of the closed sidebar are on no screen; what is wide may stand where it can be scrolled to.
SPILT = """
() => {
  const faults = [];
  const pages = [...document.querySelectorAll('[data-testid^=stBidiComponent]')]
    .flatMap((one) => [one, ...one.querySelectorAll('*')]).map((one) => one.shadowRoot).filter(Boolean);
  const beside = (one, room) => Math.max(one.right - room.right, room.left - one.left);
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX)
    && one.scrollWidth > one.clientWidth;
  const isClosed = document.querySelector('[data-testid=stExpandSidebarButton]');
  let words = 0;
  for (const root of pages) for (const one of root.querySelectorAll('.page *')) {
    const texts = [...one.childNodes].filter((child) => child.nodeType === 3 && child.textContent.trim());
    if (!texts.length || !one.checkVisibility() || one.closest('.unseen, svg')) continue;
    if (isClosed && root.host.closest('[data-testid=stSidebar]')) continue;
    words += texts.length;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < 12) faults.push(`${size} px: ${one.textContent}`);
    if (getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth) {
      if (one.title !== one.textContent) faults.push(`shortened, the whole nowhere: ${one.textContent}`);
      continue;
    }
    let holder = one;
    while (holder && !scrolls(holder)) holder = holder.parentElement;
    const page = root.host.getBoundingClientRect();
    const room = { left: page.left, right: page.right };
    if (holder) {
      const sheet = holder.getBoundingClientRect();
      if (beside(sheet, page) > 1) faults.push(`beside the page: what scrolls, with ${one.textContent}`);
      room.left = sheet.left - holder.scrollLeft;
      room.right = room.left + holder.scrollWidth;
    }
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const spill = beside(range.getBoundingClientRect(), room);
      if (spill > 1) faults.push(`${spill.toFixed(1)} px beside the page: ${one.textContent}`);
    }
  }
  return [words, faults];
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1920, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_all_words_fit_at_every_width(name: str, page: Page, real_dashboard: str) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(real_dashboard + address_of(name))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(ASKED_FOR, arg=width >= LARGE, timeout=10_000)
        wait_until_ready(page, name)
        page.wait_for_function(SETTLED, timeout=10_000)
        # A chart that is drawn once more for the new width has no words meanwhile.
        page.wait_for_function(f"() => ({TEXTS})()[0] || !document.querySelector('.js-plotly-plot')")
        texts, faults = page.evaluate(TEXTS)
        assert (width, faults) == (width, [])
        assert texts > 0 or page.locator(".js-plotly-plot").count() == 0
        words, faults = page.evaluate(SPILT)
        assert (width, faults) == (width, [])
        assert words > 0


def test_texts_that_cover_each_other_would_be_found(page: Page, real_dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(real_dashboard + "/displacement")
    wait_until_ready(page, "displacement")
    page.wait_for_function(SETTLED, timeout=10_000)
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll('.js-plotly-plot .textpoint text');
      const [to, from] = [first, second].map((one) => one.getBoundingClientRect());
      second.setAttribute('transform', `translate(${to.left - from.left},${to.top - from.top})`);
    }""")
    assert page.evaluate(TEXTS)[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_all_words_of_the_open_sidebar_fit(width: int, context: BrowserContext, real_dashboard: str) -> None:
    with tab(context, width) as page:
        page.goto(real_dashboard + address_of("money"))
        wait_until_ready(page, "money")
        opener = page.locator("[data-testid=stExpandSidebarButton]")
        if width < 1000:
            opener.click()
        opener.wait_for(state="detached")
        page.locator(".panel .controls").wait_for()
        for _ in range(page.locator(".panel details:not([open])").count()):
            page.locator(".panel details:not([open]) > summary").first.click()
        assert page.evaluate(SPILT)[1] == []


@pytest.mark.parametrize(
    "style", ["width: 200vw", "margin-left: -40px", "font-size: 11px", "overflow-x: auto; width: 120vw"]
)
def test_words_beside_the_page_would_be_found(style: str, page: Page, real_dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(real_dashboard + address_of("money"))
    wait_until_ready(page, "money")
    page.locator(".stMain .page p:visible").first.evaluate(
        """(one, style) => {
          one.style.cssText = style + '; text-align: right; white-space: nowrap';
          if (style.includes('auto')) one.textContent += ' and much more'.repeat(99);
        }""",
        style,
    )
    assert page.evaluate(SPILT)[1]
