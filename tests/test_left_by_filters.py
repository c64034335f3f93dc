"""What the pages say of comparisons and disputes of which the filters leave but a part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.agreement_rows import matrix_rows
from dashboard.briefing import briefing_claim, briefing_page, briefing_title
from dashboard.charts.map_legend import LEGEND
from dashboard.contents import Ground, Words, page_contents
from dashboard.data import Edition
from dashboard.disputes import Dispute, disputes
from dashboard.elements import text_of
from dashboard.ledger import headline_rows
from dashboard.ledger_view import row_node
from dashboard.numerals import counted_of
from dashboard.panel import is_resettable
from dashboard.records import SystemMention
from dashboard.selection import Selection, systems_left
from dashboard.units import Units
from etl.publish import current_version, version_folder
from tests.page_runs import APP, entry
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
        (("ammunition-factory",), 1, 0, "one of three documents"),
        (("arsenal-grows",), 1, 1, "one of three documents"),
        (("arsenal-grows", "parade-to-production"), 2, 1, "two of three documents"),
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
    assert plain(rows["Rank among arms suppliers of Venezuela"].voices) == "one of two documents"
    whole = {row.title: row for row in matrix_rows(ground.catalogue)}
    assert plain(whole["Rank among arms suppliers of Venezuela"].voices) == "two documents, two voices"


def test_one_voice_is_said_of_all_that_is_shown_and_of_nothing_else(ground: Ground) -> None:
    def voices(*documents: str) -> str:
        rows = matrix_rows(of(ground, *documents).catalogue)
        return plain(next(row.voices for row in rows if row.title.startswith("Cartridges a year")))

    assert voices() == "three documents, one named voice"
    assert voices("arsenal-grows", "parade-to-production") == "two of three documents, one voice"
    assert voices("ammunition-factory", "arsenal-grows") == "two of three documents, one named voice"


def test_the_briefing_of_one_document_counts_what_is_shown_and_says_that_there_is_more(
    ground: Ground,
) -> None:
    assert claim(of(ground, "parade-to-production")) == (
        "In what is shown, of eight headline figures, none rests on more than one document and none rests on "
        "more than one named origin. On six of them more is said in documents that are not shown. "
        "The documents contradict each other on two matters; not all that they say is shown."
    )
    assert claim(of(ground, "ammunition-factory")) == (
        "The one headline figure rests on one document and no named origin. "
        "On it more is said in documents that are not shown."
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
    assert said == ["one document", "one of three documents", "12 documents"]


@pytest.fixture
def real_pages(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages on the five documents."""
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))


HERS, OTHERS = (
    f"{name}.bilateral_trade.venezuela.russia" for name in ("arsenal-grows", "parade-to-production")
)


def address(path: str, **asked: str) -> dict[str, str]:
    """What is left of an address once its page is shown."""
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update(asked)
    if path:
        app.switch_page(entry(path).file)
    app.run()
    assert not app.exception
    assert not app.info
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


@pytest.mark.usefixtures("real_pages")
@pytest.mark.parametrize(
    ("path", "asked", "left"),
    [
        ("", {"figure": OTHERS, "open": f"{HERS},{OTHERS}"}, {"open": HERS}),
        ("money", {"figure": HERS, "open": OTHERS}, {"figure": HERS}),
        ("map", {"figure": "zulia"}, {}),
        ("map", {"figure": "maracay_plant"}, {"figure": "maracay_plant"}),
        ("map", {"figure": "flow-arms"}, {}),
        ("map", {"figure": "flow-loans"}, {"figure": "flow-loans"}),
        ("sources", {"figure": OTHERS, "open": OTHERS}, {"figure": OTHERS, "open": OTHERS}),
    ],
)
def test_the_address_names_no_evidence_that_the_filters_have_closed(
    path: str, asked: dict[str, str], left: dict[str, str]
) -> None:
    filters = {"documents": "arsenal-grows"}
    assert address(path, **filters, **asked) == {**filters, **left}


@pytest.mark.usefixtures("real_pages")
def test_without_filters_the_address_keeps_what_it_names() -> None:
    asked = {"figure": OTHERS, "open": f"{HERS},{OTHERS}"}
    assert address("money", **asked) == asked


@pytest.mark.parametrize(
    ("selection", "is_offered"),
    [
        (Selection(), False),
        (Selection(figure=OTHERS, version="0123456789ab"), False),
        (Selection(themes=("arms",)), True),
        (Selection(last_year=2014), True),
        (Selection(search="oil"), True),
        (Selection(units=Units(distance="kilometer")), True),
    ],
)
def test_reset_is_offered_where_there_is_something_to_reset(selection: Selection, is_offered: bool) -> None:
    assert is_resettable(selection) is is_offered


def test_arms_are_named_by_what_is_selected_alone(ground: Ground) -> None:
    mentions = ground.records(SystemMention, "system_mentions")
    alleged = systems_left(mentions, Selection(statuses=("alleged",)))
    assert alleged
    assert {one.status for one in alleged} == {"alleged"}
    assert systems_left(mentions, Selection(themes=("money",))) == ()
    assert systems_left(mentions, Selection(themes=("arms",))) == mentions
