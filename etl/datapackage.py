"""The description that travels with the tables (Data Package standard): columns, keys, checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.tables import Column, Table

FILE_NAME = "datapackage.json"


def describe_package(schemas: Mapping[str, Table], files: Mapping[str, bytes]) -> bytes:
    """datapackage.json for the tables whose Parquet bytes are given by table name."""
    package = {
        "name": "russia-venezuela-in-figures",
        "title": "Russia–Venezuela in figures",
        "description": "Reported figures on the Moscow–Caracas partnership, each traceable to the paragraph "
        "that printed it.",
        "resources": [_resource(schemas[name], content) for name, content in files.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, content: bytes) -> dict[str, object]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.meaning,
        "path": f"{table.name}.parquet",
        "scheme": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        # Not the standard's `hash` and `bytes`: frictionless counts none for Parquet and calls them wrong.
        "sha256": hashlib.sha256(content).hexdigest(),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "type": _field_type(column),
        "description": column.meaning,
        "constraints": _constraints(column),
    }


def _field_type(column: Column) -> str:
    """The standard's type. Validators read through pandas: whole numbers that may be null are floats."""
    return "number" if column.type == "integer" and column.is_nullable else column.type


def _constraints(column: Column) -> dict[str, object]:
    """The standard's constraints; no bounds on numbers that may be null: these arrive as NaN, outside any."""
    if column.is_nullable:
        return {"enum": list(column.allowed)} if column.allowed else {}
    limits = {"minimum": column.minimum, "maximum": column.maximum, "enum": list(column.allowed) or None}
    return {"required": True} | {name: limit for name, limit in limits.items() if limit is not None}


def _foreign_keys(table: Table) -> list[dict[str, object]]:
    """Keys of single ids; ids inside a JSON list are beyond the standard (`etl.tables` checks them)."""
    keys: list[dict[str, object]] = []
    for column in table.columns:
        if column.refers and column.form != "list":
            target, target_column = column.refers.split(".")
            resource = "" if target == table.name else target.replace("_", "-")
            keys.append(
                {"fields": [column.name], "reference": {"resource": resource, "fields": [target_column]}}
            )
    return keys


def recorded_checksums(description: bytes) -> dict[str, str]:
    """File name → SHA-256 as a datapackage.json records them. Raises ValueError where it is none of ours."""
    package = json.loads(description)
    try:
        return {item["path"]: item["sha256"] for item in package["resources"]}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a data package of ours") from error
