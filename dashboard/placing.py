"""Puts page elements on the screen and follows the clicks on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.address import write_selection
from dashboard.elements import Node, folded
from dashboard.page_code import PAGE, drawn_component
from dashboard.sidebar import current_selection, kept, show_everything
from dashboard.unfiltered import RESET

_COMPONENT = drawn_component(PAGE, '<div class="page"></div>')


def place(nodes: Sequence[Node], key: str, *, opens: bool = True) -> str | None:
    """Show the nodes; open the page whose link was clicked. Return the id of the mark just picked, if any.

    Where it `opens`, the evidence of the selection's figure is opened and comes into view.
    """
    return _place(_written(nodes), key, opens)


def place_kept(
    make: Callable[[], Sequence[Node]], key: str, *asked: object, opens: bool = True
) -> str | None:
    """Like `place`, of nodes that depend on what is selected and `asked` alone: made once for each."""
    return _place(kept(f"{key} {asked}", lambda: _written(make())), key, opens)


def _written(nodes: Sequence[Node]) -> bytes:
    return json.dumps([folded(node) for node in nodes], ensure_ascii=False, separators=(",", ":")).encode()


def _place(written: bytes, key: str, opens: bool) -> str | None:
    """Show nodes that are written out: as bytes, Streamlit sends them as they are."""
    opened = json.dumps(current_selection().figure if opens else None).encode()
    data = b'{"nodes":%b,"open":%b}' % (written, opened)
    result = _COMPONENT(data=data, key=key, on_go_change=_nothing, on_pick_change=_nothing)
    if result.go:
        open_page(result.go)
    picked = result.pick
    if picked == RESET:
        show_everything()
        st.rerun()
    return picked if isinstance(picked, str) else None


def _nothing() -> None:
    """Streamlit wants a callback for every trigger; ours are read from the result."""


def open_page(address: str) -> None:
    """Go to one of our pages, given as its address relative to the home page: "sources?document=x"."""
    from dashboard.navigation import page_file

    path, _, query = address.partition("?")
    file = page_file(path)
    if file is not None:
        selected = write_selection(replace(current_selection(), search="", figure=None))
        st.switch_page(file, query_params={**selected, **dict(parse_qsl(query))})
