"""Text that would act if it were read as markup, in every field that reaches the screen: nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest

from dashboard.browser import wait_until_ready
from dashboard.exports.own_server import running_dashboard
from dashboard.navigation import PAGES, PRESENTING, REPORTING
from etl.publish import current_version
from etl.tables import SCHEMAS, Column
from tests.sample_tables import Rows, publish_rows, sample_rows
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
RUN = "window.__ran=1"
# Each a way by which text comes to act: HTML, attributes, Markdown, styles, templates, ends of scripts.
HOSTILE = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}><a href="javascript:{RUN}">x</a>',
    f"' onmouseover='{RUN}' x='",
    f"[link](javascript:{RUN}) ![x](http://x.invalid/y.png)",
    f"</script><script>{RUN}</script><iframe srcdoc='<script>parent.__ran=1</script>'>",
    "<style>@import 'http://x.invalid/z.css'</style><link rel=stylesheet href=http://x.invalid/z.css>",
    f"{{{{constructor.constructor('{RUN}')()}}}} ${{{RUN}}} %{{x}} <b>%{{customdata}}</b>",
    f"<a href='data:text/html,<script>{RUN}</script>'>x</a><form action=http://x.invalid><button>go</button>",
    f"$\\href{{javascript:{RUN}}}{{x}}$ :material/close: `<b>`",
    f"<details open ontoggle={RUN}><math><mtext><mglyph><style></math><img src onerror={RUN}>",
)
_FOLLOW = """() => { window.__ran = window.__ran || 0;
  const found = [];
  const walk = (root) => root.querySelectorAll('*').forEach((one) => {
    if (one.type !== 'application/json'
        && /^(script|iframe|object|embed|form|base|meta|link|style)$/i.test(one.tagName)
        && /__ran|x\\.invalid/.test(one.cloneNode(/^(script|style)$/i.test(one.tagName)).outerHTML))
      found.push(one.outerHTML.slice(0, 200));
    for (const {name, value} of one.attributes)
      if (/^on/i.test(name) && /__ran/.test(value) || /^\\s*(javascript|data:text)/i.test(value)
          && /^(href|src|action|xlink:href|srcdoc)$/i.test(name)) found.push(name + '=' + value);
    if (one.shadowRoot) walk(one.shadowRoot); });
  walk(document);
  return [window.__ran, found]; }"""
_OPEN_ALL = """() => { const walk = (root) => root.querySelectorAll('*').forEach((one) => {
    if (one.tagName === 'DETAILS') one.open = true;
    for (const kind of ['mouseover', 'mouseenter', 'focus'])
      one.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    if (one.shadowRoot) walk(one.shadowRoot); });
  walk(document); }"""


def hostile_rows() -> Rows:
    """The sample tables with something hostile in every field of free text, lists and mappings included."""
    rows = sample_rows()
    number = 0
    for name, table in SCHEMAS.items():
        for row in rows.get(name, []):
            for column in table.columns:
                if _is_free(column, table.key):
                    row[column.name] = HOSTILE[number % len(HOSTILE)]
                    number += 1
    for row in rows["documents"]:
        row["paragraphs"] = json.dumps([{"number": 3, "text": " ".join(HOSTILE)}])
        row["url"] = f"javascript:{RUN}"
    for row in rows["indicators"]:
        row["scopes"] = json.dumps({"whole": HOSTILE[0]})
        row["sentence"] = f"<img src=x onerror={RUN}> {{subject}} {{value}}"  # others are refused by the ETL
    return rows


def _is_free(column: Column, key: tuple[str, ...]) -> bool:
    is_text = column.type == "string" and column.form == "text" and not column.allowed and not column.refers
    return is_text and column.name not in {*key, "boundary_file", "event_id", "unit", "theme", "table_name"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    publish_rows(hostile_rows(), folder)
    return folder


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    with running_dashboard(published) as answering:
        yield answering


class Watched:
    """A browser context in which whatever leaves this machine or opens a dialog of the browser is noted."""

    def __init__(self, page: Page) -> None:
        self.trouble: list[str] = []
        self.page = page
        page.context.on("request", self._asked)
        page.context.on("dialog", self._spoke)
        page.on("framenavigated", lambda frame: self._asked(frame))

    def end(self) -> None:
        self.page.context.remove_listener("request", self._asked)
        self.page.context.remove_listener("dialog", self._spoke)

    def _asked(self, asked: Any) -> None:
        parts = urlsplit(asked.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1":
            self.trouble.append(asked.url)

    def _spoke(self, dialog: Any) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def assert_nothing_ran(self) -> None:
        self.page.evaluate(_OPEN_ALL)
        self.page.wait_for_timeout(200)
        ran, found = self.page.evaluate(_FOLLOW)
        assert not ran
        assert found == []
        assert self.trouble == []


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    with tab(context) as page:
        seen = Watched(page)
        yield seen
        seen.end()


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_nothing_of_what_files_say_runs_on_a_page(path: str, address: str, watched: Watched) -> None:
    watched.page.goto(f"{address}/{path}?figure=alpha.agreements")
    wait_until_ready(watched.page, path or "briefing")
    watched.assert_nothing_ran()
    buttons = watched.page.locator("main [data-show], main [data-pick]")
    for number in range(min(6, buttons.count())):
        buttons.nth(number).dispatch_event("click")
    watched.page.wait_for_timeout(500)
    watched.assert_nothing_ran()


@pytest.mark.parametrize(
    "table", ["figures", "documents", "events", "<script>", "../../etc/passwd", "con", "x" * 400]
)
def test_nothing_runs_in_a_table_and_no_name_of_one_leads_elsewhere(
    table: str, address: str, watched: Watched
) -> None:
    watched.page.goto(f"{address}/data?table={quote(table)}")
    wait_until_ready(watched.page, "data")
    watched.assert_nothing_ran()
    body = watched.page.locator("body").inner_text()
    assert "Traceback" not in body
    assert "root:" not in body


@pytest.mark.parametrize("words", ["script", HOSTILE[1], HOSTILE[2]])
def test_nothing_runs_in_what_a_search_finds(words: str, address: str, watched: Watched) -> None:
    watched.page.goto(f"{address}/?search={quote(words)}")
    wait_until_ready(watched.page, "briefing")
    watched.assert_nothing_ran()


@pytest.mark.parametrize("tool", [PRESENTING.path, REPORTING.path])
def test_nothing_runs_in_slides_and_reports(tool: str, address: str, watched: Watched) -> None:
    watched.page.goto(f"{address}/{tool}")
    wait_until_ready(watched.page, tool)
    watched.assert_nothing_ran()
    if tool == PRESENTING.path:
        for _ in range(4):
            watched.page.keyboard.press("ArrowRight")
            watched.page.wait_for_timeout(200)
        watched.assert_nothing_ran()


def test_the_report_as_one_file_runs_nothing_but_its_own_code(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watched: Watched
) -> None:
    from dashboard.__main__ import main

    monkeypatch.setenv("FIGURES_PUBLISHED", str(published))
    assert main(["export", "--all", "--format", "html", "--out", str(tmp_path)]) in (0, None)
    files = sorted(tmp_path.rglob("*.html"))
    assert files
    version = current_version(published)
    for file in files:
        assert file.resolve().is_relative_to(tmp_path.resolve())
        watched.page.route("**/*", lambda route: route.continue_())
        watched.page.goto(file.as_uri())
        watched.page.wait_for_timeout(500)
        watched.trouble = [asked for asked in watched.trouble if not asked.startswith("file:")]
        watched.assert_nothing_ran()
        assert version in file.read_text("utf-8")
