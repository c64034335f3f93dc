"""The parts of the Data page: choosing a table and rows, showing them, taking them away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import downloads
from dashboard.address import shortened
from dashboard.data import Edition
from dashboard.elements import Node, el
from dashboard.file_names import file_name
from dashboard.numerals import counted, table_number
from dashboard.placing import place
from dashboard.tables import FILTERS, Choice, filter_options, reading_order, year_range
from dashboard.wording import escape_markdown

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.elements.lib.column_types import ColumnConfig

_ROW_HEIGHT = 35
_TALLEST = 14
# What is shown of a table before the grid is asked for.
FIRST_ROWS = 20
_WIDEST = 300


def choose_table(edition: Edition) -> tuple[str, str]:
    """The table to show, which the address remembers, and the words to search it for."""
    names = edition.table_names()
    wanted = st.query_params.get("table")
    first = names.index(wanted) if wanted in names else 0
    with st.container(horizontal=True):
        chosen = st.selectbox("Table", names, index=first, format_func=_spaced, key="data_table", width=320)
        words = st.text_input("Search all columns", key="data_words", placeholder="any words", width=320)
    if wanted and wanted not in names:
        st.info(f"The address names a table that is not here: {escape_markdown(shortened(wanted))}")
    if chosen != names[0] or wanted:
        st.query_params["table"] = chosen
    return str(chosen), words


def _spaced(name: str) -> str:
    return name.replace("_", " ").capitalize()


def choose_rows(table: str, words: str, frame: pd.DataFrame) -> Choice:
    """What the reader asks of the table's rows; the filters stay in force while they are folded away.

    Folded filters are not sent to the browser, which halves the time until the page is ready.
    """
    kept: dict[str, Choice] = st.session_state.setdefault("data_choices", {})
    before = kept.get(table, Choice({}))
    in_force = sum(map(bool, before.values.values())) + (before.years is not None)
    folder = st.expander(
        f"Filters ({in_force} in force)" if in_force else "Filters", key=f"filters_{table}", on_change="rerun"
    )
    if folder.open:
        with folder:
            before = _filters(table, frame, before)
        kept[table] = before
    return replace(before, words=words)


def _filters(table: str, frame: pd.DataFrame, before: Choice) -> Choice:
    """The filters that the table has, set to what was chosen before."""
    options, years = filter_options(frame), year_range(frame)
    if not options and years is None:
        st.markdown("This table has nothing to filter by.")
        return Choice({})
    with st.container(horizontal=True):
        values = {column: _one_filter(table, column, options[column], before) for column in options}
    if years is None:
        return Choice(values)
    label, start = "Years that a row must touch", years_within(before.years, years)
    wanted: tuple[int, int] = st.slider(label, *years, value=start, key=f"years_{table}", width=480)
    return Choice(values, years=wanted if wanted != years else None)


def years_within(chosen: tuple[int, int] | None, years: tuple[int, int]) -> tuple[int, int]:
    """The years chosen before, as far as the table has them: another version of the data may have others."""
    first, last = chosen or years
    return min(max(first, years[0]), years[1]), max(min(last, years[1]), years[0])


def _one_filter(table: str, column: str, options: Sequence[str], before: Choice) -> list[str]:
    return st.multiselect(
        FILTERS[column],
        options,
        default=[value for value in before.values.get(column, ()) if value in options],
        format_func=_readable,
        key=f"{table}_{column}",
        placeholder="all",
        width=240,
    )


def _readable(value: str) -> str:
    return value.replace("_", " ").replace("-", " ")


def choose_view(words: str) -> bool:
    """How many rows there are, in words, and whether the reader wants all of them in a grid that sorts."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words}**", width="content")
        return st.toggle("Grid of all rows, to sort and search", key="data_grid")


def show_rows(rows: pd.DataFrame, meanings: Mapping[str, str], is_grid: bool = False) -> None:
    """The rows, each column explained where its name is pointed at: the first of them, or all in a grid.

    The grid is drawn on demand, as it takes longer than everything else on the page.
    """
    if rows.empty:
        st.info("No row fits. Take a filter away, or search for fewer words.")
        return
    filled = rows.dropna(axis="columns", how="all")
    shown = filled[reading_order(filled)]
    if is_grid:
        _show_grid(shown, meanings)
    else:
        place(first_rows(shown, meanings), key="first_rows")
    if empty := [name for name in rows.columns if name not in shown.columns]:
        st.caption(f"Not shown, as they are empty in these rows: {', '.join(empty).replace('_', ' ')}.")


