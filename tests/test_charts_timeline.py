"""The timeline: dates as precise as they are, panels, conflicts, labels that fit, nothing and nonsense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import Catalogue
from dashboard.charts.sheet import SIDE
from dashboard.charts.timeline import timeline_panels, timeline_points
from dashboard.charts.timeline_chart import scale_places, timeline_chart
from dashboard.charts.timeline_dates import place_of, stretch_of, stretch_of_partial
from dashboard.charts.timeline_labels import NARROWEST, beside_of, stand_of
from dashboard.charts.timeline_rows import Drawing, matter_row
from dashboard.charts.timeline_words import dates_words, doubt_words
from dashboard.elements import text_of
from dashboard.event_evidence import event_evidence
from dashboard.marks import Axis
from dashboard.records import Agreement, Event
from tests.sample_charts import HARM, clickable, sample_catalogue, texts_of


def event(name: str, start: str | None, end: str | None, precision: str = "year", **more: Any) -> Event:
    """An event named `<document>.<event>[.n]`."""
    document, event_id = name.split(".")[:2]
    given: dict[str, Any] = {
        "title": f"The {event_id}", "theme": "arms", "date_basis": "printed", "printed": "as printed",
        "claim": f"A made-up sentence on {name}.",
    }  # fmt: skip
    return Event(
        name, event_id, document_id=document, paragraph=2, date_start=start, date_end=end,
        precision=precision, **(given | more),
    )  # fmt: skip


def catalogue_of(events: Sequence[Event], agreement: Sequence[Agreement] = ()) -> Catalogue:
    return replace(
        sample_catalogue([], agreement=agreement), events={one.event_statement_id: one for one in events}
    )


TREATY = event("alpha.treaty", "2001-01-01", "2001-12-31", theme="diplomacy")
ERA = event("beta.era", "1999-01-01", "2013-12-31", "span")
VISIT = event("alpha.visit", "2025-05-01", "2025-05-31", "month", date_basis="inferred")
EARLY = event("beta.parade", "2025-06-01", "2025-06-10", "part of month")
DAY = event("alpha.parade", "2025-07-05", "2025-07-05", "day", date_basis="inferred")
SAME_DAY = event("beta.parade.2", "2025-07-05", "2025-07-05", "day", date_basis="inferred")
START = event("beta.start", "2022-01-01", "2022-12-31", modality="possible")
ALL = [DAY, START, EARLY, SAME_DAY, VISIT, ERA, TREATY]
CONFLICT = Agreement("event.parade", "conflict", 2, 0, event_id="parade",
                     figure_ids=("alpha.parade", "beta.parade", "beta.parade.2"))  # fmt: skip


def test_days_have_their_place_in_the_year_also_in_leap_years() -> None:
    assert place_of(date(2025, 1, 1)) == 2025
    assert place_of(date(2024, 12, 31)) == pytest.approx(2024 + 365 / 366)
    assert stretch_of("2025-01-01", "2025-12-31") == (2025, 2026)
    assert stretch_of("2025-07-05", "2025-07-05") == pytest.approx((2025 + 185 / 365, 2025 + 186 / 365))
    assert stretch_of_partial("2022") == (2022, 2023)
    assert stretch_of_partial("2022-12") == pytest.approx((2022 + 334 / 365, 2023))
    assert stretch_of_partial("2022-12-31") == pytest.approx((2022 + 364 / 365, 2023))


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2022-13", "2022-00", "2022-02-30", "0", "2022-1-1-1", "99999"]
)
def test_what_is_no_date_has_no_place(text: str | None) -> None:
    assert stretch_of(text, text) is None
    assert stretch_of_partial(text) is None


def test_a_stretch_that_runs_backwards_has_no_place() -> None:
    assert stretch_of("2025-07-05", "2025-07-04") is None


def test_matters_stand_in_order_and_statements_of_one_date_are_one_reading() -> None:
    points = timeline_points(catalogue_of(ALL, [CONFLICT]))
    assert [point.event_id for point in points] == ["era", "treaty", "start", "visit", "parade"]
    parade = points[-1]
    assert parade.verdict == "conflict"
    assert [[one.event_statement_id for one in reading.statements] for reading in parade.readings] == [
        ["beta.parade"],
        ["alpha.parade", "beta.parade.2"],
    ]
    assert [reading.is_inferred for reading in parade.readings] == [False, True]
    assert dates_words(parade) == "1–10 June 2025 or 5 July 2025 (date inferred)"
    assert timeline_points(catalogue_of([])) == ()


def test_a_date_that_one_document_prints_is_not_called_inferred() -> None:
    (point,) = timeline_points(catalogue_of([DAY, replace(SAME_DAY, date_basis="printed")]))
    assert [reading.is_inferred for reading in point.readings] == [False]


def test_what_is_possible_is_another_reading_than_what_is_stated() -> None:
    (point,) = timeline_points(
        catalogue_of([START, replace(START, event_statement_id="x", modality="stated")])
    )
    assert [doubt_words(reading) for reading in point.readings] == [("called possible",), ()]


def test_years_of_fine_dates_have_a_panel_of_months_and_all_others_one_of_years() -> None:
    panels = timeline_panels(timeline_points(catalogue_of(ALL)))
    assert [(one.first, one.last, [matter.event_id for matter in one.matters]) for one in panels] == [
        (1999, 2026, ["era", "start", "treaty"]),
        (2025, 2026, ["visit", "parade"]),
    ]
    assert timeline_panels(()) == ()


def test_a_matter_told_of_two_years_stays_on_the_axis_of_years() -> None:
    far = event("beta.visit", "2022-05-01", "2022-05-31", "month")
    panels = timeline_panels(timeline_points(catalogue_of([VISIT, far, DAY, EARLY])))
    assert [[matter.event_id for matter in panel.matters] for panel in panels] == [["visit", "parade"]]


def test_ticks_words_and_grid_lines_stand_at_the_same_places() -> None:
    catalogue = catalogue_of(ALL)
    years, months = timeline_panels(timeline_points(catalogue))
    assert [words for _, words in scale_places(years)] == ["2000", "2005", "2010", "2015", "2020", "2025"]
    assert [words for _, words in scale_places(months)] == ["Jan", "Apr", "Jul", "Oct"]
    assert scale_places(years)[0][0] == pytest.approx(1 / 27)
    assert scale_places(months)[2][0] == pytest.approx(181 / 365)
    layout = timeline_chart(timeline_points(catalogue), catalogue, "light").figure["layout"]
    places = {at for panel in (years, months) for at, _ in scale_places(panel)}
    upright = [one for one in layout["shapes"] if one["x0"] == one["x1"] and "yanchor" not in one]
    lines = {one["x0"] for one in upright if one["layer"] == "below"}
    tick_marks = {one["x0"] for one in upright if one["y1"] - one["y0"] == 5}
    named = {one["x"] for one in layout["annotations"] if one["text"] in {"Apr", "2000", "2010", "2025"}}
    assert lines == tick_marks == places
    assert named < places


def test_marks_are_as_long_as_the_dates_are_precise() -> None:
    catalogue = catalogue_of(ALL, [CONFLICT])
    chart = timeline_chart(timeline_points(catalogue), catalogue, "light")
    traces = chart.figure["data"]
    lengths = {one["customdata"][0][0]: one["x"][0] for one in traces if one["type"] == "bar"}
    assert lengths["alpha.treaty"] == pytest.approx(1 / 27)
    assert lengths["beta.era"] == pytest.approx(15 / 27)
    assert lengths["alpha.visit"] == pytest.approx(31 / 365)
    assert lengths["beta.parade"] == pytest.approx(10 / 365)
    assert "alpha.parade" not in lengths
    days = [one for one in traces if one.get("customdata") == [["alpha.parade"]]]
    assert [one["x"] for one in days] == [[pytest.approx((185.5) / 365)]]


def test_inferred_dates_are_hollow_and_printed_ones_filled() -> None:
    catalogue = catalogue_of([VISIT, replace(VISIT, event_statement_id="alpha.seen", event_id="seen",
                                             date_basis="printed")])  # fmt: skip
    chart = timeline_chart(timeline_points(catalogue), catalogue, "light")
    colours = {
        one["customdata"][0][0]: one["marker"]["color"]
        for one in chart.figure["data"]
        if one["type"] == "bar"
    }
    assert colours["alpha.visit"].startswith("rgba")
    assert colours["alpha.seen"].startswith("#")
    assert not any("dash" in one.get("line", {}) for one in chart.figure["data"])
    assert ("hollow", "date inferred") in {(mark.shape, words) for mark, words in chart.legend}


def test_every_label_of_the_points_is_drawn_and_read_out() -> None:
    catalogue = catalogue_of(ALL, [CONFLICT])
    points = timeline_points(catalogue)
    chart = timeline_chart(points, catalogue, "dark")
    for point in points:
        assert point.title in texts_of(chart)
        assert point.title in chart.alt
        for reading in point.readings:
            assert reading.words.replace(" 2025", "") in texts_of(chart)
            assert reading.words in chart.alt
    assert "the dates conflict" in texts_of(chart)
    assert "on one matter the dates conflict" in chart.title.replace("\u00a0", " ")
    assert "no cause" in chart.caveat
    assert set(clickable(chart)) == set(chart.figure_ids)


def test_only_a_conflict_has_a_bracket() -> None:
    events = [EARLY, DAY, VISIT]
    joined, apart = catalogue_of(events, [CONFLICT]), catalogue_of(events)
    drawn = [
        timeline_chart(timeline_points(one), one, "light").figure["layout"]["shapes"]
        for one in (joined, apart)
    ]
    assert len(drawn[0]) - len(drawn[1]) == 3
    assert "the dates conflict" not in texts_of(timeline_chart(timeline_points(apart), apart, "light"))


@pytest.mark.parametrize(
    "odd",
    [
        {"date_start": None, "date_end": None, "date_label": "one day"},
        {"date_start": "2025-07-09", "date_end": "2025-07-05"},
        {"precision": None},
        {"precision": "week", "status": "alleged"},
        {"theme": "music", "modality": "dreamt", "status": "whispered"},
        {"title": "An exceedingly long title " * 20},
        {"title": HARM, "printed": HARM},
        {"document_id": "nobody"},
        {"date_start": "0001-01-01", "date_end": "9999-12-31"},
    ],
)
def test_odd_events_are_told_all_the_same(odd: dict[str, Any]) -> None:
    catalogue = catalogue_of([replace(DAY, **odd), TREATY])
    chart = timeline_chart(timeline_points(catalogue), catalogue, "light")
    words = odd.get("title", "The parade").replace("&", "&amp;").replace("<", "&lt;").replace("$", "&#36;")
    assert words.replace(">", "&gt;").strip() in texts_of(chart)
    assert "<b>" not in texts_of(chart)
    assert len(chart.table) == 2


def test_without_events_the_chart_says_so() -> None:
    assert "There is nothing dated" in texts_of(timeline_chart((), catalogue_of([]), "light"))


@given(st.floats(0, 1), st.floats(0, 1))
def test_labels_have_room_on_the_narrowest_sheet_wherever_their_mark_is(one: float, other: float) -> None:
    start, end = sorted((one, other))
    stand = stand_of(start, end)
    at = SIDE + stand.share * (NARROWEST - 2 * SIDE)
    widest = stand.width * 7.5
    assert stand.width >= 16
    assert at + widest <= NARROWEST if stand.anchor == "left" else at - widest >= 0


@given(st.floats(0, 1), st.floats(0, 1))
def test_labels_beside_a_mark_have_room_on_the_narrowest_sheet_and_leave_the_mark_free(
    one: float, other: float
) -> None:
    start, end = sorted((one, other))
    stand = beside_of(start, end)
    if stand is None:
        assert end - start > 0.25
        return
    at = SIDE + stand.share * (NARROWEST - 2 * SIDE) + stand.shift
    widest = stand.width * 6.6
    assert stand.width >= 16
    assert at + widest <= NARROWEST if stand.anchor == "left" else at - widest >= 0
    assert stand.share == (end if stand.anchor == "left" else start)
    assert abs(stand.shift) > 8


def test_a_row_is_as_high_as_its_words_where_they_stand_beside_the_mark() -> None:
    catalogue = catalogue_of([event("alpha.treaty", "2024-01-01", "2024-12-31", title="A short one")])
    (matter,) = timeline_points(catalogue)
    part, bottom = matter_row(matter, 100, Drawing(Axis(2000, 2025), catalogue, "light"))
    (words,) = part.annotations
    assert words["text"] == "A short one, 2024 [1]"
    assert (words["y"], bottom) == (100, 100 + 17 + 6)


def test_a_date_opens_every_statement_of_its_matter_the_one_picked_first() -> None:
    catalogue = catalogue_of(ALL, [CONFLICT])
    pieces = [text_of(node) for node in event_evidence("alpha.parade", catalogue)]
    assert len(pieces) == 3
    assert "A made-up sentence on alpha.parade." in pieces[0]
    assert "A made-up sentence on beta.parade." in pieces[1]
    assert "Documents conflict" in pieces[0]
    assert event_evidence("nothing", catalogue) == []


def test_a_conflict_of_which_one_date_is_left_is_called_one_with_what_is_left_out() -> None:
    catalogue = catalogue_of([DAY], [CONFLICT])
    chart = timeline_chart(timeline_points(catalogue), catalogue, "light")
    assert "conflicts with a date left out" in texts_of(chart)
    assert "conflict" not in chart.title + chart.caveat


def test_where_no_date_can_be_drawn_there_is_no_scale_and_none_is_said_to_be_dated() -> None:
    catalogue = catalogue_of([replace(DAY, date_start=None, date_end=None, date_label=None)])
    (matter,) = timeline_points(catalogue)
    chart = timeline_chart((matter,), catalogue, "light")
    assert chart.title.replace("\u00a0", " ") == "No matters are dated"
    assert texts_of(chart).startswith("Without a date that can be drawn")
    assert not {"Jan", "0"} & set(texts_of(chart).split())
    assert matter.title in texts_of(chart)
