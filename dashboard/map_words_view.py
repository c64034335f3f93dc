"""What stands above and below the map as page elements."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.map_legend import legend_of
from dashboard.charts.map_places import Places
from dashboard.charts.map_words import alleged_claims, map_caveats, map_claims
from dashboard.elements import Node, el
from dashboard.ledger import theme_rows
from dashboard.ledger_view import ledger
from dashboard.map_evidence import map_legend, table_nodes
from dashboard.mark_view import hatching
from dashboard.namings import Site, SiteMention
from dashboard.source_view import source_list
from dashboard.ways import take_away_node

_UNDATED = "Places are not dated: all stay, whatever years are selected."


def head_nodes(
    places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue, *, is_of_years: bool
) -> list[Node]:
    """What the map shows in sentences, and how it is to be read; `is_of_years` where years are selected."""
    claims = [el("p", words, cls="lead") for words in map_claims(places, mentions, catalogue)]
    quoted = [el("p", words, cls="note") for words in alleged_claims(places, mentions)]
    undated = [el("p", _UNDATED, cls="note")] if is_of_years and mentions else []
    return [hatching(), *claims[:1], *quoted, *claims[1:], *undated, *map_legend(legend_of(places))]


def foot_nodes(
    places: Places, unplaced: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue
) -> list[Node]:
    """What must not be read into the map, the same in tables, every figure on places, the sources."""
    caveats = [el("li", words) for words in map_caveats(places, unplaced)]
    return [
        el("ul", caveats, cls="note caveat map-caveats"),
        take_away_node(),
        *table_nodes(places, mentions, catalogue),
        *ledger(theme_rows(catalogue, ("places",)), catalogue),
        *source_list(catalogue, ("places",), (one.document_id for one in mentions)),
    ]
