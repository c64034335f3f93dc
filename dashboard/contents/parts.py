"""What a page is made of, in reading order, before anything puts it on a screen or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.charts.map_places import Places
from dashboard.elements import Node
from dashboard.namings import SiteMention


@dataclass(frozen=True)
class Words:
    """Page elements, made when they are first asked for; `key` names them on their page."""

    key: str
    make: Callable[[], Sequence[Node]]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The elements."""
        return tuple(self.make())


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, and the catalogue in which the evidence of its marks is looked up."""

    chart: Chart
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class MapDrawn:
    """The map: all that can be on it, and what the documents selected say of the places."""

    places: Places
    mentions: tuple[SiteMention, ...]
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Rows:
    """A published table by name."""

    table: str


Part = Words | Drawn | MapDrawn | Rows


@dataclass(frozen=True, slots=True)
class Contents:
    """A page: its address below the home page, the heading, and what follows."""

    path: str
    title: str
    parts: tuple[Part, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The page's charts in reading order."""
        return tuple(part.chart for part in self.parts if isinstance(part, Drawn))
