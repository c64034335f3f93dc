"""Where the slides of a page are."""

from __future__ import annotations

from dashboard.present_order import BRIEFING, present_link
from dashboard.selection import Selection

# These pages hold words and tables alone.
_WITHOUT_SLIDES = frozenset({"agreement", "sources", "data"})


def slides_address(path: str, selection: Selection) -> str:
    """Where the page at an address is presented, as it is selected; nothing where it has no slides."""
    return "" if path in _WITHOUT_SLIDES else present_link([path or BRIEFING], selection)
