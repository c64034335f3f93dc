"""Our own sentences for what is no quantity: designations, ranks, times, scores, words like numbers."""

from __future__ import annotations

import pytest

from etl.quantities import find_mentions
from tests.quantities.reading import only


@pytest.mark.parametrize(
    "printed",
    [
        "AK-103", "AK103", "AK‑103", "T-72", "S-300s", "Su-30Mk2", "COVID-19", "G20", "Boeing 737", "5G",
        "Article 5", "9/11", "24/7", "Channel 4", "Flight 370", "S&P 500", "Nikkei 225", "MH17", "Highway 61",
        "Group of Seven", "Leopard 2", "192.168.1.2",
    ],
)  # fmt: skip
def test_designations_are_no_quantities(printed: str) -> None:
    (mention,) = find_mentions(f"They spoke of {printed}.")
    assert (mention.kind, mention.printed) == ("designation", printed)


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value"),
    [
        ("It is the sixth-largest buyer.", "sixth-largest", "rank", 6.0),
        ("It is among the top ten buyers.", "top ten", "rank", 10.0),
        ("It is the number one buyer.", "number one", "rank", 1.0),
        ("It came in second place.", "second", "rank", 2.0),
        ("He won a third term.", "third", "ordinal", 3.0),
        ("It all failed. Second, it rained.", "Second", "enumerator", 2.0),
        ("It all failed. One, he left.", "One", "enumerator", 1.0),
        ("They won 2-1.", "2-1", "score", None),
        ("It ended at 10:30 a.m. there.", "10:30 a.m.", "time", None),
        ("It ended at 0930 GMT.", "0930 GMT", "time", None),
        ("One in five objected.", "One in five", "fraction", 0.2),
        ("It was three times as big.", "three times", "fraction", 3.0),
        ("Ann Lee, 62, left.", "62", "age", 62.0),
    ],
)
def test_other_kinds(text: str, printed: str, kind: str, value: float | None) -> None:
    mention = only(text)
    assert (mention.printed, mention.kind, mention.value) == (printed, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "One of the ministers left.",
        "No one knew, and the only one who did was away.",
        "The regime got a second wind.",
        "One day it will end.",
        "It was a one-way street and a one-off.",
        "The first lady spoke at first.",
        "March of time may go on.",
        "At one point they fell silent.",
        "Visit https://example.org/2024/12/31?page=3 for more.",
        "",
    ],
)
def test_no_numeric_expression(text: str) -> None:
    assert find_mentions(text) == []


def test_an_em_dash_ends_a_token() -> None:
    assert [
        m.printed for m in find_mentions("It paid $50 million—70 million rounds per year—in 2024—barely.")
    ] == [
        "$50 million",
        "70 million rounds per year",
        "2024",
    ]


@pytest.mark.parametrize("sign", ["²", "①", "²²"])
def test_digits_that_are_no_decimals_make_no_number(sign: str) -> None:
    """They have the property "digit" and no value that a number in digits could be made of."""
    for around in ("1/{} of it", "1-{} win", "in May {} it", "2024-{}", "3/{}/2024", "the {}th century"):
        found = find_mentions(around.format(sign))
        assert all(mention.value in (None, 1.0, 3.0, 2024.0) for mention in found)
        assert [mention.date for mention in found if mention.date] in ([], ["XXXX-05"], ["2024"])
