"""Puts every table on the screen, with filters, a search, the meaning of its columns, and files."""

from __future__ import annotations

import streamlit as st

from dashboard import tables
from dashboard.data import edition
from dashboard.page_frame import place_framed
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
    st.title("Every table behind the figures", anchor=False)
    table, words = choose_table(pinned)
    frame = pinned.frame(table)
    choice = choose_rows(table, words, frame)
    rows = tables.chosen_rows(frame, choice)
    is_grid = choose_view(tables.count_words(len(rows), len(frame)))
    show_rows(rows, pinned.column_meanings(table), is_grid)
    offer_downloads(pinned, table, rows, is_part=not choice.is_everything)
    show_columns(pinned.column_meanings(table), frame)
