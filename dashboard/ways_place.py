"""What stands beside every page: the filters, and the ways on to presenting, files and reports."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.data import Edition, edition
from dashboard.navigation import REPORTING, TOOLS, page_name
from dashboard.panel import Beside
from dashboard.present_order import slides_address
from dashboard.report_choice import PARAMETER
from dashboard.run_over import mark_run_over
from dashboard.selection import Selection
from dashboard.sidebar import current_selection, show_panel, write_chosen
from dashboard.unfiltered import UNFILTERED

_ASKED = "take-away-asked"


def place_beside(path: str) -> bool:
    """Show filters and ways in the sidebar; say whether files of the page are asked for.

    On a page that the filters do not touch, a change of them runs nothing but this again.
    Raises DataUnavailable.
    """
    is_asked = bool(st.session_state.pop(_ASKED, False))
    with st.sidebar:
        if is_apart(path):
            _place_apart(path)
            return is_asked
        return _place(path) or is_asked


def end_run(path: str, *, is_asked: bool) -> None:
    """Offer files of the page, where they are asked for, and mark the end of the run."""
    if is_asked:
        from dashboard.take_away import take_page

        take_page(path, own_address())
    if not is_apart(path):
        mark_run_over(path, edition().version)


def is_apart(path: str) -> bool:
    """Whether a change of filters leaves the page as it is, so that they run by themselves."""
    return path in UNFILTERED and not current_selection().search


def _place(path: str) -> bool:
    """Show them; say whether files of the page are asked for."""
    return show_panel(beside(path, current_selection(), edition()))


@st.fragment
def _place_apart(path: str) -> None:
    """The same, by itself; what is searched for or asked for needs the page again."""
    is_asked = _place(path)
    if is_asked or current_selection().search:
        st.session_state[_ASKED] = is_asked
        st.rerun()
    write_chosen()
    mark_run_over(path, edition().version)


def beside(path: str, selection: Selection, data: Edition) -> Beside:
    """The ways on from a page: to its slides, where it has any, to its files, to a report of it."""
    slides = slides_address(path, selection)
    report = f"{REPORTING.path}?{urlencode({PARAMETER: page_name(path)})}"
    ways: list[tuple[str, str | None]] = [("Present this page", slides)] if slides else []
    ways += [("Take away this page", None), ("Make a report", report)]
    is_page = path not in {tool.path for tool in TOOLS}
    return Beside(path, tuple(ways) if is_page else (), version_words(data), path not in UNFILTERED)


def version_words(data: Edition) -> str:
    """Which data these are, and so where they are not the ones in use."""
    return f"Data version {data.version}{'' if data.is_current else ' (an older one)'}"


def own_address() -> str:
    """Where this dashboard answers on this machine."""
    host = st.get_option("server.address") or "127.0.0.1"
    is_everywhere = host in {"0.0.0.0", "::", "localhost"}
    shown = "127.0.0.1" if is_everywhere else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{st.get_option('server.port')}"
