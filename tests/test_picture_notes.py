"""What stands around a picture of a chart, and how drawings and lines are parted."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contents import Ground, all_charts
from dashboard.exports.picture_notes import cited_numbers, picture_notes
from dashboard.exports.picture_pieces import breaks_of, cuts_of, height_of, ids_in, pieces_of
from dashboard.exports.picture_text import BOLD, even_lines, lines_of, plain_line, width_of
from dashboard.exports.pictures import (
    SIZES,
    chart_svgs,
)
from dashboard.selection import Selection
from dashboard.theme import Mode
from tests.drawn_charts import Shown, words_of

pytestmark = pytest.mark.usefixtures("picture_browser")


def test_filters_are_told_and_a_link_only_where_an_address_is_configured(
    monkeypatch: pytest.MonkeyPatch, drawn: dict[Mode, Shown]
) -> None:
    whole = drawn["light"].ground
    assert drawn["light"].notes("arms-share").filters is None
    chosen = Selection(themes=("arms",), statuses=("reported",), first_year=2000, last_year=2021,
                       documents=("survival-of-the-regime", "parade-to-production"))  # fmt: skip
    ground = Ground(whole.edition, chosen, "light")
    chart = all_charts(ground)["arms-share"]
    notes = picture_notes(chart, ground)
    first, second = (whole.catalogue.numbers[name] for name in chosen.documents)
    assert notes.filters == f"Only Arms; sources {first} and {second}; reported; 2000–2021"
    assert notes.address is None
    (svg,) = chart_svgs(chart, notes, SIZES["column"], "light")
    assert notes.filters in words_of(svg)
    monkeypatch.setenv("FIGURES_ADDRESS", "https://figures.example/")
    linked = picture_notes(chart, ground)
    assert linked.address
    assert linked.address.startswith("https://figures.example/arms?theme=arms")
    assert f"version={ground.version}" in linked.address
    (svg,) = chart_svgs(chart, linked, SIZES["column"], "light")
    assert linked.address in words_of(svg).replace(" ", "")
    monkeypatch.setenv("FIGURES_ADDRESS", "javascript:alert(1)")
    assert picture_notes(chart, ground).address is None


@pytest.mark.parametrize("most", [300, 420, 700, 1500, 9000])
def test_a_parted_drawing_loses_no_label_mark_or_line(most: int, drawn: dict[Mode, Shown]) -> None:
    figure = drawn["light"].charts["timeline"].figure
    pieces = pieces_of(figure, most)
    assert sum(map(height_of, pieces)) >= height_of(figure) - 1
    assert len(pieces) >= height_of(figure) / most
    whole = [label["text"] for label in figure["layout"]["annotations"]]
    parted = [
        label["text"].removesuffix(", continued") for one in pieces for label in one["layout"]["annotations"]
    ]
    assert set(whole) == set(parted)
    assert all(parted.count(text) >= whole.count(text) for text in set(whole))
    assert sum(len(one["data"]) for one in pieces) == len(figure["data"])
    assert ids_in(pieces) == ids_in([figure])
    longest = max(
        second.y - first.y for first, second in zip(breaks_of(figure), breaks_of(figure)[1:], strict=False)
    )
    for one in pieces:
        height = one["layout"]["height"]
        assert one["layout"]["yaxis"]["range"] == [height, 0]
        assert height <= max(most, longest + 130) + 4
        assert all(0 <= label["y"] < height for label in one["layout"]["annotations"])


@given(
    st.lists(st.tuples(st.floats(1, 60), st.floats(0, 40)), max_size=25), st.floats(80, 900), st.booleans()
)
def test_cuts_follow_each_other_and_are_no_taller_than_asked(
    rows: list[tuple[float, float]], most: float, has_foot: bool
) -> None:
    tops = list(accumulate((height for height, _ in rows), initial=0.0))
    breaks = [{"y": y, "heads": [[0, head]]} for y, (_, head) in zip(tops[1:], rows, strict=False)]
    bottom = tops[-1] + 30
    meta: dict[str, object] = {"breaks": breaks} | ({"foot": [bottom - 20, bottom]} if has_foot else {})
    cuts = cuts_of({"layout": {"height": bottom, "meta": meta}}, most)
    assert cuts[0].start.y == 0
    assert [one.start.y for one in cuts[1:]] == [one.end for one in cuts[:-1]]
    assert cuts[-1].end == bottom
    for one in cuts:
        within = [y for y in (*tops[1:], bottom) if one.start.y < y <= one.end]
        assert one.height <= most + 1 or len(set(within)) == 1 or one == cuts[-1]


@given(st.text(max_size=300), st.floats(20, 900), st.sampled_from([400, BOLD]))
def test_lines_hold_all_words_and_fit(text: str, width: float, weight: int) -> None:
    for break_lines in (lines_of, even_lines):
        lines = break_lines(text, 16, width, weight)
        assert "".join(lines).replace(" ", "") == plain_line(text).replace(" ", "")
        assert all(width_of(line, 16, weight) <= width or len(line) == 1 for line in lines)


def test_all_documents_behind_a_mark_are_among_the_sources_of_its_picture(ground: Ground) -> None:
    for chart in all_charts(ground).values():
        notes = picture_notes(chart, ground)
        named = cited_numbers(cell for row in chart.table for cell in row.values())
        assert named <= {one.number for one in notes.numbered}, chart.chart_id


def test_figures_that_share_a_row_are_all_named_by_their_ids(ground: Ground) -> None:
    charts = all_charts(ground)
    for name, other in (("money-trade", "parade-to-production"), ("arms-ranks", "survival-of-the-regime")):
        documents = {one.partition(".")[0] for one in picture_notes(charts[name], ground).figure_ids}
        assert other in documents


def test_a_part_of_a_picture_has_the_sources_of_its_marks_though_no_label_cites_them(ground: Ground) -> None:
    chart = all_charts(ground)["arms-ranks"]
    notes = picture_notes(chart, ground)
    for row, figure_id in zip(chart.table, chart.figure_ids, strict=True):
        part = notes.of_part(1, 2, (), (figure_id,))
        assert cited_numbers(row.values()) <= {one.number for one in part.numbered}


def test_an_arrow_of_years_without_end_is_explained_where_no_bound_is_drawn(ground: Ground) -> None:
    charts = all_charts(ground)
    said = {name: {words: mark.shape for mark, words in picture_notes(chart, ground).legend}
            for name, chart in charts.items()}  # fmt: skip
    assert said["money-lending"]["since then"] == "arrow_up"
    assert "since then" not in said["money-trade"]
