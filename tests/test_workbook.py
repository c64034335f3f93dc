"""The workbook: numbers are numbers, days are days, text is only ever text; LibreOffice reads the same."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.data import Edition
from dashboard.exports.data_files import whole_workbook
from dashboard.exports.data_tables import DataTable, Field
from dashboard.exports.figure_tables import figures_table
from dashboard.exports.workbook import workbook
from dashboard.exports.workbook_cells import text_for_a_cell
from tests.editions import edition_in, harmful_edition
from tests.programs import opened_by_libreoffice

# Every sheet, commas, double quotes, UTF-8, cells as they are and not as they are shown.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.fixture(scope="module")
def edition(real_data: Path) -> Edition:
    return edition_in(real_data)


def table(*rows: tuple[str | int | float | bool | None, ...], is_date: bool = False) -> DataTable:
    width = len(rows[0]) if rows else 1
    fields = tuple(Field(f"column_{place}", "what it holds", is_date=is_date) for place in range(width))
    return DataTable("things", "one thing", fields, rows, "v1")


def sheet_of(*rows: tuple[str | int | float | bool | None, ...], is_date: bool = False) -> list[list[object]]:
    book = load_workbook(io.BytesIO(workbook([table(*rows, is_date=is_date)])))
    return [[cell.value for cell in row] for row in book["Things"].iter_rows(min_row=2)]


def test_numbers_text_and_days_are_what_they_are() -> None:
    assert sheet_of((-5.5, 34_000_000_000.0, "70", True)) == [[-5.5, 34_000_000_000, "70", "true"]]
    assert sheet_of(("2024-05-09", "2022-04", "2025", "1899-12-31", "2024-02-30"), is_date=True) == [
        [datetime(2024, 5, 9), "2022-04", "2025", "1899-12-31", "2024-02-30"]
    ]


def test_a_day_is_shown_as_iso_and_a_year_without_a_comma() -> None:
    book = load_workbook(io.BytesIO(workbook([table(("2024-05-09", 2025, 70_000_000), is_date=True)])))
    day, year, many = book["Things"][2]
    assert (day.number_format, year.number_format, many.number_format) == ("yyyy-mm-dd", "General", "#,##0")


def test_the_header_is_bold_frozen_and_filtered() -> None:
    sheet = load_workbook(io.BytesIO(workbook([table(("a", 1))])))["Things"]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"


@given(st.text(max_size=40))
def test_any_text_is_kept_as_text_and_never_runs(text: str) -> None:
    book = load_workbook(io.BytesIO(workbook([table((text, "end"))])))
    cell = book["Things"]["A2"]
    assert cell.data_type != "f"
    if "_x" not in text:
        # A lone carriage return becomes a line feed, as XML has it.
        kept = text_for_a_cell(text)
        assert (cell.value or "").replace("\r\n", "\n").replace("\r", "\n") == kept.replace(
            "\r\n", "\n"
        ).replace("\r", "\n")


def test_what_a_cell_cannot_hold_is_seen_to_be_missing() -> None:
    assert text_for_a_cell("a\x00b\x0bc\ufffe") == "a\ufffdb\ufffdc\ufffd"
    cut = text_for_a_cell("x" * 40_000)
    assert len(cut) == 32_767
    assert cut.endswith("… [cut: 40,000 characters, whole in the CSV]")


def test_names_of_sheets_are_allowed_and_differ() -> None:
    names = ["a" * 40, "a" * 40, "in/valid:[name]*?", "read_me", "'"]
    tables = [DataTable(name, "", (Field("x", ""),), (), "v") for name in names]
    made = load_workbook(io.BytesIO(workbook(tables))).sheetnames
    assert len({name.casefold() for name in made}) == len(made) == len(names) + 1
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in made)


def test_a_table_without_rows_has_its_header() -> None:
    empty = DataTable("things", "", (Field("x", ""), Field("y", "")), (), "v")
    sheet = load_workbook(io.BytesIO(workbook([empty])))["Things"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["x", "y"]]


def test_a_sheet_a_table_a_readme_first_and_the_meaning_of_every_column(edition: Edition) -> None:
    book = load_workbook(io.BytesIO(whole_workbook(edition)))
    assert book.sheetnames[:4] == ["Read me", "Columns", "Figures", "Events"]
    sheets = {name.replace("_", " ").capitalize() for name in edition.table_names()} - {"Columns"}
    assert sheets | {"Read me", "Columns", "Paragraphs"} == set(book.sheetnames)
    words = " ".join(str(cell) for row in book["Read me"].iter_rows(values_only=True) for cell in row if cell)
    catalogue = edition.catalogue()
    for said in (
        edition.version,
        "licence",
        "apostrophe",
        *(one.title for one in catalogue.documents.values()),
    ):
        assert said in words
    meanings = list(book["Columns"].iter_rows(min_row=2, values_only=True))
    columns = {
        (name, cell)
        for name in book.sheetnames[2:]
        for cell in next(book[name].iter_rows(max_row=1, values_only=True))
    }
    assert {row[:2] for row in meanings} == columns
    assert all(row[3] for row in meanings)


def test_no_cell_of_a_harmful_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    content = whole_workbook(harmful_edition(tmp_path))
    for sheet in load_workbook(io.BytesIO(content)):
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_the_same_version_gives_the_same_bytes(edition: Edition) -> None:
    assert whole_workbook(edition) == whole_workbook(edition)


def test_libreoffice_reads_every_sheet_as_it_was_written(edition: Edition, tmp_path: Path) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(whole_workbook(edition))
    opened_by_libreoffice(source, EVERY_SHEET, tmp_path / "out")
    book = load_workbook(source)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"book-{name}.csv" for name in book.sheetnames
    }
    for name in book.sheetnames[1:]:
        with (tmp_path / "out" / f"book-{name}.csv").open(newline="", encoding="utf-8") as file:
            read = list(csv.reader(file))
        ours = list(book[name].iter_rows(values_only=True))
        assert len(read) == len(ours)
        for one, other in zip(read, ours, strict=True):
            assert one == [as_csv(cell) for cell in other]
    assert len(figures_table(edition.catalogue()).rows) == len(list(book["Figures"].iter_rows(min_row=2)))


def test_libreoffice_takes_harm_for_text(tmp_path: Path) -> None:
    edition = harmful_edition(tmp_path / "published")
    source = tmp_path / "book.xlsx"
    source.write_bytes(whole_workbook(edition))
    opened_by_libreoffice(source, EVERY_SHEET, tmp_path / "out")
    with (tmp_path / "out" / "book-Documents.csv").open(newline="", encoding="utf-8") as file:
        read = [row["title"].replace("\r\n", "\n") for row in csv.DictReader(file)]
    titles = edition.frame("documents")["title"]
    assert read == [text_for_a_cell(str(title)).replace("\r\n", "\n") for title in titles]


def test_what_looks_like_a_coded_letter_stays_as_it_is(tmp_path: Path) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(workbook([table(("_x0041_", "x_x000D_", "_x41_"))]))
    opened_by_libreoffice(source, EVERY_SHEET, tmp_path / "out")
    read = (tmp_path / "out" / "book-Things.csv").read_text("utf-8").splitlines()
    assert read[1] == "_x0041_,x_x000D_,_x41_"


def as_csv(cell: object) -> str:
    """A cell as LibreOffice writes it into a CSV."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)
