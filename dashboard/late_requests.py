"""Drops what a reader chose on a page that was left already.

Streamlit takes such a request up once the page asked for since is there: it runs a part of a page that is no
more, and the browser, told the name of the old page with it, empties the new one.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.gate import App, Message, Receive, Scope, Send


class LateRequests:
    """Lets no request through that is to run a part of another page than the browser asked for last."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or websocket (ASGI)."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        asked = AskedPage()

        async def receive_in_time() -> Message:
            while asked.is_left(message := await receive()):
                pass
            return message

        await self._app(scope, receive_in_time, send)


class AskedPage:
    """The page that one browser asked for last."""

    def __init__(self) -> None:
        # Streamlit's hash of the page; empty while the browser has only named it.
        self._hash = ""

    def is_left(self, message: Message) -> bool:
        """Take a message of the websocket in; whether it asks for a part of a page that was left."""
        sent = message.get("bytes")
        if message["type"] != "websocket.receive" or not sent:
            return False
        try:
            asked = BackMsg.FromString(sent)
        except DecodeError:
            return False  # Streamlit's to refuse
        if asked.WhichOneof("type") != "rerun_script":
            return False
        run = asked.rerun_script
        if run.fragment_id:
            return bool(self._hash) and run.page_script_hash != self._hash
        self._hash = run.page_script_hash
        return False
