"""All that the map shows as one table: places, distances, flows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.map_flows import Flow
from dashboard.charts.map_places import Places
from dashboard.charts.statement_lines import source_words
from dashboard.namings import Site, SiteMention
from dashboard.place_words import place_kind_words, place_status_words, position_words
from dashboard.records import Figure
from dashboard.wording import firmness_words, value_words

_STATUSES = ("alleged", "reported", "confirmed")


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row and the figures behind it."""

    cells: Mapping[str, str]
    figure_ids: tuple[str, ...] = ()


def map_table(places: Places, mentions: Iterable[SiteMention], catalogue: Catalogue) -> tuple[MapRow, ...]:
    """A row for each place that documents name, each distance and each flow, in the order of the page."""
    named = tuple(mentions)
    ids = [*(ring.figure_id for ring in places.rings), *(line.figure_id for line in places.lines)]
    return (
        *_site_rows(places, named, catalogue),
        *(_distance_row(catalogue.figures[name], catalogue) for name in ids),
        *(_flow_row(flow, named, catalogue) for flow in places.flows),
    )


def spoken_sites(places: Places) -> list[Site]:
    """The places that documents name, what is alleged first."""
    spoken = [site for site in places.sites.values() if site.status]
    return sorted(spoken, key=lambda site: (_firmness(site), site.name))


def how_sure(figure: Figure) -> str:
    """Whether a distance is printed, and how firmly, or computed."""
    if figure.status == "derived":
        return "computed, printed nowhere"
    return f"{firmness_words(figure.status, figure.modality)}, printed"


def between_words(figure: Figure, catalogue: Catalogue) -> str:
    """Between what a distance lies."""
    return figure.title or catalogue.scope_words(figure.indicator_id, figure.scope) or ""


def arrow_words(flow: Flow) -> str:
    """How a flow is drawn."""
    ends = ["the map’s edge", "Venezuela"]
    return "arrow from {} to {}".format(*(ends if flow.is_inward else ends[::-1]))


def _site_rows(places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> Iterator[MapRow]:
    for site in spoken_sites(places):
        papers = [one.document_id for one in mentions if one.site_id == site.site_id]
        yield _row(
            site.name, place_kind_words(site.kind), place_status_words(site.status),
            position_words(site.precision), source_words(papers, catalogue),
        )  # fmt: skip


def _firmness(site: Site) -> int:
    return _STATUSES.index(site.status) if site.status in _STATUSES else len(_STATUSES)


def _distance_row(figure: Figure, catalogue: Catalogue) -> MapRow:
    between, sure = between_words(figure, catalogue), how_sure(figure)
    source = source_words([figure.document_id], catalogue) if figure.document_id else "geometry"
    return _row(value_words(figure), "distance", sure, between, source, (figure.figure_id,))


def _flow_row(flow: Flow, mentions: Sequence[SiteMention], catalogue: Catalogue) -> MapRow:
    papers = [catalogue.figures[name].document_id for name in flow.figure_ids]
    papers += [one.document_id for one in mentions if one.site_mention_id in flow.mention_ids]
    return _row(flow.words, "flow", "schematic: no route, no measure", arrow_words(flow),
                source_words(papers, catalogue), flow.figure_ids)  # fmt: skip


def _row(
    what: str, kind: str, sure: str, detail: str, source: str, figure_ids: tuple[str, ...] = ()
) -> MapRow:
    cells = {"What": what, "Kind": kind, "How sure": sure, "Where": detail, "Source": source}
    return MapRow(cells, figure_ids)
