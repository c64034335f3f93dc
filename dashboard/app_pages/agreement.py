"""Agreement: who says what on each matter, conflicts first."""

import streamlit as st

from dashboard.agreement_rows import matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.elements import Node
from dashboard.navigation import PAGES
from dashboard.placing import place_kept
from dashboard.sidebar import selected_catalogue

st.title(next(page.question for page in PAGES if page.path == "agreement"), anchor=False)
verdict = st.query_params.get("verdict")


def _nodes() -> list[Node]:
    catalogue = selected_catalogue()
    return agreement_nodes(matrix_rows(catalogue), catalogue, verdict)


place_kept(_nodes, "agreement", verdict)
