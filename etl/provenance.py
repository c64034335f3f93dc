"""Who a document has something from, and how firmly it says it: what all annotations may carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.documents import Document
from etl.errors import Finding
from etl.terms import MODALITIES, STATUSES
from etl.vocabularies import Vocabularies

UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Provenance:
    """An origin, none where it is unnamed, and what connects it with the statement."""

    origin_id: str | None
    origin_basis: str


def provenance_of(attributes: Mapping[str, str], document: Document) -> Provenance:
    """The annotation's own origin, else the first that the document as a whole relies on, else unnamed."""
    origin = attributes.get("origin")
    if origin == UNNAMED:
        return Provenance(None, UNNAMED)
    if origin is not None:
        return Provenance(origin, attributes.get("origin_basis", "stated"))
    if document.meta.relies_on:
        reliance = document.meta.relies_on[0]
        return Provenance(reliance.origin, attributes.get("origin_basis", reliance.basis))
    return Provenance(None, UNNAMED)


def status_of(attributes: Mapping[str, str], purpose: str) -> str:
    """How firmly it is said."""
    return attributes.get("status", STATUSES[purpose][0])


def modality_of(attributes: Mapping[str, str]) -> str:
    """Whether it is stated, planned, possible or denied."""
    return attributes.get("modality", MODALITIES[0])


def provenance_findings(
    attributes: Mapping[str, str], purpose: str, vocabularies: Vocabularies
) -> Iterator[Finding]:
    """What is wrong with origin, status and modality of an annotation."""
    origin = attributes.get("origin")
    if origin not in (None, UNNAMED) and vocabularies.lacks("origins", origin):
        yield f"unknown origin {origin!r}", "add it to origins.yml or correct the id"
    if attributes.get("origin_basis", "stated") not in ("stated", "inferred"):
        yield f"origin_basis is {attributes['origin_basis']!r}", "write stated or inferred"
    if status_of(attributes, purpose) not in STATUSES[purpose]:
        yield f"status is {attributes['status']!r}", f"write one of {', '.join(STATUSES[purpose])}"
    if modality_of(attributes) not in MODALITIES:
        yield f"modality is {attributes['modality']!r}", f"write one of {', '.join(MODALITIES)}"


def reliance_findings(document: Document, vocabularies: Vocabularies) -> Iterator[Finding]:
    """Origins that a document relies on and nobody declared."""
    for reliance in document.meta.relies_on:
        if vocabularies.lacks("origins", reliance.origin):
            yield f"unknown origin {reliance.origin!r} in relies_on", "add it to origins.yml or correct it"
