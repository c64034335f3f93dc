"""Data: every table with filters, a search, the meaning of its columns, and CSV to take away."""

import streamlit as st

from dashboard import tables
from dashboard.data import edition
from dashboard.table_view import (
    choose_rows,
    choose_table,
    choose_view,
    offer_downloads,
    show_columns,
    show_rows,
)

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
