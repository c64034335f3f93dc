"""`python -m dashboard serve` on a port that is taken, out of range, or free."""

from __future__ import annotations

import asyncio
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from dashboard import serving
from dashboard.__main__ import main, port_trouble
from dashboard.exports.own_server import running_dashboard
from dashboard.gate import App, Message, Receive, Scope, Send
from dashboard.late_requests import LateRequests
from dashboard.one_go import OneGo


def test_a_port_that_is_taken_is_one_line_and_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--no-open", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"127.0.0.1:{port} cannot be used" in said
    assert f"--port {port + 1}" in said


def test_an_address_that_is_none_is_one_line() -> None:
    trouble = port_trouble("no such host.invalid", 8501)
    assert trouble is not None
    assert "\n" not in trouble


def test_another_port_is_one_that_there_is() -> None:
    assert "--port 65534" in str(port_trouble("no such host.invalid", 65535))


@pytest.mark.parametrize("arguments", [[], ["serve", "--port", "0"], ["serve", "--port", "x"], ["fly"]])
def test_wrong_use_is_exit_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_the_dashboard_answers_on_a_free_port() -> None:
    with running_dashboard() as address, urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert b"<html" in answer.read()


@pytest.mark.parametrize(("host", "is_reached"), [("127.0.0.1:8501", True), ("evil.example.org", False)])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_what_the_gate_refuses_reaches_nothing_behind_it(
    kind: str, host: str, is_reached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []

    def noted(behind: type[LateRequests] | type[OneGo]) -> Callable[[App], App]:
        """What stands behind the gate, noted when it is reached."""

        def around(app: App) -> App:
            inner = behind(app)

            async def note(scope: Scope, receive: Receive, send: Send) -> None:
                reached.append(behind.__name__)
                await inner(scope, receive, send)

            return note

        return around

    def plain_app(_script: Path, middleware: list[Middleware], **_: object) -> Starlette:
        return Starlette(middleware=middleware)

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    async def send(message: Message) -> None:
        """Nobody hears the answer."""

    for behind in (LateRequests, OneGo):
        monkeypatch.setattr(serving, behind.__name__, noted(behind))
    monkeypatch.setattr(serving, "key_media_addresses", lambda: None)
    monkeypatch.setattr("streamlit.App", plain_app)
    asked: Scope = {
        "type": kind, "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"",
        "headers": [(b"host", host.encode())],
    }  # fmt: skip
    asyncio.run(serving.guarded_app(Path("app.py"), "127.0.0.1", None)(asked, receive, send))
    assert reached == ["LateRequests", "OneGo"] * is_reached
