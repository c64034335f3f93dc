"""Oil and economy: output in the unit asked for, the joint ventures, the fall of GDP, and every figure."""

import streamlit as st

from dashboard.chart_place import place_chart
from dashboard.charts.oil_gdp import fall_chart, fall_points
from dashboard.charts.oil_output import chosen_unit, output_points, output_units, venture_figures
from dashboard.charts.oil_output_chart import output_chart
from dashboard.charts.oil_units import as_printed, unit_switch
from dashboard.colour_mode import colour_mode
from dashboard.data import edition
from dashboard.navigation import themed_page
from dashboard.placing import place_kept
from dashboard.sidebar import current_selection, selected_catalogue
from dashboard.theme_page import ledger_nodes, opening_nodes
from dashboard.wording import escape_markdown

entry = themed_page("oil")
selection, catalogue, mode = current_selection(), selected_catalogue(), colour_mode()
printed = as_printed(selection, edition().catalogue())
units = output_units(printed)
unit = chosen_unit(units, selection.units.rate)
st.title(escape_markdown(entry.question), anchor=False)
output = output_chart(output_points(printed, unit), venture_figures(printed), printed, unit, mode)
place_chart(output, printed, [*opening_nodes(entry, catalogue), *unit_switch(units, unit, selection)])
place_chart(fall_chart(fall_points(printed), printed, mode), printed)
place_kept(lambda: ledger_nodes(entry, catalogue), key="oil")
