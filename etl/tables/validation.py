"""Rows become Arrow tables, once every rule of the schemas holds for every row."""

from __future__ import annotations

import io
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import pyarrow as pa
import pyarrow.json

from etl.errors import DataProblems, Problem
from etl.tables.columns import Column, Form, Table
from etl.tables.schemas import SCHEMAS

Row = Mapping[str, object]

# In every table that has them, the values of these columns never decrease from left to right.
_ASCENDING = (
    ("low", "value", "high"),
    ("start", "end"),
    ("period_start", "period_end"),
    ("date_start", "date_end"),
)
_LARGEST_INTEGER = 2**63 - 1
_ARROW_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_PYTHON_TYPES = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
_EDTF_DATE = r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?"
_PATTERNS: dict[Form, tuple[re.Pattern[str], str]] = {
    "text": (re.compile(r"(?s).*\S.*"), "some text"),
    "day": (re.compile(r"\d{4}-\d\d-\d\d"), "a day such as 2024-05-09"),
    "date": (re.compile(r"\d{4}(-\d\d(-\d\d)?)?"), "a date such as 2024, 2024-05 or 2024-05-09"),
    "edtf": (
        re.compile(rf"{_EDTF_DATE}(?:/{_EDTF_DATE})?"),
        "a date such as 2024-05, XXXX-08-07 or 2004/2014",
    ),
    "list": (re.compile(r"(?s)\[.*\]"), "a JSON list"),
    "object": (re.compile(r"(?s)\{.*\}"), "a JSON object"),
    "sha256": (re.compile(r"[0-9a-f]{64}"), "64 hexadecimal digits"),
}


def validate_rows(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Every published table, of the rows given by table name; a column that may be null may be left out.

    The table `columns` is made here. Raises DataProblems with everything that is wrong in any row.
    """
    complete = {**rows, "columns": _column_rows()}
    problems = [*_table_name_problems(complete)]
    for name in SCHEMAS.keys() & complete.keys():
        problems += _table_problems(SCHEMAS[name], complete[name])
    if not problems:
        problems += _reference_problems(complete)
    if problems:
        raise DataProblems(problems)
    return {name: _arrow_table(table, complete[name]) for name, table in SCHEMAS.items()}


def _column_rows() -> list[Row]:
    return [
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


def _table_name_problems(rows: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    for name in sorted(SCHEMAS.keys() - rows.keys()):
        yield Problem(
            f"table {name}", "", "it is missing", "hand over its rows, an empty list if it has none"
        )
    for name in sorted(rows.keys() - SCHEMAS.keys()):
        yield Problem(f"table {name}", "", "no schema describes it", "add it to etl/tables/schemas.py")


def _table_problems(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    keys = Counter(_key(table, row) for row in rows)
    for key, times in keys.items():
        if times > 1:
            yield Problem(f"table {table.name}", key, f"{times} rows have this key", "make it unique")
    known = {column.name for column in table.columns}
    for row in rows:
        findings = [f"column {name} is not in the schema" for name in sorted(row.keys() - known)]
        for column in table.columns:
            findings += _cell_findings(column, row.get(column.name))
        findings += _order_findings(row)
        for finding in findings:
            yield Problem(
                f"table {table.name}",
                _key(table, row),
                finding,
                "mend the datasets or the step that made the row",
            )


def _key(table: Table, row: Row) -> str:
    return " ".join(str(row.get(name)) for name in table.key)


def _cell_findings(column: Column, value: object) -> Iterator[str]:
    if value is None:
        if not column.is_nullable:
            yield f"{column.name} is empty"
    elif not isinstance(value, _PYTHON_TYPES[column.type]) or (
        isinstance(value, bool) != (column.type == "boolean")
    ):
        yield f"{column.name} is {value!r}, expected a {column.type}"
    elif isinstance(value, str):
        yield from _text_findings(column, value)
    elif isinstance(value, (int, float)):
        yield from _number_findings(column, value)


def _text_findings(column: Column, value: str) -> Iterator[str]:
    pattern, expected = _PATTERNS[column.form]
    if column.allowed and value not in column.allowed:
        yield f"{column.name} is {value!r}, expected one of {', '.join(column.allowed)}"
    elif not pattern.fullmatch(value) or not _is_readable(column.form, value):
        yield f"{column.name} is {value!r}, expected {expected}"


def _is_readable(form: Form, value: str) -> bool:
    """Whether text of the right shape also parses: 2024-02-30 does not."""
    try:
        if form in ("list", "object"):
            json.loads(value)
        elif form in ("day", "date"):
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _number_findings(column: Column, value: float) -> Iterator[str]:
    if not math.isfinite(value):
        yield f"{column.name} is {value}, expected a finite number"
    if column.type == "integer" and abs(value) > _LARGEST_INTEGER:
        yield f"{column.name} is {value}, expected at most {_LARGEST_INTEGER}"
    if column.minimum is not None and value < column.minimum:
        yield f"{column.name} is {value}, expected at least {column.minimum:g}"
    if column.maximum is not None and value > column.maximum:
        yield f"{column.name} is {value}, expected at most {column.maximum:g}"


def _order_findings(row: Row) -> Iterator[str]:
    for names in _ASCENDING:
        present = [(name, row[name]) for name in names if row.get(name) is not None]
        for (left, lower), (right, upper) in pairwise(present):
            if _is_above(lower, upper):
                yield f"{left} {lower} is above {right} {upper}"


def _is_above(lower: object, upper: object) -> bool:
    if isinstance(lower, (int, float)) and isinstance(upper, (int, float)):
        return lower > upper
    return isinstance(lower, str) and isinstance(upper, str) and lower > upper


def _reference_problems(rows: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    for table in SCHEMAS.values():
        for column in table.columns:
            if column.refers is None:
                continue
            target, target_column = column.refers.split(".")
            ids = {row[target_column] for row in rows[target]}
            for row in rows[table.name]:
                for value in _referred_ids(column, row.get(column.name)):
                    if value not in ids:
                        found = f"{column.name} {value!r} is not in {target}"
                        advice = f"add it to {target} or correct the id"
                        yield Problem(f"table {table.name}", _key(table, row), found, advice)


def _referred_ids(column: Column, value: object) -> Sequence[object]:
    if value is None:
        return ()
    return tuple(json.loads(str(value))) if column.form == "list" else (value,)


def _arrow_table(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows as Arrow has them, read from JSON lines: `pa.array` on a list would import pandas (0.4 s)."""
    fields = [
        pa.field(column.name, _ARROW_TYPES[column.type], metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    # A row of nulls, cut off again at once: the reader refuses to read no rows at all.
    lines = "".join(json.dumps(row) + "\n" for row in (*rows, {})).encode()
    read = pyarrow.json.read_json(
        io.BytesIO(lines),
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines)),
        pyarrow.json.ParseOptions(explicit_schema=pa.schema(fields), unexpected_field_behavior="error"),
    ).slice(0, len(rows))
    nullable = [
        field.with_nullable(column.is_nullable) for field, column in zip(fields, table.columns, strict=True)
    ]
    schema = pa.schema(nullable, {"meaning": table.meaning})
    return pa.Table.from_arrays(read.columns, schema=schema).combine_chunks()
