"""Agreement: who says what on each matter, conflicts first."""

import streamlit as st

from dashboard.agreement_rows import matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.navigation import PAGES
from dashboard.placing import place
from dashboard.sidebar import selected_catalogue

catalogue = selected_catalogue()
st.title(next(page.question for page in PAGES if page.path == "agreement"), anchor=False)
verdict = st.query_params.get("verdict")
place(agreement_nodes(matrix_rows(catalogue), catalogue, verdict), key="agreement")
