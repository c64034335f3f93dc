"""A made-up digest with a mark of each kind, as rows and as passages."""

from __future__ import annotations

import json
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.digests import Passage, Shelf, passages
from dashboard.namings import Site, SiteMention, System, SystemMention
from dashboard.records import Document, Mention, read_records
from tests.sample_tables import Rows, sample_rows
from tests.written import catalogue

TEXT = "In early June the plant showed 350 T-1 tanks, two of them new, as in 2024."


def mention(printed: str, disposition: str, *bound: str, **more: Any) -> dict[str, Any]:
    """A mark in the third paragraph."""
    start = TEXT.index(printed)
    row = {"mention_id": f"alpha.{printed}", "document_id": "alpha", "paragraph": 3, "start": start,
           "end": start + len(printed), "printed": printed, "disposition": disposition,
           "bound_to": json.dumps(bound)}  # fmt: skip
    return row | more


def rows_to_read() -> Rows:
    """The sample with one digest that has a mark of each kind in its third paragraph, and gaps around it."""
    rows = sample_rows()
    paragraphs = [
        {"number": 8, "text": "The end."},
        {"number": 3, "text": TEXT},
        {"number": 4, "text": "More."},
    ]
    rows["documents"][0] |= {
        "paragraphs": json.dumps(paragraphs),
        "relies_on": json.dumps([{"origin": "registry", "basis": "inferred", "reason": "it says so"}]),
        "title_basis": "stated", "verified_on": "2026-11-22", "verified_result": "all supported",
    }  # fmt: skip
    rows["mentions"] = [
        mention("350", "figure", "alpha.agreements"),
        mention("early June", "event", "alpha.parade"),
        mention("plant", "site", "alpha.plant"),
        mention("T-1", "system", "alpha.t_1"),
        mention("two", "counting", kind="count", reason="plain counting word"),
        mention("2024", "date", kind="date", date="2024"),
    ]
    here = {"document_id": "alpha", "paragraph": 3, "start": 0, "end": 5, "status": "reported",
            "origin_basis": "unnamed", "claim": TEXT}  # fmt: skip
    place = {
        "site_mention_id": "alpha.plant",
        "site_id": "plant",
        "printed": "plant",
        "role": "parade_ground",
    }
    arms = {"system_mention_id": "alpha.t_1", "system_id": "t_1", "printed": "T-1", "modality": "planned"}
    rows["site_mentions"] = [here | place]
    rows["systems"] = [{"system_id": "t_1", "name": "T-1", "printed": '["T-1"]', "what": "made-up tank"}]
    rows["system_mentions"] = [here | arms]
    return rows


def shelf(rows: Rows) -> Shelf:
    """What the marks of a digest may stand for."""
    return Shelf.of(
        read_records(Mention, rows["mentions"]),
        read_records(Site, rows["sites"]),
        read_records(SiteMention, rows["site_mentions"]),
        read_records(System, rows["systems"]),
        read_records(SystemMention, rows["system_mentions"]),
    )


def read(rows: Rows, name: str = "alpha") -> tuple[Document, tuple[Passage, ...], Catalogue]:
    """A document, its passages, and what is known."""
    known = catalogue(rows)
    paper = known.documents[name]
    return paper, passages(paper, known, shelf(rows)), known
