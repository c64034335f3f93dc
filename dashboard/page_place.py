"""Puts a page on the screen: its heading, then its parts as they come."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.address import PARAMETERS
from dashboard.chart_place import place_chart
from dashboard.colour_mode import colour_mode
from dashboard.contents import Drawn, Ground, Words, page_contents
from dashboard.data import edition
from dashboard.placing import place_kept
from dashboard.sidebar import current_selection, kept
from dashboard.wording import escape_markdown


def screen_ground(*asked: str) -> Ground:
    """What this run shows pages from; `asked` names the parameters of the address that the page reads itself.

    Raises DataUnavailable.
    """
    filters = replace(current_selection(), search="", figure=None, version=None)
    own = {
        name: st.query_params[name] for name in asked if name not in PARAMETERS and name in st.query_params
    }
    return Ground(edition(), filters, colour_mode(), own)


def place_page(path: str, *asked: str) -> None:
    """Show the page at that address, made once for each selection. Raises DataUnavailable."""
    ground = screen_ground(*asked)
    contents = kept(ground.name("contents of", path), lambda: page_contents(path, ground))
    st.title(escape_markdown(contents.title), anchor=False)
    before: Words | None = None
    for part in contents.parts:
        if isinstance(part, Drawn):
            place_chart(part.chart, part.catalogue, before.nodes if before else ())
            before = None
        elif isinstance(part, Words):
            _place(before, ground)
            before = part
    _place(before, ground)


def _place(words: Words | None, ground: Ground) -> None:
    if words is not None:
        place_kept(lambda: words.nodes, words.key, ground.asked)
