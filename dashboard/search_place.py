"""What stands in a page's place while words are searched for, and above it where filters leave nothing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.data import Edition, edition
from dashboard.elements import Node, el
from dashboard.namings import SiteMention
from dashboard.navigation import page_entry
from dashboard.placing import place
from dashboard.selection import Selection, mentions_left
from dashboard.sidebar import current_selection, selected_catalogue
from dashboard.unfiltered import UNFILTERED, way_out

# On this one a place that is named, or an arrow, is something to show where no figure is.
_MAP = "map"
# On this one everything dated is shown, whatever its theme.
_TIMELINE = "diplomacy"


def place_found(pinned: Edition) -> None:
    """Show what the words searched for have found, within the filters. Raises DataUnavailable."""
    from dashboard.search import search_selected
    from dashboard.search_view import found_nodes

    selection, mentions = current_selection(), pinned.records(SiteMention, "site_mentions")
    found, left_out = search_selected(selection, pinned.catalogue(), pinned.sites(), mentions)
    st.title("What was found", anchor=False)
    place(found_nodes(selection.search, found, left_out), key="found")


def say_what_is_left(path: str) -> None:
    """Say so above a page of which the filters leave nothing."""
    if not current_selection().is_filtering:
        return
    catalogue = selected_catalogue()
    named = edition().records(SiteMention, "site_mentions") if path == _MAP else ()
    if nodes := left_nodes(path, catalogue, current_selection(), named):
        place(nodes, key="left")


def left_nodes(
    path: str, catalogue: Catalogue, selection: Selection, mentions: Sequence[SiteMention] = ()
) -> list[Node]:
    """One sentence and the way out; nothing where the page has something to show."""
    if path in UNFILTERED:
        return []
    if path == _MAP and _is_on_the_map(catalogue, selection, mentions):
        return []
    if path == _TIMELINE and catalogue.events:
        return []
    button = way_out()
    entry = page_entry(path)
    themes = entry.themes if entry and entry.themes else None
    left = {figure.theme for figure in catalogue.figures.values()}
    left |= {event.theme for event in catalogue.events.values()}
    if any(themes is None or theme in themes for theme in left):
        return []
    return [el("p", "The filters leave nothing of this page. ", button, cls="note", role="status")]


def _is_on_the_map(catalogue: Catalogue, selection: Selection, mentions: Sequence[SiteMention]) -> bool:
    """Whether a place that is named or an arrow is left, beside the distances."""
    from dashboard.charts.map_flows import map_flows

    said = mentions_left(mentions, catalogue, selection)
    return bool(said or map_flows(catalogue.figures.values(), said, ()))
