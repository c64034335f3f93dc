"""Displacement: the crises side by side, who is held responsible by whom, and every figure on them."""

import streamlit as st

from dashboard.chart_place import place_chart
from dashboard.charts.displacement_crises import displacement_chart, displacement_points
from dashboard.colour_mode import colour_mode
from dashboard.navigation import themed_page
from dashboard.placing import place_kept
from dashboard.sidebar import selected_catalogue
from dashboard.theme_page import ledger_nodes, opening_nodes
from dashboard.wording import escape_markdown

entry = themed_page("displacement")
catalogue = selected_catalogue()
st.title(escape_markdown(entry.question), anchor=False)
crises = displacement_chart(displacement_points(catalogue), catalogue, colour_mode())
place_chart(crises, catalogue, opening_nodes(entry, catalogue))
place_kept(lambda: ledger_nodes(entry, catalogue), key="displacement")
