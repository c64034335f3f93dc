"""The report as one HTML file, opened from disk in a browser that has no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.contents import PAGES_MADE, Ground, all_charts
from dashboard.exports.renderer import renderer
from dashboard.exports.report import Report
from dashboard.exports.report_files import report_html
from tests.editions import edition_in, harmful_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = tuple(path or "briefing" for path in PAGES_MADE)
HARM = '<img src=x onerror="document.title=1"></script><script>document.title=2</script><!-- \u202e\x00'
MEGABYTES = 6_000_000


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    return Ground(edition_in(real_data))


@pytest.fixture(scope="module")
def file(browser: Browser, ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All pages in one file; needs a browser to be made."""
    made: Path = tmp_path_factory.mktemp("report") / "report.html"
    made.write_bytes(report_html(Report("All of it", "A note", PAGES, ground, date(2026, 3, 2))))
    yield made
    renderer().close()


@dataclass
class Opened:
    """A page with all that it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, file: Path, **more: object) -> Iterator[Opened]:
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}, "offline": True} | more))  # type: ignore[arg-type]
    page = context.new_page()
    one = Opened(page)
    page.on("request", lambda request: one.asked.append(request.url))
    page.on("console", lambda line: one.complaints.append(line.text))
    page.on("pageerror", lambda error: one.complaints.append(str(error)))
    page.goto(file.as_uri())
    yield one
    context.close()


def flat(text: str) -> str:
    return "".join(text.split())


def living(page: Page, name: str) -> None:
    """Wait until that chart answers."""
    page.locator(f"#{name} .drawings").scroll_into_view_if_needed()
    page.wait_for_selector(f"#{name}[data-state=live]")


def test_the_file_is_small_and_asks_for_nothing(browser: Browser, file: Path) -> None:
    assert file.stat().st_size < MEGABYTES
    with opened(browser, file) as one:
        living(one.page, "chapter-2-arms-share")
        assert {url.partition(":")[0] for url in one.asked} <= {"file", "data", "blob"}
        assert one.complaints == []
        assert one.page.title() == "All of it"


def test_every_label_of_every_chart_is_in_the_file_as_drawn(
    browser: Browser, file: Path, ground: Ground
) -> None:
    with opened(browser, file, java_script_enabled=False) as one:
        for chart_id, chart in all_charts(ground).items():
            drawn = flat(one.page.locator(f"figure[id$='-{chart_id}'] .for-wide").first.inner_text())
            for note in chart.figure["layout"]["annotations"]:
                words = re.sub("<[^>]*>", " ", note["text"])
                assert flat(words.replace("&#36;", "$").replace("&amp;", "&")) in drawn, (chart_id, words)


def test_without_scripts_everything_is_there_and_drawn(browser: Browser, file: Path, ground: Ground) -> None:
    with opened(browser, file, java_script_enabled=False) as one:
        text = flat(one.page.locator("main").inner_text())
        for chart in all_charts(ground).values():
            assert flat(chart.title) in text
        for document in ground.whole.documents.values():
            assert flat(document.title) in text
        shown = one.page.locator(".drawing-of:visible > svg")
        assert shown.count() == len(all_charts(ground)) + 2
        for place in range(shown.count()):
            box = shown.nth(place).bounding_box()
            assert box
            assert box["width"] > 500
            assert box["height"] > 90


def test_links_lead_to_places_in_the_file(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        lost = one.page.evaluate(
            "() => [...document.querySelectorAll('a[href^=\"#\"]')]"
            ".map((a) => decodeURIComponent(a.hash.slice(1)))"
            ".filter((id) => !document.getElementById(id))"
        )
        assert lost == []
        doubled = one.page.evaluate(
            "() => { const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);"
            " return ids.filter((id, at) => ids.indexOf(id) !== at); }"
        )
        assert doubled == []
        others = one.page.evaluate(
            "() => [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))"
            ".filter((href) => !/^(#|https?:)/.test(href))"
        )
        assert others == []


def test_a_mark_that_is_clicked_shows_its_evidence(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        living(one.page, "chapter-2-arms-share")
        box = one.page.locator("#chapter-2-arms-share .live").bounding_box()
        assert box
        one.page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + 80)
        picked = one.page.locator("#chapter-2-arms-share .picked")
        picked.wait_for()
        assert "70%" in picked.inner_text()
        assert "paragraph" in picked.inner_text()


def test_a_row_of_data_shows_its_evidence_beside_its_chart(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        plate = one.page.locator("#chapter-2-arms-share")
        plate.locator("summary").click()
        plate.locator("td a").first.click()
        assert "70%" in plate.locator(".picked").inner_text()
        plate.locator("td a").first.click()
        assert plate.locator(".picked").count() == 0


def test_a_mark_of_the_map_shows_its_evidence(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        plate = one.page.locator("[id^=chapter-][id$='-map-venezuela']")
        plate.locator(".for-wide circle[data-site]").first.dispatch_event("click")
        assert plate.locator(".picked").inner_text().strip()


def test_a_table_can_be_put_in_order(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        table = one.page.locator(".chapter.landscape table.plain")
        column = [text.strip() for text in table.locator("thead th").all_inner_texts()].index("value")
        button = table.locator("thead th").nth(column).locator("button")
        for falls in (False, True):
            button.click()
            cells = table.locator(f"tbody td:nth-child({column + 1})").all_inner_texts()
            numbers = [float(cell.replace(",", "")) for cell in cells if re.fullmatch(r"[\d.,e+-]+", cell)]
            assert numbers == sorted(numbers, reverse=falls)
            assert len(numbers) > 5


def test_charts_follow_light_and_dark(browser: Browser, file: Path) -> None:
    fills = set()
    for scheme in ("light", "dark"):
        with opened(browser, file, color_scheme=scheme, java_script_enabled=False) as one:
            ground = one.page.locator("figure[id$=arms-share] .for-wide svg > rect").first
            fills.add(ground.evaluate("(node) => getComputedStyle(node).fill"))
            assert ground.evaluate(
                "(node) => getComputedStyle(node).fill === getComputedStyle(document.body).backgroundColor"
            )
    assert len(fills) == 2


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, file: Path) -> None:
    with opened(browser, file, viewport={"width": 390, "height": 800}) as one:
        assert one.page.evaluate("() => document.documentElement.scrollWidth") == 390
        assert one.page.locator("figure[id$=arms-ranks] .for-narrow").is_visible()
        assert not one.page.locator("figure[id$=arms-ranks] .for-wide").is_visible()


def test_scripts_of_others_and_every_connection_are_forbidden(browser: Browser, file: Path) -> None:
    with opened(browser, file) as one:
        one.page.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'document.title = 1';"
            " document.head.append(s);"
            " document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=2\">'); }"
        )
        refused = one.page.evaluate(
            "() => fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused')"
        )
        assert refused == "refused"
        assert one.page.title() == "All of it"
        assert any("Content Security Policy" in line for line in one.complaints)


def test_harm_in_title_note_and_data_does_nothing(browser: Browser, tmp_path: Path) -> None:
    made = tmp_path / "harm.html"
    ground = Ground(harmful_edition(tmp_path / "published"))
    made.write_bytes(
        report_html(Report(HARM, HARM, ("briefing", "arms", "agreement", "sources", "data"), ground))
    )
    with opened(browser, made) as one:
        one.page.wait_for_load_state("load")
        assert one.page.title().startswith("<img src=x")
        assert "<script>document.title=2</script>" in one.page.locator("h1").first.inner_text()
        assert one.page.locator("img").count() == 0
        assert one.page.evaluate("() => document.scripts.length") <= 4
        assert "\u202e" not in one.page.content()
        assert not [line for line in one.complaints if "Error" in line]
