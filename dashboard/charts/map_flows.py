"""Flows between Venezuela and places beyond the map: drawn schematically to its edge, never as a route.

What flows is declared here; whether it is drawn, and what stands behind it, follows from the data. Exports of
cartridges are speculation in the documents, and so no flow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.namings import Site, SiteMention
from dashboard.records import Figure


@dataclass(frozen=True, slots=True)
class FlowRule:
    """A flow that may be drawn: from figures of these indicators, or where places are named with a word."""

    flow_id: str
    words: str
    is_inward: bool
    indicators: tuple[str, ...] = ()
    subject: str | None = None
    places: tuple[str, ...] = ()
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow to draw, with the figures and the mentions of places that it rests on."""

    flow_id: str
    words: str
    is_inward: bool
    figure_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]


FLOW_RULES = (
    FlowRule("flow-arms", "Arms from {russia}", True, ("arms_import_share",), "russia"),
    FlowRule("flow-loans", "Loans from {russia}", True, ("lending",), "russia"),
    FlowRule(
        "flow-crude", "Crude by way of {asia} to {india}", False, places=("asia", "india"), keyword="crude"
    ),
)  # fmt: skip


def map_flows(
    figures: Iterable[Figure], mentions: Iterable[SiteMention], sites: Iterable[Site],
    rules: Iterable[FlowRule] = FLOW_RULES,
) -> tuple[Flow, ...]:  # fmt: skip
    """The declared flows that the data speak of."""
    printed = [figure for figure in figures if figure.status != "derived"]
    named = tuple(mentions)
    names = {site.site_id: site.name for site in sites}
    flows = (_flow(rule, printed, named, names) for rule in rules)
    return tuple(flow for flow in flows if flow is not None)


def _flow(
    rule: FlowRule, figures: list[Figure], mentions: tuple[SiteMention, ...], names: Mapping[str, str]
) -> Flow | None:
    behind = tuple(
        figure.figure_id
        for figure in figures
        if figure.indicator_id in rule.indicators and rule.subject in {figure.subject, figure.counterpart}
    )
    said = [
        mention
        for mention in mentions
        if mention.site_id in rule.places and rule.keyword in mention.claim.lower()
    ]
    if not behind and {mention.site_id for mention in said} != set(rule.places):
        return None
    if not behind and not said:
        return None
    known = _Names(names)
    ids = tuple(mention.site_mention_id for mention in said)
    return Flow(rule.flow_id, rule.words.format_map(known), rule.is_inward, behind, ids)


class _Names(dict[str, str]):
    """Names by id; an id that no table knows stands for itself."""

    def __missing__(self, key: str) -> str:
        return key.replace("_", " ").capitalize()
