"""One table as a file: CSV, JSON or Parquet. `workbook` makes XLSX."""

from __future__ import annotations

import io
import json
from typing import Literal

from dashboard.downloads import csv_of
from dashboard.exports.data_tables import TITLE, DataFileFailed, DataTable, Published
from dashboard.exports.workbook import workbook
from dashboard.stored_tables import DataUnavailable, table_content

Kind = Literal["csv", "json", "parquet", "xlsx"]
MIMES: dict[Kind, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_file(table: DataTable, kind: Kind, *, for_excel: bool = False) -> bytes:
    """The table in that form, without notes; `for_excel` puts a byte order mark before a CSV.

    Raises DataFileFailed.
    """
    if kind == "csv":
        return csv_of(table.names, table.rows, for_excel=for_excel)
    if kind == "json":
        return table_json(table)
    return workbook((table,)) if kind == "xlsx" else table_parquet(table)


def table_json(table: DataTable) -> bytes:
    """The table as one JSON document: what it is, its columns, its rows as records with nulls."""
    document = {
        "title": f"{TITLE}: {table.name.replace('_', ' ')}",
        "table": table.name,
        "meaning": table.meaning,
        "data_version": table.version,
        "note": table.note,
        "columns": [
            {"name": field.name, "type": field.type, "meaning": field.meaning} for field in table.fields
        ],
        "rows": table.records(),
    }
    try:
        text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    except ValueError as error:
        raise DataFileFailed(f"{table.name}: a number is not finite, which JSON cannot say") from error
    return (text + "\n").encode()


def table_parquet(table: DataTable) -> bytes:
    """The table as Parquet, typed as declared, with the meanings of its columns and the data version."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema(
        [pa.field(one.name, types[one.type], metadata={"meaning": one.meaning}) for one in table.fields],
        metadata={"data_version": table.version, "note": table.note or ""},
    )
    columns = zip(*table.rows, strict=True) if table.rows else [() for _ in table.fields]
    try:
        arrays = [pa.array(list(cells), one.type) for cells, one in zip(columns, schema, strict=True)]
    except pa.ArrowException as error:
        raise DataFileFailed(f"{table.name}: a cell does not fit its column ({error})") from error
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), target, compression="zstd")
    return target.getvalue()


def published_parquet(edition: Published, table: str) -> bytes:
    """The table's file, byte for byte as it was published. Raises DataFileFailed where it is not."""
    if table not in edition.table_names():
        raise DataFileFailed(f"{table}: there is no such table in version {edition.version}")
    try:
        return table_content(edition.folder, table)
    except DataUnavailable as error:
        raise DataFileFailed(str(error)) from error
