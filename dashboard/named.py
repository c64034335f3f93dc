"""What an address may name in a version of the data."""

from __future__ import annotations

from dashboard.address import Known
from dashboard.data import Edition
from dashboard.namings import SiteMention, SystemMention


def known_names(edition: Edition) -> Known:
    """The ids of an edition; those of places and their like are read when one is asked for.

    Raises DataUnavailable.
    """

    def others() -> frozenset[str]:
        return edition.kept("names of other evidence", lambda: _others(edition))

    return edition.kept("known names", lambda: Known.of(edition.catalogue(), others))


def _others(edition: Edition) -> frozenset[str]:
    """Places, arrows on the map, and each naming of a place or of a kind of arms."""
    from dashboard.charts.map_flows import FLOW_RULES

    names = [site.site_id for site in edition.sites()] + [rule.flow_id for rule in FLOW_RULES]
    names += [one.site_mention_id for one in edition.records(SiteMention, "site_mentions")]
    names += [one.system_mention_id for one in edition.records(SystemMention, "system_mentions")]
    return frozenset(names)
