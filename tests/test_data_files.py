"""Files of data: the same figures in every form, whole, sourced and dated, opened by others' software."""

from __future__ import annotations

import io
import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.data import Edition
from dashboard.downloads import plain_number, slug
from dashboard.exports.data_files import (
    files_of_everything,
    files_of_selection,
    files_of_table,
)
from dashboard.exports.data_tables import DataFileFailed, DataTable, Field
from dashboard.exports.figure_tables import NOTHING, events_table, figures_table
from dashboard.exports.tables_files import published_parquet, table_file, table_parquet
from dashboard.precision import is_bound
from dashboard.selection import Selection, apply
from dashboard.stored_tables import is_usable
from dashboard.units import Units
from etl.terms import BOUNDS
from tests.editions import edition_in
from tests.file_reading import named, rows_of
from tests.sample_tables import publish_rows, sample_rows


@pytest.fixture(scope="module")
def edition(real_data: Path) -> Edition:
    return edition_in(real_data)


def test_every_published_figure_is_in_the_csv_with_its_provenance(edition: Edition) -> None:
    rows = {row["figure_id"]: row for row in rows_of(named(files_of_everything(edition), ".csv").make())}
    catalogue = edition.catalogue()
    assert rows.keys() == catalogue.figures.keys()
    for figure_id, figure in catalogue.figures.items():
        row = rows[figure_id]
        document = catalogue.documents.get(figure.document_id or "")
        assert row["data_version"] == edition.version
        assert row["document"] == (document.title if document else "")
        assert row["published"] == ((document.published or "") if document else "")
        assert row["paragraph"] == str(figure.paragraph or "")
        assert (row["printed_value"], row["claim"]) == (figure.printed_value or "", figure.claim or "")
        assert (row["status"], row["qualifier"]) == (figure.status, figure.qualifier)
        assert [row[name] for name in ("value", "low", "high")] == [
            "" if number is None else plain_number(number)
            for number in (None if is_bound(figure.qualifier) else figure.value, figure.low, figure.high)
        ]


def test_a_bound_is_never_in_the_column_of_values(edition: Edition) -> None:
    bounds = [row for row in figures_table(edition.catalogue()).records() if is_bound(str(row["qualifier"]))]
    assert len(bounds) > 10
    for row in bounds:
        assert row["value"] is None
        assert (row["low"] is None) != (row["high"] is None)


@pytest.mark.parametrize("table", ["figures", "mentions"])
@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_the_tables_as_published_tell_bounds_from_values_in_every_file(
    edition: Edition, table: str, kind: str
) -> None:
    frame = edition.frame(table)
    whole = files_of_table(edition, table, frame)
    content = named(whole, f".{kind}").make()
    bounds = [row for row in rows_in(content, kind) if row["qualifier"] in BOUNDS]
    assert len(bounds) == frame["qualifier"].isin(BOUNDS).sum() > 10
    assert not [row for row in bounds if not pd.isna(row["value"])]
    assert not [row for row in bounds if pd.isna(row["low"]) and pd.isna(row["high"])]
    assert "bounds" in edition.column_meanings(table)["value"]


def rows_in(content: bytes, kind: str) -> list[dict[Hashable, Any]]:
    """The rows of a file with one table, as pandas reads them."""
    source = io.BytesIO(content)
    if kind == "json":
        frame = pd.DataFrame(json.loads(content)["rows"])
    elif kind == "xlsx":
        frame = list(pd.read_excel(source, sheet_name=None).values())[-1]
    else:
        frame = pd.read_csv(source) if kind == "csv" else pd.read_parquet(source)
    return frame.to_dict("records")


def test_the_table_to_read_holds_all_that_is_published_of_a_figure(edition: Edition) -> None:
    table = figures_table(edition.catalogue())
    elsewhere = {"title": "derived_title", "subject": "subject_id", "counterpart": "counterpart_id",
                 "scope": "scope_id"}  # fmt: skip
    published = {elsewhere.get(name, name) for name in edition.frame("figures").columns}
    assert published <= set(table.names)


def test_every_column_says_what_it_holds(edition: Edition) -> None:
    for table in (figures_table(edition.catalogue()), events_table(edition.catalogue())):
        assert all(field.meaning for field in table.fields)
        assert len(set(table.names)) == len(table.names)


def test_a_derived_figure_names_its_formula_and_inputs(edition: Edition) -> None:
    rows = figures_table(edition.catalogue()).records()
    derived = [row for row in rows if row["status"] == "derived" and row["input_figure_ids"]]
    assert derived
    for row in derived:
        assert row["document"] is None
        inputs = str(row["input_figure_ids"]).split("; ")
        assert set(inputs) <= edition.catalogue().figures.keys()
        assert str(row["inputs"]).count(": ") >= len(inputs)
        printed = [one for name in inputs if (one := edition.catalogue().figures[name]).document_id]
        titles = {edition.catalogue().document_title(one.document_id): one.paragraph for one in printed}
        for title, paragraph in titles.items():
            assert f"(“{title}”, paragraph {paragraph})" in str(row["citation"])


def test_pandas_reads_the_csv_as_it_was_published(edition: Edition) -> None:
    content = named(files_of_everything(edition, for_excel=True), ".csv").make()
    frame = pd.read_csv(io.BytesIO(content), dtype={"published": "string", "as_of": "string"})
    published = edition.frame("figures").set_index("figure_id")
    read = frame.set_index("figure_id")
    for name in ("value", "low", "high"):
        column = published[name].dropna().astype("float64")
        assert read[name].dropna().astype("float64").to_dict() == column.to_dict()
    known = read["as_of"].dropna()
    assert known.to_dict() == published["as_of"].loc[known.index].to_dict()


