"""Places in words: what a place is, how firmly it is spoken of, how closely it is known."""

from __future__ import annotations

# What the data call confirmed is named as a place that is there; nobody has confirmed anything, so the screen
# does not say that.
_KINDS = {"reference": "shown for reference"}
_STATUSES = {"confirmed": "named", "reference": "for reference"}
_POSITIONS = {
    "unplaced": "no position given",
    "city": "marked at the town, no closer",
    "state": "only the state is named",
    "region": "only the region is named",
    "country": "only the country is named",
}


def place_kind_words(kind: str) -> str:
    """What a place is: "city"; of one that is on the map to compare with, that it is."""
    return _KINDS.get(kind, kind.replace("_", " "))


def place_status_words(status: str | None) -> str:
    """How firmly a place is spoken of: "named", "alleged"; "for reference" where no document names it."""
    return _STATUSES.get(status or "reference", status or "")


def position_words(precision: str) -> str:
    """How closely a place is known: "marked at the town, no closer", "only the state is named"."""
    return _POSITIONS.get(precision, f"known to the {precision.replace('_', ' ')}")
