"""Names of files say which part of the data they hold, and no two parts have one name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contents import Ground
from dashboard.file_names import file_name, part_name, part_of_choice, part_of_selection
from dashboard.selection import Selection
from dashboard.tables import Choice
from dashboard.units import Units

NAMES = ("theme", "status", "from")


def test_a_file_name_says_what_which_part_and_which_version() -> None:
    assert file_name("figures", "0123456789ab") == "figures-0123456789ab.csv"
    name = file_name("oil-dark", "0123456789ab", "theme-arms-from-2014", "png")
    assert name == "oil-dark--theme-arms-from-2014-0123456789ab.png"


@pytest.mark.parametrize(
    ("selection", "part"),
    [
        (Selection(), ""),
        (Selection(search="oil", figure="x", version="v"), ""),
        (Selection(first_year=2014), "from-2014"),
        (Selection(themes=("arms", "money"), last_year=2020), "theme-arms-money-to-2020"),
        (Selection(statuses=("alleged",), units=Units("kilometer", "year")), "status-alleged-unit-km-year"),
    ],
)
def test_a_selection_is_told_in_the_words_of_an_address(
    selection: Selection, part: str, ground: Ground
) -> None:
    assert part_of_selection(selection, ground.whole) == part


def test_documents_are_told_by_their_numbers(ground: Ground) -> None:
    first, second = list(ground.whole.documents)[:2]
    assert part_of_selection(Selection(documents=(first, second)), ground.whole) == "source-1-2"


def test_a_choice_of_rows_is_told_too() -> None:
    assert part_of_choice(Choice({"theme": []}, words="  ")) == ""
    assert (
        part_of_choice(Choice({"theme": ["arms"]}, "oil", (2000, 2001)))
        == "theme-arms-words-oil-years-2000-2001"
    )


def test_what_is_cut_or_loses_letters_bears_a_checksum() -> None:
    long = part_name([("theme", [f"theme{place}" for place in range(20)])])
    assert len(long) <= 60
    assert re.fullmatch(r"theme-theme0-theme1-.*-[0-9a-f]{8}", long)
    assert re.fullmatch(r"words-[0-9a-f]{8}", part_name([("words", ["Ж"])]))
    assert re.fullmatch(r"words-a-b-[0-9a-f]{8}", part_name([("words", ["a/b"])]))


_ASKED = st.fixed_dictionaries({name: st.lists(st.text(max_size=30), max_size=4) for name in NAMES})


@given(_ASKED, _ASKED)
def test_two_parts_never_have_one_name(one: dict[str, list[str]], other: dict[str, list[str]]) -> None:
    first, second = (part_name([(name, asked[name]) for name in NAMES]) for asked in (one, other))
    told = [{name: [value for value in asked[name] if value] for name in NAMES} for asked in (one, other)]
    assert (first == second) == (told[0] == told[1])
    assert re.fullmatch(r"[a-z0-9_-]{0,60}", first)
    assert "--" not in first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("theme", ["a-b"])], [("theme", ["a", "b"])]),
        ([("theme", ["a", "status"]), ("status", ["b"])], [("theme", ["a"]), ("status", ["status", "b"])]),
        ([("theme", ["status", "b"]), ("status", [])], [("theme", []), ("status", ["b"])]),
    ],
)
def test_values_that_read_alike_are_told_apart(
    one: list[tuple[str, list[str]]], other: list[tuple[str, list[str]]]
) -> None:
    assert part_name(one) != part_name(other)
