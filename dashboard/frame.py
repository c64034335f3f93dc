"""What surrounds every page: navigation, the version of the data, and a plain word where there are none."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import sidebar, sign_in
from dashboard.data import DataUnavailable, pin_edition, stands_in
from dashboard.navigation import PAGES, PRESENTING, TOOLS, PageEntry
from dashboard.page_code import place_code
from dashboard.run_over import mark_run_over
from dashboard.search_place import place_found, say_what_is_left
from dashboard.static_files import copy_static_files
from dashboard.ways_place import end_run, place_beside
from dashboard.wording import escape_markdown

HERE = Path(__file__).resolve().parent
ICON = str(HERE / "assets" / "icon.svg")


def show_page() -> None:
    """Show the navigation and the page asked for, then the marker that tells watchers the run is over."""
    _static_files_once()
    if not sign_in.is_let_in():
        return
    # The ways between pages are drawn with the filters: Streamlit would draw its own anew with every change.
    _show(st.navigation([_page(entry) for entry in (*PAGES, *TOOLS)], position="hidden"))


def _page(entry: PageEntry) -> st.Page:
    return st.Page(HERE / entry.file, title=entry.title, url_path=entry.path, default=not entry.path)


def _show(chosen: st.Page) -> None:
    """Run the page on the version that the address names, or on the one in use, and mark the run's end."""
    try:
        edition = pin_edition(sidebar.asked_version())
        with st.sidebar:
            place_code()
        notices = sidebar.follow_address(chosen.url_path)
        sidebar.say_notices((*filter(None, [edition.notice]), *notices))
        if chosen.url_path == PRESENTING.path:
            chosen.run()
            mark_run_over(chosen.url_path, edition.version)
            return
        # First, as it is always in view: of a page, some may come a moment later.
        is_asked = place_beside(chosen.url_path)
        sign_in.place_sign_out()
        if not sidebar.current_selection().search:
            say_what_is_left(chosen.url_path)
            chosen.run()
        else:
            place_found(edition)
        end_run(chosen.url_path, is_asked=is_asked)
    except DataUnavailable as problem:
        if stands_in():
            st.rerun()
        st.title("There are no data to show")
        st.markdown(escape_markdown(str(problem)))
        mark_run_over(chosen.url_path, "none")


@st.cache_resource(show_spinner=False)
def _static_files_once() -> None:
    """Put fonts and outlines in place; where they cannot be written the pages still work, in another font."""
    try:
        copy_static_files()
    except OSError as problem:
        print(f"{problem.filename}: static files cannot be written ({problem.strerror})")
