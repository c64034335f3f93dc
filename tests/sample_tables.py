"""A small set of published tables made up for tests: test data, no claim about the world.

The rows hold one figure of every kind that a page must be able to show: each qualifier, status and modality,
an old one, a derived one, one without bounds, one whose origin nobody names, a conflict, and text that would
do harm if it were read as Markdown or HTML.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.tables import SCHEMAS, Table
from tests.published_tables import publish_tables
from tests.sample_figures import HARM, INDICATORS, sample_figures

__all__ = ["HARM", "Rows", "publish_rows", "sample_rows"]

Rows = dict[str, list[dict[str, Any]]]
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


def sample_rows() -> Rows:
    """The rows of all tables."""
    rows: Rows = {name: [] for name in SCHEMAS}
    rows["documents"] = [
        _document("alpha", "Alpha report", "2025-09"),
        _document("beta", HARM, "2025"),
        _document("gamma", "Gamma commentary", "2022-04-13"),
    ]
    rows["origins"] = [
        {"origin_id": "registry", "title": "Test Registry", "kind": "data", "via": "[]", "url": None},
        {"origin_id": "agency", "title": "Test Agency", "kind": "organisation", "via": "[]", "url": None},
    ]
    rows["subjects"] = [
        _subject("venezuela", "Venezuela"),
        _subject("brazil", "Brazil"),
        _subject("syria", "Syria"),
    ]
    rows["indicators"] = [_indicator(*line) for line in INDICATORS]
    rows["figures"] = sample_figures()
    rows["agreement"] = _agreement()
    rows["events"] = [
        _event("alpha", "2025-06-01", "2025-06-10", "early June 2025"),
        _event("beta", "2025-07-05", "2025-07-05", "5 July 2025"),
    ]
    rows["sites"] = [
        _site("plant", "Test Plant", "plant", "reported", -67.6, 10.2, "city"),
        _site("bases", "Two bases", "installation", "alleged", None, None, "unplaced"),
    ]
    rows["columns"] = [
        {
            "table_name": table.name,
            "column_name": column.name,
            "type": column.type,
            "is_nullable": column.is_nullable,
            "meaning": column.meaning,
        }
        for table in SCHEMAS.values()
        for column in table.columns
    ]
    return rows


def publish_rows(rows: Rows, published: Path) -> str:
    """Publish rows, filled up with nulls, unchecked; return the version."""
    tables = {name: _table(SCHEMAS[name], rows.get(name, [])) for name in SCHEMAS}
    return publish_tables(tables, published)


def _table(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    schema = pa.schema([(column.name, _ARROW[column.type]) for column in table.columns])
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in schema.names} for row in rows], schema=schema
    )


def _agreement() -> list[dict[str, Any]]:
    return [
        _compared("capacity", "compatible", 2, 0, ["alpha.capacity", "beta.capacity"]),
        _compared(
            "agreements",
            "conflict",
            2,
            0,
            ["alpha.agreements", "beta.agreements"],
            note="the ranges lie apart",
        ),
        _compared("parade", "conflict", 2, 0, ["alpha.parade", "beta.parade"], event_id="parade"),
        _compared("import_share", "single", 1, 1, ["alpha.import_share"]),
    ]


def _compared(
    name: str, verdict: str, documents: int, origins: int, ids: list[str], **more: Any
) -> dict[str, Any]:
    return {
        "agreement_id": name,
        "indicator_id": None if "event_id" in more else name,
        "verdict": verdict,
        "documents": documents,
        "origins": origins,
        "figure_ids": json.dumps(ids),
        "modalities": '["stated"]',
        **more,
    }


def _document(name: str, title: str, published: str) -> dict[str, Any]:
    return {
        "document_id": name,
        "title": title,
        "author": None,
        "publisher": "Test Press",
        "published": published,
        "published_basis": "inferred",
        "kind": "commentary",
        "relies_on": "[]",
        "url": None,
        "paragraphs": json.dumps([{"number": 3, "text": f"Made-up text of {name}. {HARM}"}]),
        "original_file": f"{name}.txt",
        "original_sha256": "0" * 64,
        "original_characters": 100,
        "digest_sha256": "0" * 64,
    }


def _subject(name: str, title: str) -> dict[str, Any]:
    return {"subject_id": name, "title": title, "kind": "country"}


def _indicator(name: str, title: str, unit: str, theme: str, order: int | None) -> dict[str, Any]:
    return {
        "indicator_id": name,
        "title": title,
        "measure": f"what {title.lower()} means",
        "theme": theme,
        "unit": unit,
        "accepts": "[]",
        "kinds": "[]",
        "scopes": "{}",
        "headline_order": order,
    }


def _event(document: str, start: str, end: str, label: str) -> dict[str, Any]:
    return {
        "event_statement_id": f"{document}.parade",
        "event_id": "parade",
        "title": "A test parade",
        "theme": "arms",
        "date_start": start,
        "date_end": end,
        "precision": "day",
        "date_label": label,
        "document_id": document,
        "paragraph": 3,
        "start": 0,
        "end": 4,
        "printed": label,
        "date_basis": "printed",
        "origin_basis": "unnamed",
        "status": "reported",
        "modality": "stated",
        "claim": "A made-up sentence about a parade.",
    }


def _site(
    name: str, title: str, kind: str, status: str, x: float | None, y: float | None, precise: str
) -> dict[str, Any]:
    return {
        "site_id": name,
        "name": title,
        "kind": kind,
        "status": status,
        "longitude": x,
        "latitude": y,
        "precision": precise,
        "coordinate_source": "made up",
        "note": None,
    }


if __name__ == "__main__":
    import sys

    print(publish_rows(sample_rows(), Path(sys.argv[1])))
