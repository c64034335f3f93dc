"""Puts every table on the screen, with filters, a search, the meaning of its columns, and files."""

from __future__ import annotations

import streamlit as st

from dashboard import tables
from dashboard.data import edition
from dashboard.file_names import part_of_choice
from dashboard.navigation import question
from dashboard.page_frame import place_framed
from dashboard.placing import place
from dashboard.source_view import source_list
from dashboard.table_sources import SOURCE, SOURCE_MEANING, with_sources
from dashboard.table_view import (
    choose_rows,
    choose_table,
    choose_view,
    offer_downloads,
    show_columns,
    show_rows,
)


def place_tables() -> None:
    """Show the page."""
    place_framed("data", _place_contents)


def _place_contents() -> None:
    """Show one table, chosen by the reader. Raises DataUnavailable."""
    pinned = edition()
    st.title(question("data"), anchor=False)
    table, words = choose_table(pinned)
    frame = pinned.frame(table)
    choice = choose_rows(table, words, frame)
    rows = tables.chosen_rows(frame, choice)
    is_grid = choose_view(tables.count_words(len(rows), len(frame)))
    whole, meanings = pinned.catalogue(), {**pinned.column_meanings(table), SOURCE: SOURCE_MEANING}
    sourced = with_sources(rows, whole)
    show_rows(sourced, meanings, is_grid)
    offer_downloads(pinned, table, rows, part_of_choice(choice))
    show_columns(meanings, sourced)
    place(source_list(whole), key="sources")
