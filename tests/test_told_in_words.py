"""What readers see is told in words: no id, no formula of code, what was searched for first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue
from dashboard.charts.statement_lines import figure_line
from dashboard.data import Edition
from dashboard.evidence import evidence_of
from dashboard.namings import SiteMention
from dashboard.records import Figure, Subject
from dashboard.search import search
from dashboard.statements import event_statement, site_statement
from etl.figures import Dating
from etl.figures import Figure as Read
from etl.formula_words import distance_words, formula_words
from etl.intervals import Quantity
from etl.vocabulary_records import Derivation
from tests.editions import edition_in


@pytest.fixture
def edition(real_data: Path) -> Edition:
    return edition_in(real_data)


@pytest.fixture
def catalogue(edition: Edition) -> Catalogue:
    return edition.catalogue()


def printed(words: str, qualifier: str = "exact", unit: str = "USD", change: str | None = None) -> Read:
    return Read(
        "a", "money", "money", Quantity(2.0, 2.0, 2.0, qualifier), unit, Dating(None, None, None), "stated",
        "reported", printed_value=words, change=change,
    )  # fmt: skip


def test_a_formula_is_told_by_its_pattern_with_what_is_printed() -> None:
    inputs = {"trade": printed("$1.2 billion"), "ratio": printed("a third", "less_than")}
    assert formula_words("trade / ratio", "{trade} divided by {ratio}", inputs, {}) == (
        "$1.2 billion divided by less than a third"
    )
    raised = {"reward": printed("$50 million"), "multiple": printed("doubling", unit="factor", change="up")}
    assert formula_words("reward / multiple", "{reward} over {multiple}", raised, {}) == "$50 million over 2"


def test_a_formula_without_a_pattern_is_told_by_its_names() -> None:
    inputs = {"money_lent": printed("$34 billion", "about")}
    assert formula_words("money_lent / (years - first)", None, inputs, {"years": 11.0, "first": 1.0}) == (
        "money lent (about $34 billion) divided by (years (11) minus first (1))"
    )


def test_a_distance_is_told_by_its_two_ends() -> None:
    assert distance_words(("Here", -66.9, 10.5), ("There", 12.0, -3.25)) == (
        "the shortest way from Here (10.50° N, 66.90° W) to There (3.25° S, 12.00° E)"
    )


@pytest.mark.parametrize("words", ["{a}", "{a} minus {b} {c}", "{a} minus {b:x}", "{a} minus {b} and 3"])
def test_a_pattern_names_all_that_goes_in_and_types_no_number(words: str) -> None:
    declared = {"indicator": "x", "title": "x", "unit": "x", "formula": "a - b"}
    inputs = {"inputs": {"a": {"indicator": "x"}}, "constants": {"b": {"value": 2}}}
    Derivation.model_validate({**declared, **inputs, "words": "{a} minus {b}"})
    with pytest.raises(ValueError, match="words"):
        Derivation.model_validate({**declared, **inputs, "words": words})


def test_every_derived_figure_tells_its_formula_in_words_wherever_it_stands(catalogue: Catalogue) -> None:
    derived = [figure for figure in catalogue.figures.values() if figure.status == "derived"]
    assert derived
    for figure in derived:
        evidence = evidence_of(figure, catalogue)
        line = figure_line("x", [figure], catalogue)["Status"]
        for words in (evidence.formula or "", evidence.citation, line):
            assert figure.formula
            assert figure.formula not in words
            assert figure.formula_words
            assert figure.formula_words in words
            assert not re.search(r"\w_\w", words)


def test_the_remainder_says_what_it_is_the_remainder_of(catalogue: Catalogue) -> None:
    other = catalogue.figures["derived.other_arms_share"]
    assert evidence_of(other, catalogue).formula == (
        "100% minus the 80% of the non-Western partners together (Russia with China)"
    )
    assert "supplied by all other arms suppliers;" in catalogue.measure_words(other)


def test_a_group_keeps_the_capital_of_a_name_that_it_begins_with(catalogue: Catalogue) -> None:
    crises = next(one for one in catalogue.figures.values() if one.subject == "syria_venezuela_russia")
    assert "Syria, Venezuela and Russia" in catalogue.measure_words(crises)
    assert catalogue.subjects["russia"] == Subject("russia", "Russia", "country")


def test_no_statement_shows_an_id(edition: Edition, catalogue: Catalogue) -> None:
    ids = {*catalogue.documents, *(event.event_id for event in catalogue.events.values())}
    ids = {name for name in ids if "-" in name or "_" in name}
    sites = {site.site_id: site for site in edition.sites()}
    pieces = [event_statement(event, catalogue) for event in catalogue.events.values()]
    mentions = edition.records(SiteMention, "site_mentions")
    pieces += [site_statement(one, sites.get(one.site_id), catalogue) for one in mentions]
    for piece in pieces:
        for name, words in piece.facts:
            assert words != "reference", (piece.statement_id, name)
            assert not [found for found in ids if found in words], (piece.statement_id, name, words)


def test_a_date_says_from_what_it_is_reckoned(catalogue: Catalogue) -> None:
    session = catalogue.events["relations-remain-deep.commission_session"]
    assert dict(event_statement(session, catalogue).facts)["Reckoned from"] == (
        "Russian invasion of Ukraine (the invasion began on 24 February 2022)"
    )


def test_what_has_the_number_comes_before_what_is_merely_said_beside_it(catalogue: Catalogue) -> None:
    found = [catalogue.figures[hit.hit_id].indicator_id for hit in search("350", catalogue).figures]
    assert len(set(found)) > 1
    agreements = [at for at, name in enumerate(found) if name == "bilateral_agreements"]
    assert agreements == list(range(len(agreements)))


def test_an_older_table_still_tells_its_formula() -> None:
    figure = Figure("a", "i", "money", "derived", "exact", "USD", formula="b / c")
    empty = Catalogue.of(
        figures=[figure], documents=[], indicators=[], subjects=[], origins=[], agreement=[], events=[]
    )
    assert evidence_of(figure, empty).formula == "b / c"
