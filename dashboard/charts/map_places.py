"""All that the data put on the map, whatever is shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.map_distances import MapLine, MapRing, map_lines, map_rings
from dashboard.charts.map_flows import Flow, map_flows
from dashboard.charts.map_points import MapPoint, MapState, map_points, map_states
from dashboard.charts.map_shapes import Polygon
from dashboard.namings import Site, SiteMention


@dataclass(frozen=True, slots=True)
class Places:
    """All that can be on the map, whatever is shown of it."""

    sites: Mapping[str, Site]
    points: tuple[MapPoint, ...]
    states: tuple[MapState, ...]
    rings: tuple[MapRing, ...]
    lines: tuple[MapLine, ...]
    flows: tuple[Flow, ...]
    country: tuple[Polygon, ...]


def places_of(
    sites: Sequence[Site], mentions: Iterable[SiteMention], catalogue: Catalogue,
    outlines: Mapping[str, tuple[Polygon, ...]],
) -> Places:  # fmt: skip
    """All that the data put on the map."""
    figures = catalogue.figures.values()
    named = tuple(mentions)
    lines = map_lines(figures)
    return Places(
        sites={site.site_id: site for site in sites},
        points=map_points(sites, named),
        states=map_states(sites, outlines),
        rings=map_rings(figures, lines),
        lines=lines,
        flows=map_flows(figures, named, sites),
        country=outlines.get("venezuela", ()),
    )
