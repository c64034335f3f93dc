"""The description that travels with the tables (Data Package standard): columns, keys, sizes, checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from etl.tables.columns import Column, Table

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
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.is_nullable else {"required": True}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, object] = {"name": column.name, "type": column.type, "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


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
        return {item["path"]: item["hash"].removeprefix("sha256:") for item in package["resources"]}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a data package of ours") from error
