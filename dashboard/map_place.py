"""Puts the map on the page, with switches, the evidence of what was clicked, and tables that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.boundaries import name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_deck import map_deck
from dashboard.charts.map_labels import MapLabel
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import LAYERS, Fit, Places, Scene, map_scene, places_of
from dashboard.charts.map_words import Tips, map_alt, map_tips
from dashboard.colour_mode import colour_mode
from dashboard.data import edition
from dashboard.elements import Node
from dashboard.map_evidence import CLOSE, evidence_nodes, unplaced_nodes
from dashboard.map_words_view import foot_nodes, head_nodes, mentions_left, selected_sites
from dashboard.placing import place_kept
from dashboard.records import Site, SiteMention
from dashboard.sidebar import current_selection, kept, open_figure
from dashboard.ways import TAKE_AWAY

if TYPE_CHECKING:
    import pydeck

_ASSETS = Path(__file__).resolve().parent / "assets"
WIDTHS = (280, 320, 340, 400, 480, 560, 640, 720, 820, 940, 1060, 1200)
_USUAL, _PHONE, _NARROW = 560, 340, 480
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


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the map and the words around it are made of."""

    places: Places
    mentions: tuple[SiteMention, ...]
    unplaced: tuple[Site, ...]
    tips: Tips
    alt: str


@st.fragment
def place_map(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> None:
    """Show the whole page beneath its title; clicks and switches rerun nothing else."""
    ground = kept("ground of the map", lambda: _ground(sites, mentions, catalogue))
    places, said = ground.places, ground.mentions
    place_kept(lambda: head_nodes(places, said, catalogue), "map-head")
    layers, fit = _switches()
    left, right = st.columns([1.75, 1], gap="medium")
    now = _picked(places)
    with left:
        _place_deck(ground, catalogue, layers, fit)
    with right:
        picked = place_kept(lambda: _beside(ground, catalogue, now), "map-evidence", now)
    foot = place_kept(lambda: foot_nodes(places, ground.unplaced, said, catalogue), "map-foot")
    picked = foot or picked
    if picked == TAKE_AWAY:
        from dashboard.take_away import take_map

        take_map()
    elif picked is not None:
        _pick(None if picked == CLOSE else picked, catalogue)
        st.rerun(scope="fragment")


def _ground(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> _Ground:
    """All that is selected; the bare land where the filters leave nothing that could be on it."""
    said = mentions_left(mentions, catalogue, current_selection())
    places = _places(selected_sites(sites, said), said, catalogue)
    return _Ground(
        places, said, unplaced_sites(places.sites.values(), site_outlines(sites)),
        map_tips(places, said, catalogue), map_alt(places, catalogue),
    )  # fmt: skip


def _places(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> Places:
    return places_of(sites, mentions, catalogue, site_outlines(sites))


def _beside(ground: _Ground, catalogue: Catalogue, picked: str | None) -> list[Node]:
    evidence = evidence_nodes(picked, ground.places, ground.mentions, catalogue)
    return [*evidence, *unplaced_nodes(ground.unplaced)]


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


def _place_deck(ground: _Ground, catalogue: Catalogue, layers: frozenset[str], fit: Fit) -> None:
    width, draws = _size()
    _MEASURE(
        data={"widths": list(WIDTHS), "width": width, "draws": draws},
        key="map-size",
        on_size_change=_keep_size,
    )
    if not draws:
        return
    mode, picked, nudge = colour_mode(), _picked(ground.places), st.session_state.get(_NUDGE, 0) % 2

    def deck() -> pydeck.Deck:
        scene = _scene(ground.places, catalogue, fit, width, layers)
        return map_deck(scene, mode, ground.tips, picked, nudge, _all_names(width))

    st.pydeck_chart(
        kept(f"map {sorted(layers)} {fit} {width} {mode} {picked} {nudge}", deck),
        height=_height(width),
        key=_KEY,
        alt=ground.alt,
        on_select=lambda: _take_click(catalogue),
    )


def _scene(places: Places, catalogue: Catalogue, fit: Fit, width: int, layers: frozenset[str]) -> Scene:
    return map_scene(
        places, catalogue, name_places, fit=fit, width=width, height=_height(width), layers=layers
    )


def _height(width: int) -> int:
    return 470 if width < _NARROW else 600


def _all_names(width: int) -> tuple[MapLabel, ...]:
    """The names of the whole map, for the browser to keep one picture of them whatever is selected."""
    pinned = edition()

    def names() -> tuple[MapLabel, ...]:
        whole, mentions = pinned.catalogue(), pinned.records(SiteMention, "site_mentions")
        places = _places(pinned.sites(), mentions, whole)
        fits: tuple[Fit, ...] = ("venezuela", "rings")
        scenes = (_scene(places, whole, fit, width, frozenset(LAYERS)) for fit in fits)
        return tuple(label for scene in scenes for label in scene.labels)

    return pinned.kept(f"names of the map {width}", names)


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
    """Pick what was clicked. Nothing selected is no click: Streamlit forgets what was once the map is new."""
    state: Any = st.session_state.get(_KEY)
    picked = clicked(state.selection.objects if state else {})
    if picked is not None:
        _pick(picked, catalogue)


def clicked(objects: Any) -> str | None:
    """The id of the first clicked mark."""
    for marks in objects.values():
        for mark in marks:
            picked = (mark or {}).get("pick")
            if isinstance(picked, str):
                return picked
    return None
