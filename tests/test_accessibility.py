"""Keyboard and screen readers on the five documents: axe in light and dark, alt texts, tables, focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.browser import wait_until_ready
from dashboard.catalogue import Catalogue
from dashboard.data import Edition
from dashboard.theme import DARK
from dashboard.wording import value_words
from etl.publish import current_version, version_folder
from tests.pictures import NAMES, address_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
# All elements of the main area, those in the shadow of page components too.
WALK = """
const inside = (one) => one.shadowRoot ? walk(one.shadowRoot) : [];
const walk = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...inside(one)]);
const everything = () => walk(document.querySelector('.stMain'));
"""
OPEN_ALL = (
    f"() => {{ {WALK} for (const one of everything()) if (one.tagName === 'DETAILS') one.open = true; }}"
)
DRAWN_ON = """
(ground) => [...document.querySelectorAll('.js-plotly-plot')]
  .every((one) => one._fullLayout?.paper_bgcolor === ground)
"""
CHARTS = """
() => [...document.querySelectorAll('.stPlotlyChart')].map((chart) => {
  const names = [...chart.closest('[class*=st-key-]').classList];
  const traces = chart.querySelector('.js-plotly-plot').data;
  return {
    role: chart.getAttribute('role'), alt: chart.getAttribute('aria-label') || '',
    name: names.find((one) => one.startsWith('st-key-')).slice(7),
    marks: [...new Set(traces.flatMap((trace) => (trace.customdata || []).map(([id]) => id)))],
  };
})
"""
# What acts on a click but cannot be focused, or shows nothing when the keyboard focuses it.
UNREACHABLE = f"""
() => {{ {WALK}
  const ours = '[data-go], [data-pick], [data-show], [data-copy], summary';
  const acting = everything().filter((one) => one.matches(ours) && one.checkVisibility());
  const faults = [];
  for (const one of acting) {{
    one.focus();
    const style = getComputedStyle(one);
    const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const isFocused = one.getRootNode().activeElement === one && one.tabIndex >= 0;
    if (!isFocused) faults.push('no focus: ' + one.outerHTML.slice(0, 160));
    else if (!isOutlined && style.boxShadow === 'none') faults.push('unseen: ' + one.outerHTML.slice(0, 160));
  }}
  return [acting.length, faults];
}}
"""
FOCUSED = """
() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return [one.tagName, one.dataset.pick || one.dataset.go || one.parentElement?.id || ''];
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def catalogue(real_data: Path) -> Catalogue:
    version = current_version(real_data)
    return Edition(version, version_folder(version, real_data), True).catalogue()


def opened(page: Page, address: str, name: str) -> Page:
    page.emulate_media(color_scheme="light")
    page.goto(address + address_of(name))
    wait_until_ready(page, name)
    return page


def violations(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds in the main area, in the shadow of page components too, with where it is."""
    found: dict[str, Any] = page.evaluate("axe.run({include: [['.stMain']]}, {resultTypes: ['violations']})")
    return [
        (one["id"], one["impact"], [node["html"] for node in one["nodes"]]) for one in found["violations"]
    ]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").lower()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_light_or_dark_and_the_keyboard_reaches_all(
    name: str, page: Page, real_dashboard: str
) -> None:
    opened(page, real_dashboard, name)
    page.evaluate(OPEN_ALL)
    page.evaluate(axe_script())
    assert violations(page) == []
    page.keyboard.press("Tab")
    acting, unreachable = page.evaluate(UNREACHABLE)
    assert unreachable == []
    assert acting > 0 or name == "data"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DRAWN_ON, arg=DARK.ground)
    wait_until_ready(page, name)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


def axe_script() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def test_axe_would_find_a_fault_in_the_shadow_of_a_component(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "briefing")
    page.evaluate(axe_script())
    page.locator("p.lead").first.evaluate("one => { one.style.color = '#e8e6e0' }")
    assert [name for name, *_ in violations(page)] == ["color-contrast"]


@pytest.mark.parametrize("name", ["arms", "money", "oil", "displacement", "diplomacy"])
def test_every_mark_of_every_chart_is_in_its_alt_text_and_in_the_table_beside_it(
    name: str, page: Page, real_dashboard: str, catalogue: Catalogue
) -> None:
    opened(page, real_dashboard, name)
    page.evaluate(OPEN_ALL)
    charts = page.evaluate(CHARTS)
    assert charts
    for chart in charts:
        assert chart["role"] == "figure"
        table = page.locator(f"[id='{chart['name']}-table'] table")
        told = plain(table.inner_text())
        for mark in chart["marks"]:
            assert any(words in plain(chart["alt"]) for words in words_for(mark, catalogue)), mark
            assert any(words in told for words in words_for(mark, catalogue)), mark
            assert table.locator(f"[data-pick='{mark}']").count() >= 1, f"{mark}: only a click opens it"


def words_for(mark: str, catalogue: Catalogue) -> list[str]:
    """How the value or the date behind a mark may be put."""
    figure = catalogue.figure(mark)
    if figure is not None:
        return [plain(value_words(figure)), plain(figure.printed_value or "no such words")]
    return [plain(event.title) for name, event in catalogue.events.items() if mark in {name, event.event_id}]


def test_the_map_says_its_distances(page: Page, real_dashboard: str, catalogue: Catalogue) -> None:
    opened(page, real_dashboard, "map")
    chart = page.locator("[data-testid=stDeckGlJsonChart]")
    assert chart.get_attribute("role") == "figure"
    alt = plain(chart.get_attribute("aria-label") or "")
    distances = [figure for figure in catalogue.figures.values() if figure.unit == "mile"]
    assert distances
    assert [figure.figure_id for figure in distances if plain(value_words(figure)) not in alt] == []


def test_evidence_of_a_mark_opens_with_the_keyboard_alone(page: Page, real_dashboard: str) -> None:
    opened(page, real_dashboard, "displacement")
    page.locator("details.chart-table > summary").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    tag, picked = page.evaluate(FOCUSED)
    assert tag == "BUTTON"
    page.keyboard.press("Enter")
    page.locator("[role=status] .piece").wait_for()
    wait_until_ready(page, "displacement")
    assert f"figure={picked}" in page.url
    assert page.evaluate(FOCUSED) == [tag, picked]
