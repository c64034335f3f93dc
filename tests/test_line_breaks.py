"""A value in a narrow column goes over to the next line beside its number and never inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from dashboard.contents import Ground
from dashboard.disputes import disputes
from dashboard.elements import text_of
from dashboard.exports.report import Paper, Report
from dashboard.exports.report_pdf import print_html
from dashboard.line_breaks import value_in_column
from dashboard.source_view import dispute_node
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# Words of cells of the matrix that break within what no space divides, and matrices wider than their room.
BROKEN = r"""
() => {
  const roots = [document], values = [], broken = [];
  while (roots.length) for (const one of roots.pop().querySelectorAll('*')) {
    if (one.shadowRoot) roots.push(one.shadowRoot);
    if (one.matches('table.matrix') && one.scrollWidth > one.parentElement.clientWidth)
      broken.push(`${one.scrollWidth} px wide`);
    if (one.matches('.cell .words')) values.push(one.firstChild);
  }
  for (const text of values) for (const part of text.data.matchAll(/[^ ]+/g)) {
    const range = document.createRange();
    range.setStart(text, part.index);
    range.setEnd(text, part.index + part[0].length);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
    if (lines.size > 1 && !/[A-Za-z][-–]/.test(part[0])) broken.push(part[0]);
  }
  return [values.length, broken];
}
"""


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("$34 billion", ["$34_billion"]),
        ("US$\u00a03.4\u00a0billion", ["US$_3.4_billion"]),
        ("up to 70 million cartridges a year", ["up", "to", "70_million", "cartridges", "a", "year"]),
        ("6.6\u00a0million\u00a0people", ["6.6_million", "people"]),
        ("about 120,000 barrels per day", ["about", "120,000", "barrels", "per", "day"]),
        ("more than 12\u00a0hours", ["more", "than", "12_hours"]),
        ("24 January 2022 – 23 February 2022", ["24_January", "2022_–", "23_February", "2022"]),
        ("less than a third", ["less", "than", "a_third"]),
        ("at least a dozen summits", ["at", "least", "a_dozen", "summits"]),
        ("number one", ["number_one"]),
        ("far smaller than", ["far", "smaller", "than"]),
        ("", [""]),
    ],
)
def test_a_number_holds_together_and_what_it_counts_may_follow(words: str, parts: list[str]) -> None:
    held = value_in_column(words)
    assert held.replace("\u00a0", " ") == words.replace("\u00a0", " ")
    assert held.replace("\u00a0", "_").split(" ") == parts


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 768, 1024, 1280, 1366, 1440])
def test_no_value_of_the_matrix_breaks_inside_and_the_matrix_stays_in_its_room(
    width: int, context: BrowserContext, real_dashboard: str
) -> None:
    with tab(context, width) as page:
        page.goto(f"{real_dashboard}/agreement")
        wait_until_ready(page, "agreement")
        # What one document alone says is folded, and put on the page once it is opened.
        page.locator("details.single > summary").click()
        page.locator("details.single tr.line").first.wait_for()
        count, broken = page.evaluate(BROKEN)
        assert count > 50
        assert broken == []


@pytest.mark.browser
@pytest.mark.parametrize(("paper", "across"), [("A4", 180), ("Letter", 185.9)])
def test_no_value_of_the_printed_matrix_breaks_inside(
    paper: Paper, across: float, context: BrowserContext, ground: Ground
) -> None:
    """As wide as the paper is between its margins, in millimetres."""
    with tab(context, round(across * 96 / 25.4)) as page:
        page.emulate_media(media="print")
        page.set_content(print_html(Report("", "", ("agreement",), ground), paper))
        count, broken = page.evaluate(BROKEN)
        assert count > 50
        assert broken == []
        assert page.locator(".matrix").first.evaluate("one => getComputedStyle(one).display") == "table"


def test_dates_of_disputes_hold_together(ground: Ground) -> None:
    shown = "".join(text_of(dispute_node(one)) for one in disputes(ground.catalogue))
    assert "24\u00a0January 2022\u00a0– 23\u00a0February 2022" in shown
