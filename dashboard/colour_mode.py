"""Whether the dashboard is shown light or dark.

The menu's own switch runs nothing anew, so the panel beside the pages watches the ground's colour and tells.
"""

from __future__ import annotations

import streamlit as st

from dashboard.theme import Mode

MODE_KEY = "mode_seen"


def colour_mode() -> Mode:
    """The mode in which charts are to be drawn on this run: the one last seen in the browser."""
    seen = st.session_state.get(MODE_KEY) or st.context.theme.type
    return "dark" if seen == "dark" else "light"
