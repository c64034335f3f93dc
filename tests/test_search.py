"""Searching by words in any spelling and by numbers in any notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import Catalogue
from dashboard.namings import Site, SiteMention
from dashboard.navigation import page_entry
from dashboard.query import Query
from dashboard.records import Document, Figure, Indicator
from dashboard.search import Found, excerpt, search, search_selected
from dashboard.search_view import found_nodes
from dashboard.selection import Selection
from dashboard.units import Units
from tests.sample_tables import sample_rows
from tests.written import catalogue

SAMPLE = catalogue(sample_rows())
LENT = Figure("a.lent", "lent", "money", "reported", "exact", "USD", "a", 3, value=34e9, low=34e9, high=34e9,
              printed_value="$34 billion", claim="Lenders gave it.", period_start="2004-01-01",
              period_end="2014-12-31")  # fmt: skip
SHARE = Figure("a.share", "share", "arms", "reported", "exact", "percent", "a", 4, value=70.0,
               printed_value="70 percent", claim="Most came from one seller.")  # fmt: skip
FAR = Figure("a.far", "far", "places", "reported", "less_than", "mile", "a", 5, value=1600.0, high=1600.0,
             printed_value="1,600 miles", claim="It is not far.")  # fmt: skip
PAPER = Document("a", "Táchira y el petróleo", "commentary",
                 paragraphs=({"number": 7, "text": "In Táchira and Falcón the river runs."},))  # fmt: skip
OTHER = Document("b", "Other", "commentary")
INDICATORS = [
    Indicator(name, name, f"what {name} means", "money", "USD") for name in ("lent", "share", "far")
]
SITE = Site("tachira", "Táchira", "state", "state", "alleged")
NAMED = SiteMention("a.tachira", "tachira", "a", 7, "Táchira", "alleged", "The river runs there.")


def found(text: str) -> set[str]:
    held = Catalogue.of(figures=[LENT, SHARE, FAR], documents=[PAPER], indicators=INDICATORS, subjects=[],
                        origins=[], agreement=[], events=[])  # fmt: skip
    return {hit.hit_id for _, hits in search(text, held, [SITE], [NAMED]).groups() for hit in hits}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("$34bn", {"a.lent"}),
        ("34 billion dollars", {"a.lent"}),
        ("34,000,000,000", {"a.lent"}),
        ("70%", {"a.share"}),
        ("70 per cent seller", {"a.share"}),
        ("70% river", set()),
        ("1,600 miles", {"a.far"}),
        ("2,575 km", {"a.far"}),
        ("$70", set()),
        ("tachira", {"tachira", "a", "a.7"}),
        ("TÁCHIRA falcon", {"a.7"}),
        ("river lent", set()),
        ("2004", {"a.lent"}),
        ("", set()),
        ("...", set()),
    ],
)
def test_what_is_found(text: str, ids: set[str]) -> None:
    assert found(text) == ids


@given(st.text(max_size=80))
def test_no_words_are_an_exception(text: str) -> None:
    hits = search(text, SAMPLE)
    assert found_nodes(text, hits, 3)


def test_every_hit_leads_to_a_page() -> None:
    hits = search("a", SAMPLE)
    assert hits.count() > 3
    for _, group in hits.groups():
        assert all(page_entry(hit.target.partition("?")[0]) for hit in group)
    lending = next(hit for hit in search("US$34 billion", SAMPLE).figures if hit.hit_id == "gamma.lending")
    assert lending.target == "money?figure=gamma.lending"


def found_by(selection: Selection) -> tuple[Found, int]:
    held = Catalogue.of(figures=[FAR], documents=[PAPER, OTHER], indicators=[], subjects=[], origins=[],
                        agreement=[], events=[])  # fmt: skip
    return search_selected(selection, held, [SITE], [NAMED])


def test_figures_are_shown_in_the_units_asked_for() -> None:
    found, _ = found_by(Selection(units=Units(distance="kilometer"), search="1,600 miles"))
    assert found.figures[0].words.replace("\u00a0", " ") == "less than 2,600 kilometres"


def test_a_number_in_the_units_asked_for_is_left_out_by_no_filter() -> None:
    found, left_out = found_by(Selection(("places",), units=Units(distance="kilometer"), search="2,575"))
    assert (found.count(), left_out) == (1, 0)


def test_a_place_that_only_other_documents_name_is_left_out_by_the_filters() -> None:
    found, left_out = found_by(Selection(documents=("a",), search="tachira river"))
    assert ([hit.about for hit in found.places], left_out) == (
        ["alleged · Táchira y el petróleo, paragraph 7"],
        0,
    )
    found, left_out = found_by(Selection(documents=("b",), search="tachira river"))
    assert (found.count(), left_out) == (0, 2), "the place and the passage"


def test_an_excerpt_keeps_whole_words_around_what_was_asked_for() -> None:
    text = "word " * 50 + "Falcón " + "word " * 50
    cut = excerpt(text, Query.of("falcon"))
    assert "Falcón" in cut
    assert cut.startswith("… word")
    assert cut.endswith("word …")
    assert len(cut) < 220


@pytest.mark.parametrize("before", ["½ ", "ﬃ", "ß… "])
def test_an_excerpt_holds_what_was_asked_for_after_letters_that_are_several(before: str) -> None:
    cut = excerpt(before * 300 + " Falcón " + "word " * 50, Query.of("falcon"))
    assert "Falcón" in cut


def test_what_the_filters_leave_out_is_counted() -> None:
    assert "two" in str(found_nodes("x", search("x", SAMPLE), 2))
    assert "leave out" not in str(found_nodes("x", search("x", SAMPLE), 0))
