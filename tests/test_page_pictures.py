"""Pictures of whole pages: one context for all of a look, and nothing asked of any other machine."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from dashboard.browser import NotReady, photograph
from dashboard.contents import Ground
from dashboard.data import open_edition
from dashboard.exports import page_pictures
from dashboard.exports.page_pictures import page_png
from dashboard.exports.page_visits import _CONTEXTS, _VISITS
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.navigation import question
from dashboard.selection import Selection
from tests.programs import needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What the page says of itself once its server is gone.
_LOST = (
    "document.querySelector('[data-testid=\"stApp\"]').dataset.testConnectionState = 'DISCONNECTED_FOREVER'"
)
# The heads of the tables of the Data page, and how wide these are in which room.
_ROWS = """() => {
  const found = [...document.querySelectorAll('.stMain *')];
  const rows = found.map((one) => one.shadowRoot?.querySelector('.rows')).find(Boolean);
  const tables = [...rows.querySelectorAll('table')];
  return [tables.map((one) => [...one.rows[0].cells].map((cell) => cell.textContent)),
    Math.max(...tables.map((one) => one.offsetWidth)), rows.clientWidth];
}"""
# How many folded tables stand open with rows in them, how many other parts, what the heads say, the foot.
_FOLDED = """() => {
  const roots = [...document.querySelectorAll('.stMain *')].map((one) => one.shadowRoot).filter(Boolean);
  const found = (query) => roots.flatMap((root) => [...root.querySelectorAll(query)]);
  return [found(':is(.chart-table, .fold)[open]:has(tbody > tr > td)').length,
    found('details[open]:not(.chart-table, .fold)').length,
    found('th').map((one) => one.textContent),
    document.querySelector('.stMainBlockContainer > p').textContent];
}"""
_FETCH = """(address) => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')"""


