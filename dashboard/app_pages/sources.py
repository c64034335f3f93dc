"""Sources: a document's digest with its figures, dates, places and arms marked, each with its evidence."""

import streamlit as st

from dashboard.data import edition
from dashboard.digest_view import Asked, source_nodes
from dashboard.digests import Shelf
from dashboard.navigation import PAGES
from dashboard.placing import place_kept
from dashboard.records import Mention, SiteMention, System, SystemMention
from dashboard.search_place import untouched

pinned = edition()
catalogue = pinned.catalogue()
shelf = Shelf.of(
    pinned.records(Mention, "mentions"), pinned.sites(), pinned.records(SiteMention, "site_mentions"),
    pinned.records(System, "systems"), pinned.records(SystemMention, "system_mentions"),
)  # fmt: skip
asked = Asked(st.query_params.get("document"), st.query_params.get("paragraph"))
st.title(next(page.question for page in PAGES if page.path == "sources"), anchor=False)
place_kept(lambda: [*untouched(), *source_nodes(asked, catalogue, shelf)], "sources", asked)
