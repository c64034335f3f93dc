"""The slide that a browser shows while presenting: which it is, and what on it is cut or covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.browser import wait_until_ready
from tests.test_accessibility import WALK

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
SLIDE = f"() => {{ {ROOT} return root.data.slides[root.at].id; }}"


def opened(page: Page, address: str, query: str = "") -> Page:
    """The page, presenting what the query asks for, once it is ready."""
    page.goto(f"{address}/present{query}")
    wait_until_ready(page, "present")
    return page


def shown(page: Page) -> str:
    """The id of the slide shown."""
    return str(page.evaluate(SLIDE))
