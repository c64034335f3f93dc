"""What the pages say of the five documents, read as a stranger would."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.boundaries import site_outlines
from dashboard.briefing import briefing_title
from dashboard.charts.map_places import places_of
from dashboard.charts.map_words import map_tips
from dashboard.claims import theme_claims
from dashboard.contents import Ground, Words, page_contents
from dashboard.data import Edition
from dashboard.elements import Node, text_of
from dashboard.evidence import evidence_of
from dashboard.ledger import theme_rows
from dashboard.ledger_view import evidence_node
from dashboard.map_evidence import evidence_nodes
from dashboard.namings import SiteMention
from dashboard.numerals import count_word
from dashboard.selection import Selection, filtered
from dashboard.tables import reading_order
from dashboard.theme_page import extent_words
from dashboard.units import Units
from etl.publish import current_version, version_folder
from tests.written import plain


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    version = current_version(real_data)
    return Ground(Edition(version, version_folder(version, real_data), True))


def nodes(path: str, ground: Ground) -> list[Node]:
    return [
        node for part in page_contents(path, ground).parts if isinstance(part, Words) for node in part.nodes
    ]


def text(path: str, ground: Ground) -> str:
    return " ".join(" ".join(text_of(node) for node in nodes(path, ground)).replace("\u00a0", " ").split())


def test_no_place_is_called_confirmed_and_what_stands_for_a_state_is_said_plainly(ground: Ground) -> None:
    mentions = ground.records(SiteMention, "site_mentions")
    places = places_of(ground.sites(), mentions, ground.catalogue, site_outlines(ground.sites()))
    panels = [
        text_of(node)
        for name in places.sites
        for node in evidence_nodes(name, places, mentions, ground.catalogue)
    ]
    tips = [" ".join(tip) for tip in map_tips(places, mentions, ground.catalogue).values()]
    said = " ".join([text("map", ground), *panels, *tips])
    claims = "|".join(re.escape(one.claim) for one in mentions)
    assert "confirmed" not in re.sub(claims, "", said)
    assert "state; alleged; only the state is named" in said
    assert any(tip.startswith("Caracas and Miraflores Palace Named in ") for tip in tips)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("arms", "Russia is reported to have supplied 70% of Venezuela’s arms imports in 2000–2021, and "),
        (
            "money",
            "and Russia is reported to have given Venezuela no new public loans since 2018. ",
        ),
        ("oil", "Oil output with Russian participation is put at about 120,000 barrels a day in 2024, and "),
        (
            "displacement",
            "5.9 million people are counted as displaced in the crisis that the source’s author",
        ),
        ("diplomacy", "Venezuela and Russia are said to have more than 350 agreements as of 2025, and "),
    ],
)
def test_a_page_opens_with_what_its_headline_figures_say(path: str, said: str, ground: Ground) -> None:
    lead, extent, *_ = (text_of(node).replace("\u00a0", " ") for node in nodes(path, ground))
    assert said in lead
    assert re.match(r"\S+ figures printed in ", extent)


def test_every_headline_indicator_has_a_sentence(ground: Ground) -> None:
    headlines = [one for one in ground.whole.indicators.values() if one.headline_order is not None]
    assert [one.indicator_id for one in headlines if not one.sentence] == []


def test_nothing_is_told_twice_on_the_page_of_diplomacy(ground: Ground) -> None:
    headings = [text_of(one) for node in nodes("diplomacy", ground) for one in found(node, "h2")]
    assert headings == ["Diplomacy and sanctions", "Sources"]


def found(node: Node | str, tag: str) -> list[Node]:
    if isinstance(node, str):
        return []
    return [*([node] if node[0] == tag else []), *(one for child in node[2:] for one in found(child, tag))]


@pytest.mark.parametrize(("path", "silent"), [("diplomacy", "ammunition-factory"), ("map", "arsenal-grows")])
def test_a_page_lists_the_documents_that_speak_on_it_and_no_others(
    path: str, silent: str, ground: Ground
) -> None:
    selected = replace(ground.selection, documents=tuple(ground.whole.documents.keys() - {silent}))
    listed = [
        text_of(one) for node in nodes(path, replace(ground, selection=selected)) for one in found(node, "ol")
    ]
    assert len(listed) == 1
    assert ground.whole.documents[silent].title not in listed[0]
    assert "Is Russia’s War in Ukraine" in listed[0]


def test_ledger_and_chart_of_oil_convert_the_same_figures(ground: Ground) -> None:
    by_year = replace(ground, selection=replace(ground.selection, units=Units(rate="year")))
    chart = next(one for one in page_contents("oil", by_year).charts if one.chart_id == "oil-output")
    shown = [row for row in theme_rows(by_year.catalogue, ("oil",)) if row.indicator_id == "oil_output"]
    words = {piece.value.replace("\u00a0", " ") for row in shown for piece in row.evidence}
    assert words == {"about 44 million barrels a year", "120,000 barrels a day"}
    assert "About 44\u00a0million\u00a0barrels a year" in chart.alt
    assert "120,000\u00a0barrels a day, no year given (not converted" in chart.alt


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("derived.china_arms_share", "computed"),
        ("derived.lending_average_eleven", "computed, and rounded to the digits of what it is computed from"),
        ("derived.oil_output_2024", "about, as what it is computed from is"),
    ],
)
def test_what_is_computed_is_never_said_to_be_printed(ground: Ground, name: str, meant: str) -> None:
    assert evidence_of(ground.whole.figures[name], ground.whole).qualifier == meant
    assert not any(
        "printed" in evidence_of(figure, ground.whole).qualifier
        for figure in ground.whole.figures.values()
        if figure.status == "derived"
    )


def test_where_only_computed_figures_are_left_nothing_is_said_to_be_reported(ground: Ground) -> None:
    derived = replace(ground, selection=replace(ground.selection, statuses=("derived",)))
    rows = theme_rows(derived.catalogue, ("arms",))
    claim = theme_claims(rows, derived.catalogue)[0]
    assert claim.startswith("Share of Venezuela’s arms imports implied for China: 10% (derived), in 2000")
    assert extent_words(rows).replace("\u00a0", " ") == (
        "Two figures derived from printed ones, which the filters leave out."
    )


def test_a_derived_figure_leads_to_the_paragraphs_of_what_it_is_computed_from(ground: Ground) -> None:
    figure = ground.whole.figures["derived.china_arms_share"]
    node = evidence_node(evidence_of(figure, ground.whole))
    number = ground.whole.numbers["survival-of-the-regime"]
    links = [one[1]["data-go"] for one in found(node, "a")]
    assert links == ["sources?document=survival-of-the-regime&paragraph=12"] * 2
    assert [text_of(one).replace("\u00a0", " ").rpartition(":")[2] for one in found(node, "li")] == [
        f" 80%   {number}  paragraph 12",
        f" 70%   {number}  paragraph 12",
    ]


@pytest.mark.parametrize(
    ("table", "first"),
    [
        ("figures", ["printed_value", "qualifier"]),
        ("mentions", ["printed", "qualifier"]),
        ("documents", ["title", "kind"]),
        ("indicators", ["title", "indicator_id"]),
        ("sites", ["name", "site_id"]),
        ("site_mentions", ["printed", "site_id"]),
    ],
)
def test_a_table_begins_with_what_is_printed_and_what_it_is_about(
    table: str, first: list[str], ground: Ground
) -> None:
    order = reading_order(ground.edition.frame(table))
    assert order[:2] == first
    assert order[-1] not in {"printed", "value", "title"}


def test_what_a_file_says_of_places_that_are_not_drawn_stands_in_it(ground: Ground) -> None:
    words = " ".join(text_of(one) for one in nodes("map", ground)).replace("\u00a0", " ")
    _, _, pointed = words.partition("which, and why, is listed under “")
    heading = pointed.partition("”")[0]
    assert heading
    assert words.count(heading) == 2
    assert words.count("No document says where in Venezuela they would be.") == 1


def test_the_briefing_opens_with_figures_and_says_how_sure_how_new_and_how_dated_they_are(
    ground: Ground,
) -> None:
    shown = nodes("", ground)
    paragraphs = [text_of(one).replace("\u00a0", " ") for one in shown if one[0] == "p"]
    lead, note = paragraphs[:2]
    assert lead.startswith(
        "Russia is reported to have supplied 70% of Venezuela’s arms imports in 2000–2021, and "
    )
    assert "none rests on more than one named origin" in lead
    assert note == (
        "Eight figures date from 2025, the newest documents’ year; five date from 2022 and are marked older. "
        "The date of every document is inferred. Documents that repeat one origin are one voice."
    )
    rows = [one for node in shown for one in found(node, "summary")]
    assert sum("older" in text_of(one) for one in rows) == 5


def test_the_title_of_one_document_is_in_the_singular(ground: Ground) -> None:
    one = filtered(Selection(documents=("arsenal-grows",)), ground.whole)
    assert plain(briefing_title(one)) == "Moscow and Caracas: what one document says"
    count = len(ground.whole.documents)
    assert plain(briefing_title(ground.whole)).endswith(f"what {count_word(count)} documents say")


def test_a_briefing_of_nothing_says_so(ground: Ground) -> None:
    empty = replace(ground, selection=replace(ground.selection, first_year=1700, last_year=1701))
    assert text("", empty).startswith("There is no headline figure in what is shown.")
