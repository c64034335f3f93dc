"""The code and the styles that draw page elements and filters: sent to a browser once, before anything else.

What draws with them is a component whose own code only waits for them, so that a page of many parts, and each
change of a filter, carries no code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.address import PARAMETERS
from dashboard.data import edition
from dashboard.panel import panel_options

_ASSETS = Path(__file__).resolve().parent / "assets"
# What of an address goes along to another page.
_KEPT = [name for name in PARAMETERS if name not in {"search", "figure"}]
PAGE, PANEL = "figures.page", "figures.panel"
_KEY = "page-code"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


_PARTS = {
    PAGE: {"script": _asset("page.js"), "style": _asset("page.css")},
    PANEL: {"script": _asset("panel.js"), "style": _asset("panel.css")},
}
_COMPONENT = st.components.v2.component("figures.code", html='<i class="code"></i>', js=_asset("code.js"))


def drawn_component(name: str, html: str) -> Any:
    """A component that the code of that name draws."""
    return st.components.v2.component(name, html=html, js=_asset("drawn.js"))


def place_code() -> None:
    """Send the code, with what the filters offer in this version of the data. Raises DataUnavailable."""
    _COMPONENT(data=edition().kept("page code", _written), key=_KEY, on_large_change=_nothing)


def _nothing() -> None:
    """Streamlit wants a callback for every state; ours is read where it is needed."""


def is_large_screen() -> bool:
    """Whether the browser told of a window as wide as a projector's."""
    return bool(getattr(st.session_state.get(_KEY), "large", False))


def _written() -> bytes:
    options = panel_options(edition().catalogue())
    parts = {**_PARTS, PANEL: {**_PARTS[PANEL], "options": options}}
    return json.dumps({**parts, "filters": _KEPT}, ensure_ascii=False, separators=(",", ":")).encode()
