"""Rows of headlines and themes, their marks, what the sources dispute, and who speaks on a theme."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.disputes import disputes
from dashboard.elements import text_of
from dashboard.ledger import headline_rows, theme_rows
from dashboard.marks import axis_of, mark_of, round_up
from dashboard.source_view import event_section, source_list
from tests.sample_tables import sample_rows
from tests.written import catalogue


def test_the_most_cautious_of_several_readings_is_the_one_shown() -> None:
    rows = headline_rows(catalogue(sample_rows()))
    capacity = next(row for row in rows if row.indicator_id == "capacity")
    assert capacity.value.replace("\u00a0", " ") == "up to 70 million rounds a year"
    assert capacity.sources == (1, 2)
    assert [piece.value.replace("\u00a0", " ") for piece in capacity.evidence][
        1
    ] == "70 million rounds a year"


def test_a_headline_is_about_the_subject_that_most_figures_are_about() -> None:
    displaced = next(
        row for row in headline_rows(catalogue(sample_rows())) if row.indicator_id == "displaced"
    )
    assert displaced.figure.subject == "venezuela"
    assert [piece.figure_id for piece in displaced.others] == ["gamma.displaced.syria"]


def test_marks_of_one_measure_share_an_axis_so_that_the_larger_number_lies_farther_out() -> None:
    rows = sample_rows()
    shown = [row for row in theme_rows(catalogue(rows), ("displacement",)) if row.indicator_id == "displaced"]
    assert len(shown) > 1
    assert len({row.mark.axis_end for row in shown}) == 1
    by_value = sorted(shown, key=lambda row: row.figure.value or 0)
    assert [row.mark.start for row in by_value] == sorted(row.mark.start for row in shown)
    assert by_value[0].mark.start < by_value[-1].mark.start


def test_two_derived_rows_of_one_title_say_whom_each_is_about() -> None:
    rows = sample_rows()
    indicator = next(row for row in rows["indicators"] if row["indicator_id"] == "displaced")
    indicator["measure"] = "people displaced from the subject; as told"
    for row in rows["figures"]:
        if row["indicator_id"] == "displaced":
            row |= {"title": "Displaced, computed", "status": "derived"}
    shown = [row for row in theme_rows(catalogue(rows), ("displacement",)) if row.indicator_id == "displaced"]
    assert {row.about for row in shown} == {"people displaced from Syria", "people displaced from Venezuela"}


def test_a_theme_lists_the_documents_that_speak_on_it_and_no_others() -> None:
    whole = catalogue(sample_rows())
    assert [item[2][2] for item in source_list(whole)[0][3][2:]] == ["1", "2", "3"]
    assert [item[2][2] for item in source_list(whole, {"displacement"})[0][3][2:]] == ["3"]
    assert source_list(whole, {"unheard_of"}) == []


def test_disputes_name_each_reading_with_its_document() -> None:
    found = {one.agreement_id: one for one in disputes(catalogue(sample_rows()))}
    assert set(found) == {"agreements", "parade"}
    words = [reading.words.replace("\u00a0", " ") for reading in found["agreements"].readings]
    assert words == ["more than 350 agreements", "up to 300 agreements"]
    assert [voice.source_number for reading in found["agreements"].readings for voice in reading.voices] == [
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("figure_id", "shape", "style", "start", "end"),
    [
        ("alpha.import_share", "dot", "solid", 0.7, 0.7),
        ("alpha.capacity", "arrow_down", "solid", 0.7, 0.7),
        ("alpha.output", "ring", "solid", 0.8, 0.8),
        ("alpha.agreements", "arrow_up", "solid", 0.7, 0.7),
        ("alpha.plan", "bar", "solid", 0.0, 0.7),
        ("gamma.bases", "dot", "hatched", 2 / 3, 2 / 3),
        ("derived.trade", "arrow_up", "dashed", 0.72, 0.72),
        ("alpha.new_loans", "dot", "solid", 0.0, 0.0),
        ("alpha.buyer_rank", "arrow_down", "solid", 1.0, 1.0),
    ],
)
def test_marks_show_the_qualifier_and_the_status(
    figure_id: str, shape: str, style: str, start: float, end: float
) -> None:
    mark = mark_of(catalogue(sample_rows()).figures[figure_id])
    assert (mark.shape, mark.style) == (shape, style)
    assert (mark.start, mark.end) == pytest.approx((start, end))


def test_an_axis_leaves_room_for_an_arrow() -> None:
    assert axis_of("USD", 34e9).last == 50e9
    assert axis_of("percent", 70).last == 100
    assert [round_up(value) for value in (0, 7, 12, 99, 100)] == [1, 8, 15, 100, 100]


@pytest.mark.parametrize(
    ("status", "modality", "said"),
    [
        ("reported", "stated", ""),
        ("alleged", "stated", "alleged"),
        ("alleged", "possible", "alleged called possible"),
    ],
)
def test_what_is_dated_says_all_that_is_doubtful_of_it(status: str, modality: str, said: str) -> None:
    known = catalogue(sample_rows())
    event = replace(next(iter(known.events.values())), title="It began", status=status, modality=modality)
    (section,) = event_section([event], known)
    assert " ".join(text_of(section).partition("It began")[2].split()).startswith(
        f"{said} {known.numbers[event.document_id]}".strip()
    )
