"""Other programs read the published tables without help: DuckDB, pandas, and the Data Package validator."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pytest

from etl.build import DATASETS, build
from etl.tables import SCHEMAS, validate_rows
from tests.published_tables import publish_tables
from tests.tables_by_hand import rows_by_hand


@pytest.fixture(params=["real", "by hand", "empty"], scope="module")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published version: of the real datasets, of a few rows with many nulls, of no rows at all."""
    published = tmp_path_factory.mktemp("published")
    if request.param == "real":
        return published / build(DATASETS, published)
    rows = (
        rows_by_hand() if request.param == "by hand" else {name: [] for name in SCHEMAS if name != "columns"}
    )
    return published / publish_tables(validate_rows(rows), published)


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert len(report.tasks) == len(SCHEMAS)


def test_frictionless_would_find_a_broken_reference(tmp_path: Path) -> None:
    rows = rows_by_hand()
    tables = validate_rows(rows)
    tables["subjects"] = tables["subjects"].slice(0, 0)
    report = frictionless.validate(str(tmp_path / publish_tables(tables, tmp_path) / "datapackage.json"))
    assert {row[0] for row in report.flatten(["type"])} == {"foreign-key"}


def test_the_package_describes_every_column(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {
        resource["path"].removesuffix(".parquet"): {
            field["name"]: field for field in resource["schema"]["fields"]
        }
        for resource in package["resources"]
    }
    assert described.keys() == SCHEMAS.keys()
    for name, table in SCHEMAS.items():
        for column in table.columns:
            assert described[name][column.name]["description"] == column.meaning


def test_pandas_reads_every_table(folder: Path) -> None:
    for name, table in SCHEMAS.items():
        frame = pd.read_parquet(folder / f"{name}.parquet")
        assert list(frame.columns) == [column.name for column in table.columns]
        for column in table.columns:
            if column.type == "number" or column.type == "integer":
                assert pd.api.types.is_numeric_dtype(frame[column.name]), (name, column.name)


def test_duckdb_reads_and_joins_the_tables(folder: Path) -> None:
    for name, table in SCHEMAS.items():
        relation = duckdb.read_parquet(str(folder / f"{name}.parquet"))
        assert relation.columns == [column.name for column in table.columns]
    query = """
        select count(*) from read_parquet($figures) f
        left join read_parquet($indicators) i using (indicator_id) where i.title is null
    """
    files = {name: str(folder / f"{name}.parquet") for name in ("figures", "indicators")}
    assert duckdb.execute(query, files).fetchone() == (0,)


def test_meanings_travel_in_the_parquet_files(folder: Path) -> None:
    import pyarrow.parquet as pq

    for name, table in SCHEMAS.items():
        schema = pq.read_schema(folder / f"{name}.parquet")
        assert schema.metadata[b"meaning"].decode() == table.meaning
        for column in table.columns:
            assert schema.field(column.name).metadata[b"meaning"].decode() == column.meaning
            assert schema.field(column.name).nullable == column.is_nullable
