"""What a reader puts into a report, and in which order: read from an address, changed step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.address import shortened
from dashboard.elements import Node, el
from dashboard.navigation import PAGES

Step = Literal["add", "up", "down", "remove"]
PARAMETER = "items"
LONGEST = 60
# What a report holds where nothing is asked for: what briefs, without what checks.
_USUAL = tuple(page.name for page in PAGES if page.path not in {"sources", "data"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The items of a report in order, and what of the address was left out."""

    items: tuple[str, ...]
    notice: str = ""


def read_choice(asked: str | None, known: Mapping[str, str]) -> Choice:
    """The items that an address names, each once; the usual ones where it names none. Never raises."""
    if asked is None:
        return Choice(tuple(name for name in _USUAL if name in known))
    named = [name for name in dict.fromkeys(asked.split(",")) if name]
    items = tuple(name for name in named if name in known)[:LONGEST]
    left = [name for name in named if name not in known]
    notice = f"Not known here and left out: {', '.join(shortened(name) for name in left[:3])}" if left else ""
    return Choice(items, notice)


def stepped(items: Sequence[str], step: Step, name: str) -> tuple[str, ...]:
    """The items after one step; one that cannot be taken changes nothing."""
    if step == "add":
        return (*items, name) if name not in items else tuple(items)
    if name not in items:
        return tuple(items)
    at = items.index(name)
    if step == "remove":
        return tuple(item for item in items if item != name)
    other = at - 1 if step == "up" else at + 1
    if not 0 <= other < len(items):
        return tuple(items)
    changed = list(items)
    changed[at], changed[other] = changed[other], changed[at]
    return tuple(changed)


def read_step(picked: str | None) -> tuple[Step, str] | None:
    """The step that a button stands for: "up money"; None where it is none."""
    word, _, name = (picked or "").partition(" ")
    for step in ("add", "up", "down", "remove"):
        if word == step and name:
            return step, name
    return None


def chosen_nodes(items: Sequence[str], known: Mapping[str, str]) -> list[Node]:
    """The report's items in order, each with buttons to move it and to take it out."""
    if not items:
        return [el("p", "Nothing is chosen yet: add pages or charts below.", cls="note", role="status")]
    lines = [_chosen_node(name, known[name], place, len(items)) for place, name in enumerate(items, 1)]
    return [el("ol", lines, cls="chosen", aria_label="In the report, in this order")]


def _chosen_node(name: str, title: str, place: int, count: int) -> Node:
    buttons = [
        _button("up", name, "↑", f"Move up: {title}") if place > 1 else None,
        _button("down", name, "↓", f"Move down: {title}") if place < count else None,
        _button("remove", name, "remove", f"Remove: {title}"),
    ]
    return el("li", el("span", str(place), cls="place"), el("span", title, " ", _kind(name), cls="what"),
              el("span", buttons, cls="moves"))  # fmt: skip


def offered_nodes(items: Sequence[str], known: Mapping[str, str]) -> list[Node]:
    """All that is not in the report yet: pages, then charts."""
    left = [(name, title) for name, title in known.items() if name not in items]
    if not left:
        return [el("p", "Everything that there is stands in the report.", cls="note")]
    lines = [
        el("li", el("span", title, " ", _kind(name), cls="what"),
           el("span", _button("add", name, "add", f"Add: {title}"), cls="moves"))
        for name, title in left
    ]  # fmt: skip
    return [el("ul", lines, cls="chosen", aria_label="What can be added")]


def _kind(name: str) -> Node:
    is_page = name in {page.name for page in PAGES}
    return el("span", "page" if is_page else "chart", cls="tag")


def _button(step: Step, name: str, label: str, said: str) -> Node:
    return el("button", label, type="button", data_pick=f"{step} {name}", aria_label=said)
