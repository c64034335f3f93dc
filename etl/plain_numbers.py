"""Numbers, and what says how they are meant, as the command line and the notes of tables print them."""

from __future__ import annotations


def plain_number(number: float) -> str:
    """The number with thousands separated and at most four decimals: 34,000,000,000, 0.3333."""
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def qualifier_words(qualifier: str) -> str:
    """What stands before a number, with a space behind it ("at least "); nothing before an exact one."""
    return "" if qualifier == "exact" else f"{qualifier.replace('_', ' ')} "
