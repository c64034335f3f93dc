"""What stands on each slide: title, drawing, value, sources, version."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.chart import Chart
from dashboard.contents import Ground, all_charts
from dashboard.elements import Node, is_node, text_of
from dashboard.exports.picture_notes import sources_of
from dashboard.ledger import headline_rows
from dashboard.present_order import offers
from dashboard.present_place import place_key
from dashboard.present_slides import (
    TALLEST,
    Slide,
    chart_slides,
    headline_slide,
    slides_of,
)


@pytest.fixture(scope="module")
def slides(ground: Ground) -> tuple[Slide, ...]:
    offered = offers(ground)
    return slides_of([offer.item for offer in offered], offered, ground)


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


def test_every_caveat_stands_whole_on_a_slide_of_its_chart(ground: Ground) -> None:
    offered = offers(ground)
    for chart in all_charts(ground).values():
        shown = slides_of((chart.chart_id,), offered, ground)
        words = " ".join(text_of(node) for slide in shown for node in slide.nodes)
        assert chart.caveat
        assert chart.caveat in words


def test_numbers_on_which_documents_disagree_are_all_on_the_slide(ground: Ground) -> None:
    row = headline_rows(ground.catalogue)[0]
    one, other = replace(row.evidence[0], value="70%"), replace(row.evidence[0], value="65%", source_number=2)
    disputed = replace(row, verdict="conflict", evidence=(one, other))
    words = " ".join(text_of(node) for node in headline_slide("briefing.x", disputed, ground).nodes)
    assert "65% [2]" in words
    assert f"70% [{one.source_number}]" in words


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
