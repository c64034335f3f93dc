"""Readers without a browser: they speak Streamlit's protocol over a websocket, as its page does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATH = "/_stcore/stream"
MOST = 64 * 1024 * 1024
PATIENCE = 120  # seconds for one run; a run that takes longer is taken to have been forgotten


@dataclass(slots=True)
class Heard:
    """What a run of the page sent."""

    status: int
    messages: int
    size: int
    content: bytes


@dataclass(slots=True)
class Reader:
    """One session."""

    socket: ClientConnection
    page: str = ""

    async def open(self, page: str = "", asked: Mapping[str, str] | str = "") -> Heard:
        """Open a page, or the same with other filters: a run of the script, heard to its end."""
        self.page = page
        query = asked if isinstance(asked, str) else urlencode(asked)
        await self.ask(page, query)
        async with asyncio.timeout(PATIENCE):
            heard = await self.hear()
        assert heard.status == ForwardMsg.FINISHED_SUCCESSFULLY, heard.status
        return heard

    async def ask(self, page: str = "", query: str = "") -> None:
        """Ask for a run, and do not wait for it."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        await self.socket.send(message.SerializeToString())

    async def hear(self) -> Heard:
        """All that is sent until the run is over."""
        messages, parts = 0, []
        while True:
            frame = await self.socket.recv(decode=False)
            messages += 1
            parts.append(frame)
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "script_finished":
                status = message.script_finished
                if status != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return Heard(status, messages, sum(map(len, parts)), b"".join(parts))


@asynccontextmanager
async def reader(
    address: str, headers: Mapping[str, str] | None = None, *, origin: str | None = None
) -> AsyncIterator[Reader]:
    """A session with the dashboard at `address`. Raises what websockets raises where it is refused."""
    sent = Origin(origin) if origin else None
    async with connect(
        f"ws://{urlsplit(address).netloc}{PATH}", subprotocols=[Subprotocol("streamlit")], max_size=MOST,
        additional_headers=dict(headers or {}), origin=sent, compression=None, proxy=None,
        ping_interval=None, open_timeout=60,
    ) as socket:  # fmt: skip
        yield Reader(socket)
