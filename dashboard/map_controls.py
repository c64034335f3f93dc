"""The switches of the map's layers and what its view is fitted to, as one element that also measures the map.

What is chosen is kept in the session, so that it is there again when a reader comes back to the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.charts.map_scene import LAYERS, Fit

_ASSETS = Path(__file__).resolve().parent / "assets"
WIDTHS = (280, 320, 340, 400, 480, 560, 640, 720, 820, 940, 1060, 1200)
_USUAL, _PHONE = 560, 340
_KEY, _MEASURED, _SHOWN, _FIT, _NUDGE = "map-controls", "map-measured", "map-shown", "map-fit", "map-nudge"
_LAYER_NAMES = {
    "radars": "Radars", "sites": "Sites", "rings": "Rings", "lines": "Computed lines", "flows": "Flows",
    "names": "Names",
}  # fmt: skip
_FIT_NAMES: dict[Fit, str] = {"venezuela": "Fit to Venezuela", "rings": "Fit to the rings"}
_COMPONENT = st.components.v2.component(
    "figures.map",
    html='<div class="controls"><p hidden>This browser cannot draw the map, for it has no WebGL 2. '
    "The tables below tell all that the map shows.</p>"
    '<section role="group" aria-label="Show on the map" data-title="Show on the map"></section>'
    '<section role="group" aria-label="View"></section></div>',
    css=(_ASSETS / "map.css").read_text("utf-8"),
    js=(_ASSETS / "map.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Controls:
    """What is asked for: layers, what the view is fitted to, its width in pixels; whether a map can be drawn.

    `nudge` is another number each time that a reader asks for the view anew.
    """

    layers: frozenset[str]
    fit: Fit
    width: int
    draws: bool
    nudge: int


def asked_controls() -> Controls:
    """What the controls say, or said when the page was left; all layers where nobody has chosen."""
    shown = st.session_state.get(_SHOWN, LAYERS)
    fit: Fit = "rings" if st.session_state.get(_FIT) == "rings" else "venezuela"
    width, draws = _size()
    return Controls(frozenset(shown), fit, width, draws, st.session_state.get(_NUDGE, 0) % 2)


def place_controls(controls: Controls, held: frozenset[str]) -> None:
    """Show the controls of the layers that hold something; a choice is there before the page runs anew."""
    _COMPONENT(
        data={
            "layers": list(_LAYER_NAMES.items()), "fits": list(_FIT_NAMES.items()),
            "shown": sorted(controls.layers), "widths": list(WIDTHS), "width": controls.width,
            "draws": controls.draws, "held": ["venezuela", *sorted(held)],
        },
        key=_KEY, on_size_change=_keep_size, on_layers_change=_take_layers, on_fit_change=_take_fit,
    )  # fmt: skip


def _take_layers() -> None:
    chosen = st.session_state[_KEY].layers
    named = chosen.get("shown") if isinstance(chosen, dict) else None
    if isinstance(named, list):
        st.session_state[_SHOWN] = tuple(layer for layer in LAYERS if layer in named)


def _take_fit() -> None:
    st.session_state[_FIT] = st.session_state[_KEY].fit
    st.session_state[_NUDGE] = st.session_state.get(_NUDGE, 0) + 1


def _size() -> tuple[int, bool]:
    """The map's width, as last measured or as usual on such a device, and whether the browser can draw it."""
    size = st.session_state.get(_MEASURED)
    if isinstance(size, dict) and size.get("width") in WIDTHS:
        return int(size["width"]), size.get("draws") is not False
    return (_PHONE if "Mobi" in (st.context.headers.get("User-Agent") or "") else _USUAL), True


def _keep_size() -> None:
    st.session_state[_MEASURED] = st.session_state[_KEY].size
