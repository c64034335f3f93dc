"""Map: the places that the documents name, how sure each is, and the distances that they print."""

import streamlit as st

from dashboard.data import edition
from dashboard.map_place import place_map
from dashboard.navigation import question
from dashboard.records import SiteMention
from dashboard.sidebar import selected_catalogue

pinned = edition()
st.title(question("map"), anchor=False)
place_map(pinned.sites(), pinned.records(SiteMention, "site_mentions"), selected_catalogue())
