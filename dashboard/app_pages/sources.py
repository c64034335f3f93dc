"""Sources: the digests of the documents, paragraph by paragraph."""

import streamlit as st

from dashboard.data import edition
from dashboard.navigation import question
from dashboard.placing import place
from dashboard.readings import choose_document, document_nodes

catalogue = edition().catalogue()
st.title(question("sources"), anchor=False)
document = choose_document(catalogue)
place(document_nodes(document, st.query_params.get("paragraph"), catalogue), key="sources")
