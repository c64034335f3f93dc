"""A running dashboard and those who mean it no good: refused or bounded, and the next reader is served."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from dashboard.exports.own_server import ROOT, running_dashboard, running_server
from tests.readers import PATH, Heard, Reader, reader

FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY


@pytest.fixture(scope="module")
def address(real_data: Path) -> Iterator[str]:
    """A dashboard of these tests' own, as they treat it badly."""
    with running_dashboard(real_data) as answering:
        yield answering


def _get(
    address: str, target: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[int, bytes]:
    """The answer to a request whose target is sent as it stands."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.putrequest(method, target, skip_host=bool(headers and "Host" in headers))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _opened(address: str, query: str = "", page: str = "money") -> Heard:
    async def run() -> Heard:
        async with reader(address) as session:
            return await session.open(page, query)

    return asyncio.run(run())


def _is_served(address: str) -> bool:
    heard = _opened(address)
    return heard.status == FINISHED and b"run-over" in heard.content


@pytest.mark.parametrize(
    "query",
    [
        "theme=%", "theme=%zz", "theme=%00", "theme=a%00b", "%00=%00", "theme=%ff%fe", "theme=%ed%a0%80",
        "search=%F0%9F", "theme[]=1", "&&&&=&=&", "?????", "theme=" + "x" * 900_000, "x=" + "y" * 900_000,
        "&".join(f"theme=t{number}" for number in range(20_000)),
        "&".join(f"a{number}=1" for number in range(20_000)),
        "from=99999999999999999999", "from=-1&to=NaN", "version=../../etc/passwd",
        "figure=" + "%2e%2e%2f" * 50,
        "search=%E2%80%AE%3Cscript%3Ealert(1)%3C/script%3E", "documents=" + "," * 5000, "unit=;;;,,,",
    ],
    ids=lambda query: query[:20],
)  # fmt: skip
def test_a_damaged_address_opens_a_page(address: str, query: str) -> None:
    heard = _opened(address, query)
    assert heard.status == FINISHED
    assert b"run-over" in heard.content
    assert b"Traceback" not in heard.content
    assert heard.size < 2_000_000


@pytest.mark.parametrize(
    "path",
    [
     "/app/static/../app.py", "/app/static/..%2fapp.py", "/app/static/%2e%2e/app.py",
     "/app/static/..%5capp.py",
     "/app/static/%2e%2e%2f%2e%2e%2fpyproject.toml", "/app/static//etc/passwd", "/app/static/%2fetc%2fpasswd",
     "/app/static/....//app.py", "/app/static/x%00.txt", "/app/static/", "/app/static/%c0%ae%c0%ae/app.py",
     "//app/static/OFL.txt", "/static/../../app.py", "/media/../app.py", "/media/x",
     "/component/../app.py", "/_stcore/bidi-components/../app.py",
    ],
)  # fmt: skip
def test_nothing_outside_the_static_folder_is_sent(address: str, path: str) -> None:
    status, body = _get(address, path)
    assert status in {200, 301, 302, 307, 400, 403, 404}
    for secret in (b"import ", b"root:", b"[project]", b"OPEN FONT"):
        assert secret not in body or path.startswith("/static")
    if status == 200:  # the shell of the page, which is the same for every path
        assert b'<div id="root">' in body


def test_a_link_out_of_the_static_folder_is_not_followed(address: str) -> None:
    link = ROOT / "dashboard" / "static" / f"link-{os.getpid()}.txt"
    link.symlink_to(ROOT / "LICENSE")
    try:
        status, body = _get(address, f"/app/static/{link.name}")
    finally:
        link.unlink()
    assert status in {400, 404}
    assert b"MIT" not in body


def test_the_static_files_themselves_are_sent(address: str) -> None:
    assert _get(address, "/app/static/OFL.txt")[0] == 200


@pytest.mark.parametrize("name", ["evil.example.com", "127.0.0.1.evil.example.com"])
def test_a_foreign_name_for_this_computer_is_refused(address: str, name: str) -> None:
    """DNS rebinding: a site that lets its own name point here."""
    for path in ("/", "/_stcore/health", "/app/static/OFL.txt"):
        assert _get(address, path, {"Host": name})[0] == 421

    async def run() -> None:
        port = urlsplit(address).port
        with pytest.raises(InvalidStatus) as refused:
            async with connect(
                f"ws://{name}:{port}{PATH}",
                host="127.0.0.1",
                port=port,
                origin=Origin(f"http://{name}:{port}"),
                proxy=None,
            ):
                pass
        assert refused.value.response.status_code == 421

    asyncio.run(run())


@pytest.mark.parametrize(
    "origin", ["https://evil.example.com", "null", "http://localhost:3000", "http://127.0.0.1:3000"]
)
def test_a_websocket_from_another_site_is_refused_at_once(address: str, origin: str) -> None:
    async def run() -> None:
        with pytest.raises(InvalidStatus) as refused:
            async with reader(address, origin=origin):
                pass
        assert refused.value.response.status_code == 403
        async with reader(address, origin=address) as session:
            assert (await session.open()).status == FINISHED

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/app/static/OFL.txt"])
def test_no_other_site_may_read_an_answer(address: str, path: str) -> None:
    request = urllib.request.Request(address + path, headers={"Origin": "https://evil.example.com"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers.get("Access-Control-Allow-Origin") is None
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_other_site_may_steer_a_page_by_messages(address: str) -> None:
    status, body = _get(address, "/_stcore/host-config")
    assert (status, json.loads(body)["allowedOrigins"]) == (200, [])


def test_what_no_page_needs_is_closed(address: str) -> None:
    assert _get(address, "/_stcore/metrics")[0] == 404
    assert _get(address, "/_stcore/agent/openapi.json")[0] == 404
    assert _get(address, "/_stcore/upload_file/a/b", method="PUT")[0] == 405
    assert _get(address, "/", method="POST")[0] == 405
    assert _get(address, "/?" + "x" * 10_000)[0] == 414


async def _send_and_listen(session: Reader, sent: bytes | str) -> None:
    await session.socket.send(sent)
    while True:
        await session.socket.recv()


@pytest.mark.parametrize(
    ("sent", "code"), [(b"\x00" * (2 << 20), 1009), (b"\xff" * 100, 1002), (b"\x00" * (60 << 20), 1009)],
    ids=["2 MB", "no message of ours", "60 MB"],
)  # fmt: skip
def test_a_message_that_is_too_large_or_none_of_ours_closes_the_websocket(
    address: str, sent: bytes, code: int
) -> None:
    async def run() -> None:
        async with reader(address) as session:
            with pytest.raises(ConnectionClosed) as closed:
                await _send_and_listen(session, sent)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == code

    asyncio.run(run())
    assert _is_served(address)


def test_a_text_message_closes_the_websocket(address: str) -> None:
    async def run() -> None:
        async with reader(address) as session:
            with pytest.raises(ConnectionClosed):
                await _send_and_listen(session, "hello")

    asyncio.run(run())
    assert _is_served(address)


def test_a_session_of_somebody_else_is_not_handed_out_for_a_made_up_name(address: str) -> None:
    async def run() -> None:
        uri = f"ws://{urlsplit(address).netloc}{PATH}"
        for name in ("x", "..", "0" * 4000):
            async with connect(
                uri,
                subprotocols=[Subprotocol(one) for one in ("streamlit", "x", name)],
                proxy=None,
                compression=None,
            ) as made_up:
                await made_up.send(b"")
        async with reader(address) as session:
            assert (await session.open()).status == FINISHED

    asyncio.run(run())


def test_a_reader_is_served_beside_a_hundred_others_and_some_who_never_read(address: str) -> None:
    async def run() -> None:
        async with AsyncExitStack() as stack:
            deaf = [_deaf(address) for _ in range(5)]
            for one in deaf:
                stack.callback(one.close)
            idle = [await stack.enter_async_context(reader(address)) for _ in range(100)]
            asking = [session.ask() for session in idle[:20]]
            await asyncio.gather(*asking)
            async with reader(address) as session:
                assert (await session.open("money")).status == FINISHED

    asyncio.run(run())
    assert _is_served(address)


def _deaf(address: str) -> socket.socket:
    """A client that asks for pages without end and never reads."""
    import base64
    import struct

    from streamlit.proto.BackMsg_pb2 import BackMsg

    parts = urlsplit(address)
    deaf = socket.create_connection((parts.hostname, parts.port))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    key = base64.b64encode(os.urandom(16)).decode()
    deaf.sendall(
        f"GET {PATH} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    deaf.recv(64)
    for page in ("money", "arms", "map", "data") * 5:
        message = BackMsg()
        message.rerun_script.page_name = page
        content = message.SerializeToString()
        deaf.sendall(struct.pack("!BB", 0x82, 0x80 | len(content)) + b"\0\0\0\0" + content)
    return deaf


def test_the_server_listens_for_this_computer_alone_unless_told_otherwise(address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    bound = {row[1] for row in listening if row[3] == "0A" and int(row[1].split(":")[1], 16) == port}
    assert bound == {f"0100007F:{port:04X}"}
    six = Path("/proc/net/tcp6").read_text() if Path("/proc/net/tcp6").exists() else ""
    assert f":{port:04X} 0000" not in six


def test_streamlit_alone_listens_for_this_computer_alone_too(real_data: Path) -> None:
    command = ["-m", "streamlit", "run", "dashboard/app.py", "--server.port"]
    with running_server(command, {"FIGURES_PUBLISHED": str(real_data)}) as answering:
        test_the_server_listens_for_this_computer_alone_unless_told_otherwise(answering)
