"""Tables are built piece by piece from rows as JSON lines, so that few rows at a time are Python objects."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.json

from etl.errors import DataProblems, Problem
from etl.tables.columns import Table
from etl.tables.schemas import SCHEMAS
from etl.tables.validation import Row, row_problems, table_problems

_ARROW_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
# Lines are kept as text up to this size before they become a piece of a table.
_PIECE_BYTES = 8_000_000


def json_lines(rows: Sequence[Row]) -> bytes:
    """Each row as a line of JSON in ASCII."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def validate_rows(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Every published table, of the rows given by table name; a column that may be null may be left out.

    Raises DataProblems with everything that is wrong in any row.
    """
    building = Building()
    for name, given in rows.items():
        building.add_rows(name, given)
    return building.tables()


class Building:
    """The published tables while their rows come in; the table `columns` is made here."""

    def __init__(self) -> None:
        self._pieces: dict[str, list[pa.Table]] = {}
        self._waiting: dict[str, io.BytesIO] = {}
        self._problems: list[Problem] = []
        self.add_rows("columns", _column_rows())

    def add_rows(self, name: str, rows: Sequence[Row]) -> None:
        """Adds rows to a table; what is wrong with them is raised by `tables`."""
        if name not in SCHEMAS:
            found, advice = "no schema describes it", "add it to etl/tables/schemas.py"
            self._problems.append(Problem(f"table {name}", "", found, advice))
            return
        self._problems += row_problems(SCHEMAS[name], rows)
        self.add_lines(name, b"" if self._problems else json_lines(rows))

    def add_lines(self, name: str, lines: bytes) -> None:
        """Adds rows that were found right, as JSON lines."""
        self._pieces.setdefault(name, [])
        waiting = self._waiting.setdefault(name, io.BytesIO())
        waiting.write(lines)
        if waiting.tell() >= _PIECE_BYTES:
            self._settle(name)

    def table(self, name: str) -> pa.Table:
        """The rows that one table has so far."""
        if name in self._waiting:
            self._settle(name)
        return pa.concat_tables(self._pieces[name])

    def tables(self) -> dict[str, pa.Table]:
        """All tables in the order of the schemas. Raises DataProblems with everything that is wrong."""
        advice = "hand over its rows, an empty list if it has none"
        missing = [
            Problem(f"table {name}", "", "it is missing", advice)
            for name in SCHEMAS
            if name not in self._pieces
        ]
        if problems := [*self._problems, *missing]:
            raise DataProblems(problems)
        tables = {name: self.table(name) for name in SCHEMAS}
        if problems := list(table_problems(tables)):
            raise DataProblems(problems)
        self._pieces.clear()
        return {name: tables.pop(name).combine_chunks() for name in SCHEMAS}

    def _settle(self, name: str) -> None:
        """Turns the lines that wait into a piece of the table."""
        lines = self._waiting.pop(name).getvalue()
        self._pieces[name].append(_arrow_table(SCHEMAS[name], lines))


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


def _arrow_table(table: Table, lines: bytes) -> pa.Table:
    """The rows as Arrow has them, read from JSON lines: `pa.array` on a list would import pandas (0.4 s)."""
    fields = [
        pa.field(column.name, _ARROW_TYPES[column.type], metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    # A row of nulls, cut off again at once: the reader refuses to read no rows at all.
    lines += b"{}\n"
    read = pyarrow.json.read_json(
        io.BytesIO(lines),
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines)),
        pyarrow.json.ParseOptions(explicit_schema=pa.schema(fields), unexpected_field_behavior="error"),
    )
    nullable = [
        field.with_nullable(column.is_nullable) for field, column in zip(fields, table.columns, strict=True)
    ]
    schema = pa.schema(nullable, {"meaning": table.meaning})
    return pa.Table.from_arrays(read.columns, schema=schema).slice(0, read.num_rows - 1)
