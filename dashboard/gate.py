"""What of the requests is let through to Streamlit at all. Knows nothing of Streamlit.

Nothing is ever uploaded, so only reading is let through. The name by which the server is asked for must be
one of its own, which keeps a foreign site from pointing its own name here. A websocket must come from a page
of this server or of a site that the operator named, or from no page at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
LONGEST_ADDRESS = 8192  # bytes
MOST_SOCKETS = 1000
_READING = {"GET", "HEAD", "OPTIONS"}
_CLOSED = ("/_stcore/metrics", "/_stcore/agent/", "/_stcore/upload_file")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'self'"),
)
_OPEN_TO_ALL = (b"access-control-allow-origin", b"*")


@dataclass(frozen=True, slots=True)
class Rules:
    """The server's own names (none: any; `*.example.org`: all below it) and the foreign origins let in."""

    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    most_sockets: int = MOST_SOCKETS

    def refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the words with which a request is refused; None where it is let through."""
        headers = _single_headers(scope["headers"], (b"host", b"origin"))
        if headers is None or not self._is_own_name(headers.get(b"host", "")):
            return 421, "This server does not answer to that name."
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_ADDRESS:
            return 414, "The address is too long."
        if scope["type"] == "websocket":
            is_ours = self._is_ours(headers.get(b"origin"), headers[b"host"])
            return None if is_ours else (403, "Not from that site.")
        if scope["method"] not in _READING:
            return 405, "There is nothing to be sent here."
        return (404, "Not found.") if scope["path"].startswith(_CLOSED) else None

    def _is_ours(self, origin: str | None, host: str) -> bool:
        if origin is None or origin in self.origins:
            return True
        scheme, _, name = origin.partition("://")
        return scheme in {"http", "https"} and name.lower() == host.lower()

    def _is_own_name(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, _ = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return False
        if not name or parts.netloc != host or "@" in host:
            return False
        return not self.hosts or any(_is_named(name, pattern.lower()) for pattern in self.hosts)


def _is_named(name: str, pattern: str) -> bool:
    return pattern in {"*", name} or (pattern.startswith("*.") and name.endswith(pattern[1:]))


def _single_headers(
    headers: Iterable[tuple[bytes, bytes]], names: tuple[bytes, ...]
) -> Mapping[bytes, str] | None:
    """Those headers; None where one stands twice."""
    found = [(name, value.decode("latin-1")) for name, value in headers if name in names]
    return dict(found) if len(dict(found)) == len(found) else None


class Gate:
    """Refuses what the rules refuse, and websockets beyond the most; closes pages to other sites' frames."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app, self._rules, self._sockets = app, rules, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or websocket (ASGI)."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if refused := self._rules.refusal(scope):
            await _refuse(send, "http.response", *refused)
            return

        async def send_closed(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [one for one in message.get("headers", ()) if one != _OPEN_TO_ALL]
                message["headers"] = [*kept, *_HEADERS]
            await send(message)

        await self._app(scope, receive, send_closed)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._rules.refusal(scope)
        if not refused and self._sockets >= self._rules.most_sockets:
            refused = 503, "Too many readers at once."
        if refused:
            await _refuse(send, "websocket.http.response", *refused)
            return
        self._sockets += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._sockets -= 1


async def _refuse(send: Send, kind: str, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": body})
