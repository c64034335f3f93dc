"""Puts the map on the page, with switches, the evidence of what was clicked, and tables that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.boundaries import name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_deck import map_deck
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import LAYERS, Fit, Places, Scene, map_scene, places_of
from dashboard.charts.map_words import map_alt, map_tips
from dashboard.colour_mode import colour_mode
from dashboard.map_evidence import CLOSE, evidence_nodes, unplaced_nodes
from dashboard.map_words_view import foot_nodes, head_nodes, selected_mentions, selected_sites
from dashboard.placing import place
from dashboard.records import Site, SiteMention
from dashboard.sidebar import current_selection, open_figure
from dashboard.ways import TAKE_AWAY

_ASSETS = Path(__file__).resolve().parent / "assets"
WIDTHS = (280, 320, 340, 400, 480, 560, 640, 720, 820, 940, 1060, 1200)
_USUAL, _PHONE, _NARROW = 640, 340, 480
_KEY, _PICKED, _FIT, _NUDGE = "map-deck", "map-picked", "map-fit", "map-nudge"
_LAYER_NAMES = {
    "radars": "Radars", "sites": "Sites", "rings": "Rings", "lines": "Computed lines", "flows": "Flows",
    "names": "Names",
}  # fmt: skip
_MEASURE = st.components.v2.component(
    "figures.map",
    html='<div class="page"><p hidden>This browser cannot draw the map, for it has no WebGL 2. '
    "The tables below tell all that the map shows.</p></div>",
    js=(_ASSETS / "map.js").read_text("utf-8"),
)


@st.fragment
def place_map(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> None:
    """Show the whole page beneath its title; clicks and switches rerun nothing else."""
    said = selected_mentions(mentions, current_selection())
    outlines = site_outlines(sites)
    places = places_of(selected_sites(sites, said), said, catalogue, outlines)
    unplaced = unplaced_sites(places.sites.values(), outlines)
    place(head_nodes(places, said, catalogue), key="map-head")
    layers, fit = _switches()
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        _place_deck(places, said, catalogue, layers, fit)
    with right:
        beside = [*evidence_nodes(_picked(places), places, said, catalogue), *unplaced_nodes(unplaced)]
        picked = place(beside, key="map-evidence")
    picked = place(foot_nodes(places, unplaced, said, catalogue), key="map-foot") or picked
    if picked == TAKE_AWAY:
        from dashboard.take_away import take_map

        take_map()
    elif picked is not None:
        _pick(None if picked == CLOSE else picked, catalogue)
        st.rerun(scope="fragment")


def _switches() -> tuple[frozenset[str], Fit]:
    """Which layers are on, and to what the view is fitted."""
    chosen = st.pills(
        "Show on the map", LAYERS, selection_mode="multi", default=LAYERS, key="map-layers",
        format_func=_LAYER_NAMES.__getitem__,
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button("Fit to Venezuela", key="map-fit-venezuela", on_click=_fit_to, args=("venezuela",))
        st.button("Fit to the rings", key="map-fit-rings", on_click=_fit_to, args=("rings",))
    return frozenset(chosen or ()), st.session_state.get(_FIT, "venezuela")


def _fit_to(fit: Fit) -> None:
    st.session_state[_FIT] = fit
    st.session_state[_NUDGE] = st.session_state.get(_NUDGE, 0) + 1


def _place_deck(
    places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue, layers: frozenset[str], fit: Fit
) -> None:
    width, draws = _size()
    _MEASURE(
        data={"widths": list(WIDTHS), "width": width, "draws": draws},
        key="map-size",
        on_size_change=_keep_size,
    )
    if not draws:
        return
    height = 470 if width < _NARROW else 600
    scene: Scene = map_scene(
        places, catalogue, name_places, fit=fit, width=width, height=height, layers=layers
    )
    deck = map_deck(
        scene,
        colour_mode(),
        map_tips(places, mentions, catalogue),
        _picked(places),
        st.session_state.get(_NUDGE, 0),
    )
    st.pydeck_chart(
        deck,
        height=height,
        key=_KEY,
        alt=map_alt(places, catalogue),
        on_select=lambda: _take_click(catalogue),
    )


def _size() -> tuple[int, bool]:
    """The map's width, as last measured or as usual on such a device, and whether the browser can draw it."""
    size = st.session_state.get("map-measured")
    if isinstance(size, dict) and size.get("width") in WIDTHS:
        return int(size["width"]), size.get("draws") is not False
    return (_PHONE if "Mobi" in (st.context.headers.get("User-Agent") or "") else _USUAL), True


def _keep_size() -> None:
    st.session_state["map-measured"] = st.session_state["map-size"].size


def _picked(places: Places) -> str | None:
    """What is picked: the selection's figure if it is on the map, or a place or flow picked here."""
    figure = current_selection().figure
    drawn = {ring.figure_id for ring in places.rings} | {line.figure_id for line in places.lines}
    return figure if figure in drawn else st.session_state.get(_PICKED)


def _pick(picked: str | None, catalogue: Catalogue) -> None:
    is_figure = picked in catalogue.figures
    st.session_state[_PICKED] = None if is_figure else picked
    open_figure(picked if is_figure else None)


def _take_click(catalogue: Catalogue) -> None:
    """Pick what was clicked; a click beside the marks closes the evidence."""
    state: Any = st.session_state.get(_KEY)
    _pick(clicked(state.selection.objects if state else {}), catalogue)


def clicked(objects: Any) -> str | None:
    """The id of the first clicked mark."""
    for marks in objects.values():
        for mark in marks:
            picked = (mark or {}).get("pick")
            if isinstance(picked, str):
                return picked
    return None
