"""The five documents at every width: nothing scrolls sideways, no drawn text is cut, covered or small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from tests.pictures import NAMES, address_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (1920, 1440, 768, 390)
SETTLED = """
() => {
  const main = document.querySelector('.stMain');
  const charts = [...document.querySelectorAll('.js-plotly-plot')];
  const fits = (one) => Math.abs(one.getBoundingClientRect().width - one._fullLayout.width) < 2;
  return main.scrollWidth <= main.clientWidth && charts.every(fits);
}
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
# Words of a page that run out of it, or are smaller than 12 px.
SPILT = """
() => {
  const faults = [];
  const pages = [...document.querySelectorAll('[data-testid^=stBidiComponent]')]
    .flatMap((one) => [one, ...one.querySelectorAll('*')]).map((one) => one.shadowRoot).filter(Boolean);
  for (const root of pages) for (const one of root.querySelectorAll('.page *')) {
    const words = [...one.childNodes].filter((child) => child.nodeType === 3 && child.textContent.trim());
    if (!words.length || !one.checkVisibility() || one.closest('.unseen, svg, thead, .rows')) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < 12) faults.push(`${size} px: ${one.textContent}`);
    const range = document.createRange();
    range.selectNodeContents(words[0]);
    if (range.getBoundingClientRect().right <= 0) continue;  // in the closed sidebar
    const spill = range.getBoundingClientRect().right - root.host.getBoundingClientRect().right;
    if (spill > 1) faults.push(`${spill.toFixed(1)} px beside the page: ${one.textContent}`);
  }
  return faults;
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
        wait_until_ready(page, name)
        page.wait_for_function(SETTLED, timeout=10_000)
        texts, faults = page.evaluate(TEXTS)
        assert (width, faults) == (width, [])
        assert texts > 0 or page.locator(".js-plotly-plot").count() == 0
        assert (width, page.evaluate(SPILT)) == (width, [])


def test_texts_that_cover_each_other_would_be_found(page: Page, real_dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(real_dashboard + "/displacement")
    wait_until_ready(page, "displacement")
    page.wait_for_function(SETTLED, timeout=10_000)
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll('.js-plotly-plot .annotation-text');
      second.closest('.annotation').setAttribute('transform', 'translate(0,0)');
      second.setAttribute('x', first.getAttribute('x'));
      second.parentElement.setAttribute('transform', first.parentElement.getAttribute('transform'));
    }""")
    assert page.evaluate(TEXTS)[1]
