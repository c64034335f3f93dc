"""Puts a page on the screen: its heading, then its parts as they come."""

from __future__ import annotations

import streamlit as st

from dashboard.chart_place import place_chart
from dashboard.contents import Drawn, Ground, Words, page_contents
from dashboard.placing import place_kept
from dashboard.screen import screen_ground
from dashboard.sidebar import kept
from dashboard.wording import escape_markdown


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
