"""What a run of a part of a page says is sent in one go, in order, and nothing of it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import one_go
from dashboard.browser import wait_until_ready
from dashboard.gate import Message, Receive, Scope, Send
from dashboard.one_go import Kept, OneGo
from tests.page_walks import opened
from tests.tabs import tab
from tests.test_hasty_filters_browser import CLICKS, STATUS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


def _sent(message: ForwardMsg) -> Message:
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def _begin(*fragments: str) -> Message:
    message = ForwardMsg()
    message.new_session.main_script_path = "app.py"
    message.metadata.run.script_run_id = "0" * 32
    message.metadata.run.fragment_ids.extend(fragments)
    return _sent(message)


def _end(*fragments: str) -> Message:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
    message.metadata.run.script_run_id = "0" * 32
    message.metadata.run.fragment_ids.extend(fragments)
    return _sent(message)


def _said(words: str) -> Message:
    message = ForwardMsg()
    message.delta.new_element.html.body = words
    return _sent(message)


PART, WHOLE, OVER = _begin("filters"), _begin(), _end("filters")
ACCEPT: Message = {"type": "websocket.accept"}
CLOSE: Message = {"type": "websocket.close", "code": 1000}


def _run(use: Callable[[Kept, list[Message]], Coroutine[Any, Any, None]]) -> None:
    arrived: list[Message] = []

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        arrived.append(message)

    asyncio.run(use(Kept(send), arrived))


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.001)


def _put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_go, "_LONGEST", 1000.0)


def test_a_run_of_a_part_is_sent_once_it_is_over_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    _put_off(monkeypatch)
    run = [PART, _said("a"), _said("b"), OVER]

    async def use(kept: Kept, arrived: list[Message]) -> None:
        for message in run[:-1]:
            await kept.send(message)
            assert not arrived
        await kept.send(OVER)
        assert arrived == run
        await kept.send(_said("after it"))
        assert arrived == [*run, _said("after it")]

    _run(use)


def test_all_else_is_sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _put_off(monkeypatch)
    damaged: Message = {"type": "websocket.send", "bytes": b"\xff\xff"}
    words: Message = {"type": "websocket.send", "text": "pong"}
    messages = [ACCEPT, WHOLE, _said("a"), damaged, words, _end(), CLOSE]

    async def use(kept: Kept, arrived: list[Message]) -> None:
        for count, message in enumerate(messages, start=1):
            await kept.send(message)
            assert arrived == messages[:count]

    _run(use)


def test_a_run_that_takes_long_is_shown_as_far_as_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_go, "_LONGEST", 0.01)

    async def use(kept: Kept, arrived: list[Message]) -> None:
        for message in (PART, _said("a")):
            await kept.send(message)
        await _until(lambda: arrived == [PART, _said("a")])
        await kept.send(_said("late"))
        assert arrived == [PART, _said("a"), _said("late")]

    _run(use)


def test_a_run_that_is_overtaken_or_cut_off_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    _put_off(monkeypatch)
    messages = [PART, _said("a"), PART, _said("b"), CLOSE]

    async def use(kept: Kept, arrived: list[Message]) -> None:
        for message in messages:
            await kept.send(message)
        assert arrived == messages

    _run(use)


def test_what_a_late_sending_met_is_told_to_who_sends_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_go, "_LONGEST", 0.0)
    tried: list[Message] = []

    async def send(message: Message) -> None:
        tried.append(message)
        raise OSError("the browser is gone")

    async def use() -> None:
        kept = Kept(send)
        await kept.send(PART)
        await _until(lambda: bool(tried))
        await asyncio.sleep(0)
        with pytest.raises(OSError, match="gone"):
            await kept.send(_said("a"))

    asyncio.run(use())


def test_requests_that_are_no_websocket_are_left_alone() -> None:
    async def send(message: Message) -> None:
        """Nothing is looked at."""

    async def receive() -> Message:
        return {"type": "http.request"}

    given: list[Send] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        given.append(send)

    for kind in ("http", "websocket"):
        asyncio.run(OneGo(app)({"type": kind}, receive, send))
    assert given[0] is send
    assert given[1] is not send


@pytest.mark.browser
def test_what_the_server_says_after_a_change_of_filters_is_such_a_run(
    context: BrowserContext, real_dashboard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[Message] = []
    with tab(context) as page:
        page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived", lambda said: frames.append({"type": "websocket.send", "bytes": said})
            ),
        )
        opened(page, real_dashboard, "money")
        frames.clear()
        page.evaluate(CLICKS, [[STATUS], 0])
        page.wait_for_timeout(500)
        wait_until_ready(page, "money")
    _put_off(monkeypatch)

    async def use(kept: Kept, arrived: list[Message]) -> None:
        counts = []
        for message in frames:
            await kept.send(message)
            counts.append(len(arrived))
        # Nothing came between the run's first message and its last.
        assert len(frames) - len(set(counts)) > 5
        assert arrived == frames

    # Playwright has this thread's loop.
    with ThreadPoolExecutor(1) as other:
        other.submit(_run, use).result()
