"""Puts slides on the screen and follows the presenter.

All words are with the browser at once and the charts beside the one that is shown are there already, so that
a step needs no answer from here; it is only told, so that the next charts can be sent ahead. A chart is sent
as it is and enlarged by the browser, which knows its window.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts.plotted import plotted
from dashboard.colour_mode import MODE_KEY
from dashboard.contents import Ground
from dashboard.navigation import PRESENTING
from dashboard.page_frame import place_alone
from dashboard.present_order import Offer, Order, offers, read_order, read_place
from dashboard.present_slides import Slide, slides_of, version_words
from dashboard.screen import screen_ground
from dashboard.sidebar import kept, say_notices

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ASSETS = Path(__file__).resolve().parent / "assets"
_KEY, _START = "present", "present-start"
# Charts before and after the one shown that are sent ahead; each has a place of its own on the page.
_AHEAD = 2
_CONFIG = {"staticPlot": True, "displayModeBar": False}
_PLACES = 2 * _AHEAD + 1

_COMPONENT = st.components.v2.component(
    "figures.present",
    html='<div class="page present" tabindex="-1"></div>',
    css=(_ASSETS / "page.css").read_text("utf-8") + (_ASSETS / "present.css").read_text("utf-8"),
    js=(_ASSETS / "present.js").read_text("utf-8"),
)


def place_slides() -> None:
    """Show the page."""
    place_alone(PRESENTING.path, _place_slides)


@st.fragment
def _place_slides() -> None:
    """Show the slides that the address names, or those that the presenter has chosen since.

    Raises DataUnavailable.
    """
    ground = screen_ground()
    state = st.session_state.get(_KEY)
    offered = kept(ground.name("offers to present"), lambda: offers(ground))
    order = _order(state, offered)
    slides = kept(ground.name("slides", order.items), lambda: slides_of(order.items, offered, ground))
    say_notices(order.notices)
    _COMPONENT(
        data=_written(slides, order, offered, ground, _start(state, len(slides))),
        key=_KEY,
        on_at_change=_nothing,
        on_show_change=_nothing,
        on_mode_change=_take_mode,
    )
    _place_charts(slides, _at(state, slides), ground)


def _order(state: Any, offered: Sequence[Offer]) -> Order:
    chosen = getattr(state, "show", None)
    asked = [chosen] if isinstance(chosen, str) else st.query_params.get_all("show")
    return read_order(asked, offered)


def _start(state: Any, count: int) -> int:
    """Where the presentation was opened; what the address says later, the browser has written itself."""
    if state is None or _START not in st.session_state:
        st.session_state[_START] = read_place(st.query_params.get("at"), count)
    start: int = st.session_state[_START]
    return start


def _at(state: Any, slides: Sequence[Slide]) -> int:
    """Which slide is shown, by what the browser last told."""
    told = getattr(state, "at", None)
    at = int(told) if isinstance(told, int | float) else int(st.session_state[_START])
    return min(max(at, 0), len(slides) - 1)


def _written(
    slides: Sequence[Slide], order: Order, offered: Sequence[Offer], ground: Ground, start: int
) -> bytes:
    """All that the browser shows but the charts: the same for every slide, so that it is sent once."""
    data = {
        "slides": [{**slide.written(), "place": place_key(slide)} for slide in slides],
        "items": list(order.items),
        "offers": [[offer.item, offer.title] for offer in offered],
        "start": start,
        "mode": ground.mode,
        "version": ground.version,
        "version_words": version_words(ground),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def place_key(slide: Slide) -> str:
    """The key of the container that holds a slide's chart, as it stands in the page's classes."""
    return "slide-" + re.sub(r"[^a-z0-9]+", "-", slide.slide_id.lower())


def _place_charts(slides: Sequence[Slide], at: int, ground: Ground) -> None:
    """The chart that is shown first, then those beside it, each where it was on the run before."""
    places = [st.container() for _ in range(_PLACES)]
    near = sorted(
        range(max(0, at - _AHEAD), min(len(slides), at + _AHEAD + 1)), key=lambda one: abs(one - at)
    )
    for index in near:
        slide = slides[index]
        if slide.figure is not None:
            with places[index % _PLACES].container(key=place_key(slide)):
                st.plotly_chart(
                    _drawing(slide, ground), theme=None, key=f"present-{slide.slide_id}",
                    alt=slide.said or slide.title, config=_CONFIG,
                )  # fmt: skip


def _drawing(slide: Slide, ground: Ground) -> go.Figure:
    """The chart as plotly knows it: checking one takes longer than drawing it, and so is done once."""

    def make() -> go.Figure:
        import plotly.graph_objects

        return plotly.graph_objects.Figure(plotted(slide.figure) if slide.figure else None)

    return kept(ground.name("drawing on slide", slide.slide_id), make)


def _take_mode() -> None:
    st.session_state[MODE_KEY] = st.session_state[_KEY].mode


def _nothing() -> None:
    """Streamlit wants a callback for every state; ours are read from the result."""
