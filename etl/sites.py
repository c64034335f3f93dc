"""Places named in digests, and how firmly: a site is as firm as the firmest thing said of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.distances import outlines
from etl.documents import Document
from etl.errors import Finding, Problem
from etl.mentions import BoundMention, mention_problems
from etl.provenance import (
    Provenance,
    modality_of,
    provenance_findings,
    provenance_of,
    status_of,
)
from etl.sentences import sentences_around
from etl.slugs import Slugs
from etl.terms import STATUSES
from etl.vocabularies import Vocabularies, split_ids
from etl.yaml_records import file_label


@dataclass(frozen=True, slots=True)
class Naming:
    """One document's naming of one site or arms system."""

    naming_id: str
    named_id: str
    document_id: str
    paragraph: int
    start: int
    end: int
    printed: str
    status: str
    modality: str
    role: str | None
    provenance: Provenance
    claim: str


def read_site_mentions(
    document: Document, bound: Sequence[BoundMention], vocabularies: Vocabularies
) -> tuple[list[Naming], list[Problem]]:
    """Every naming of a site in one document, figures' sites excepted, and what is wrong with the others."""
    return _namings("site", document, bound, vocabularies)


def read_system_mentions(
    document: Document, bound: Sequence[BoundMention], vocabularies: Vocabularies
) -> tuple[list[Naming], list[Problem]]:
    """Every naming of an arms system in one document, and what is wrong with the others."""
    return _namings("system", document, bound, vocabularies)


def site_statuses(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The firmest status that any document gives each site: confirmed before reported before alleged."""
    order = STATUSES["site"]
    firmest: dict[str, str] = {}
    for site_id, status in named:
        firmest[site_id] = min(firmest.get(site_id, status), status, key=order.index)
    return firmest


def boundary_problems(vocabularies: Vocabularies) -> Iterator[Problem]:
    """Sites whose outline is not in the file that they name, and files that are no GeoJSON."""
    file = f"{file_label(vocabularies.folder)}/sites.yml"
    for site_id, site in vocabularies.sites.items():
        if site.boundary is None:
            continue
        path = vocabularies.folder / "boundaries" / site.boundary.file
        if not os.path.isfile(path):  # noqa: PTH113 (Path raises where nobody may enter the folder)
            continue  # named where the vocabularies are read
        try:
            names = outlines(path)
        except OSError as error:
            found = f"it cannot be read ({error.strerror})"
            yield Problem(file_label(path), "", found, "make it readable")
            continue
        except ValueError as error:
            yield Problem(file_label(path), "", f"no GeoJSON with outlines ({error})", "mend the file")
            continue
        if site.boundary.name not in names:
            found = f"boundaries/{site.boundary.file} has no outline named {site.boundary.name!r}"
            yield Problem(file, site_id, found, "correct the name")


def _namings(
    purpose: str, document: Document, bound: Sequence[BoundMention], vocabularies: Vocabularies
) -> tuple[list[Naming], list[Problem]]:
    namings: list[Naming] = []
    problems: list[Problem] = []
    slugs = Slugs()
    spans = set()
    for one in bound:
        if one.annotation is None or one.annotation.purpose != purpose:
            continue
        # A span that holds several mentions ("S-300s and Su-30s") is still one naming.
        if (one.paragraph.number, one.annotation.start, one.annotation.end) in spans:
            continue
        spans.add((one.paragraph.number, one.annotation.start, one.annotation.end))
        attributes = one.annotation.attributes
        findings = [*provenance_findings(attributes, purpose, vocabularies)]
        if not findings:
            namings += _namings_of(one, attributes, purpose, document, slugs)
        findings += _unknown(attributes[purpose], purpose, vocabularies)
        problems += mention_problems(document, one, findings)
    return namings, problems


def _unknown(ids: str, purpose: str, vocabularies: Vocabularies) -> Iterator[Finding]:
    if purpose != "site":
        return  # the systems' ids are looked up when their mentions are bound
    for site_id in split_ids(ids):
        if vocabularies.lacks("sites", site_id):
            yield f"unknown site {site_id!r}", "add it to sites.yml or correct the id"


def _namings_of(
    one: BoundMention, attributes: Mapping[str, str], purpose: str, document: Document, slugs: Slugs
) -> Iterator[Naming]:
    assert one.annotation is not None
    start, end = one.annotation.start, one.annotation.end
    for named_id in split_ids(attributes[purpose]):
        yield Naming(
            naming_id=slugs.unique(f"{document.id}.{named_id}"),
            named_id=named_id,
            document_id=document.id,
            paragraph=one.paragraph.number,
            start=start,
            end=end,
            printed=one.paragraph.text[start:end],
            status=status_of(attributes, purpose),
            modality=modality_of(attributes),
            role=attributes.get("role"),
            provenance=provenance_of(attributes, document),
            claim=sentences_around(one.paragraph.text, start, end),
        )
