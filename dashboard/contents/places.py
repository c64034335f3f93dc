"""The map's page: what can be on the map, the words above it, and the tables that say the same."""

from __future__ import annotations

from dashboard.boundaries import site_outlines
from dashboard.charts.map_places import places_of
from dashboard.charts.map_points import unplaced_sites
from dashboard.contents.ground import Ground
from dashboard.contents.parts import Contents, MapDrawn, Words
from dashboard.map_evidence import unplaced_nodes
from dashboard.map_words_view import foot_nodes, head_nodes
from dashboard.namings import SiteMention
from dashboard.navigation import question
from dashboard.selection import mentions_left, selected_sites


def places(ground: Ground) -> Contents:
    """Where things are, how sure each place is, and the distances that are printed."""
    catalogue = ground.catalogue
    said = mentions_left(ground.records(SiteMention, "site_mentions"), catalogue, ground.selection)
    outlines = site_outlines(ground.sites())
    shown = places_of(selected_sites(ground.sites(), said), said, catalogue, outlines)
    unplaced = unplaced_sites(shown.sites.values(), outlines)
    head = Words(
        "map-head", lambda: head_nodes(shown, said, catalogue, is_of_years=ground.selection.is_of_years)
    )
    foot = Words(
        "map-foot", lambda: [*unplaced_nodes(unplaced), *foot_nodes(shown, unplaced, said, catalogue)]
    )
    return Contents("map", question("map"), (head, MapDrawn(shown, said, catalogue), foot))
