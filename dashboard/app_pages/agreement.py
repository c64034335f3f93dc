"""Agreement: every comparison of what the documents say, conflicts first."""

import streamlit as st

from dashboard.comparisons import comparison_nodes
from dashboard.data import edition
from dashboard.navigation import PAGES
from dashboard.placing import place

st.title(next(page.question for page in PAGES if page.path == "agreement"))
place(comparison_nodes(edition().catalogue()), key="agreement")
