"""Presenting without a browser: what an address names, what stands on the slides, and odd data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.address import Known, read_selection
from dashboard.charts.chart import Chart
from dashboard.contents import Ground, all_charts
from dashboard.data import Edition
from dashboard.elements import Node, is_node, text_of
from dashboard.exports.picture_notes import sources_of
from dashboard.ledger import headline_rows
from dashboard.navigation import PAGES, PRESENTING
from dashboard.present_order import MOST_ITEMS, Offer, offers, present_link, read_order, read_place
from dashboard.present_place import place_key
from dashboard.present_slides import (
    TALLEST,
    Slide,
    chart_slides,
    headline_slide,
    short_caveat,
    slides_of,
)
from dashboard.selection import Selection
from etl.publish import current_version, version_folder
from tests.sample_tables import publish_rows, sample_rows
from tests.test_pages import CHOICES

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"
OFFERED = (
    Offer("briefing.lending", "", "Lending"), Offer("briefing.debt", "", "Debt"),
    Offer("arms-share", "arms", "Share"), Offer("arms-ranks", "arms", "Ranks"),
    Offer("money-trade", "money", "Trade"), Offer("map", "map", "Map"),
)  # fmt: skip


@pytest.fixture(scope="module")
def ground(real_data: Path) -> Ground:
    version = current_version(real_data)
    return Ground(Edition(version, version_folder(version, real_data), is_current=True))


@pytest.fixture(scope="module")
def slides(ground: Ground) -> tuple[Slide, ...]:
    offered = offers(ground)
    return slides_of([offer.item for offer in offered], offered, ground)


def items(*asked: str) -> tuple[str, ...]:
    return read_order(asked, OFFERED).items


def test_without_a_wish_everything_is_presented_in_the_order_of_the_pages() -> None:
    assert items() == items("") == tuple(offer.item for offer in OFFERED)


def test_charts_headlines_pages_and_places_can_be_named_in_any_order() -> None:
    assert items("map,arms-ranks,briefing.debt") == ("map", "arms-ranks", "briefing.debt")
    assert items("money, arms") == ("money-trade", "arms-share", "arms-ranks")
    assert items("briefing") == ("briefing.lending", "briefing.debt")
    assert items("briefing.2,briefing.1") == ("briefing.debt", "briefing.lending")
    assert items("arms-ranks,arms,arms-ranks") == ("arms-ranks", "arms-share")


@pytest.mark.parametrize("name", ["nothing", "briefing.0", "briefing.9", "data", "arms.1", "\x00", "²"])
def test_what_means_nothing_is_left_out_and_named(name: str) -> None:
    order = read_order([f"map,{name}"], OFFERED)
    assert order.items == ("map",)
    assert len(order.notices) == 1
    alone = read_order([name], OFFERED)
    assert alone.items == items()
    assert alone.notices == order.notices


def test_damaged_and_endless_wishes_open_everything() -> None:
    assert read_order(["map", "arms"], OFFERED).items == items()
    assert len(read_order(["map", "arms"], OFFERED).notices) == 1
    assert read_order(["map," * 2000], OFFERED).items == items()
    many = tuple(Offer(f"chart-{number}", "arms", "") for number in range(MOST_ITEMS + 5))
    order = read_order(["arms"], many)
    assert len(order.items) == MOST_ITEMS == len(read_order([], many).items)
    assert str(MOST_ITEMS) in order.notices[0]


@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=8) | st.none(), st.integers(0, 40))
def test_no_address_raises_or_names_what_is_not_offered(asked: list[str], at: str | None, count: int) -> None:
    assert set(read_order(asked, OFFERED).items) <= {offer.item for offer in OFFERED}
    assert 0 <= read_place(at, count) < max(count, 1)


def test_the_place_counts_from_one_and_stays_within_the_slides() -> None:
    assert [read_place(value, 5) for value in ("1", "3", "99", "0", "-2", "x", "", None, "٣", "9" * 30)] == [
        0, 2, 4, 0, 0, 0, 0, 0, 0, 0,
    ]  # fmt: skip


def test_a_link_restores_order_place_filters_units_and_version(ground: Ground) -> None:
    selection = Selection(themes=("arms",), documents=("arsenal-grows",), first_year=2000,
                          version=ground.version, search="oil", figure="x")  # fmt: skip
    offered = offers(ground)
    link = present_link(["map", "arms-share", "briefing.lending"], selection, at=2)
    path, _, query = link.partition("?")
    asked = parse_qs(query)
    assert path == PRESENTING.path
    assert read_order(asked["show"], offered).items == ("map", "arms-share", "briefing.lending")
    assert read_place(asked["at"][0], 3) == 1
    reading = read_selection(asked, Known.of(ground.whole))
    assert reading.notices == ()
    assert (reading.selection.themes, reading.selection.documents) == (("arms",), ("arsenal-grows",))
    assert (reading.selection.first_year, reading.selection.version) == (2000, ground.version)
    assert "search" not in asked
    assert "figure" not in asked
    assert present_link([], Selection()) == PRESENTING.path


def test_all_charts_headlines_and_the_map_are_offered_once_in_page_order(ground: Ground) -> None:
    names = [offer.item for offer in offers(ground)]
    assert names[: len(headline_rows(ground.catalogue))] == [
        f"briefing.{row.indicator_id}" for row in headline_rows(ground.catalogue)
    ]
    assert set(all_charts(ground)) | {"map"} <= set(names)
    assert len(names) == len(set(names)) == len(headline_rows(ground.catalogue)) + len(all_charts(ground)) + 1


def test_presenting_is_no_eleventh_page() -> None:
    assert PRESENTING not in PAGES
    assert len(PAGES) == 10


def nodes_of(nodes: Any, cls: str) -> list[Node]:
    found = [node for node in nodes if is_node(node) and cls in node[1].get("class", "").split()]
    return found + [deep for node in nodes if is_node(node) for deep in nodes_of(node[2:], cls)]


def test_every_slide_says_what_it_shows_from_which_sources_and_data(
    slides: tuple[Slide, ...], ground: Ground
) -> None:
    assert len(slides) > 20
    assert (
        len({slide.slide_id for slide in slides})
        == len({place_key(slide) for slide in slides})
        == len(slides)
    )
    titles = {paper.title for paper in ground.catalogue.documents.values()}
    for slide in slides:
        (foot,) = nodes_of(slide.nodes, "foot")
        words = text_of(foot)
        assert ground.version in words
        assert any(title in words for title in titles), slide.slide_id
        assert "20" in words.replace(ground.version, ""), "sources bear their dates"
        assert slide.title
        assert slide.figure or slide.drawings or nodes_of(slide.nodes, "value"), slide.slide_id


def test_the_sources_of_a_chart_are_the_documents_behind_its_marks(
    slides: tuple[Slide, ...], ground: Ground
) -> None:
    chart = all_charts(ground)["arms-share"]
    (slide,) = (one for one in slides if one.slide_id == "arms-share")
    wanted = sources_of(filter(None, chart.figure_ids), ground.catalogue)
    words = text_of(nodes_of(slide.nodes, "foot")[0])
    for paper in ground.catalogue.documents.values():
        assert (paper.title in words) == any(paper.title in one.words for one in wanted)


def labels(figure: dict[str, Any]) -> list[str]:
    return [note["text"].removesuffix(", continued") for note in figure["layout"]["annotations"]]


def test_a_tall_chart_is_parted_without_losing_a_label_or_a_mark(ground: Ground) -> None:
    chart = all_charts(ground)["timeline"]
    parts = list(chart_slides(chart, "diplomacy", ground))
    assert len(parts) > 3
    assert {label for slide in parts for label in labels(slide.figure or {})} == set(labels(chart.figure))
    marks = {trace["customdata"][0][0] for trace in chart.figure["data"] if "customdata" in trace}
    drawn = {trace["customdata"][0][0] for slide in parts if slide.figure
             for trace in slide.figure["data"] if "customdata" in trace}  # fmt: skip
    assert drawn == marks
    for slide in parts:
        assert slide.figure
        assert slide.figure["layout"]["height"] <= TALLEST + 10


def test_headlines_give_the_number_its_bound_who_says_so_and_other_readings(
    slides: tuple[Slide, ...], ground: Ground
) -> None:
    by_id = {slide.slide_id: slide for slide in slides}
    for row in headline_rows(ground.catalogue):
        words = " ".join(text_of(node) for node in by_id[f"briefing.{row.indicator_id}"].nodes)
        assert row.value in words
        assert row.measure in words
        assert row.evidence[0].qualifier in words
        assert all(origin in words for origin in row.origin_titles)
        assert all(piece.value in words for piece in row.others[:4])


def test_a_short_caveat_is_the_beginning_of_the_whole_in_whole_sentences(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        short = short_caveat(chart.caveat)
        assert chart.caveat.startswith(short)
        assert not chart.caveat or short.endswith((".", "”"))
        rest = chart.caveat.removeprefix(short).strip()
        assert len(short) <= 190 or "." not in short[:-1] or not rest
    assert short_caveat("") == ""
    assert short_caveat("One is 3.5 of 7. Two. " + "X" * 300 + ".") == "One is 3.5 of 7. Two."


def test_numbers_on_which_documents_disagree_are_all_on_the_slide(ground: Ground) -> None:
    row = headline_rows(ground.catalogue)[0]
    one, other = replace(row.evidence[0], value="70%"), replace(row.evidence[0], value="65%", source_number=2)
    disputed = replace(row, verdict="conflict", evidence=(one, other))
    words = " ".join(text_of(node) for node in headline_slide("briefing.x", disputed, ground).nodes)
    assert "65% [2]" in words
    assert "70% [5]" in words


def test_words_from_files_stay_words(ground: Ground) -> None:
    harm = "<script>alert(1)</script> $5 **x**"
    chart = Chart(
        "harm",
        harm,
        harm,
        harm,
        {"data": [], "layout": {"height": 100, "annotations": [], "shapes": []}},
        (),
        harm,
        (),
    )
    (slide,) = chart_slides(chart, "arms", ground)
    for cls in ("subtitle", "caveat"):
        (node,) = nodes_of(slide.nodes, cls)
        assert node[2:] == [harm]


def opened(**query: Any) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    app.switch_page(PRESENTING.file)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def written(app: AppTest) -> dict[str, Any]:
    placed = [json.loads(one.proto.bytes) for one in app.get("bidi_component") if one.proto.bytes]
    (data,) = (one for one in placed if "slides" in one)
    return dict(data)


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_the_page_stays_whole_on_odd_data(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_rows(CHOICES[kind](sample_rows()), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    app = opened()
    assert not app.exception
    assert not app.info
    data = written(app)
    assert data["slides"]
    assert data["start"] == 0
    assert data["version"] in data["version_words"]


@pytest.fixture
def published(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))
    return real_data


@pytest.mark.usefixtures("published")
def test_an_address_restores_order_and_place() -> None:
    app = opened(show="map,money-lending,briefing.3", at="2")
    assert not app.exception
    assert not app.info
    data = written(app)
    assert [slide["id"] for slide in data["slides"]] == ["map", "money-lending", "briefing.lending"]
    assert data["start"] == 1


@pytest.mark.usefixtures("published")
def test_damaged_parameters_are_left_out_with_a_notice() -> None:
    for show, at in (("<script>", "x"), ("\x00", "9" * 99), (["map", "arms"], "-1"), ("y" * 9999, "2.5")):
        app = opened(show=show, at=at)
        assert not app.exception
        assert len(app.info) == 1
        assert len(written(app)["slides"]) > 20
    app = opened(show="map,gone")
    assert [slide["id"] for slide in written(app)["slides"]] == ["map"]
    assert "gone" in app.info[0].value


@pytest.mark.usefixtures("published")
def test_filters_hold_on_slides_and_are_named() -> None:
    data = written(opened(show="arms-share,money-lending", theme="money"))
    assert "Money" in data["version_words"]
    lending = next(slide for slide in data["slides"] if slide["id"] == "money-lending")
    assert "34" in lending["title"]
    data = written(opened(theme="arms", **{"from": "1800", "to": "1801"}))
    assert data["slides"]
    assert not [slide for slide in data["slides"] if slide["id"].startswith("briefing.")]


@pytest.mark.usefixtures("published")
def test_search_in_an_address_does_not_hide_the_slides() -> None:
    assert written(opened(search="oil", show="map"))["slides"][0]["id"] == "map"
