"""Arms: shares of imports, ranks, what the plant can make, the arms that are named, every figure on them."""

import streamlit as st

from dashboard.arms_systems_view import system_section
from dashboard.chart_place import place_chart
from dashboard.charts.arms_capacity import arms_capacity_chart, arms_capacity_points
from dashboard.charts.arms_ranks import arms_rank_chart, arms_rank_points
from dashboard.charts.arms_share import arms_share_chart, arms_share_points
from dashboard.charts.arms_systems import system_rows
from dashboard.colour_mode import colour_mode
from dashboard.data import edition
from dashboard.elements import Node
from dashboard.navigation import themed_page
from dashboard.placing import place_kept
from dashboard.records import System, SystemMention
from dashboard.sidebar import kept, selected_catalogue
from dashboard.theme_page import ledger_nodes, opening_nodes
from dashboard.wording import escape_markdown

entry = themed_page("arms")
pinned = edition()
catalogue, mode = selected_catalogue(), colour_mode()
st.title(escape_markdown(entry.question), anchor=False)
shares, ranks, capacity = kept(
    f"arms charts {mode}",
    lambda: (
        arms_share_chart(arms_share_points(catalogue), catalogue, mode),
        arms_rank_chart(arms_rank_points(catalogue), catalogue, mode),
        arms_capacity_chart(arms_capacity_points(catalogue), catalogue, mode),
    ),
)
place_chart(shares, catalogue, opening_nodes(entry, catalogue))
place_chart(ranks, catalogue)
place_chart(capacity, catalogue)


def _rest() -> list[Node]:
    mentions = pinned.records(SystemMention, "system_mentions")
    systems = system_rows(pinned.records(System, "systems"), mentions, catalogue)
    return [*system_section(systems, catalogue), *ledger_nodes(entry, catalogue)]


place_kept(_rest, key="arms")
