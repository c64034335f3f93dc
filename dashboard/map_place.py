"""Puts the map on the page, with switches, the evidence of what was clicked, and tables that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit import runtime

from dashboard.boundaries import name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_atlas import Atlas
from dashboard.charts.map_deck import map_deck, scene_atlas
from dashboard.charts.map_labels import MapLabel
from dashboard.charts.map_places import Places, places_of
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import LAYERS, Fit, Scene, held_layers, map_scene
from dashboard.charts.map_words import Tips, map_alt, map_tips
from dashboard.colour_mode import colour_mode
from dashboard.data import edition
from dashboard.elements import Node, el
from dashboard.map_controls import Controls, asked_controls, place_controls
from dashboard.map_evidence import CLOSE, evidence_nodes, unplaced_nodes
from dashboard.map_words_view import foot_nodes, head_nodes
from dashboard.namings import Site, SiteMention
from dashboard.navigation import question
from dashboard.page_frame import place_framed
from dashboard.placing import place_kept
from dashboard.selection import mentions_left, selected_sites
from dashboard.sidebar import current_selection, kept, open_figure, selected_catalogue
from dashboard.ways import TAKE_AWAY

if TYPE_CHECKING:
    import pydeck

_NARROW = 480
_KEY = "map-deck"


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the map and the words around it are made of."""

    places: Places
    mentions: tuple[SiteMention, ...]
    unplaced: tuple[Site, ...]
    tips: Tips
    alt: str


def place_map() -> None:
    """Show the page."""
    place_framed("map", _place_contents)


def _place_contents() -> None:
    """Show the map with its words above, beside and below it. Raises DataUnavailable."""
    pinned = edition()
    _place_map(pinned.sites(), pinned.records(SiteMention, "site_mentions"), selected_catalogue())


def _place_map(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> None:
    ground = kept("ground of the map", lambda: _ground(sites, mentions, catalogue))
    places, said = ground.places, ground.mentions
    is_of_years = current_selection().is_of_years
    place_kept(lambda: _above(head_nodes(places, said, catalogue, is_of_years=is_of_years)), "map-head")
    now = _picked(places)
    # Streamlit's columns would be five elements more, and each takes the browser time with every change.
    with st.container(key="map-and-evidence"):
        controls = asked_controls()
        place_controls(controls, held_layers(places))
        if controls.draws:
            _place_deck(ground, catalogue, controls)
        picked = place_kept(lambda: _beside(ground, catalogue, now), "map-evidence", now)
    foot = place_kept(lambda: foot_nodes(places, ground.unplaced, said, catalogue), "map-foot")
    picked = foot or picked
    if picked == TAKE_AWAY:
        from dashboard.take_away import take_map

        take_map()
    elif picked is not None:
        open_figure(None if picked == CLOSE else picked)
        st.rerun(scope="fragment")


def _above(nodes: Sequence[Node]) -> list[Node]:
    return [el("h1", question("map")), *nodes]


def _ground(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> _Ground:
    """All that is selected; the bare land where the filters leave nothing that could be on it."""
    said = mentions_left(mentions, catalogue, current_selection())
    places = _places(selected_sites(sites, said), said, catalogue)
    return _Ground(
        places, said, unplaced_sites(places.sites.values(), site_outlines(sites)),
        map_tips(places, said, catalogue), map_alt(places, catalogue),
    )  # fmt: skip


def _places(sites: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue) -> Places:
    # The outlines of all: the map is fitted to Venezuela, whether what is selected names it or not.
    return places_of(sites, mentions, catalogue, site_outlines(edition().sites()))


def _beside(ground: _Ground, catalogue: Catalogue, picked: str | None) -> list[Node]:
    evidence = evidence_nodes(picked, ground.places, ground.mentions, catalogue)
    return [*evidence, *unplaced_nodes(ground.unplaced)]


def _place_deck(ground: _Ground, catalogue: Catalogue, asked: Controls) -> None:
    mode, picked = colour_mode(), _picked(ground.places)

    def drawn() -> tuple[pydeck.Deck, Atlas]:
        scene = _scene(ground.places, catalogue, asked.fit, asked.width, asked.layers)
        atlas = scene_atlas(scene, mode, _all_names(asked.width))
        return map_deck(scene, mode, ground.tips, picked, asked.nudge, atlas, _offered(atlas)), atlas

    name = f"map {sorted(asked.layers)} {asked.fit} {asked.width} {asked.nudge} {mode} {picked}"
    deck, atlas = kept(name, drawn)
    _offered(atlas)
    st.pydeck_chart(
        deck,
        height=_height(asked.width),
        key=_KEY,
        alt=ground.alt,
        on_select=_take_click,
    )


def _offered(atlas: Atlas) -> str:
    """The address of the picture of names, which this process offers as long as a run asks for it.

    Within the deck it would be taken apart letter by letter with every change.
    """
    files = runtime.get_instance().media_file_mgr
    return files.add(atlas.picture, "image/png", f"map names {atlas.key}").lstrip("/")


def _scene(places: Places, catalogue: Catalogue, fit: Fit, width: int, layers: frozenset[str]) -> Scene:
    return map_scene(
        places, catalogue, name_places, fit=fit, width=width, height=_height(width), layers=layers
    )


def _height(width: int) -> int:
    return 520 if width < _NARROW else 600


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


def _picked(places: Places) -> str | None:
    """What is picked: what the selection names, if it is on the map or in its tables."""
    drawn = {ring.figure_id for ring in places.rings} | {line.figure_id for line in places.lines}
    drawn |= {flow.flow_id for flow in places.flows} | places.sites.keys()
    picked = current_selection().figure
    return picked if picked in drawn else None


def _take_click() -> None:
    """Pick what was clicked. Nothing selected is no click: Streamlit forgets what was once the map is new."""
    state: Any = st.session_state.get(_KEY)
    picked = clicked(state.selection.objects if state else {})
    if picked is not None:
        open_figure(picked)


def clicked(objects: Any) -> str | None:
    """The id of the first clicked mark."""
    for marks in objects.values():
        for mark in marks:
            picked = (mark or {}).get("pick")
            if isinstance(picked, str):
                return picked
    return None
