"""What this run shows pages from."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.address import PARAMETERS
from dashboard.colour_mode import colour_mode
from dashboard.contents import Ground
from dashboard.data import edition
from dashboard.sidebar import current_selection


def screen_ground(*asked: str) -> Ground:
    """The selection of this run; `asked` names the parameters of the address that the page reads itself.

    Raises DataUnavailable.
    """
    filters = replace(current_selection(), search="", figure=None, version=None)
    given = st.query_params
    own = {name: given[name] for name in asked if name not in PARAMETERS and name in given}
    if "document" in asked and "document" not in own:
        own |= _document_of(current_selection().figure)
    return Ground(edition(), filters, colour_mode(), own)


def _document_of(figure_id: str | None) -> dict[str, str]:
    """Which document to open where the address names a figure and no document."""
    whole = edition().catalogue()
    told = whole.figure(figure_id) or whole.events.get(figure_id) if figure_id else None
    return {"document": told.document_id} if told and told.document_id else {}
