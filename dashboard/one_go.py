"""Sends what the run of a part of a page says in one go.

Streamlit sends every hundredth of a second what has been said by then, and the browser draws all of the page
anew each time. Where a run is short, as after a change of filters, that costs more than waiting for its end.
"""

from __future__ import annotations

import asyncio

from google.protobuf.message import DecodeError
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.gate import App, Message, Receive, Scope, Send

# Seconds after which a run that still goes on is shown as far as it has come.
_LONGEST = 0.04
# Bytes: a run's first message, which says of what it is one, is no longer, nor is its last.
_FIRST, _LAST = 20_000, 300


class OneGo:
    """Keeps the messages of the run of a part of a page until it is over or takes long."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or websocket (ASGI)."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        kept = Kept(send)
        try:
            await self._app(scope, receive, kept.send)
        finally:
            kept.close()


class Kept:
    """The messages for one browser that are yet to be sent, in order."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._messages: list[Message] = []
        self._one_at_a_time = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._late: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Send a message, or keep it for a moment. Raises what sending met, be it that of an earlier one."""
        if self._late is not None and self._late.done():
            late, self._late = self._late, None
            late.result()
        self._messages.append(message)
        if self._timer is None and _begins(message):
            self._timer = asyncio.get_running_loop().call_later(_LONGEST, self._release_late)
        elif self._timer is None or message["type"] != "websocket.send" or _ends(message):
            self.close()
            await self._release()

    def close(self) -> None:
        """Keep nothing any longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _release_late(self) -> None:
        self._timer = None
        self._late = asyncio.create_task(self._release())

    async def _release(self) -> None:
        async with self._one_at_a_time:
            while self._messages:
                await self._send(self._messages.pop(0))


def _begins(message: Message) -> bool:
    """Whether a message is the first of the run of a part of a page."""
    said = _said(message, _FIRST)
    is_first = said is not None and said.WhichOneof("type") == "new_session"
    return is_first and bool(said and said.metadata.run.fragment_ids)


def _ends(message: Message) -> bool:
    """Whether a message is the last of a run."""
    said = _said(message, _LAST)
    return said is not None and said.WhichOneof("type") == "script_finished"


def _said(message: Message, most: int) -> ForwardMsg | None:
    """What Streamlit says with a message of at most so many bytes."""
    sent = message.get("bytes")
    if not sent or len(sent) > most:
        return None
    try:
        said: ForwardMsg = ForwardMsg.FromString(sent)
    except DecodeError:
        return None  # the browser's to refuse
    return said
