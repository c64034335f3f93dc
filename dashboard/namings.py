"""Places and kinds of arms, and each naming of one by a document: rows of the published tables as records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the map."""

    site_id: str
    name: str
    kind: str
    precision: str
    status: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    boundary_file: str | None = None
    boundary_name: str | None = None
    coordinate_source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SiteMention:
    """One document's naming of a place."""

    site_mention_id: str
    site_id: str
    document_id: str
    paragraph: int
    printed: str
    status: str
    claim: str
    role: str | None = None
    origin_id: str | None = None
    origin_basis: str | None = None


@dataclass(frozen=True, slots=True)
class System:
    """A kind of arms."""

    system_id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class SystemMention:
    """One document's naming of a kind of arms."""

    system_mention_id: str
    system_id: str
    document_id: str
    paragraph: int
    printed: str
    claim: str
    modality: str = "stated"
    status: str = "reported"
    origin_id: str | None = None
    origin_basis: str | None = None
