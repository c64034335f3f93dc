"""Whether the dashboard is shown light or dark."""

from __future__ import annotations

import streamlit as st

from dashboard.theme import Mode


def colour_mode() -> Mode:
    """The mode in which charts are to be drawn on this run."""
    return "dark" if st.context.theme.type == "dark" else "light"
