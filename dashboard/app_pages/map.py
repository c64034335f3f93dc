"""Map: the places that the documents name, how sure each is, and the distances that they print."""

import streamlit as st

from dashboard.data import edition
from dashboard.navigation import question
from dashboard.places import place_nodes
from dashboard.placing import place

pinned = edition()
st.title(question("map"), anchor=False)
place(place_nodes(pinned.catalogue(), pinned.sites()), key="map")
