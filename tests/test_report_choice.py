"""Choosing what goes into a report, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.elements import Node, is_node, text_of
from dashboard.report_choice import (
    Step,
    chosen_nodes,
    offered_nodes,
    read_choice,
    read_step,
    stepped,
)

KNOWN = {
    "briefing": "What is known?",
    "money": "What was lent?",
    "arms-share": "70%",
    "sources": "What do they say?",
}


def test_without_an_address_a_report_holds_what_briefs() -> None:
    assert read_choice(None, KNOWN).items == ("briefing", "money")


def test_an_address_names_items_in_order_each_once_and_what_is_unknown_is_told() -> None:
    choice = read_choice("arms-share,money,nope,arms-share,<b>", KNOWN)
    assert choice.items == ("arms-share", "money")
    assert choice.notice == "Not known here and left out: nope, <b>"


def test_an_empty_address_chooses_nothing() -> None:
    assert read_choice("", KNOWN).items == ()


@given(st.text(max_size=500))
def test_no_address_is_refused(asked: str) -> None:
    choice = read_choice(asked, KNOWN)
    assert set(choice.items) <= set(KNOWN)
    assert len(choice.notice) < 200


@pytest.mark.parametrize(
    ("step", "name", "items"),
    [
        ("up", "b", ("b", "a", "c")),
        ("up", "a", ("a", "b", "c")),
        ("down", "b", ("a", "c", "b")),
        ("down", "c", ("a", "b", "c")),
        ("remove", "b", ("a", "c")),
        ("remove", "x", ("a", "b", "c")),
        ("up", "x", ("a", "b", "c")),
        ("add", "x", ("a", "b", "c", "x")),
        ("add", "a", ("a", "b", "c")),
    ],
)
def test_a_step_moves_takes_out_or_adds_one_item(step: Step, name: str, items: tuple[str, ...]) -> None:
    assert stepped(("a", "b", "c"), step, name) == items


def test_buttons_say_their_step() -> None:
    assert read_step("up money") == ("up", "money")
    for picked in (None, "", "up", "up ", "show money"):
        assert read_step(picked) is None


def test_the_first_cannot_go_up_nor_the_last_down() -> None:
    (listed,) = chosen_nodes(("money", "arms-share"), KNOWN)
    picks = [node[1]["data-pick"] for node in _buttons(listed)]
    assert picks == ["down money", "remove money", "up arms-share", "remove arms-share"]


def test_what_is_not_chosen_is_offered_and_told_apart() -> None:
    (offered,) = offered_nodes(("money",), KNOWN)
    assert [node[1]["data-pick"] for node in _buttons(offered)] == [
        "add briefing",
        "add arms-share",
        "add sources",
    ]
    assert "70%   chart" in text_of(offered)
    assert "What is known?   page" in text_of(offered)


def test_nothing_chosen_and_nothing_left_are_said() -> None:
    assert "Nothing is chosen yet" in text_of(chosen_nodes((), KNOWN)[0])
    assert "Everything that there is" in text_of(offered_nodes(tuple(KNOWN), KNOWN)[0])


def _buttons(node: object) -> list[Node]:
    if not is_node(node):
        return []
    inner = [found for child in node[2:] for found in _buttons(child)]
    return [node, *inner] if node[0] == "button" else inner
