"""The pages that the filters do not touch, and the way out of filters that leave nothing."""

from __future__ import annotations

from dashboard.elements import Node, el

# These pages show tables and documents as they are, whatever is selected.
UNFILTERED = frozenset({"data", "sources"})
# What a button picks that takes all filters away.
RESET = "take all filters away"


def way_out() -> Node:
    """A button that takes all filters away."""
    return el("button", "Show everything", type="button", data_pick=RESET)
