"""Navigation, the version of the data and the code of all pages: what a change of filters runs not again."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import sidebar, sign_in
from dashboard.data import pin_edition
from dashboard.navigation import PAGES, TOOLS, PageEntry
from dashboard.page_code import place_code
from dashboard.page_frame import saying_where_no_data
from dashboard.static_files import copy_static_files

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
    """Run the page on the version that the address names, or on the one in use."""
    with saying_where_no_data(chosen.url_path):
        pin_edition(sidebar.asked_version())
        with st.sidebar:
            place_code()
        chosen.run()


@st.cache_resource(show_spinner=False)
def _static_files_once() -> None:
    """Put fonts and outlines in place; where they cannot be written the pages still work, in another font."""
    try:
        copy_static_files()
    except OSError as problem:
        print(f"{problem.filename}: static files cannot be written ({problem.strerror})")
