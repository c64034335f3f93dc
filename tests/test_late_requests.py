"""What a reader chose on a page that was left is dropped, and the page asked for since stays whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.browser import wait_until_ready
from dashboard.gate import Message, Receive, Scope, Send
from dashboard.late_requests import LateRequests
from tests.page_walks import opened
from tests.tabs import tab
from tests.test_hasty_filters_browser import CLICKS, STATUS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


def _run(page: str = "", fragment: str = "", name: str = "") -> Message:
    asked = BackMsg()
    asked.rerun_script.page_script_hash = page
    asked.rerun_script.fragment_id = fragment
    asked.rerun_script.page_name = name
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


MONEY = '.pages [data-go="money"]'
NAMED, OPENED, LEFT = _run(name="arms"), _run("money"), _run("arms", "filters")
CHOSEN = _run("money", "filters")
OTHER: list[Message] = [
    {"type": "websocket.connect"},
    {"type": "websocket.receive", "text": "ping"},
    {"type": "websocket.receive", "bytes": b"\xff\xff\xff"},
    {"type": "websocket.receive", "bytes": BackMsg(stop_script=True).SerializeToString()},
    {"type": "websocket.disconnect"},
]


def _let_through(*sent: Message) -> list[Message]:
    messages, got = [*sent], []

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        """Nothing is sent."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while messages:
            got.append(await receive())

    asyncio.run(LateRequests(app)({"type": "websocket"}, receive, send))
    return got


def test_a_choice_on_the_page_that_is_left_is_dropped_and_later_ones_are_not() -> None:
    assert _let_through(NAMED, LEFT, OPENED, LEFT, CHOSEN) == [NAMED, LEFT, OPENED, CHOSEN]
    assert _let_through(OPENED, CHOSEN, _run("arms"), LEFT, CHOSEN, OPENED) == [
        OPENED, CHOSEN, _run("arms"), LEFT, OPENED,
    ]  # fmt: skip


def test_all_else_is_let_through() -> None:
    assert _let_through(OPENED, *OTHER) == [OPENED, *OTHER]


@pytest.mark.browser
def test_a_choice_made_after_leaving_leaves_the_next_page_whole(
    context: BrowserContext, real_dashboard: str
) -> None:
    with tab(context) as page:
        opened(page, real_dashboard, "arms")
        page.evaluate(CLICKS, [[MONEY, STATUS], 0])
        page.wait_for_url("**/money*")
        page.wait_for_timeout(500)
        wait_until_ready(page, "money")
        assert page.locator("h1").is_visible()


def test_a_browser_keeps_what_it_was_sent_for_longer_than_streamlit_would_have_it() -> None:
    """By Streamlit's two runs, steps through pages that are quicker than the server end in a lost page."""
    assert int(config.get_option("global.maxCachedMessageAge")) >= 20
