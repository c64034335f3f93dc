"""Numbers that an editor reads where the text prints none."""

from __future__ import annotations

import pytest

from etl.quantities import read_implied


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value", "low", "high", "qualifier", "unit", "change"),
    [
        (
            "The bank gave no further credits.",
            "no further credits",
            "count",
            0.0,
            0.0,
            0.0,
            "exact",
            None,
            None,
        ),
        ("It is the single largest buyer.", "single largest", "rank", 1.0, 1.0, 1.0, "exact", None, None),
        ("Its main customer is India.", "main", "rank", 1.0, 1.0, 1.0, "exact", None, None),
        (
            "It is one of the poorest states.",
            "one of the poorest",
            "rank",
            None,
            1.0,
            None,
            "at_least",
            None,
            None,
        ),
        (
            "It is among Europe's largest.",
            "among Europe's largest",
            "rank",
            None,
            1.0,
            None,
            "at_least",
            None,
            None,
        ),
        (
            "It is one of the region’s very poorest.",
            "poorest",
            "rank",
            None,
            1.0,
            None,
            "at_least",
            None,
            None,
        ),
        ("One of the men knew the largest buyer.", "largest", "rank", 1.0, 1.0, 1.0, "exact", None, None),
        ("It is among the largest, its main rival not.", "main", "rank", 1.0, 1.0, 1.0, "exact", None, None),
        ("One of them knew the largest buyer.", "largest", "rank", 1.0, 1.0, 1.0, "exact", None, None),
        ("The fee was doubled in June.", "doubled", "fraction", 2.0, 2.0, 2.0, "exact", "factor", "up"),
        ("Output has tripled.", "tripled", "fraction", 3.0, 3.0, 3.0, "exact", "factor", "up"),
        ("Sales were halved.", "halved", "fraction", 0.5, 0.5, 0.5, "exact", "factor", "down"),
        (
            "It is far smaller than Peru.",
            "far smaller than",
            "fraction",
            1.0,
            None,
            1.0,
            "less_than",
            "factor",
            None,
        ),
        (
            "A scale far exceeding need.",
            "far exceeding",
            "fraction",
            1.0,
            1.0,
            None,
            "more_than",
            "factor",
            None,
        ),
    ],
)
def test_implied_number(
    text: str,
    printed: str,
    kind: str,
    value: float | None,
    low: float | None,
    high: float | None,
    qualifier: str,
    unit: str | None,
    change: str | None,
) -> None:
    start = text.index(printed)
    mention = read_implied(text, start, start + len(printed))
    assert mention is not None
    assert (mention.kind, mention.value, mention.low, mention.high) == (kind, value, low, high)
    assert (mention.qualifier, mention.unit, mention.change) == (qualifier, unit, change)


@pytest.mark.parametrize("printed", ["the bank", "", "...", "in Caracas"])
def test_nothing_is_implied(printed: str) -> None:
    assert read_implied(f"So {printed} waited", 3, 3 + len(printed)) is None
