"""The selection of this run: read from the address, remembered from page to page, written back."""

from __future__ import annotations

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.data import edition
from dashboard.selection import Selection, apply

_SELECTION = "selection"


def current_selection() -> Selection:
    """What the reader has selected; everything, where nothing was asked."""
    selection = st.session_state.get(_SELECTION)
    return selection if isinstance(selection, Selection) else Selection()


def selected_catalogue() -> Catalogue:
    """The catalogue of this run's edition with only what is selected. Raises DataUnavailable."""
    return apply(current_selection(), edition().catalogue())
