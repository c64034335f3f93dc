"""The button that offers files, wherever it stands on a page."""

from __future__ import annotations

from dashboard.elements import Node, el

# What the button picks.
TAKE_AWAY = "take away"


def take_away_node() -> Node:
    """The button; pictures and print leave out what is of its class."""
    button = el("button", "Take away picture or data", type="button", data_pick=TAKE_AWAY)
    return el("p", button, cls="ways")
