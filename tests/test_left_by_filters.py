"""What the pages say of comparisons and disputes of which the filters leave but a part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.agreement_rows import matrix_rows
from dashboard.briefing import briefing_claim, briefing_page, briefing_title
from dashboard.charts.arms_ranks import arms_rank_points, rank_claim
from dashboard.charts.map_legend import LEGEND
from dashboard.charts.map_scene import LAYERS, held_layers
from dashboard.charts.timeline import Matter, timeline_points
from dashboard.charts.timeline_words import matter_words
from dashboard.contents import Ground, MapDrawn, Words, page_contents
from dashboard.data import Edition
from dashboard.disputes import Dispute, disputes
from dashboard.elements import text_of
from dashboard.ledger import headline_rows, theme_rows
from dashboard.ledger_view import row_node
from dashboard.namings import SystemMention
from dashboard.numerals import counted_of
from dashboard.search_place import left_nodes
from dashboard.selection import Selection, systems_left
from dashboard.theme_page import extent_words
from etl.publish import current_version, version_folder
from tests.written import nodes_of, plain


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    version = current_version(real_data)
    return Ground(Edition(version, version_folder(version, real_data), True))


def of(ground: Ground, *documents: str, **more: Any) -> Ground:
    return replace(ground, selection=replace(Selection(documents=documents), **more))


def disputed(agreement_id: str, ground: Ground) -> Dispute:
    return next(one for one in disputes(ground.catalogue) if one.agreement_id == agreement_id)


def claim(ground: Ground) -> str:
    return plain(briefing_claim(headline_rows(ground.catalogue), disputes(ground.catalogue)))


@pytest.mark.parametrize(
    ("documents", "shown", "origins", "said"),
    [
        ((), 3, 1, "three documents"),
        (("ammunition-factory",), 1, 0, "1 of 3 documents"),
        (("arsenal-grows",), 1, 1, "1 of 3 documents"),
        (("arsenal-grows", "parade-to-production"), 2, 1, "2 of 3 documents"),
    ],
)
def test_documents_and_origins_of_a_headline_are_those_that_are_shown(
    documents: tuple[str, ...], shown: int, origins: int, said: str, ground: Ground
) -> None:
    part = of(ground, *documents)
    row = next(row for row in headline_rows(part.catalogue) if row.title.startswith("Cartridges a year"))
    assert (row.documents, row.all_documents, row.origins) == (shown, 3, origins)
    assert said in plain(text_of(row_node(row, part.catalogue)))


def test_two_origins_are_counted_anew_where_one_document_of_two_is_left(ground: Ground) -> None:
    rows = {row.title: row for row in matrix_rows(of(ground, "survival-of-the-regime").catalogue)}
    assert plain(rows["Rank among arms suppliers of Venezuela"].voices) == "1 of 2 documents"
    whole = {row.title: row for row in matrix_rows(ground.catalogue)}
    assert plain(whole["Rank among arms suppliers of Venezuela"].voices) == "two documents, two voices"


def test_one_voice_is_said_of_all_that_is_shown_and_of_nothing_else(ground: Ground) -> None:
    def voices(*documents: str) -> str:
        rows = matrix_rows(of(ground, *documents).catalogue)
        return plain(next(row.voices for row in rows if row.title.startswith("Cartridges a year")))

    assert voices() == "three documents, one named voice"
    assert voices("arsenal-grows", "parade-to-production") == "2 of 3 documents, one voice"
    assert voices("ammunition-factory", "arsenal-grows") == "2 of 3 documents, one named voice"


def test_the_briefing_of_one_document_counts_what_is_shown_and_says_that_there_is_more(
    ground: Ground,
) -> None:
    assert claim(of(ground, "parade-to-production")) == (
        "All eight headline figures are from one document. "
        "On six of them more documents speak than are shown. "
        "The documents contradict each other on two matters; not all that they say is shown."
    )
    assert claim(of(ground, "ammunition-factory")) == (
        "The one headline figure rests on one document and no named origin. "
        "On it more documents speak than are shown."
    )
    assert claim(of(ground, "relations-remain-deep")).startswith(
        "Both headline figures are from one document. "
    )
    assert claim(of(ground, statuses=("derived",))) == (
        "The two headline figures are derived, printed nowhere."
    )


def test_a_dispute_with_one_side_left_says_so_and_not_that_nothing_fits(ground: Ground) -> None:
    part = of(ground, "survival-of-the-regime")
    session = next(one for one in disputes(part.catalogue) if "commission" in one.title)
    assert len(session.readings) == 1
    assert session.note == "The documents conflict on this; not all that they say is shown."
    whole = disputed(session.agreement_id, ground)
    assert whole.note == "No day fits all of them."


def test_a_dispute_says_how_the_side_that_is_left_out_tells_it(ground: Ground) -> None:
    def note(*documents: str) -> str:
        found = disputes(of(ground, *documents).catalogue)
        return next(one.note for one in found if one.title.startswith("Cartridges a year"))

    assert note("parade-to-production") == "In what is not shown it is planned."
    assert note("arsenal-grows") == "In what is not shown it is stated as fact."
    assert note("ammunition-factory", "arsenal-grows") == "Not all that the documents say on this is shown."


def test_the_briefing_names_and_counts_the_documents_that_speak_in_what_is_shown(ground: Ground) -> None:
    years = of(ground, first_year=2014, last_year=2016)
    assert plain(briefing_title(years.catalogue)) == "Moscow and Caracas: what three documents say"
    nothing = of(ground, first_year=1700, last_year=1701)
    assert briefing_title(nothing.catalogue) == "Moscow and Caracas: nothing to show"
    nodes = briefing_page(headline_rows(years.catalogue), (), years.catalogue)
    assert "Russian ammunition factory in Venezuela" not in text_of(nodes[-1])
    alone = of(ground, "arsenal-grows").catalogue
    note = plain(text_of(briefing_page(headline_rows(alone), (), alone)[2]))
    assert note == "The date of the document is inferred."


def map_head(ground: Ground) -> tuple[str, list[str]]:
    """The map's words above it, and its legend."""
    parts = page_contents("map", ground).parts
    nodes = [node for part in parts[:1] if isinstance(part, Words) for node in part.nodes]
    legend = [text_of(item) for node in nodes for item in nodes_of(node, "li")]
    return plain(" ".join(text_of(node) for node in nodes if node[0] == "p")), legend


