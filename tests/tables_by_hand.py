"""A small, consistent set of rows for every published table: two documents, one derived figure."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy

Rows = dict[str, list[dict[str, object]]]

_SHA = hashlib.sha256(b"").hexdigest()


def _document(name: str) -> dict[str, object]:
    return {
        "document_id": name,
        "title": f"The {name} text",
        "kind": "commentary",
        "published": "2022-04",
        "published_basis": "inferred",
        "relies_on": json.dumps([{"origin": "sipri", "basis": "stated", "reason": "it says so"}]),
        "paragraphs": json.dumps([{"number": 3, "text": "Imports came to 70% in 2021."}]),
        "original_file": f"{name}.txt",
        "original_sha256": _SHA,
        "original_characters": 120,
        "digest_sha256": _SHA,
    }


def _figure(document: str, value: float) -> dict[str, object]:
    return {
        "figure_id": f"{document}.arms_import_share",
        "indicator_id": "arms_import_share",
        "theme": "arms",
        "document_id": document,
        "paragraph": 3,
        "start": 16,
        "end": 19,
        "printed_value": "70%",
        "subject": "russia",
        "value": value,
        "low": value,
        "high": value,
        "qualifier": "exact",
        "unit": "percent",
        "period_start": "2021-01-01",
        "period_end": "2021-12-31",
        "period_label": "2021",
        "date_basis": "printed",
        "modality": "stated",
        "status": "reported",
        "origin_id": "sipri",
        "origin_basis": "stated",
        "claim": "Imports came to 70% in 2021.",
    }


def _derived() -> dict[str, object]:
    return {
        "figure_id": "derived.remainder",
        "indicator_id": "arms_import_share",
        "theme": "arms",
        "title": "The remainder",
        "value": 30.0,
        "low": 30.0,
        "high": 30.0,
        "qualifier": "exact",
        "unit": "percent",
        "modality": "stated",
        "status": "derived",
        "formula": "whole - a",
        "input_figure_ids": json.dumps(["north.arms_import_share"]),
    }


def _mention(document: str) -> dict[str, object]:
    return {
        "mention_id": f"{document}.p3.16",
        "document_id": document,
        "paragraph": 3,
        "start": 16,
        "end": 19,
        "printed": "70%",
        "kind": "share",
        "value": 70.0,
        "low": 70.0,
        "high": 70.0,
        "qualifier": "exact",
        "unit": "percent",
        "disposition": "figure",
        "bound_to": json.dumps([f"{document}.arms_import_share"]),
    }


_PLACE: dict[str, object] = {"document_id": "north", "paragraph": 3, "start": 0, "end": 7}

_ROWS: Rows = {
    "documents": [_document("north"), _document("south")],
    "figures": [_figure("north", 70.0), _figure("south", 70.0), _derived()],
    "mentions": [_mention("north"), _mention("south")],
    "indicators": [
        {
            "indicator_id": "arms_import_share",
            "title": "Share of arms imports",
            "measure": "share of Venezuela's arms imports",
            "theme": "arms",
            "unit": "percent",
            "accepts": "[]",
            "kinds": '["share"]',
            "scopes": "{}",
            "headline_order": 1,
        }
    ],
    "subjects": [{"subject_id": "russia", "title": "Russia", "kind": "country", "iso3": "RUS"}],
    "origins": [{"origin_id": "sipri", "title": "SIPRI", "kind": "organisation", "via": "[]"}],
    "sites": [
        {
            "site_id": "caracas",
            "name": "Caracas",
            "kind": "capital",
            "status": "confirmed",
            "longitude": -66.9,
            "latitude": 10.5,
            "precision": "city",
            "coordinate_source": "Natural Earth",
        },
        {"site_id": "base", "name": "A base", "kind": "installation", "precision": "unplaced"},
    ],
    "site_mentions": [
        {
            "site_mention_id": "north.caracas",
            "site_id": "caracas",
            "printed": "Caracas",
            "status": "confirmed",
            "claim": "Caracas held it.",
            **_PLACE,
        },
    ],
    "events": [
        {
            "event_statement_id": "north.parade",
            "event_id": "parade",
            "title": "The parade",
            "theme": "diplomacy",
            "date_start": "2025-06-01",
            "date_end": "2025-06-10",
            "precision": "span",
            "printed": "early June",
            "status": "reported",
            "modality": "stated",
            "claim": "It was in early June.",
            **_PLACE,
        },
    ],
    "systems": [{"system_id": "t_72", "name": "T-72", "printed": '["T-72"]', "what": "main battle tank"}],
    "system_mentions": [
        {
            "system_mention_id": "north.t_72",
            "system_id": "t_72",
            "printed": "T-72",
            "modality": "stated",
            "status": "reported",
            "claim": "There were T-72 tanks.",
            **_PLACE,
        },
    ],
    "agreement": [
        {
            "agreement_id": "arms_import_share.russia",
            "indicator_id": "arms_import_share",
            "subject": "russia",
            "verdict": "same",
            "documents": 2,
            "origins": 1,
            "low": 70.0,
            "high": 70.0,
            "modalities": '["stated"]',
            "figure_ids": json.dumps(["north.arms_import_share", "south.arms_import_share"]),
        },
    ],
}


def rows_by_hand() -> Rows:
    """A fresh copy, to be changed at will."""
    return deepcopy(_ROWS)
