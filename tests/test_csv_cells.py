"""Cells of CSV files in a spreadsheet: texts stay texts, numbers numbers, and nothing is run."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from dashboard.data import Edition
from dashboard.downloads import Cell, csv_of, neutralise_cell, restore_cell
from dashboard.exports.data_files import files_of_table
from dashboard.exports.figure_tables import figures_table
from dashboard.exports.tables_files import table_file
from tests.editions import HARM, harmful_edition
from tests.file_reading import named, rows_of
from tests.programs import opened_by_libreoffice

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return harmful_edition(tmp_path_factory.mktemp("harm"))


def test_libreoffice_reads_the_csv_and_runs_nothing(harmful: Edition, tmp_path: Path) -> None:
    table = figures_table(harmful.catalogue())
    source = tmp_path / "figures.csv"
    source.write_bytes(table_file(table, "csv", for_excel=True))
    book = load_workbook(opened_by_libreoffice(source, "xlsx", tmp_path / "out", "CSV:44,34,76"))
    header, *rows = book["figures"].iter_rows()
    assert [cell.value for cell in header] == list(table.names)
    assert len(rows) == len(table.rows)
    for row, cells in zip(table.rows, rows, strict=True):
        for field, content, cell in zip(table.fields, row, cells, strict=True):
            assert cell.data_type != "f"
            assert is_as_written(cell.value, content), (field.name, content, cell.value)


def is_as_written(read: object, content: Cell) -> bool:
    """Whether LibreOffice read a cell as it was written; "70%" is a number to it, and a day a day."""
    if not isinstance(content, str):
        return read == content
    text = neutralise_cell(content).replace("\r\n", "\n")
    if isinstance(read, datetime):
        return read.date().isoformat() == content
    if isinstance(read, int | float):
        return text[0].isdigit()
    return text in {str(read), unescape(str(read))}


def test_no_cell_of_any_csv_begins_as_a_formula(harmful: Edition) -> None:
    for name in harmful.table_names():
        files = files_of_table(harmful, name, harmful.frame(name), "theme-arms")
        for row in rows_of(named(files, ".csv").make()):
            for column, text in row.items():
                numeric = text.lstrip("-").replace(".", "").isdigit()
                assert numeric or not text.startswith(FORMULA_SIGNS), (name, column, text)


def test_neutralised_cells_lead_back_to_what_was_published(harmful: Edition) -> None:
    rows = rows_of(csv_of_published(harmful, "documents"))
    titles = {row["document_id"]: restore_cell(row["title"]) for row in rows}
    published = harmful.frame("documents").set_index("document_id")["title"].to_dict()
    assert titles == published
    assert set(titles.values()) <= set(HARM)


def csv_of_published(edition: Edition, name: str) -> bytes:
    return named(files_of_table(edition, name, edition.frame(name)), ".csv").make()


def test_numbers_are_plain_and_stay_numbers() -> None:
    rows = (
        csv_of(["n"], [[-5.5], [34e9], [1.5e-7], [-0.0], [1e22], [3], [None], [True]]).decode().split("\r\n")
    )
    assert rows[1:-1] == ["-5.5", "34000000000", "0.00000015", "0", "1" + "0" * 22, "3", '""', "true"]