def test_the_map_counts_and_explains_what_is_shown(ground: Ground) -> None:
    said, legend = map_head(of(ground, "arsenal-grows"))
    assert said == "Of 12 places named, two are marked on the map."
    assert legend == [LEGEND[mark] for mark in ("plant", "town", "computed", "flow")]
    foot = page_contents("map", of(ground, "arsenal-grows")).parts[-1]
    assert isinstance(foot, Words)
    assert "All 12 places named, as a table" in plain(" ".join(map(text_of, foot.nodes)))
    assert map_head(of(ground, themes=("arms",))) == (
        "No place is named in what is shown; one flow can be drawn.", [LEGEND["flow"]],
    )  # fmt: skip
    assert "Places are not dated" in map_head(of(ground, first_year=2014))[0]
    assert "Places are not dated" not in map_head(ground)[0]


def test_how_many_of_how_many_in_words() -> None:
    said = [plain(counted_of(*counts, "document")) for counts in ((1, 1), (1, 3), (12, 12))]
    assert said == ["one document", "1 of 3 documents", "12 documents"]


def test_arms_are_named_by_what_is_selected_alone(ground: Ground) -> None:
    mentions = ground.records(SystemMention, "system_mentions")
    alleged = systems_left(mentions, Selection(statuses=("alleged",)))
    assert alleged
    assert {one.status for one in alleged} == {"alleged"}
    assert systems_left(mentions, Selection(themes=("money",))) == ()
    assert systems_left(mentions, Selection(themes=("arms",))) == mentions


def test_the_map_offers_switches_of_what_it_shows(ground: Ground) -> None:
    def held(part: Ground) -> frozenset[str]:
        (drawn,) = [one for one in page_contents("map", part).parts if isinstance(one, MapDrawn)]
        return held_layers(drawn.places)

    assert held(ground) == set(LAYERS)
    assert held(of(ground, "arsenal-grows")) == set(LAYERS) - {"radars", "rings"}
    assert held(of(ground, themes=("arms",))) == {"names", "flows"}


def test_dates_that_have_a_day_in_common_are_not_told_as_a_conflict_of_those_shown(ground: Ground) -> None:
    def session(part: Ground) -> Matter:
        found = timeline_points(part.catalogue)
        return next(one for one in found if one.title.startswith("Session of the Russia"))

    alone = session(of(ground, "relations-remain-deep"))
    assert len(alone.readings) == 2
    assert not alone.has_conflict
    assert matter_words(alone, ground.whole).endswith("conflicts with a date left out")
    assert session(ground).has_conflict


def test_a_rank_of_an_undated_past_is_not_told_as_of_now(ground: Ground) -> None:
    catalogue = of(ground, "arsenal-grows").catalogue
    title = rank_claim(arms_rank_points(catalogue), catalogue)
    assert title.startswith(
        "Rank among buyers of Russian arms: Venezuela sixth, in the world, in the early days"
    )


def test_a_timeline_with_matters_of_other_themes_is_not_called_empty(ground: Ground) -> None:
    arms = of(ground, themes=("arms",))
    assert left_nodes("diplomacy", arms.catalogue, arms.selection) == []
    nothing = of(ground, first_year=1700, last_year=1701)
    assert left_nodes("diplomacy", nothing.catalogue, nothing.selection)


def test_every_source_that_is_cited_on_the_arms_page_is_listed_there(ground: Ground) -> None:
    part = of(ground, statuses=("alleged",))
    words = [one for one in page_contents("arms", part).parts if isinstance(one, Words)][-1]
    (sources,) = [found for node in words.nodes[-1:] for found in nodes_of(node, "ol")]
    numbers = [ground.whole.numbers[name] for name in ("ammunition-factory", "relations-remain-deep")]
    assert [text_of(item)[0] for item in nodes_of(sources, "li")] == [str(number) for number in numbers]
    years = page_contents("arms", of(ground, first_year=2014, last_year=2016)).parts[-1]
    assert isinstance(years, Words)
    assert "They are not dated" in text_of(years.nodes[0])


def test_what_is_derived_is_derived_from_printed_figures_however_many_are_shown(ground: Ground) -> None:
    rows = theme_rows(of(ground, first_year=2014, last_year=2016).catalogue, ("money",))
    assert plain(extent_words(rows)) == (
        "One figure printed in one document and two derived from printed ones."
    )
