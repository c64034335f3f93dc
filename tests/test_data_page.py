"""The page of tables: opened by address, searched, filtered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents import Ground
from dashboard.navigation import question
from dashboard.table_sources import SOURCE_MEANING, with_sources
from dashboard.table_view import years_within
from tests.page_runs import APP, entry, opened, shown


@pytest.mark.parametrize("table", ["figures", "events", "mentions", "columns", "documents"])
def test_every_table_can_be_opened_by_address(table: str, usual_data: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params["table"] = table
    app.switch_page("app_pages/data.py").run()
    assert not app.exception
    assert app.selectbox[0].value == table


@pytest.mark.parametrize(
    ("chosen", "within"),
    [(None, (1999, 2025)), ((2001, 2005), (2001, 2005)), ((1990, 2030), (1999, 2025)),
     ((2026, 2030), (2025, 2025)), ((1980, 1990), (1999, 1999))],
)  # fmt: skip
def test_years_chosen_of_another_version_stay_within_those_that_there_are(
    chosen: tuple[int, int] | None, within: tuple[int, int]
) -> None:
    assert years_within(chosen, (1999, 2025)) == within


@pytest.mark.parametrize("table", ["figures", "agreement", "mentions"])
def test_rows_say_their_source_and_the_sources_stand_below(table: str, usual_data: Path) -> None:
    app = opened(entry("data"), table=table)
    assert app.title[0].value == question("data")
    assert SOURCE_MEANING in shown(app)
    assert "Sources" in shown(app)


def test_a_row_that_compares_names_all_its_sources(ground: Ground) -> None:
    frame = with_sources(ground.edition.frame("agreement"), ground.whole)
    for ids, said in zip(frame["figure_ids"], frame["source"], strict=True):
        told = [ground.whole.figure(one) or ground.whole.events[one] for one in json.loads(ids)]
        numbers = {ground.whole.numbers[one.document_id] for one in told if one.document_id}
        assert [int(word) for word in re.findall(r"\d+", said)] == sorted(numbers)


def test_a_table_without_documents_stays_as_it_is(ground: Ground) -> None:
    frame = ground.edition.frame("subjects")
    assert with_sources(frame, ground.whole) is frame


def test_a_table_that_does_not_exist_opens_the_first(usual_data: Path) -> None:
    assert opened(entry("data"), table="<script>").selectbox[0].value == "figures"


def test_searching_a_table_leaves_the_rows_that_hold_the_words(usual_data: Path) -> None:
    app = opened(entry("data"))
    assert not app.dataframe
    assert "import_share" in shown(app)
    app.text_input(key="data_words").set_value("LENDING money").run()
    assert "lending" in shown(app)
    assert "import_share" not in shown(app)
    app.toggle(key="data_grid").set_value(True).run()
    assert len(app.dataframe[0].value) == 1
    assert "1 of 16" in app.markdown[0].value.replace("\u00a0", " ")
    app.text_input(key="data_words").set_value("no such words anywhere").run()
    assert not app.dataframe
    assert "No row fits" in app.info[0].value


def test_filters_stay_in_force_while_they_are_folded_away(usual_data: Path) -> None:
    app = opened(entry("data"))
    assert not app.multiselect
    app.session_state["filters_figures"] = True
    app.session_state["data_grid"] = True
    app.run()
    app.multiselect(key="figures_theme").set_value(["money"]).run()
    assert set(app.dataframe[0].value["theme"]) == {"money"}
    app.session_state["filters_figures"] = False
    app.run()
    assert not app.multiselect
    assert set(app.dataframe[0].value["theme"]) == {"money"}
    app.session_state["filters_figures"] = True
    app.run()
    assert app.multiselect(key="figures_theme").value == ["money"]
    assert not app.exception
