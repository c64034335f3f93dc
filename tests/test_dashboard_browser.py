"""What only a browser shows: navigation, clicks, downloads, and that nothing leaves this machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from dashboard.browser import photograph, wait_until_ready
from dashboard.exports.own_server import running_dashboard
from dashboard.navigation import PAGES
from tests.pictures import NAMES, address_of
from tests.sample_tables import HARM, publish_rows, sample_rows
from tests.tabs import requests_heard, tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
OVERFLOW = (
    "() => { const main = document.querySelector('.stMain'); return main.scrollWidth - main.clientWidth }"
)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    published = tmp_path_factory.mktemp("published")
    publish_rows(sample_rows(), published)
    with running_dashboard(published) as answering:
        yield answering


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A new tab; any request that leaves this machine fails the test."""
    with requests_heard(context) as asked, tab(context) as opened_tab:
        yield opened_tab
    assert asked
    assert [url for url in asked if not is_local(url)] == []


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in LOOPBACK


def opened(page: Page, address: str, name: str, query: str = "") -> Page:
    page.goto(address + address_of(name) + query)
    wait_until_ready(page, name)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_by_address_without_an_exception_and_fits_its_window(
    name: str, page: Page, address: str
) -> None:
    opened(page, address, name)
    assert page.locator("h1").count() == 1
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert "Traceback" not in page.inner_text("body")
    for width in (1920, 1440, 768, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wait_until_ready(page, name)
        # A table follows its window a moment later; one that never does ends in a timeout here.
        page.wait_for_function(f"({OVERFLOW})() <= 0", timeout=10_000)


def test_the_navigation_leads_to_every_page(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    for entry in PAGES[1:]:
        page.locator(".pages a", has_text=entry.title).click()
        wait_until_ready(page, entry.path)
        assert urlsplit(page.url).path == f"/{entry.path}"


def test_a_headline_opens_to_its_evidence_which_leads_to_the_paragraph(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    row = page.locator("details.row", has_text="Agreements signed").first
    assert not row.locator(".piece").first.is_visible()
    row.locator("summary").click()
    evidence = row.locator(".piece").first
    assert evidence.is_visible()
    for words in ("A made-up sentence about agreements.", "a printed value", "paragraph 3"):
        assert words in evidence.inner_text()
    evidence.locator("a", has_text="Sources").click()
    wait_until_ready(page, "sources")
    assert "document=" in page.url
    assert page.locator(".passage.wanted").is_visible()


def test_evidence_opens_with_the_keyboard(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    row = page.locator("details.row").first
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    assert row.locator(".piece").first.is_visible()


def test_a_link_of_ours_changes_the_page_without_loading_it_anew(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    page.evaluate("window.stillHere = true")
    page.locator("a", has_text="all figures").first.click()
    wait_until_ready(page, "arms")
    assert page.evaluate("window.stillHere") is True
    page.go_back()
    wait_until_ready(page, "briefing")


def test_what_a_file_says_is_never_markup(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    assert page.locator("li", has_text=HARM).count() > 0
    assert page.locator("b").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.locator(".katex").count() == 0


def test_the_rows_shown_are_what_is_downloaded(page: Page, address: str) -> None:
    opened(page, address, "data")
    page.get_by_label("Search all columns").fill("lending")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 16").wait_for()
    wait_until_ready(page, "data")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of the rows shown").click()
    content = Path(download.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert [row["figure_id"] for row in rows] == ["gamma.lending"]
    assert rows[0]["claim"] == HARM
    assert download.value.suggested_filename.startswith("figures--words-lending-")


def test_the_whole_table_is_downloaded_with_a_mark_for_excel(page: Page, address: str) -> None:
    opened(page, address, "data")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of the whole table").click()
    assert not Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    page.get_by_role("button", name="Other files").click()
    page.get_by_role("dialog").locator("[data-testid=stCheckbox] label").click()
    wait_until_ready(page, "data")
    # Nothing on the page says that the toggle has reached the server, so the file is asked for until it has.
    for _ in range(50):
        with page.expect_download() as download:
            page.get_by_role("button", name="Table “figures” (CSV)").click()
        content = Path(download.value.path()).read_bytes()
        if content.startswith(b"\xef\xbb\xbf"):
            break
        page.wait_for_timeout(100)
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(content.decode("utf-8-sig").strip().split("\r\n")) == 1 + len(sample_rows()["figures"])


def test_the_font_is_our_own(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    assert page.evaluate(
        "[...document.fonts].some(face => face.family.includes('Plex') && face.status === 'loaded')"
    )
    assert "Plex" in page.locator("details.row h3").first.evaluate("one => getComputedStyle(one).fontFamily")


def test_light_and_dark_switch_the_marks_at_once(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    dot = page.locator("circle.dot").first
    colour = "one => getComputedStyle(one).fill"
    light = dot.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "([one, before]) => getComputedStyle(one).fill !== before", arg=[dot.element_handle(), light]
    )


def test_a_picture_holds_the_whole_page(page: Page, address: str) -> None:
    opened(page, address, "briefing")
    picture = photograph(page, "briefing")
    inner = page.evaluate("() => document.querySelector('.stMain').scrollHeight - window.innerHeight")
    assert inner <= 0
    assert picture.startswith(b"\x89PNG")
