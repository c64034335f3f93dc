"""The places that the documents name, as a list: what is where, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.elements import Node, el
from dashboard.ledger import theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend
from dashboard.numerals import count_word, counted
from dashboard.records import Site
from dashboard.source_view import source_list
from dashboard.wording import joined, sentence

_STATUSES = ("alleged", "reported", "confirmed", None)


def place_nodes(catalogue: Catalogue, sites: Sequence[Site]) -> list[Node]:
    """The page beneath its title."""
    ordered = sorted(sites, key=lambda site: (_rank(site), site.name))
    return [
        hatching(),
        el("p", places_claim(sites), cls="lead"),
        legend(),
        *ledger(theme_rows(catalogue, ("places",))),
        el("section", el("h2", el("span", "Places"), cls="theme"), _site_table(ordered)),
        *source_list(catalogue),
    ]


def _rank(site: Site) -> int:
    return _STATUSES.index(site.status) if site.status in _STATUSES else len(_STATUSES)


def places_claim(sites: Sequence[Site]) -> str:
    """How many places there are, how sure, and how many have no position."""
    if not sites:
        return "No document names a place."
    parts = [
        f"{counted(count, 'place')} {status}"
        for status in _STATUSES
        if status and (count := sum(site.status == status for site in sites))
    ]
    unplaced = sum(site.precision == "unplaced" for site in sites)
    rest = f"; for {count_word(unplaced)} of them no document gives a position" if unplaced else ""
    return sentence(joined(parts) + rest)


def _site_table(sites: Sequence[Site]) -> Node:
    head = el(
        "thead",
        el("tr", [el("th", name, scope="col") for name in ("Place", "What it is", "How sure", "Position")]),
    )
    rows = [
        el(
            "tr",
            [
                el("td", words)
                for words in (site.name, site.kind, site.status or "for reference", position_words(site))
            ],
        )
        for site in sites
    ]
    return el("table", head, el("tbody", rows), cls="plain")


def position_words(site: Site) -> str:
    """How precisely a place is known: "to the city", "no position given"."""
    return "no position given" if site.precision == "unplaced" else f"known to the {site.precision}"
