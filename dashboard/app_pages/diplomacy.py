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
from dashboard.navigation import themed_page
from dashboard.placing import place_kept
from dashboard.sidebar import kept, selected_catalogue
from dashboard.source_view import source_list
from dashboard.theme_page import opening_nodes
from dashboard.wording import escape_markdown

entry = themed_page("diplomacy")
catalogue, mode = selected_catalogue(), colour_mode()
st.title(escape_markdown(entry.question), anchor=False)
timeline = kept(f"timeline {mode}", lambda: timeline_chart(timeline_points(catalogue), catalogue, mode))
place_chart(timeline, catalogue, opening_nodes(entry, catalogue))
place_kept(
    lambda: [
        *standing_section(standings(catalogue, entry.themes), catalogue),
        hatching(),
        *ledger(theme_rows(catalogue, entry.themes)),
        *source_list(catalogue),
    ],
    key="diplomacy",
)
