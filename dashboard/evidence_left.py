"""Which evidence can still be opened in what is selected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.data import Edition
from dashboard.namings import SiteMention, SystemMention
from dashboard.selected import selected
from dashboard.selection import Selection, mentions_left, selected_sites, systems_left


def evidence_left(names: Iterable[str], selection: Selection, edition: Edition) -> tuple[str, ...]:
    """Those of the names whose evidence the filters leave. Raises DataUnavailable."""
    if not selection.is_filtering:
        return tuple(names)
    catalogue = selected(selection, edition)
    return tuple(name for name in names if _is_left(name, catalogue, selection, edition))


def _is_left(name: str, catalogue: Catalogue, selection: Selection, edition: Edition) -> bool:
    if name in catalogue.figures or name in catalogue.events:
        return True
    whole = edition.catalogue()
    if name in whole.figures or name in whole.events:
        return False
    filters = replace(selection, search="", figure=None, version=None)
    return name in edition.kept(f"other evidence of {filters}", lambda: _others(catalogue, filters, edition))


def _others(catalogue: Catalogue, selection: Selection, edition: Edition) -> frozenset[str]:
    """Places, arrows on the map, and each naming of a place or of a kind of arms."""
    from dashboard.charts.map_flows import map_flows

    said = mentions_left(edition.records(SiteMention, "site_mentions"), catalogue, selection)
    arms = systems_left(edition.records(SystemMention, "system_mentions"), selection)
    sites = edition.sites()
    names = [site.site_id for site in selected_sites(sites, said)] + [one.site_mention_id for one in said]
    names += [flow.flow_id for flow in map_flows(catalogue.figures.values(), said, sites)]
    return frozenset([*names, *(one.system_mention_id for one in arms)])
