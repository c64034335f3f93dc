"""Numbers as the command line prints them."""

from __future__ import annotations


def plain_number(number: float) -> str:
    """The number with thousands separated and at most four decimals: 34,000,000,000, 0.3333."""
    return f"{number:,.4f}".rstrip("0").rstrip(".")
