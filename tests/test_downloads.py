"""Downloads: what is in the file is what was shown, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.downloads import csv_bytes, neutralise_cell, restore_cell
from dashboard.tables import Choice, chosen_rows, count_words, filter_options, reading_order, year_range

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1")


def table() -> pd.DataFrame:
    """A table as it comes from Parquet: typed columns with nulls."""
    return pd.DataFrame(
        {
            "name": pd.array(["Táchira, “west”", "=HYPERLINK(1)", None], dtype="string"),
            "value": pd.array([-5.5, 34e9, None], dtype="Float64"),
            "paragraph": pd.array([1, None, 3], dtype="Int64"),
            "theme": pd.array(["arms", "money", "money"], dtype="string"),
            "period_start": pd.array(["2004-01-01", "2018-01-01", None], dtype="string"),
            "period_end": pd.array(["2014-12-31", None, None], dtype="string"),
        }
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_holds_utf8_iso_dates_plain_numbers_and_empty_cells() -> None:
    rows = rows_of(csv_bytes(table()))
    assert [row["name"] for row in rows] == ["Táchira, “west”", "'=HYPERLINK(1)", ""]
    assert [row["value"] for row in rows] == ["-5.5", "34000000000", ""]
    assert [row["paragraph"] for row in rows] == ["1", "", "3"]
    assert rows[0]["period_start"] == "2004-01-01"


def test_only_excel_gets_a_byte_order_mark() -> None:
    assert csv_bytes(table(), for_excel=True) == b"\xef\xbb\xbf" + csv_bytes(table())


def test_the_table_itself_is_left_as_it_is() -> None:
    frame = table()
    csv_bytes(frame)
    pd.testing.assert_frame_equal(frame, table())


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutralise_cell(text) == f"'{text}"
    assert restore_cell(neutralise_cell(text)) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n a1＝"), max_size=8) | st.text())
def test_neutralising_can_always_be_undone(text: str) -> None:
    safe = neutralise_cell(text)
    assert restore_cell(safe) == text
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("ab,;\"'=\n é"), min_size=1, max_size=6), min_size=1, max_size=5
    )
)
def test_any_text_comes_back_from_the_file(texts: list[str]) -> None:
    content = csv_bytes(pd.DataFrame({"words": pd.array(texts, dtype="string"), "n": range(len(texts))}))
    assert [restore_cell(row["words"]) for row in rows_of(content)] == texts


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice({}), [0, 1, 2]),
        (Choice({"theme": ["money"]}), [1, 2]),
        (Choice({"theme": []}), [0, 1, 2]),
        (Choice({"no_such_column": ["x"]}), [0, 1, 2]),
        (Choice({}, words="WEST tách"), [0]),
        (Choice({}, words="west money"), []),
        (Choice({}, words="[.*"), []),
        (Choice({}, years=(2015, 2017)), []),
        (Choice({}, years=(2010, 2016)), [0]),
        (Choice({}, years=(2019, 2030)), [1]),
    ],
)  # fmt: skip
def test_rows_are_chosen_by_values_words_and_years(choice: Choice, kept: list[int]) -> None:
    assert list(chosen_rows(table(), choice).index) == kept


def test_filters_are_offered_where_there_is_something_to_choose() -> None:
    assert filter_options(table()) == {"theme": ("arms", "money")}
    assert filter_options(table().iloc[:0]) == {}
    assert year_range(table()) == (2004, 2018)
    assert year_range(pd.DataFrame({"value": [1]})) is None


def test_columns_are_read_from_what_is_measured_to_the_ids() -> None:
    frame = pd.DataFrame(
        {"figure_id": ["f"], "theme": ["arms"], "title": [None], "value": [1], "indicator_id": ["i"]}
    )
    assert reading_order(frame) == ["indicator_id", "value", "theme", "title", "figure_id"]


def test_what_a_number_is_meant_as_stands_beside_it() -> None:
    names = ("figure_id", "indicator_id", "value", "qualifier", "printed_value")
    frame = pd.DataFrame({name: ["known"] for name in names})
    assert reading_order(frame)[:3] == ["printed_value", "qualifier", "indicator_id"]


@pytest.mark.parametrize(("shown", "words"), [(16, "16 rows."), (3, "3 of 16 rows."), (0, "0 of 16 rows.")])
def test_the_number_of_rows_is_said(shown: int, words: str) -> None:
    assert count_words(shown, 16).replace("\u00a0", " ") == words


@given(
    st.lists(st.tuples(st.text(max_size=5), st.none() | st.floats(allow_nan=False)), max_size=5),
    st.text(max_size=4),
)
def test_no_search_breaks_a_table(rows: list[tuple[str, Any]], words: str) -> None:
    frame = pd.DataFrame({"text": pd.array([row[0] for row in rows], dtype="string"),
                          "value": pd.array([row[1] for row in rows], dtype="Float64")})  # fmt: skip
    assert len(chosen_rows(frame, Choice({}, words=words))) <= len(frame)
