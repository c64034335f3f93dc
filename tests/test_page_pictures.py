"""Pictures of whole pages: one context for all of a look, and nothing asked of any other machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.contents import Ground
from dashboard.data import open_edition
from dashboard.exports.page_pictures import _CONTEXTS, page_png
from dashboard.exports.renderer import renderer
from tests.programs import needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
