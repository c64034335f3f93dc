"""One validation at the write boundary: it lets consistent rows pass and names everything else."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from etl.errors import DataProblems
from etl.tables import SCHEMAS, validate_rows
from tests.tables_by_hand import rows_by_hand


def problems_of(rows: dict[str, list[dict[str, object]]]) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        validate_rows(rows)
    return [str(problem) for problem in caught.value.problems]


def test_consistent_rows_become_one_table_each_with_meanings() -> None:
    tables = validate_rows(rows_by_hand())
    assert list(tables) == list(SCHEMAS)
    assert tables["figures"].num_rows == 3
    field = tables["figures"].schema.field("low")
    assert field.type == pa.float64()
    assert field.metadata[b"meaning"] == b"lower bound, null where there is none"


def test_columns_table_lists_every_column_of_every_table() -> None:
    columns = validate_rows(rows_by_hand())["columns"].to_pylist()
    assert len(columns) == sum(len(table.columns) for table in SCHEMAS.values())
    assert {"table_name": "figures", "column_name": "low", "type": "number", "is_nullable": True,
            "meaning": "lower bound, null where there is none"} in columns  # fmt: skip


def test_names_are_snake_case_and_meanings_are_said() -> None:
    for table in SCHEMAS.values():
        assert table.meaning
        assert table.key
        for column in table.columns:
            assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name), column.name
            assert "\n" not in column.meaning
            assert len(column.meaning) > 5
            if column.type == "boolean":
                assert column.name.startswith(("is_", "has_"))


def test_references_point_at_columns_that_exist() -> None:
    for table in SCHEMAS.values():
        for name in table.key:
            assert not table.column(name).is_nullable
        for column in table.columns:
            if column.refers:
                target, target_column = column.refers.split(".")
                assert SCHEMAS[target].column(target_column).name == target_column


CHANGES: list[tuple[str, str, object, str]] = [
    ("figures", "figure_id", None, "figure_id is empty"),
    ("figures", "figure_id", "south.arms_import_share", "2 rows have this key; make it unique"),
    ("figures", "value", "70", "value is '70', expected a number"),
    ("figures", "value", float("nan"), "value is nan, expected a finite number"),
    ("figures", "value", 69.0, "low 70.0 is above value 69.0"),
    ("figures", "high", 60.0, "value 70.0 is above high 60.0"),
    ("figures", "qualifier", "more_than", "value is 70.0 beside more_than, which leaves it empty"),
    ("figures", "paragraph", 0, "paragraph is 0, expected at least 1"),
    ("figures", "paragraph", True, "paragraph is True, expected a integer"),
    ("figures", "qualifier", "roughly", "qualifier is 'roughly', expected one of exact, about"),
    ("figures", "period_start", "2021", "period_start is '2021', expected a day such as 2024-05-09"),
    ("figures", "period_end", "2021-02-30", "period_end is '2021-02-30', expected a day"),
    ("figures", "period_end", "2020-12-31", "period_start 2021-01-01 is above period_end 2020-12-31"),
    ("figures", "as_of", "2022-13", "as_of is '2022-13', expected a date such as 2024, 2024-05"),
    ("figures", "claim", " ", "claim is ' ', expected some text"),
    ("figures", "colour", "red", "column colour is not in the schema"),
    ("mentions", "bound_to", "[north", "bound_to is '[north', expected a JSON list"),
    ("mentions", "date", "7 August", "date is '7 August', expected a date such as 2024-05, XXXX-08-07"),
    ("indicators", "scopes", "[]", "scopes is '[]', expected a JSON object"),
    ("sites", "latitude", 100.5, "latitude is 100.5, expected at most 90"),
    ("documents", "digest_sha256", "abc", "digest_sha256 is 'abc', expected 64 hexadecimal digits"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "value", "finding"), CHANGES)
def test_a_broken_cell_is_named(table: str, column: str, value: object, finding: str) -> None:
    rows = rows_by_hand()
    rows[table][0][column] = value
    lines = problems_of(rows)
    assert any(line.startswith(f"table {table}, ") and finding in line for line in lines), lines


@pytest.mark.parametrize(
    ("table", "column", "value", "target"),
    [
        ("figures", "origin_id", "nobody", "origins"),
        ("figures", "subject", "atlantis", "subjects"),
        ("agreement", "indicator_id", "height", "indicators"),
        ("site_mentions", "document_id", "west", "documents"),
        ("origins", "via", '["nobody"]', "origins"),
    ],
)
def test_an_id_that_is_not_there_is_named(table: str, column: str, value: str, target: str) -> None:
    rows = rows_by_hand()
    rows[table][0][column] = value
    (line,) = problems_of(rows)
    assert line.startswith(f"table {table}, {rows[table][0][SCHEMAS[table].key[0]]}: {column} ")
    assert f"is not in {target}; add it to {target}" in line


def test_all_problems_are_told_at_once() -> None:
    rows = rows_by_hand()
    rows["figures"][0]["qualifier"] = "roughly"
    rows["sites"][0]["kind"] = "village"
    del rows["systems"]
    rows["weather"] = []
    found = problems_of(rows)
    assert [line.split(":")[0].split(",")[0] for line in found] == [
        "table figures", "table sites", "table systems", "table weather",
    ]  # fmt: skip


def test_empty_tables_are_tables_too() -> None:
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in SCHEMAS if name != "columns"}
    tables = validate_rows(rows)
    assert tables["figures"].num_rows == 0
    assert tables["figures"].schema.names == [column.name for column in SCHEMAS["figures"].columns]
