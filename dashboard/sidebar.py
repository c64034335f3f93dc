"""The selection of this run: read from the address, remembered from page to page, written back.

An address that is new to the session decides: a link that was opened, a step back in the browser's history.
One without our parameters on another page, which is what navigation leaves, keeps what was selected before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from dashboard.address import (
    OPENED,
    PARAMETERS,
    read_opened,
    read_selection,
    unknown_names,
    write_selection,
)
from dashboard.catalogue import Catalogue
from dashboard.colour_mode import MODE_KEY, colour_mode
from dashboard.data import edition
from dashboard.evidence_left import evidence_left
from dashboard.named import known_names
from dashboard.page_code import PANEL, drawn_component
from dashboard.panel import Beside, panel_data
from dashboard.selected import selected
from dashboard.selection import Selection
from dashboard.unfiltered import UNFILTERED
from dashboard.wording import escape_markdown

Made = TypeVar("Made")
_SELECTION, _ADDRESS, _PAGE, _PANEL_KEY = "selection", "selection_address", "selection_page", "panel"
_CHOSEN, _CHOICE = "selection_chosen", "selection_choice"
_UNREAD = "selection_unread"

_PANEL = drawn_component(PANEL, '<div class="panel"><i class="ground"></i><div class="controls"></div></div>')


def current_selection() -> Selection:
    """What the reader has selected; everything, where nothing was asked."""
    selection = st.session_state.get(_SELECTION)
    return selection if isinstance(selection, Selection) else Selection()


def selected_catalogue() -> Catalogue:
    """The catalogue of this run's edition with only what is selected. Raises DataUnavailable."""
    return selected(current_selection(), edition())


def kept(name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes of what is selected, made once for each name, selection and version of the data.

    The name says what else it depends on. Raises DataUnavailable.
    """
    filters = replace(current_selection(), search="", figure=None, version=None)
    return edition().kept(f"{name} {filters}", make)


def asked_version() -> str | None:
    """The data version that the address names, or the one that this session was opened with."""
    return st.query_params.get("version") or current_selection().version


def follow_address(page: str) -> tuple[str, ...]:
    """Take over what a new address selects; return a notice for each part of it that means nothing.

    Raises DataUnavailable.
    """
    asked = _asked()
    reading = None
    is_turned = page != st.session_state.get(_PAGE, page)
    # A choice just made in the panel counts; the address may still be that of the run before.
    is_chosen = st.session_state.pop(_CHOSEN, False)
    if asked != st.session_state.get(_ADDRESS, {}) and (asked or not is_turned) and not is_chosen:
        reading = read_selection(asked, known_names(edition()))
        st.session_state[_SELECTION] = reading.selection
    elif is_turned:
        _select(figure=None, search="")
    st.session_state[_PAGE] = page
    closed = frozenset() if page in UNFILTERED else _closed_by_filters()
    if current_selection().figure in closed:
        _select(figure=None)
    _write_address(asked, closed)
    _, unopened = read_opened(st.query_params.get_all(OPENED), known_names(edition()))
    if reading:
        st.session_state[_UNREAD] = (page, current_selection(), reading.notices)
    return (*unknown_names(st.query_params), *_still_unread(page), *unopened)


def _still_unread(page: str) -> tuple[str, ...]:
    """What of the address meant nothing: told until a reader goes on, as a page may run again by itself."""
    *seen, notices = st.session_state.get(_UNREAD, ("", None, ()))
    if seen == [page, current_selection()]:
        return tuple(notices)
    st.session_state.pop(_UNREAD, None)
    return ()


def _closed_by_filters() -> frozenset[str]:
    """What the address says is open, and what is picked, of which the filters leave nothing to show."""
    given = st.query_params.get_all(OPENED)
    named = [*(read_opened(given, known_names(edition()))[0] if given else ()), current_selection().figure]
    names = frozenset(name for name in named if name is not None)
    return names - set(evidence_left(names, current_selection(), edition()))


def opened_names() -> tuple[str, ...]:
    """What of the page the address says is open, beside the selection's figure. Raises DataUnavailable."""
    given = st.query_params.get_all(OPENED)
    return read_opened(given, known_names(edition()))[0] if given else ()


def name_opened(names: Sequence[str]) -> None:
    """Let the address say what is open, as the browser has already written it there.

    What it says already is not written again: that would come back to a reader who has gone to another page.
    """
    known = known_names(edition())
    opened = ",".join(name for name in names if known.has_evidence(name))
    if opened == st.query_params.get(OPENED, ""):
        return
    if opened:
        st.query_params[OPENED] = opened
    else:
        del st.query_params[OPENED]


def _asked() -> dict[str, list[str]]:
    """What the address says of the selection."""
    return {name: st.query_params.get_all(name) for name in PARAMETERS if name in st.query_params}


def _write_address(asked: dict[str, list[str]], closed: frozenset[str] = frozenset()) -> None:
    """Let the address say what is selected and nothing closed, and remember that it was we who wrote it."""
    wanted = write_selection(current_selection())
    written = {name: [value] for name, value in wanted.items()}
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in PARAMETERS}
    left = {name: values for name, given in others.items() if (values := _without(closed, name, given))}
    if asked != written or left != others:
        # One change, and so one step in the browser's history.
        st.query_params.from_dict({**left, **wanted})
    st.session_state[_ADDRESS] = written


