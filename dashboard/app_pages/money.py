"""Money: what was lent and what is owed, trade beside the bounds that follow for others, and every figure."""

import streamlit as st

from dashboard.chart_place import place_chart
from dashboard.charts.money_lending import lending_points
from dashboard.charts.money_lending_chart import lending_chart
from dashboard.charts.money_trade import trade_points
from dashboard.charts.money_trade_chart import trade_chart
from dashboard.charts.money_trade_words import growth_section
from dashboard.colour_mode import colour_mode
from dashboard.navigation import themed_page
from dashboard.placing import place_kept
from dashboard.sidebar import kept, selected_catalogue
from dashboard.theme_page import ledger_nodes, opening_nodes
from dashboard.wording import escape_markdown

entry = themed_page("money")
catalogue, mode = selected_catalogue(), colour_mode()
st.title(escape_markdown(entry.question), anchor=False)
lent, traded = kept(
    f"money charts {mode}",
    lambda: (
        lending_chart(lending_points(catalogue), catalogue, mode),
        trade_chart(trade_points(catalogue), catalogue, mode),
    ),
)
place_chart(lent, catalogue, opening_nodes(entry, catalogue))
place_chart(traded, catalogue)
place_kept(lambda: [*growth_section(catalogue), *ledger_nodes(entry, catalogue)], key="money")
