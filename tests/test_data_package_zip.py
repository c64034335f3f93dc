"""The ZIP of everything: a valid Data Package that holds what its readme says, always the same."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from dashboard.data import Edition
from dashboard.downloads import restore_cell
from dashboard.exports.data_package import data_package_zip
from dashboard.exports.data_tables import published_table
from tests.editions import edition_in, harmful_edition


@pytest.fixture(scope="module")
def edition(real_data: Path) -> Edition:
    return edition_in(real_data)


@pytest.fixture(scope="module")
def content(edition: Edition) -> bytes:
    return data_package_zip(edition)


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def errors_of(folder: Path) -> list[list[object]]:
    report = Package(str(folder / "datapackage.json")).validate()
    found: list[list[object]] = report.flatten(["type", "fieldName", "note"])
    return found


def test_frictionless_finds_nothing_wrong(edition: Edition, content: bytes, tmp_path: Path) -> None:
    folder = unpacked(content, tmp_path)
    assert errors_of(folder) == []
    resources = Package(str(folder / "datapackage.json")).resources
    assert {f"data/{name}.csv" for name in edition.table_names()} < {one.path for one in resources}


def test_frictionless_finds_a_changed_cell(content: bytes, tmp_path: Path) -> None:
    folder = unpacked(content, tmp_path)
    table = folder / "data" / "figures.csv"
    table.write_bytes(table.read_bytes().replace(b",exact,", b",axact,", 1))
    assert errors_of(folder)


def test_the_command_of_frictionless_agrees(content: bytes, tmp_path: Path) -> None:
    folder = unpacked(content, tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_harmful_edition_is_packed_whole_and_comes_back(tmp_path: Path) -> None:
    edition = harmful_edition(tmp_path / "published")
    folder = unpacked(data_package_zip(edition), tmp_path / "zip")
    assert errors_of(folder) == []
    with (folder / "data" / "documents.csv").open(newline="", encoding="utf-8") as file:
        titles = [restore_cell(row["title"]) for row in csv.DictReader(file)]
    assert titles == [row["title"] for row in published_table(edition, "documents").records()]


def test_the_parquet_files_are_the_published_ones(edition: Edition, content: bytes, tmp_path: Path) -> None:
    folder = unpacked(content, tmp_path)
    for path in edition.folder.iterdir():
        assert (folder / "parquet" / path.name).read_bytes() == path.read_bytes()


def test_the_readme_names_tables_sources_version_and_the_way_back(
    edition: Edition, content: bytes, tmp_path: Path
) -> None:
    folder = unpacked(content, tmp_path)
    readme = (folder / "README.md").read_text("utf-8")
    catalogue = edition.catalogue()
    assert edition.version in readme
    for document in catalogue.documents.values():
        assert document.title in readme.replace("\\", "")
    for name in edition.table_names():
        assert f"- **{name.replace('_', ' ')}**: " in readme
    assert f"{len(catalogue.figures)} rows" in readme
    assert "apostrophe" in readme
    assert "MIT" in (folder / "LICENSE").read_text("utf-8")
    assert len(json.loads((folder / "citation.csl.json").read_text("utf-8"))) == len(catalogue.documents) + 1
    assert (folder / "citation.bib").read_text("utf-8").count("@misc{") == len(catalogue.documents) + 1


def test_the_same_version_gives_the_same_bytes_and_no_name_leaves_the_folder(
    edition: Edition, content: bytes
) -> None:
    assert content == data_package_zip(edition)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(name.startswith("/") or ".." in name for name in archive.namelist())
