"""Briefing: the headline figures, and what the sources dispute."""

import streamlit as st

from dashboard import briefing
from dashboard.disputes import disputes
from dashboard.ledger import headline_rows
from dashboard.placing import place_kept
from dashboard.sidebar import selected_catalogue
from dashboard.wording import escape_markdown

catalogue = selected_catalogue()
st.title(escape_markdown(briefing.briefing_title(catalogue)), anchor=False)
place_kept(
    lambda: briefing.briefing_page(headline_rows(catalogue), disputes(catalogue), catalogue), key="briefing"
)
