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

from etl.publish import publish_tables
from etl.tables import SCHEMAS, Table

Rows = dict[str, list[dict[str, Any]]]
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
HARM = "<b>bold</b> *stars* $5 MM$ [link](javascript:alert(1)) :red[x] `code` US$/bbl … US$/t"


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
    rows["indicators"] = [_indicator(*line) for line in _INDICATORS]
    rows["figures"] = _figures()
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


_INDICATORS = (
    ("import_share", "Share of imports", "percent", "arms", 1),
    ("capacity", "Cartridges the plant can make", "round/year", "arms", 2),
    ("buyer_rank", "Rank among buyers", "rank", "arms", 3),
    ("lending", "Money lent", "USD", "money", 4),
    ("new_loans", "New loans", "loan", "money", 5),
    ("trade", "Trade between the two", "USD", "money", None),
    ("output", "Oil output", "oil_barrel/day", "oil", 6),
    ("displaced", "People displaced", "person", "displacement", 7),
    ("agreements", "Agreements signed", "agreement", "diplomacy", 8),
    ("plan", "Years of the plan", "year", "diplomacy", 9),
    ("bases", "Military bases", "military_base", "places", 10),
    ("distance", "Distance", "mile", "places", 11),
)


def _figures() -> list[dict[str, Any]]:
    return [
        _figure("alpha.import_share", 70, "percent", origin="registry", start="2000-01-01", end="2021-12-31"),
        _figure("alpha.capacity", 70e6, "round/year", "at_most", high=70e6, low=None),
        _figure("beta.capacity", 70e6, "round/year"),
        _figure("alpha.buyer_rank", 10, "rank", "at_most", high=10, low=None),
        _figure(
            "gamma.lending",
            34e9,
            "USD",
            start="2004-01-01",
            end="2014-12-31",
            claim=HARM,
            printed="$34 billion",
        ),
        _figure("alpha.new_loans", 0, "loan", start="2018-01-01"),
        _figure(
            "alpha.trade",
            1.2e9,
            "USD",
            start="2024-01-01",
            end="2024-12-31",
            origin="agency",
            basis="inferred",
        ),
        _figure(
            "derived.trade",
            3.6e9,
            "USD",
            "more_than",
            low=3.6e9,
            high=None,
            status="derived",
            subject="brazil",
            formula="total / ratio",
            input_figure_ids='["alpha.trade"]',
            assumption="takes the total as printed",
        ),
        _figure("alpha.output", 120000, "oil_barrel/day", "about", low=None, high=None),
        _figure("gamma.displaced", 5.9e6, "person", origin="agency"),
        _figure("gamma.displaced.syria", 6.6e6, "person", subject="syria", origin="agency"),
        _figure("alpha.agreements", 350, "agreement", "more_than", low=350, high=None),
        _figure("beta.agreements", 300, "agreement", "at_most", low=None, high=300),
        _figure("alpha.plan", None, "year", start="2025-01-01", end="2031-12-31", modality="planned"),
        _figure("gamma.bases", 2, "military_base", status="alleged"),
        _figure("alpha.distance", 1600, "mile", "less_than", low=None, high=1600),
    ]


def _figure(
    figure_id: str, value: float | None, unit: str, qualifier: str = "exact", **more: Any
) -> dict[str, Any]:
    document, indicator = figure_id.split(".")[:2]
    is_derived = document == "derived"
    row = {
        "figure_id": figure_id,
        "indicator_id": indicator,
        "theme": next(line[3] for line in _INDICATORS if line[0] == indicator),
        "document_id": None if is_derived else document,
        "paragraph": None if is_derived else 3,
        "start": 0,
        "end": 4,
        "printed_value": None if is_derived else more.get("printed", "a printed value"),
        "subject": more.get("subject", "venezuela"),
        "value": value,
        "low": more.get("low", value),
        "high": more.get("high", value),
        "qualifier": qualifier,
        "unit": unit,
        "status": more.get("status", "reported"),
        "modality": more.get("modality", "stated"),
        "period_start": more.get("start"),
        "period_end": more.get("end"),
        "as_of": {"alpha": "2025-09", "beta": "2025", "gamma": "2022-04-13"}.get(document),
        "date_basis": "printed",
        "origin_id": more.get("origin"),
        "origin_basis": more.get("basis", "stated"),
        "claim": None if is_derived else more.get("claim", f"A made-up sentence about {indicator}."),
    }
    return row | {key: more[key] for key in ("formula", "input_figure_ids", "assumption") if key in more}


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
