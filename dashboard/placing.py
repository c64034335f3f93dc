"""Puts page elements on the screen and takes the clicks on them; links the browser follows by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.elements import Node, written
from dashboard.page_code import PAGE, drawn_component
from dashboard.sidebar import current_selection, kept, name_opened, opened_names, show_everything
from dashboard.unfiltered import RESET

_COMPONENT = drawn_component(PAGE, '<div class="page"></div>')


def place(nodes: Sequence[Node], key: str, *, opens: bool = True) -> str | None:
    """Show the nodes. Return the id of the mark just picked, if any.

    Where it `opens`, the evidence of the selection's figure is opened and comes into view.
    """
    return _place(written(nodes).encode(), key, opens)


def place_kept(
    make: Callable[[], Sequence[Node]], key: str, *asked: object, opens: bool = True
) -> str | None:
    """Like `place`, of nodes that depend on what is selected and `asked` alone: made once for each."""
    return _place(kept(f"{key} {asked}", lambda: written(make()).encode()), key, opens)


def _place(nodes: bytes, key: str, opens: bool) -> str | None:
    """Show nodes that are written out: as bytes, Streamlit sends them as they are."""
    opened = json.dumps(current_selection().figure if opens else None).encode()
    rows = json.dumps(opened_names() if opens else ()).encode()
    data = b'{"nodes":%b,"open":%b,"rows":%b}' % (nodes, opened, rows)
    result = _COMPONENT(data=data, key=key, on_pick_change=_nothing, on_rows_change=_nothing)
    if isinstance(result.rows, list):
        name_opened([str(name) for name in result.rows])
    picked = result.pick
    if picked == RESET:
        show_everything()
        st.rerun()
    return picked if isinstance(picked, str) else None


def _nothing() -> None:
    """Streamlit wants a callback for every trigger; ours are read from the result."""
