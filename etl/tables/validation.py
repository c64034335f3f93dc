"""Every rule of the schemas: for each row by itself, and for the rows of all tables together."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import pairwise

import pyarrow as pa

from etl.errors import Problem
from etl.tables.columns import Column, Form, Table
from etl.tables.schemas import SCHEMAS
from etl.terms import BOUNDS

Row = Mapping[str, object]

# In every table that has them, the values of these columns never decrease from left to right.
_ASCENDING = (
    ("low", "value", "high"),
    ("start", "end"),
    ("period_start", "period_end"),
    ("date_start", "date_end"),
)
_LARGEST_INTEGER = 2**63 - 1
_PYTHON_TYPES = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
_EDTF_DATE = r"-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?"
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


def row_problems(table: Table, rows: Sequence[Row]) -> list[Problem]:
    """What is wrong with rows of one table, each looked at by itself."""
    known = {column.name for column in table.columns}
    problems = []
    for row in rows:
        findings = [f"column {name} is not in the schema" for name in sorted(row.keys() - known)]
        for column in table.columns:
            findings += _cell_findings(column, row.get(column.name))
        findings += _order_findings(row)
        findings += _bound_findings(row)
        key = " ".join(str(row.get(name)) for name in table.key)
        advice = "mend the datasets or the step that made the row"
        problems += [Problem(f"table {table.name}", key, finding, advice) for finding in findings]
    return problems


def table_problems(tables: Mapping[str, pa.Table]) -> Iterator[Problem]:
    """What is wrong between rows: keys that stand twice, ids that the table meant does not hold."""
    for table in SCHEMAS.values():
        yield from _key_problems(table, tables[table.name])
    needed = {column.refers for table in SCHEMAS.values() for column in table.columns if column.refers}
    for refers in sorted(needed):
        target, target_column = refers.split(".")
        ids = set(_values(tables[target], target_column))
        for table in SCHEMAS.values():
            for column in table.columns:
                if column.refers == refers:
                    yield from _reference_problems(table, column, tables[table.name], ids)


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


def _bound_findings(row: Row) -> Iterator[str]:
    """A bound that looks like a value."""
    if row.get("qualifier") in BOUNDS and row.get("value") is not None:
        yield f"value is {row['value']} beside {row['qualifier']}, which leaves it empty"


def _is_above(lower: object, upper: object) -> bool:
    if isinstance(lower, (int, float)) and isinstance(upper, (int, float)):
        return lower > upper
    return isinstance(lower, str) and isinstance(upper, str) and lower > upper


def _key_problems(table: Table, content: pa.Table) -> Iterator[Problem]:
    # Hashes first, which take a fraction of the room: where they all differ, so do the keys.
    if len({hash(key) for key in _keys(table, content)}) == content.num_rows:
        return
    for key, times in Counter(_keys(table, content)).items():
        if times > 1:
            yield Problem(
                f"table {table.name}", " ".join(key), f"{times} rows have this key", "make it unique"
            )


def _keys(table: Table, content: pa.Table) -> Iterator[tuple[str, ...]]:
    return zip(*(map(str, _values(content, name)) for name in table.key), strict=True)


def _values(content: pa.Table, column: str) -> Iterator[object]:
    """The values of one column, in Python a piece at a time."""
    for piece in content.column(column).chunks:
        yield from piece.to_pylist()


def _reference_problems(
    table: Table, column: Column, content: pa.Table, ids: Set[object]
) -> Iterator[Problem]:
    for place, value in enumerate(_values(content, column.name)):
        for referred in _referred_ids(column, value):
            if referred not in ids:
                (row,) = content.select(table.key).slice(place, 1).to_pylist()
                target = str(column.refers).split(".")[0]
                found = f"{column.name} {referred!r} is not in {target}"
                advice = f"add it to {target} or correct the id"
                yield Problem(f"table {table.name}", " ".join(map(str, row.values())), found, advice)


def _referred_ids(column: Column, value: object) -> Sequence[object]:
    if value is None:
        return ()
    return tuple(json.loads(str(value))) if column.form == "list" else (value,)