def first_rows(shown: pd.DataFrame, meanings: Mapping[str, str]) -> list[Node]:
    """The first rows as a table that scrolls sideways, and how many more there are."""
    cells = {name: _cell_words(shown[name].head(FIRST_ROWS)) for name in shown.columns}
    head = el("tr", [el("th", name, scope="col", title=meanings.get(name)) for name in cells])
    lines = zip(*cells.values(), strict=True)
    rows = [el("tr", [el("td", cell, title=cell or None) for cell in line]) for line in lines]
    table = el("table", el("thead", head), el("tbody", rows), cls="plain")
    place_of_rows = el("div", table, cls="rows", role="region", tabindex=0, aria_label="The first rows")
    left = len(shown) - FIRST_ROWS
    more = f"{counted(left, 'more row')} in the grid and in the files."
    return [place_of_rows, *([el("p", more, cls="note")] if left > 0 else [])]


def _cell_words(cells: pd.Series[Any]) -> list[str]:
    """Each cell as it is shown; nothing where there is nothing."""
    say = table_number if cells.dtype.kind in "if" else str
    return [
        "" if is_empty else say(cell) for cell, is_empty in zip(cells.tolist(), cells.isna(), strict=True)
    ]


def _show_grid(shown: pd.DataFrame, meanings: Mapping[str, str]) -> None:
    # A year is never grouped, and the grid groups a column or does not.
    is_grouped = "unit" not in shown.columns or not shown["unit"].eq("calendar_year").any()
    settings = {name: _column(name, shown[name], meanings.get(name), is_grouped) for name in shown.columns}
    height = _ROW_HEIGHT * (min(len(shown), _TALLEST) + 1) + 3
    st.dataframe(
        shown, hide_index=True, column_config=settings, height=height, key="data_rows", placeholder=""
    )


def _column(name: str, cells: pd.Series[Any], meaning: str | None, is_grouped: bool) -> ColumnConfig:
    """How a column is shown: as wide as its longest cell within reason, numbers by thousands if grouped."""
    is_number = cells.dtype.kind in "if"
    width = column_width(name, [f"{cell:,}" if is_number else str(cell) for cell in cells.dropna()])
    if is_number:
        way = "localized" if is_grouped else "plain"
        return st.column_config.NumberColumn(help=meaning, width=width, format=way)
    return st.column_config.TextColumn(help=meaning, width=width)


def column_width(name: str, cells: Sequence[str]) -> int:
    """A width in pixels that holds the name and the cells, cut off at what a screen can spare."""
    longest = max(len(text) for text in (name, *cells))
    return min(_WIDEST, 30 + round(7.6 * longest))


def offer_downloads(edition: Edition, table: str, rows: pd.DataFrame, part: str) -> None:
    """Buttons for the rows shown and for the whole table, and the way to other kinds of files.

    `part` is which rows are shown, as names of files say it; empty where all are.
    """
    frame = edition.frame(table)
    with st.container(horizontal=True, vertical_alignment="center"):
        _button("CSV of the rows shown", rows, file_name(table, edition.version, part))
        _button("CSV of the whole table", frame, file_name(table, edition.version))
        is_asked = st.button("Other files", key="other_files", help="CSV for Excel, workbooks, JSON, Parquet")
    st.caption(
        "UTF-8, ISO dates, plain numbers, all columns. A text that a spreadsheet would run as a formula has "
        "one apostrophe put in front of it; take it off to have the text as it was."
    )
    if is_asked:
        from dashboard.take_away import take_table

        take_table(table, rows, part)


def _button(label: str, rows: pd.DataFrame, name: str) -> None:
    """A button whose file is made when it is asked for."""
    st.download_button(
        label, lambda: downloads.csv_bytes(rows), file_name=name, mime=downloads.MIME, key=label,
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def show_columns(meanings: Mapping[str, str], frame: pd.DataFrame) -> None:
    """What each column holds."""
    pairs = [
        el("div", el("dt", name), el("dd", meanings.get(name, "not described"))) for name in frame.columns
    ]
    heading = el("h2", el("span", "What the columns mean"), cls="theme")
    place([el("section", heading, el("dl", pairs, cls="meanings"))], key="columns")