class Heard(BaseHTTPRequestHandler):
    """Counts who asks."""

    asked: list[str] = []  # noqa: RUF012 - one list for all requests

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def own_outer_address() -> str:
    """This machine's address on its network; the test is left out where it has none."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("this machine has no address but its own")
        address: str = probe.getsockname()[0]
    return address


@pytest.fixture
def outside() -> Iterator[str]:
    """A server that answers on this machine's outer address."""
    Heard.asked.clear()
    with ThreadingHTTPServer((own_outer_address(), 0), Heard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{server.server_address[0]!s}:{server.server_port}"
        server.shutdown()


def answer(browser: Browser, server: str, address: str) -> str:
    """What a page of the server, beside those that were photographed last, gets from an address."""
    _, context = _CONTEXTS[browser]
    page = context.new_page()
    try:
        page.goto(f"{server}/_stcore/health")
        said: str = page.evaluate(_FETCH, address)
        return said
    finally:
        page.close()


def test_pages_of_one_look_share_a_context_that_reaches_no_other_machine(
    real_dashboard: str, outside: str
) -> None:
    needs_chromium()
    ground = Ground(open_edition())
    first = page_png(real_dashboard, "sources", ground)
    context = renderer().run(lambda browser: _CONTEXTS[browser])
    second = page_png(real_dashboard, "agreement", ground)
    assert first != second
    assert renderer().run(lambda browser: _CONTEXTS[browser]) == context
    assert page_png(real_dashboard, "sources", ground) == first
    asked = f"{outside}/photograph"
    assert renderer().run(lambda browser: answer(browser, real_dashboard, real_dashboard)) == "reached"
    assert renderer().run(lambda browser: answer(browser, real_dashboard, asked)) == "refused"
    assert Heard.asked == []


def test_pages_of_another_look_have_a_context_of_their_own(real_dashboard: str) -> None:
    needs_chromium()
    ground = Ground(open_edition())
    page_png(real_dashboard, "sources", ground)
    small = renderer().run(lambda browser: _CONTEXTS[browser])
    page_png(real_dashboard, "sources", ground, scale=2)
    assert renderer().run(lambda browser: _CONTEXTS[browser]) != small
    assert renderer().run(lambda browser: len(browser.contexts)) <= 2  # and the one that draws charts


def kept(browser: Browser) -> Page:
    """The page that was left open."""
    _, context = _CONTEXTS[browser]
    return _VISITS[context].page


def loads(browser: Browser) -> float:
    """When the page that was left open began to be loaded, in ms since 1970."""
    began: float = kept(browser).evaluate("performance.timeOrigin")
    return began


def difference(one: bytes, other: bytes) -> int:
    """The greatest difference of a colour between two pictures of one size, of 255."""
    first, second = (Image.open(io.BytesIO(picture)).convert("L") for picture in (one, other))
    assert first.size == second.size
    return int(np.abs(np.asarray(first, int) - np.asarray(second, int)).max())


@pytest.mark.parametrize("path", ["money", "map", "sources", "data"])
def test_a_page_that_was_led_to_is_photographed_as_one_that_was_opened(
    real_dashboard: str, ground: Ground, path: str
) -> None:
    needs_chromium()
    opened = page_png(real_dashboard, path, ground)
    page_png(real_dashboard, "oil", ground, stays=True)
    before = renderer().run(loads)
    led = page_png(real_dashboard, path, ground, stays=True)
    assert renderer().run(loads) == before
    # Round corners come out one way or the other, by a shade that nobody sees.
    assert difference(led, opened) <= 8


def test_a_table_wider_than_the_page_is_shown_in_parts_with_all_its_columns(
    real_dashboard: str, ground: Ground
) -> None:
    needs_chromium()
    picture = page_png(real_dashboard, "data", ground, stays=True)
    tables, wide, room = renderer().run(lambda browser: kept(browser).evaluate(_ROWS))
    shown = ground.edition.frame("figures").dropna(axis="columns", how="all")
    assert len(tables) > 1
    assert len({table[0] for table in tables}) == 1
    named = [name for table in tables for name in table[1:]]
    assert sorted([tables[0][0], *named]) == sorted([*shown.columns, "source"])
    assert wide <= room
    assert Image.open(io.BytesIO(picture)).info["Title"] == question("data")


@pytest.mark.parametrize(("path", "tables"), [("oil", 2), ("map", 1), ("agreement", 1)])
def test_tables_that_a_page_folds_away_are_in_its_picture_and_evidence_is_not(
    real_dashboard: str, ground: Ground, path: str, tables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_chromium()
    seen: list[Any] = []

    def watched(page: Page, *asked: Any, **how: Any) -> bytes:
        picture = photograph(page, *asked, **how)
        seen.append(page.evaluate(_FOLDED))
        return picture

    monkeypatch.setattr(page_pictures, "photograph", watched)
    page_png(real_dashboard, path, ground)
    ((opened, others, said, foot),) = seen
    assert (opened, others) == (tables, 0)
    assert "Evidence" not in said
    assert foot.endswith("Evidence that unfolds on the page is not shown.")


def test_one_visit_leads_through_all_documents_each_as_if_opened(real_dashboard: str, ground: Ground) -> None:
    needs_chromium()
    asked = [replace(ground, asked={"document": name}) for name in ground.whole.documents]
    began, led = set(), []
    for one in asked:
        led.append(page_png(real_dashboard, "sources", one, stays=True))
        began.add(renderer().run(loads))
    assert len(began) == 1
    opened = [page_png(real_dashboard, "sources", one) for one in asked]
    for first, second in zip(led, opened, strict=True):
        assert difference(first, second) <= 8


def test_a_page_does_not_lead_on_to_what_it_has_shown_or_to_another_selection(
    real_dashboard: str, ground: Ground
) -> None:
    needs_chromium()
    part = replace(ground, selection=Selection(themes=("arms",)))
    began = []
    for path, shown in (("oil", ground), ("oil", ground), ("money", part)):
        page_png(real_dashboard, path, shown, stays=True)
        began.append(renderer().run(loads))
    assert began == sorted(set(began))


def test_pictures_are_as_dense_as_asked_for_on_every_page(real_dashboard: str, ground: Ground) -> None:
    needs_chromium()
    for path in ("oil", "displacement", "money"):
        picture = page_png(real_dashboard, path, ground, width=1000, scale=2, stays=True)
        assert Image.open(io.BytesIO(picture)).width == 2000
        assert renderer().run(lambda browser: kept(browser).evaluate("devicePixelRatio")) == 2


def test_a_page_is_closed_unless_it_is_to_stay(real_dashboard: str, ground: Ground) -> None:
    needs_chromium()
    page_png(real_dashboard, "oil", ground, stays=True)
    page_png(real_dashboard, "money", ground)
    assert renderer().run(lambda browser: _CONTEXTS[browser][1].pages) == []


def test_a_page_that_has_lost_its_server_is_opened_anew(real_dashboard: str, ground: Ground) -> None:
    needs_chromium()
    page_png(real_dashboard, "oil", ground, stays=True)
    began = renderer().run(loads)
    renderer().run(lambda browser: kept(browser).evaluate(_LOST))
    page_png(real_dashboard, "money", ground, stays=True)
    assert renderer().run(loads) > began


def test_a_page_that_failed_is_not_kept(
    real_dashboard: str, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_chromium()
    page_png(real_dashboard, "oil", ground, stays=True)

    def never(*_: object, **__: object) -> bytes:
        raise NotReady("the page does not come to rest")

    monkeypatch.setattr(page_pictures, "photograph", never)
    with pytest.raises(PictureFailed, match="money was not ready"):
        page_png(real_dashboard, "money", ground, stays=True)
    assert renderer().run(lambda browser: _CONTEXTS[browser][1].pages) == []
