"""What stands above and below the map as page elements, and which places and mentions are selected."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.map_places import Places
from dashboard.charts.map_words import alleged_claims, map_caveats, map_claims
from dashboard.elements import Node, el
from dashboard.ledger import theme_rows
from dashboard.ledger_view import ledger
from dashboard.map_evidence import map_legend, table_nodes
from dashboard.mark_view import hatching
from dashboard.records import Site, SiteMention
from dashboard.selection import Selection
from dashboard.source_view import source_list
from dashboard.ways import take_away_node


def selected_mentions(mentions: Sequence[SiteMention], selection: Selection) -> tuple[SiteMention, ...]:
    """The mentions of the documents and statuses selected; a confirmed place counts as reported."""
    return tuple(
        one
        for one in mentions
        if (not selection.documents or one.document_id in selection.documents)
        and (
            not selection.statuses
            or {"confirmed": "reported"}.get(one.status, one.status) in selection.statuses
        )
    )


def mentions_left(
    mentions: Sequence[SiteMention], catalogue: Catalogue, selection: Selection
) -> tuple[SiteMention, ...]:
    """The mentions that stay on the map; none where other themes are asked for or nothing at all is left."""
    is_elsewhere = bool(selection.themes) and "places" not in selection.themes
    if is_elsewhere or not (catalogue.figures or catalogue.events):
        return ()
    return selected_mentions(mentions, selection)


def selected_sites(sites: Sequence[Site], mentions: Sequence[SiteMention]) -> tuple[Site, ...]:
    """The sites that the mentions name, and those that only geometry needs."""
    named = {one.site_id for one in mentions}
    return tuple(site for site in sites if site.site_id in named or site.status is None)


def head_nodes(places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> list[Node]:
    """What the map shows in sentences, and how it is to be read."""
    claims = [el("p", words, cls="lead") for words in map_claims(places, mentions, catalogue)]
    quoted = [el("p", words, cls="note") for words in alleged_claims(places, mentions)]
    return [hatching(), *claims[:1], *quoted, *claims[1:], map_legend()]


def foot_nodes(
    places: Places, unplaced: Sequence[Site], mentions: Sequence[SiteMention], catalogue: Catalogue
) -> list[Node]:
    """What must not be read into the map, the same in tables, every figure on places, the sources."""
    caveats = [el("li", words) for words in map_caveats(places, unplaced)]
    return [
        el("ul", caveats, cls="note caveat map-caveats"),
        take_away_node(),
        *table_nodes(places, mentions, catalogue),
        *ledger(theme_rows(catalogue, ("places",))),
        *source_list(catalogue, ("places",), (one.document_id for one in mentions)),
    ]
