"""Numbers on the command line: never scientific, never cut to a wrong whole."""

from __future__ import annotations

import pytest

from etl.plain_numbers import plain_number, qualifier_words


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (34_000_000_000.0, "34,000,000,000"),
        (3_090_909_090.909091, "3,090,909,090.9091"),
        (1 / 3, "0.3333"),
        (120.0, "120"),
        (1341.2, "1,341.2"),
        (0.0, "0"),
        (-0.5, "-0.5"),
    ],
)
def test_plain_number(number: float, printed: str) -> None:
    assert plain_number(number) == printed


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [("exact", ""), ("about", "about "), ("at_least", "at least "), ("between", "between ")],
)
def test_qualifier_words(qualifier: str, words: str) -> None:
    assert qualifier_words(qualifier) == words
