"""The dashboard as a server: Streamlit behind our gate."""

from __future__ import annotations

import asyncio
import ipaddress
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.gate import LOOPBACK, Gate, Rules
from dashboard.late_requests import LateRequests
from dashboard.media_addresses import key_media_addresses
from dashboard.one_go import OneGo

_SOON = 0.5  # seconds; by then the server answers


def guarded_app(script: Path, address: str, opened: str | None) -> st.App:
    """The script as an application behind our gate, for a server that listens on `address`.

    `opened` is the address to open in a browser once it runs.
    """
    key_media_addresses()

    @asynccontextmanager
    async def open_soon(_: st.App) -> AsyncIterator[None]:
        if opened:
            asyncio.get_running_loop().call_later(_SOON, webbrowser.open, opened)
        yield

    gate = Middleware(Gate, rules=rules(address))
    middleware = [gate, Middleware(LateRequests), Middleware(OneGo)]
    return st.App(script, lifespan=open_soon, middleware=middleware)


def rules(address: str) -> Rules:
    """What the settings say of names and origins; one for this computer answers to its names alone."""
    hosts = tuple(st.get_option("server.allowedHosts")) or (LOOPBACK if is_loopback(address) else ())
    return Rules(hosts, tuple(st.get_option("server.corsAllowedOrigins")))


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach a server that listens on `address`."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
