"""What the gate lets through and what it refuses, without a server."""

from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path
from typing import Any, ClassVar

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.session_manager import SessionClientDisconnectedError
from streamlit.web.server.starlette.starlette_server_config import WEBSOCKET_MAX_SEND_QUEUE_SIZE
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

from dashboard.gate import LOOPBACK, MOST_SOCKETS, Gate, Message, Receive, Rules, Scope, Send
from dashboard.serving import is_loopback

PATIENCE = 10  # seconds, by which what is let in and should not be is told from what is refused at once
OURS = Rules(hosts=LOOPBACK, origins=("https://friend.example.org",))


def _asked(
    kind: str = "http", path: str = "/", query: bytes = b"", method: str = "GET", **headers: str
) -> Scope:
    named = {"host": "127.0.0.1:8501"} | headers
    return {
        "type": kind, "method": method, "path": path, "raw_path": path.encode(), "query_string": query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }  # fmt: skip


def _status(rules: Rules, asked: Scope) -> int | None:
    refused = rules.refusal(asked)
    return refused[0] if refused else None


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8501", "127.0.0.1", "127.0.0.1:1", "[::1]:8501", "localhost."]
)
def test_own_names_are_answered(host: str) -> None:
    assert _status(OURS, _asked(host=host)) is None
    assert _status(OURS, _asked("websocket", host=host)) is None


@pytest.mark.parametrize(
    "host",
    [
        "", "evil.example.com", "evil.example.com:8501", "localhost.evil.example.com", "notlocalhost",
        "127.0.0.1.nip.io", "user@localhost", "localhost/x", "localhost?x", "localhost#x", "localhost:x",
        "localhost:99999", "[::1", "127.0.0.2", "2130706433", " localhost", "localhost\t", "é",
    ],
)  # fmt: skip
def test_other_names_are_refused(host: str) -> None:
    assert _status(OURS, _asked(host=host)) == 421
    assert _status(OURS, _asked("websocket", host=host)) == 421


def test_two_names_at_once_or_none_are_refused() -> None:
    twice = _asked()
    twice["headers"] = [(b"host", b"localhost"), (b"host", b"evil.example.com")]
    assert _status(OURS, twice) == 421
    assert _status(OURS, {**_asked(), "headers": []}) == 421


def test_names_of_the_operator_hold_for_all_below_them() -> None:
    rules = Rules(hosts=("figures.example.org", "*.example.net"))
    assert [_status(rules, _asked(host=host)) for host in ("Figures.example.org", "a.b.example.net")] == [
        None,
        None,
    ]
    assert [_status(rules, _asked(host=host)) for host in ("example.net", "xexample.net")] == [421, 421]


def test_a_websocket_comes_from_our_own_pages_from_a_friend_or_from_no_page() -> None:
    for origin in ("http://127.0.0.1:8501", "https://127.0.0.1:8501", "https://friend.example.org"):
        assert _status(OURS, _asked("websocket", origin=origin)) is None
    assert _status(OURS, _asked("websocket")) is None


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example.com", "null", "", "http://localhost:3000", "http://127.0.0.1:3000", "http://127.0.0.1",
        "http://127.0.0.1:8501.evil.example.com", "http://evil.example.com/127.0.0.1:8501", "file://127.0.0.1:8501",
        "http://[", "https://friend.example.org.evil.example.com", "http://x@127.0.0.1:8501",
    ],
)  # fmt: skip
def test_a_websocket_from_another_site_is_refused(origin: str) -> None:
    assert _status(OURS, _asked("websocket", origin=origin)) == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "X"])
def test_nothing_can_be_sent(method: str) -> None:
    assert _status(OURS, _asked(method=method)) == 405


def test_an_address_has_a_bound() -> None:
    assert _status(OURS, _asked(query=b"x" * 8000)) is None
    assert _status(OURS, _asked(query=b"x" * 9000)) == 414
    assert _status(OURS, _asked(path="/" + "x" * 9000)) == 414
    assert _status(OURS, _asked("websocket", query=b"x" * 9000)) == 414


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/upload_file/a/b"])
def test_what_no_page_needs_is_closed(path: str) -> None:
    assert _status(OURS, _asked(path=path)) == 404


def test_the_bounds_are_those_that_are_promised() -> None:
    promised = Path("SECURITY.md").read_text("utf-8")
    assert f"{MOST_SOCKETS} websockets" in promised
    assert Rules().most_sockets == MOST_SOCKETS <= 1000
    server = tomllib.loads(Path(".streamlit/config.toml").read_text("utf-8"))["server"]
    assert "sessions forgotten a minute after they are left" in promised
    assert server["disconnectedSessionTTL"] <= 60
    assert f"messages up to {server['maxWidgetStateSize']} MB" in promised
    assert f"a frame up to {server['maxMessageSize']} MB" in promised
    assert f"{WEBSOCKET_MAX_SEND_QUEUE_SIZE} unread messages a client" in promised


def test_websockets_have_a_bound_and_leave_their_place_to_the_next() -> None:
    sent: list[int] = []

    async def held(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()

    async def run() -> None:
        gate = Gate(held, Rules(most_sockets=2))
        ends = [asyncio.Event() for _ in range(4)]

        def connect(end: asyncio.Event) -> asyncio.Task[None]:
            async def receive() -> Message:
                await end.wait()
                return {}

            async def send(message: Message) -> None:
                sent.append(message.get("status", 0))

            return asyncio.create_task(gate(_asked("websocket"), receive, send))

        first = [connect(end) for end in ends[:3]]
        async with asyncio.timeout(PATIENCE):
            await first[2]
        assert sent[0] == 503
        ends[0].set()
        await first[0]
        last = connect(ends[3])
        await asyncio.sleep(0)
        for end in ends:
            end.set()
        await asyncio.gather(*first, last)
        assert sent.count(503) == 1

    asyncio.run(run())


def test_pages_are_closed_to_the_frames_of_other_sites() -> None:
    sent: list[Any] = []

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"kept")]})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    asyncio.run(Gate(page, OURS)(_asked(), receive, send))
    headers = dict(sent[0]["headers"])
    assert headers[b"x-own"] == b"kept"
    assert headers[b"content-security-policy"] == b"frame-ancestors 'self'"
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_only_this_computer_reaches_a_loopback_address() -> None:
    assert [is_loopback(one) for one in ("127.0.0.1", "127.9.9.9", "::1", "localhost")] == [True] * 4
    assert [is_loopback(one) for one in ("0.0.0.0", "::", "192.168.1.2", "example.org", "")] == [False] * 5


def test_what_waits_for_a_client_that_never_reads_is_bounded_and_it_is_let_go() -> None:
    """Streamlit's own bound, which a newer one might drop."""

    class Deaf:
        client = None
        headers: ClassVar[dict[str, str]] = {}
        cookies: ClassVar[dict[str, str]] = {}

        async def send_bytes(self, _: bytes) -> None:
            await asyncio.Event().wait()

    async def run() -> int:
        listening: Any = Deaf()
        session = StarletteSessionClient(listening)
        kept = 0
        try:
            while kept < 10_000:
                session.write_forward_msg(ForwardMsg())
                kept += 1
                await asyncio.sleep(0)
        except SessionClientDisconnectedError:
            with pytest.raises(SessionClientDisconnectedError):
                session.write_forward_msg(ForwardMsg())
        finally:
            await session.aclose()
        return kept

    assert 0 < asyncio.run(run()) <= WEBSOCKET_MAX_SEND_QUEUE_SIZE + 1 <= 501
