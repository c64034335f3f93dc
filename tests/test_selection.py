"""What an address selects, whatever it holds, and what a selection leaves of the data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.address import PARAMETERS, Known, read_selection, shortened, unknown_names, write_selection
from dashboard.namings import SiteMention
from dashboard.navigation import PAGES, PageEntry
from dashboard.panel import Beside, panel_data, panel_options, years_of
from dashboard.records import Figure
from dashboard.search_place import left_nodes
from dashboard.selection import Selection, apply
from dashboard.unfiltered import UNFILTERED
from dashboard.units import Units
from tests.page_runs import APP, opened, panel_words, shown
from tests.sample_tables import sample_rows
from tests.written import catalogue

WHOLE = catalogue(sample_rows())
KNOWN = replace(Known.of(WHOLE), version="0123456789ab")
ADDRESSES = st.dictionaries(
    st.sampled_from(PARAMETERS) | st.text(max_size=8), st.lists(st.text(max_size=500), max_size=3)
)
SELECTIONS = st.builds(
    Selection,
    themes=st.sampled_from([(), ("arms",), ("money", "oil")]),
    documents=st.sampled_from([(), ("alpha",), ("alpha", "gamma")]),
    statuses=st.sampled_from([(), ("alleged",), ("reported", "derived")]),
    first_year=st.none() | st.integers(1000, 2000),
    last_year=st.none() | st.integers(2000, 9999),
    units=st.builds(
        Units, st.sampled_from([None, "mile", "kilometer"]), st.sampled_from([None, "day", "year"])
    ),
    search=st.sampled_from(["", "70%", "two words", "ñandú & más=1"]),
    figure=st.none() | st.sampled_from(sorted(WHOLE.figures)),
    version=st.sampled_from([None, "0123456789ab"]),
)  # fmt: skip


@given(ADDRESSES)
def test_no_address_is_an_exception_and_every_notice_is_short(asked: dict[str, list[str]]) -> None:
    reading = read_selection(asked, KNOWN)
    assert write_selection(reading.selection).keys() <= set(PARAMETERS)
    assert all(len(notice) < 160 and notice.isprintable() for notice in reading.notices)
    again = read_selection(
        {name: [value] for name, value in write_selection(reading.selection).items()}, KNOWN
    )
    assert again.selection == reading.selection
    assert again.notices == ()


@given(SELECTIONS)
def test_what_is_written_is_read_again(selection: Selection) -> None:
    asked = parse_qs(urlencode(write_selection(selection)), keep_blank_values=True)
    assert read_selection(asked, KNOWN) == replace(read_selection({}, KNOWN), selection=selection)


@given(SELECTIONS)
def test_a_selection_leaves_only_what_is_there(selection: Selection) -> None:
    left = apply(selection, WHOLE)
    assert left.figures.keys() <= WHOLE.figures.keys()
    assert all(set(row.figure_ids) <= left.figures.keys() | left.events.keys() for row in left.agreement)
    assert all(left.figure(name) is not None for name in WHOLE.figures)
    assert left.numbers == WHOLE.numbers


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"status": ["alleged", "derived"]}, "more than once"),
        ({"status": ["<script>"]}, "<script>"),
        ({"theme": ["x" * 9999]}, "too long"),
        ({"documents": ["al\x00pha"]}, "cannot be read"),
        ({"from": ["2014"], "to": ["2004"]}, "backwards"),
        ({"from": ["٢٠٠٤"]}, "from"),
        ({"unit": ["furlong"]}, "furlong"),
        ({"figure": ["nothing.at.all"]}, "figure"),
        ({"version": ["../../etc"]}, "not here"),
    ],
)
def test_what_means_nothing_is_left_out_and_named(asked: dict[str, list[str]], said: str) -> None:
    reading = read_selection(asked, KNOWN)
    assert reading.selection == Selection()
    assert len(reading.notices) == 1
    assert said in reading.notices[0]


def test_the_sound_parts_of_a_list_are_kept() -> None:
    reading = read_selection({"status": ["alleged,nonsense"]}, KNOWN)
    assert reading.selection.statuses == ("alleged",)
    assert "nonsense" in reading.notices[0]


def test_all_of_a_kind_is_no_filter() -> None:
    assert read_selection({"status": ["reported,alleged,derived"]}, KNOWN).selection == Selection()


def test_names_that_no_page_reads_are_told_in_one_notice() -> None:
    assert unknown_names(["theme", "verdict", "items"]) == ()
    (notice,) = unknown_names(["theme", "themes", "foo\x1b", "b", "c"])
    assert notice == "The address asks for what no page knows, which was left out: themes, foo�, b and 1 more"


def test_a_notice_shows_no_control_characters() -> None:
    assert shortened("a\x1b\u202eb" + "c" * 99) == "a��b" + "c" * 36 + "…"


@pytest.mark.parametrize(
    ("selection", "is_kept"),
    [
        (Selection(), True),
        (Selection(themes=("money",)), True),
        (Selection(themes=("arms",)), False),
        (Selection(statuses=("alleged",)), False),
        (Selection(documents=("gamma",)), True),
        (Selection(documents=("alpha",)), False),
        (Selection(first_year=2014), True),
        (Selection(first_year=2015), False),
        (Selection(last_year=2004), True),
        (Selection(last_year=2003), False),
        (Selection(first_year=2008, last_year=2009), True),
    ],
)
def test_a_figure_is_kept_by_theme_status_document_and_years(selection: Selection, is_kept: bool) -> None:
    lending = WHOLE.figures["gamma.lending"]
    assert (lending.theme, lending.period_start, lending.period_end) == ("money", "2004-01-01", "2014-12-31")
    assert ("gamma.lending" in apply(selection, WHOLE).figures) is is_kept


def test_a_derived_figure_stays_where_all_that_it_is_computed_from_stays() -> None:
    derived = Figure("derived.x", "trade", "money", "derived", "exact", "USD",
                     input_figure_ids=("gamma.lending", "alpha.capacity"))  # fmt: skip
    whole = replace(WHOLE, figures={**WHOLE.figures, "derived.x": derived})
    assert "derived.x" not in apply(Selection(documents=("gamma",)), whole).figures
    assert "derived.x" in apply(Selection(documents=("alpha", "gamma")), whole).figures


def test_figures_computed_from_each_other_do_not_run_forever() -> None:
    ring = Figure("derived.x", "trade", "money", "derived", "exact", "USD", input_figure_ids=("derived.x",))
    whole = replace(WHOLE, figures={"derived.x": ring})
    assert apply(Selection(documents=("gamma",)), whole).figures == {}


def test_the_panel_offers_what_is_in_the_data_and_links_to_the_version() -> None:
    whole = replace(WHOLE, version="0123456789ab")
    data = panel_data(Selection(first_year=2004, last_year=2014), whole, whole, "dark", Beside())
    assert data["link"] == "from=2004&to=2014&version=0123456789ab"
    assert data["words"]["years"] == "2004–2014"
    apart = panel_data(Selection(), whole, whole, "dark", Beside(is_filtered=False))
    assert "shows everything" in apart["shown"]
    documents = next(group for group in panel_options(whole)["groups"] if group["name"] == "documents")
    assert [option[0] for option in documents["options"]] == list(whole.numbers)
    assert list(years_of(catalogue({}))) == []


def test_a_page_of_which_nothing_is_left_says_so_and_offers_everything() -> None:
    nothing = apply(Selection(first_year=1100, last_year=1101), WHOLE)
    asked = Selection(first_year=1100, last_year=1101)
    assert "leave nothing" in str(left_nodes("arms", nothing, asked))
    assert "Show everything" in str(left_nodes("", nothing, asked))
    assert left_nodes("arms", WHOLE, Selection()) == []
    assert left_nodes("data", nothing, asked) == []


def test_the_map_has_something_to_show_where_a_place_or_an_arrow_is_left() -> None:
    named = SiteMention("m", "bases", "alpha", 1, "Two bases", "alleged", "Two bases are alleged.")
    alleged, money = Selection(statuses=("alleged",)), Selection(themes=("money",))
    bases = Figure("bases", "military_bases", "arms", "alleged", "exact", "base", as_of="2025")
    left = apply(alleged, replace(WHOLE, figures={"bases": bases}))
    assert left_nodes("map", left, alleged, (named,)) == []
    assert "leave nothing" in str(left_nodes("map", left, alleged))
    reported = Selection(statuses=("reported",), themes=("arms",))
    assert "leave nothing" in str(left_nodes("map", apply(reported, WHOLE), reported, (named,)))
    loan = Figure("loan", "lending", "money", "reported", "exact", "USD", subject="russia")
    lent = apply(money, replace(WHOLE, figures={"loan": loan}))
    assert left_nodes("map", lent, money, (named,)) == []


def first_run(**asked: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(asked)
    return app.run()


def test_an_address_filters_the_page_and_says_what_it_could_not_read(usual_data: Path) -> None:
    app = first_run(theme="money", status="nonsense")
    assert "US$34" in shown(app)
    assert "70 million" not in shown(app).replace("\u00a0", " ")
    assert "nonsense" in app.info[0].value
    assert dict(app.query_params) == {"theme": "money"}


def test_the_filters_stay_from_page_to_page(usual_data: Path) -> None:
    app = first_run(documents="gamma")
    app.query_params.clear()  # as the browser does when a page is chosen in the navigation
    app.switch_page(next(page.file for page in PAGES if page.path == "money")).run()
    assert dict(app.query_params) == {"documents": "gamma"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "briefing")
def test_every_page_stays_whole_where_the_filters_leave_nothing(page: PageEntry, usual_data: Path) -> None:
    app = opened(page, **{"from": "1100", "to": "1101"})
    assert not app.exception
    if page.path in UNFILTERED:
        assert "This page shows everything" in panel_words(app)
    else:
        assert "Show everything" in shown(app)