def test_json_comes_back_as_the_table(edition: Edition) -> None:
    table = figures_table(edition.catalogue())
    document = json.loads(table_file(table, "json"))
    assert document["rows"] == table.records()
    assert document["data_version"] == edition.version
    assert [column["name"] for column in document["columns"]] == list(table.names)
    assert all(None in row.values() for row in document["rows"])


def test_a_number_that_json_cannot_say_is_named() -> None:
    table = DataTable("odd", "", (Field("n", "", "number"),), ((float("inf"),),), "v")
    with pytest.raises(DataFileFailed, match="odd: a number is not finite"):
        table_file(table, "json")


def test_a_cell_that_does_not_fit_its_column_is_named() -> None:
    table = DataTable("odd", "", (Field("n", "", "number"),), (("word",),), "v")
    with pytest.raises(DataFileFailed, match="odd: a cell does not fit"):
        table_parquet(table)


def test_parquet_is_given_as_published_and_duckdb_reads_both_kinds(edition: Edition, tmp_path: Path) -> None:
    published = named(files_of_everything(edition), f"figures-{edition.version}.parquet")
    assert published.make() == (edition.folder / "figures.parquet").read_bytes()
    part = edition.frame("figures").query("theme == 'oil'")
    chosen = named(files_of_table(edition, "figures", part, "theme-arms"), ".parquet")
    (tmp_path / "whole.parquet").write_bytes(published.make())
    (tmp_path / "part.parquet").write_bytes(chosen.make())
    names = ("whole", "part")
    query = "SELECT figure_id, value FROM '{}' WHERE theme = 'oil' ORDER BY figure_id"
    connection = duckdb.connect()
    read = [connection.execute(query.format(tmp_path / f"{name}.parquet")).fetchall() for name in names]
    assert read[0] == read[1]
    assert len(read[0]) == len(part)


def test_a_missing_table_is_one_line(edition: Edition) -> None:
    with pytest.raises(DataFileFailed) as failed:
        published_parquet(edition, "nothing")
    assert "\n" not in str(failed.value)
    assert is_usable(edition.folder), "what was never there is no damage"


def test_a_table_that_is_not_as_it_was_published_is_not_handed_out(tmp_path: Path) -> None:
    version = publish_rows(sample_rows(), tmp_path)
    file = tmp_path / version / "figures.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(DataFileFailed, match="is not as it was published"):
        published_parquet(edition_in(tmp_path), "figures")


def test_a_selection_says_so_in_its_name_and_holds_only_what_is_shown(edition: Edition) -> None:
    whole = edition.catalogue()
    shown = apply(Selection(themes=("money",)), whole)
    files = files_of_selection(shown, edition, what="Money", filters="Only Money", part="theme-money")
    first = files[0]
    assert first.name == f"figures-money--theme-money-{edition.version}.csv"
    ids = {row["figure_id"] for row in rows_of(first.make())}
    assert ids == shown.figures.keys()
    everything = files_of_selection(whole, edition, what="Money")
    assert everything[0].name == f"figures-money-{edition.version}.csv"


def test_the_figures_of_a_chart_stand_in_its_order(edition: Edition) -> None:
    ids = sorted(edition.catalogue().figures)[5:1:-1]
    files = files_of_selection(edition.catalogue(), edition, [*ids, "", ids[0]], what="One chart")
    assert [row["figure_id"] for row in rows_of(files[0].make())] == ids


def test_the_events_of_a_timeline_are_a_file_of_their_own(edition: Edition) -> None:
    ids = list(edition.catalogue().events)[:3]
    files = files_of_selection(edition.catalogue(), edition, ids, what="Timeline")
    rows = rows_of(files[0].make())
    assert files[0].name == f"events-timeline-{edition.version}.csv"
    assert {row["event_statement_id"] for row in rows} == set(ids)
    assert all(row["document"] and row["data_version"] for row in rows)


def test_converted_figures_stand_beside_the_published_ones(edition: Edition) -> None:
    units = Units(distance="kilometer")
    shown = apply(Selection(themes=("places",), units=units), edition.catalogue())
    rows = rows_of(files_of_selection(shown, edition, what="Map")[0].make())
    converted = [row for row in rows if row["converted_unit"]]
    assert converted
    for row in converted:
        published = edition.catalogue().figures[row["figure_id"]]
        assert (row["unit"], row["converted_unit"]) == (published.unit, "kilometer")
        assert row["conversion"] == "one mile is 1.609344 kilometres"
        bound = next(name for name in ("value", "low", "high") if row[name])
        assert float(row[f"converted_{bound}"]) == pytest.approx(float(row[bound]) * 1.609344)


def test_nothing_selected_gives_a_header_and_says_so(edition: Edition) -> None:
    shown = apply(Selection(first_year=1700, last_year=1701), edition.catalogue())
    files = files_of_selection(shown, edition)
    assert rows_of(named(files, ".csv").make()) == []
    assert named(files, ".csv").make().startswith(b"theme,figure,")
    assert NOTHING in json.loads(named(files, ".json").make())["note"]
    sheet = load_workbook(io.BytesIO(named(files, ".xlsx").make()))["Read me"]
    assert NOTHING in [row[1].value for row in sheet.iter_rows(min_col=1, max_col=2)]


def test_every_file_of_everything_is_named_and_made_the_same_each_time(edition: Edition) -> None:
    files = files_of_everything(edition)
    assert len({file.name for file in files}) == len(files)
    for file in files:
        assert edition.version in file.name
        assert file.label
        assert "/" in file.mime
        assert file.make() == file.make(), file.name


def test_a_name_stays_in_its_folder() -> None:
    assert slug("../../etc/passwd") == "etc-passwd"
    assert slug("Oil and economy") == "oil-and-economy"
    assert slug("..") == ""
