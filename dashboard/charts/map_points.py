"""The places on the map: points, outlined states, names without a mark, and what no document places."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.map_globe import Point
from dashboard.charts.map_shapes import Polygon, simplified
from dashboard.namings import Site, SiteMention

PointMark = Literal["dot", "ring", "name"]
# Of several places at one point, the one named on the map comes first here.
_KINDS = ("capital", "city", "plant", "island", "installation", "region")
_DETAIL = 0.012
_STATE = "state"


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Places at one point: a dot where a town is named, a ring where only a region is, or a name alone."""

    site_id: str
    others: tuple[str, ...]
    name: str
    kind: str
    status: str
    mark: PointMark
    point: Point
    is_claimed: bool = False


@dataclass(frozen=True, slots=True)
class MapState:
    """A state that the documents name; its area is shaded, and nothing is put inside it."""

    site_id: str
    name: str
    status: str
    polygons: tuple[Polygon, ...]

    @property
    def is_hatched(self) -> bool:
        """Whether what is said of it is alleged."""
        return self.status == "alleged"


def map_points(sites: Iterable[Site], mentions: Iterable[SiteMention] = ()) -> tuple[MapPoint, ...]:
    """One mark for each point at which a place lies; places without coordinates have none."""
    claimed = {mention.site_id for mention in mentions if mention.role == "claim"}
    groups: dict[Point, list[Site]] = {}
    for site in sorted(sites, key=lambda site: (_kind_place(site), site.site_id)):
        if site.longitude is not None and site.latitude is not None and site.precision != "unplaced":
            groups.setdefault((site.longitude, site.latitude), []).append(site)
    return tuple(_point(at, group, claimed) for at, group in groups.items())


def near_points(points: Iterable[MapPoint]) -> tuple[MapPoint, ...]:
    """The points that can be seen on any of the map's views."""
    return tuple(one for one in points if -110 < one.point[0] < -40 and -25 < one.point[1] < 45)


def _kind_place(site: Site) -> int:
    return _KINDS.index(site.kind) if site.kind in _KINDS else len(_KINDS)


def _point(at: Point, group: Sequence[Site], claimed: Container[str]) -> MapPoint:
    first, *others = group
    return MapPoint(
        site_id=first.site_id,
        others=tuple(site.site_id for site in others),
        name=first.name,
        kind=first.kind,
        status=first.status or "reference",
        mark=_mark(first),
        point=at,
        is_claimed=first.site_id in claimed,
    )


def _mark(site: Site) -> PointMark:
    if site.kind == "region":
        return "name"
    return "dot" if site.precision in {"city", "site", "exact"} else "ring"


def map_states(sites: Iterable[Site], outlines: Mapping[str, tuple[Polygon, ...]]) -> tuple[MapState, ...]:
    """The states of Venezuela that the documents name, as outlines; one without an outline is left out."""
    return tuple(
        MapState(site.site_id, site.name, site.status or "reference", _detailed(outlines[site.site_id]))
        for site in sorted(sites, key=lambda site: site.site_id)
        if site.kind == _STATE and outlines.get(site.site_id)
    )


def _detailed(polygons: tuple[Polygon, ...]) -> tuple[Polygon, ...]:
    """The polygons as fine as a screen shows them; specks that this leaves without an area go."""
    thin = (tuple(simplified(ring, _DETAIL) for ring in polygon) for polygon in polygons)
    return tuple(tuple(ring for ring in polygon if len(ring) > 3) for polygon in thin if len(polygon[0]) > 3)


def unplaced_sites(sites: Iterable[Site], outlines: Mapping[str, tuple[Polygon, ...]]) -> tuple[Site, ...]:
    """The places that cannot be drawn: no document says where they are, or no outline is at hand."""
    return tuple(
        site
        for site in sorted(sites, key=lambda site: site.name)
        if site.longitude is None and not site.boundary_file and not outlines.get(site.site_id)
    )
