"""The ways on from every page, beside it: presenting, taking it away, putting a report together."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.data import Edition
from dashboard.elements import Node, el
from dashboard.navigation import REPORTING, TOOLS
from dashboard.placing import place
from dashboard.present_order import slides_address
from dashboard.report_choice import PARAMETER
from dashboard.selection import Selection
from dashboard.sidebar import current_selection
from dashboard.ways import TAKE_AWAY


def place_ways(path: str, edition: Edition) -> None:
    """Show the ways on from the page at `path`, and which data these are. Raises DataUnavailable."""
    nodes = [way_nodes(path, current_selection()), version_node(edition)]
    with st.sidebar:
        is_asked = place(nodes, key="ways") == TAKE_AWAY
    if is_asked:
        from dashboard.take_away import take_page

        take_page(path, own_address())


def way_nodes(path: str, selection: Selection) -> Node:
    """The ways on from a page: to its slides, where it has any, to its files, to a report of it."""
    slides = slides_address(path, selection)
    report = f"{REPORTING.path}?{urlencode({PARAMETER: path or 'briefing'})}"
    ways = [
        el("a", "Present this page", href=f"./{slides}", data_go=slides) if slides else None,
        el("button", "Take away this page", type="button", data_pick=TAKE_AWAY),
        el("a", "Make a report", href=f"./{report}", data_go=report),
    ]
    is_page = path not in {tool.path for tool in TOOLS}
    return el("nav", ways if is_page else [], aria_label="Ways on", cls="ways-on")


def version_node(edition: Edition) -> Node:
    """Which data these are, and so where they are not the ones in use."""
    words = f"Data version {edition.version}{'' if edition.is_current else ' (an older one)'}"
    return el("p", words, cls="version")


def own_address() -> str:
    """Where this dashboard answers on this machine."""
    host = st.get_option("server.address") or "127.0.0.1"
    is_everywhere = host in {"0.0.0.0", "::", "localhost"}
    shown = "127.0.0.1" if is_everywhere else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{st.get_option('server.port')}"
