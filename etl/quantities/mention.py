"""One numeric expression at one place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """What was printed, where, and what it says; the package docstring states the conventions."""

    start: int
    end: int
    printed: str
    kind: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    unit: str | None = None
    per: str | None = None
    change: str | None = None
    date: str | None = None