def _without(closed: frozenset[str], parameter: str, given: list[str]) -> list[str]:
    """A parameter's values; of what is open, without what is closed."""
    if parameter != OPENED or not closed:
        return given
    left = [",".join(one for one in value.split(",") if one not in closed) for value in given]
    return [value for value in left if value]


def open_figure(figure_id: str | None) -> None:
    """Let the selection and the address name the figure, date or place whose evidence is open, or none."""
    _select(figure=figure_id)
    _write_address(_asked())


def _select(**changes: Any) -> None:
    st.session_state[_SELECTION] = replace(current_selection(), **changes)


def show_panel(beside: Beside) -> bool:
    """Show the filters and what stands below them; say whether its button was pressed.

    Raises DataUnavailable.
    """
    whole = edition().catalogue()
    selection = current_selection()
    left = selected(selection, edition())
    data = panel_data(selection, whole, left, colour_mode(), beside)
    pressed = _PANEL(
        # Which of the reader's choices this answers.
        data=data | {"choice": st.session_state.get(_CHOICE)},
        key=_PANEL_KEY,
        on_change_change=_take_choice,
        on_reset_change=_take_reset,
        on_mode_change=_take_mode,
        on_press_change=_nothing,
    )
    return bool(pressed.press)


def write_chosen() -> None:
    """Let the address say what was just chosen, where nothing but the panel runs again."""
    if st.session_state.pop(_CHOSEN, False):
        _write_address(_asked())


def _nothing() -> None:
    """Streamlit wants a callback for every trigger; this one is read from the result."""


def _take_choice() -> None:
    """Select what the panel's controls say; what they do not offer stays as it was."""
    told = st.session_state[_PANEL_KEY].change
    chosen = told.get("asked") if isinstance(told, dict) else None
    if not isinstance(chosen, dict):
        return
    st.session_state[_CHOICE] = str(told.get("choice"))
    asked = {str(name): [str(value)] for name, value in chosen.items()}
    now = current_selection()
    reading = read_selection(asked, known_names(edition()))
    st.session_state[_SELECTION] = reading.selection
    st.session_state[_CHOSEN] = True
    _select(version=now.version, figure=now.figure)


def _take_mode() -> None:
    st.session_state[MODE_KEY] = st.session_state[_PANEL_KEY].mode


def _take_reset() -> None:
    """Select everything, in printed units; the data version stays."""
    st.session_state[_CHOICE] = str(st.session_state[_PANEL_KEY].reset)
    st.session_state[_SELECTION] = Selection(version=current_selection().version)
    st.session_state[_CHOSEN] = True


def show_everything() -> None:
    """Leave nothing out any more; what is searched for, units and the data version stay."""
    st.session_state[_SELECTION] = current_selection().without_filters()


def say_notices(notices: tuple[str, ...]) -> None:
    """Say in one place what of the address was left out."""
    if notices:
        st.info("  \n".join(escape_markdown(notice) for notice in notices[:4]))
