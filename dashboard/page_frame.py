"""What stands around a page's contents: notices, the filters beside them, what was found, the end of the run.

All of it is one fragment, so that clicks and changes of filters run neither the navigation nor the page's
file again. No fragment stands within it: where one run follows another at once, Streamlit lets go of what the
outer has not sent yet and still sends what stands in the inner one, which a browser has no place for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard import sidebar, sign_in
from dashboard.data import DataUnavailable, edition, stands_in, still_holds
from dashboard.run_over import mark_run_over
from dashboard.search_place import place_found, say_what_is_left
from dashboard.ways_place import end_run, is_apart, place_beside
from dashboard.wording import escape_markdown


def place_framed(path: str, put: Callable[[], None]) -> None:
    """Show the page at that address, whose contents `put` shows, with filters and all that stands around it.

    Raises DataUnavailable.
    """
    if is_apart(path):
        _place(path, put)  # the filters are a fragment by themselves, as they leave the contents as they are
    else:
        _place_together(path, put)


@st.fragment
def _place_together(path: str, put: Callable[[], None]) -> None:
    if not sign_in.is_let_in():
        return  # who was let in when the page was opened may be so no more
    with saying_where_no_data(path):
        if not still_holds() or is_apart(path):
            st.rerun()  # another version is to be found, or the contents heed the filters no more
        _place(path, put)


def place_alone(path: str, put: Callable[[], None]) -> None:
    """Show the page at that address, whose contents `put` shows, with no filters. Raises DataUnavailable."""
    _say_notices(path)
    put()
    mark_run_over(path, edition().version)


def _say_notices(path: str) -> None:
    """Take over what the address selects, and say what of it means nothing, and what data these are."""
    notices = sidebar.follow_address(path)
    sidebar.say_notices((*filter(None, [edition().notice]), *notices))


def _place(path: str, put: Callable[[], None]) -> None:
    _say_notices(path)
    # First, as it is always in view: of a page, some may come a moment later.
    is_asked = place_beside(path)
    sign_in.place_sign_out()
    if not sidebar.current_selection().search:
        say_what_is_left(path)
        put()
    else:
        place_found(edition())
    end_run(path, is_asked=is_asked)


@contextmanager
def saying_where_no_data(path: str) -> Iterator[None]:
    """Say so where the data cannot be read; where others can stand in for them, run again on those."""
    try:
        yield
    except DataUnavailable as problem:
        if stands_in():
            st.rerun()
        st.title("There are no data to show")
        st.markdown(escape_markdown(str(problem)))
        mark_run_over(path, "none")
