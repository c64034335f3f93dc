"""What pages are made from: one version of the data, what is selected of it, and how it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.data import Edition, Record
from dashboard.namings import Site
from dashboard.selected import selected
from dashboard.selection import Selection
from dashboard.theme import Mode


@dataclass(frozen=True)
class Ground:
    """An edition with a selection; `asked` holds what the page's address asks for beside the selection.

    Reading the data raises DataUnavailable.
    """

    edition: Edition
    selection: Selection = field(default_factory=Selection)
    mode: Mode = "light"
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.edition.version

    @property
    def whole(self) -> Catalogue:
        """Everything, in printed units."""
        return self.edition.catalogue()

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is selected, in the units asked for."""
        return selected(self.selection, self.edition)

    def records(self, kind: type[Record], table: str) -> tuple[Record, ...]:
        """A table's rows as records, whatever is selected."""
        return self.edition.records(kind, table)

    def sites(self) -> tuple[Site, ...]:
        """The places of the map, whatever is selected."""
        return self.edition.sites()

    def name(self, *more: Any) -> str:
        """A name for what is made from this ground, the same for equal grounds."""
        asked = sorted(self.asked.items())
        return " ".join(map(str, (*more, self.version, self.selection, self.mode, asked)))
