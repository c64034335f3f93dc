"""What a page says that the filters do not touch."""

from __future__ import annotations

from dashboard.elements import Node, el
from dashboard.selection import Selection

# What a button picks that takes all filters away.
RESET = "take all filters away"


def untouched(selection: Selection) -> list[Node]:
    """One sentence and the way out; nothing where there are no filters."""
    return [untouched_node()] if selection.is_filtering else []


def untouched_node() -> Node:
    """That the page shows everything, whatever the filters."""
    return el("p", "This page shows everything; the filters are for the others. ", way_out(), cls="note")


def way_out() -> Node:
    """A button that takes all filters away."""
    return el("button", "Show everything", type="button", data_pick=RESET)
