"""The quiet way from a page to its slides."""

from __future__ import annotations

from urllib.parse import parse_qsl

import streamlit as st

from dashboard.navigation import PRESENTING
from dashboard.present_order import BRIEFING, present_link
from dashboard.sidebar import current_selection

# These pages hold words and tables alone.
_WITHOUT_SLIDES = frozenset({"agreement", "sources", "data"})


def place_present_link(path: str) -> None:
    """Offer to present the page at an address, as it is selected; nothing where it has no slides."""
    if path not in _WITHOUT_SLIDES:
        query = present_link([path or BRIEFING], current_selection()).partition("?")[2]
        st.page_link(PRESENTING.file, label="Present this page", query_params=dict(parse_qsl(query)))
