"""What only a browser shows of Agreement and Sources: marks that open, links that land, citations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from dashboard.exports.own_server import running_dashboard
from tests.digest_rows import rows_to_read
from tests.sample_tables import publish_rows
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
FOCUSED = (
    "() => { let one = document.activeElement; while (one?.shadowRoot) one = one.shadowRoot.activeElement; "
    "return one?.id }"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    published = tmp_path_factory.mktemp("published")
    rows = rows_to_read()
    filler = [{"number": number, "text": "Made-up words. " * 60} for number in range(10, 30)]
    rows["documents"][2]["paragraphs"] = json.dumps(filler)
    publish_rows(rows, published)
    with running_dashboard(published) as answering:
        yield answering


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with tab(context) as opened_tab:
        yield opened_tab


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    wait_until_ready(page, path.partition("?")[0])
    return page


@pytest.mark.parametrize("path", ["agreement", "sources"])
def test_a_link_to_a_figure_opens_its_evidence(path: str, page: Page, address: str) -> None:
    named = "alpha.agreements"
    opened(page, address, f"{path}?figure={named}")
    evidence = page.locator(f'[data-figure="{named}"]').first
    evidence.wait_for(state="visible")
    control = page.locator("[data-show][aria-expanded=true]")
    assert control.count() >= 1


def test_a_mark_in_the_digest_opens_its_evidence_and_closes_it(page: Page, address: str) -> None:
    opened(page, address, "sources?document=alpha")
    mark = page.locator("a.lit.figure", has_text="350")
    evidence = page.locator("details.beside.figure .piece")
    assert not evidence.is_visible()
    mark.click()
    assert evidence.is_visible()
    assert "more than 350 agreements" in evidence.inner_text().replace("\u00a0", " ")
    assert mark.get_attribute("aria-expanded") == "true"
    page.locator("a.lit.site").click()
    assert not evidence.is_visible()
    assert mark.get_attribute("aria-expanded") == "false"
    assert page.locator("details.beside.site .piece").is_visible()


def test_a_mark_opens_with_the_keyboard(page: Page, address: str) -> None:
    opened(page, address, "sources?document=alpha")
    page.locator("a.lit.event").focus()
    page.keyboard.press("Enter")
    assert page.locator("details.beside.event .piece").is_visible()


def test_a_link_to_a_paragraph_lands_there(page: Page, address: str) -> None:
    opened(page, address, "sources?document=gamma&paragraph=25")
    wanted = page.locator(".passage.wanted")
    assert wanted.get_attribute("id") == "paragraph-25"
    page.wait_for_function(f"({FOCUSED})() === 'paragraph-25'")
    box = wanted.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 300


def test_another_document_is_read_without_losing_ones_place_on_the_keyboard(page: Page, address: str) -> None:
    opened(page, address, "sources?document=alpha")
    page.locator("a.tab", has_text="Gamma commentary").focus()
    page.keyboard.press("Enter")
    page.locator("h2", has_text="Gamma commentary").wait_for()
    wait_until_ready(page, "sources")
    assert "document=gamma" in page.url
    assert page.evaluate(FOCUSED.replace("one?.id", "one?.getAttribute('aria-current')")) == "page"


def test_a_cell_opens_its_evidence_and_one_at_a_time(page: Page, address: str) -> None:
    opened(page, address, "agreement")
    cells = page.locator("tr.line", has_text="Agreements signed").locator("button.cell")
    cells.nth(0).click()
    first = page.locator("[id='behind-alpha.agreements']")
    assert first.is_visible()
    cells.nth(1).click()
    assert not first.is_visible()
    assert page.locator("[id='behind-beta.agreements']").is_visible()
    assert cells.nth(1).get_attribute("aria-expanded") == "true"
    cells.nth(1).click()
    assert page.locator(".panels .piece:visible").count() == 0


def test_the_matters_of_one_verdict_are_shown_alone(page: Page, address: str) -> None:
    opened(page, address, "agreement")
    page.locator("a.chip", has_text="Compatible").click()
    page.locator("a.chip[aria-current]", has_text="Compatible").wait_for()
    wait_until_ready(page, "agreement")
    assert "verdict=compatible" in page.url
    assert page.locator("h2.group").inner_text().strip().startswith("Compatible")
    assert page.locator("h2.group").count() == 1


def test_on_a_phone_the_matrix_is_a_list_with_the_documents_named(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, address, "agreement")
    assert page.locator(".whose").first.is_visible()
    assert page.locator("td.empty:visible").count() == 0
    widest = page.locator("table.matrix").first.evaluate("one => one.scrollWidth - one.clientWidth")
    assert widest <= 0


def test_more_documents_than_fit_a_screen_are_a_list_on_every_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, address, "agreement")
    shown = """(one) => {
      one.className = 'across narrow';
      return getComputedStyle(one.querySelector('.matrix')).display;
    }"""
    assert page.locator(".across").first.evaluate(shown) == "block"


def test_a_citation_is_copied(page: Page, address: str) -> None:
    opened(page, address, "agreement")
    page.locator("tr.line", has_text="Agreements signed").locator("button.cell").first.click()
    button = page.locator("[id='behind-alpha.agreements'] button.copy")
    button.click()
    page.locator("button.copy", has_text="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()").replace("\u00a0", " ")
    assert copied == (button.get_attribute("data-copy") or "").replace("\u00a0", " ")
    assert "more than 350 agreements" in copied
    assert "paragraph 3" in copied


@pytest.mark.parametrize("path", ["agreement", "sources?document=alpha&paragraph=3"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(path: str, scheme: str, page: Page, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, address, path)
    for fold in page.locator("details.fold > summary").all():
        fold.click()
    for control in page.locator("button.cell, a.lit").all():
        control.click()
    found = Axe().run(page, context={"include": [".stMain"]}).response["violations"]
    serious = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found
               if one["impact"] in {"serious", "critical"}]  # fmt: skip
    assert serious == []
