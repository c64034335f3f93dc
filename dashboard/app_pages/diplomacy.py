"""Diplomacy and sanctions: one timeline of everything dated, what was told in which year, every figure."""

import streamlit as st

from dashboard.chart_place import place_chart
from dashboard.charts.timeline import timeline_points
from dashboard.charts.timeline_chart import timeline_chart
from dashboard.charts.timeline_standing import standing_section, standings
from dashboard.colour_mode import colour_mode
from dashboard.ledger import theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching
from dashboard.navigation import page_entry
from dashboard.placing import place
from dashboard.sidebar import selected_catalogue
from dashboard.source_view import source_list
from dashboard.theme_page import opening_nodes
from dashboard.wording import escape_markdown

entry = page_entry("diplomacy")
if entry is None:
    raise ValueError("no such page: diplomacy")
catalogue = selected_catalogue()
st.title(escape_markdown(entry.question), anchor=False)
timeline = timeline_chart(timeline_points(catalogue), catalogue, colour_mode())
place_chart(timeline, catalogue, opening_nodes(entry, catalogue))
standing = standing_section(standings(catalogue, entry.themes), catalogue)
figures = [hatching(), *ledger(theme_rows(catalogue, entry.themes))]
place([*standing, *figures, *source_list(catalogue)], key="diplomacy")
