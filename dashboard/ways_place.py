"""The ways on from every page, beside it: presenting, taking it away, putting a report together."""

from __future__ import annotations

import streamlit as st

from dashboard.navigation import REPORTING
from dashboard.present_entry import place_present_link
from dashboard.report_choice import PARAMETER


def place_ways(path: str) -> None:
    """Show the ways on from the page at `path`. Raises DataUnavailable."""
    with st.sidebar:
        place_present_link(path)
        is_asked = st.button("Take away this page", key="take_page", type="tertiary")
        if path != REPORTING.path:
            st.page_link(REPORTING.file, label="Make a report", query_params={PARAMETER: path or "briefing"})
    if is_asked:
        from dashboard.take_away import take_page

        take_page(path, own_address())


def own_address() -> str:
    """Where this dashboard answers on this machine."""
    host = st.get_option("server.address") or "127.0.0.1"
    is_everywhere = host in {"0.0.0.0", "::", "localhost"}
    shown = "127.0.0.1" if is_everywhere else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{st.get_option('server.port')}"
