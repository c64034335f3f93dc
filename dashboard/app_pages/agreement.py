"""Agreement: every comparison of what the documents say, conflicts first."""

import streamlit as st

from dashboard.comparisons import comparison_nodes
from dashboard.data import edition
from dashboard.navigation import question
from dashboard.placing import place

st.title(question("agreement"), anchor=False)
place(comparison_nodes(edition().catalogue()), key="agreement")
