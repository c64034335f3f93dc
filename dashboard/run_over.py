"""The marker by which watchers know that a run is over, and of what."""

from __future__ import annotations

import html
from urllib.parse import urlencode

import streamlit as st

from dashboard.address import PAGE_PARAMETERS, write_selection
from dashboard.navigation import page_name
from dashboard.sidebar import current_selection


def mark_run_over(path: str, version: str) -> None:
    """Put the marker on the page, last of all; it shows nothing."""
    state = html.escape(f"{page_name(path)} {version}")
    own = {name: st.query_params[name] for name in PAGE_PARAMETERS if name in st.query_params}
    asked = html.escape(urlencode(own))
    selected = html.escape(urlencode(write_selection(current_selection())))
    said = f'data-state="{state}" data-selection="{selected}" data-asked="{asked}"'
    st.html(f'<span class="run-over" {said}></span>')
