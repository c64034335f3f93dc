"""Bound mentions become figures in base units; what does not fit is refused, and nothing is overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.sentences import sentence_spans, sentences_around
from etl.slugs import Slugs
from etl.statements import Reading, read_document_statements
from etl.unit_conversion import UnitError, conversion
from tests.digest_builder import vocabularies, write_digest


def read(tmp_path: Path, paragraph: str) -> Reading:
    """All that a digest of one paragraph says."""
    return read_document_statements(
        read_document(write_digest(tmp_path, f"{{#p1}}\n{paragraph}\n")), vocabularies()
    )


@pytest.mark.parametrize(
    ("unit", "per", "kind", "base", "accepts", "value", "expected"),
    [
        ("USD", None, "money", "USD", (), 5.0, 5.0),
        ("cartridge", "year", "rate", "round/year", ("cartridge",), 7e7, 7e7),
        ("barrel", "day", "rate", "oil_barrel/day", ("barrel",), 5.0, 5.0),
        (None, None, "fraction", "fraction", (), 0.5, 0.5),
        (None, None, "fraction", "percent", (), 0.5, 50.0),
        ("percent", None, "share", "fraction", (), 50.0, 0.5),
        (None, None, "rank", "rank", (), 6.0, 6.0),
        (None, None, "count", "agreement", (), 20.0, 20.0),
        ("decade", None, "duration", "year", (), 2.0, 20.0),
        ("day", None, "duration", "hour", (), 0.5, 12.0),
        ("round", "month", "rate", "round/year", (), 3.0, 36.0),
        ("kilometer", None, "distance", "mile", (), 1.609344, 1.0),
        ("oil_barrel", None, "count", "gallon", (), 1.0, 42.0),
        ("degree_Celsius", None, "count", "degree_Fahrenheit", (), 100.0, 212.0),
    ],
)  # fmt: skip
def test_units_convert(
    unit: str | None,
    per: str | None,
    kind: str,
    base: str,
    accepts: tuple[str, ...],
    value: float,
    expected: float,
) -> None:
    assert conversion(unit, per, kind, base, accepts)(value) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("unit", "per", "kind", "base"),
    [
        ("EUR", None, "money", "USD"),
        ("rocket", None, "count", "agreement"),
        ("mile", None, "distance", "USD"),
        (None, None, "distance", "mile"),
        ("round", None, "count", "round/year"),
        ("round", "year", "rate", "round"),
        ("round", "year", "rate", "round/day"),
        ("year", None, "duration", "day"),
    ],
)
def test_what_does_not_mean_the_base_unit_is_refused(
    unit: str | None, per: str | None, kind: str, base: str
) -> None:
    with pytest.raises(UnitError, match=" is meant"):
        conversion(unit, per, kind, base)


@pytest.mark.parametrize("base", ["$", "US$", "(", "person-year", "2 miles", "nan", "'", "#", "m²"])
def test_a_base_unit_that_is_no_word_is_refused_like_any_other(base: str) -> None:
    with pytest.raises(UnitError, match=r"mile where .* is meant"):
        conversion("mile", None, "distance", base)


@pytest.mark.parametrize(
    ("per", "base", "said"),
    [
        ("year", "round", "a number/year where round is meant"),
        (None, "round/year", "a number where round/year"),
    ],
)
def test_a_number_without_a_unit_is_called_so(per: str | None, base: str, said: str) -> None:
    with pytest.raises(UnitError, match=said):
        conversion(None, per, "count", base)


def test_the_mention_decides_the_value_wherever_the_span_ends(tmp_path: Path) -> None:
    for annotated in (
        "[$1.2 billion]{indicator=trade}",
        "$[1.2]{indicator=trade} billion",
        "[barely $1.2 billion a]{indicator=trade}",
    ):
        (figure,) = read(tmp_path, f"Trade was {annotated}, they say.").figures
        assert (figure.quantity.value, figure.printed_value) == (1.2e9, "$1.2 billion")


@pytest.mark.parametrize("date", ["1200 BC", "the second century BC"])
def test_a_date_before_every_calendar_dates_no_figure_and_hinders_none(tmp_path: Path, date: str) -> None:
    paragraph = f'Since {date} and in 2024 [20 agreements]{{indicator=agreements period="2024"}} were signed.'
    reading = read(tmp_path, paragraph)
    assert not reading.problems
    assert [figure.period_label for figure in reading.figures] == ["2024"]


def test_an_id_that_a_repetition_has_taken_is_given_to_nothing_else() -> None:
    slugs = Slugs()
    asked = ("trade", "trade", "trade.2", "trade", "debt")
    assert [slugs.unique(slug) for slug in asked] == ["trade", "trade.2", "trade.2.2", "trade.3", "debt"]


def test_a_figure_carries_its_sentence_and_its_default_origin(tmp_path: Path) -> None:
    reading = read(tmp_path, "The U.S. trade came to [$1.2 billion]{indicator=trade}. It fell later.")
    (figure,) = reading.figures
    assert figure.claim == "The U.S. trade came to $1.2 billion."
    assert (figure.origin_id, figure.origin_basis) == (None, "unnamed")
    assert (figure.as_of, figure.period_label, figure.dating.basis) == ("2022-04", "as of 2022", None)


def test_equal_statements_are_told_apart_by_number(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "It was [$2 million]{indicator=trade}, [$3 million]{indicator=trade subject=russia}"
        "; later it was [$4 million]{indicator=trade}.",
    )
    assert [one.figure_id for one in reading.figures] == [
        "example.trade",
        "example.trade.russia",
        "example.trade.2",
    ]


@pytest.mark.parametrize(
    ("period", "basis"),
    [("2004/2014", "printed"), ("2005", "printed"), ("2004/..", "printed"), ("2014/2018", "printed")],
)
def test_a_period_may_lie_within_or_between_printed_dates(tmp_path: Path, period: str, basis: str) -> None:
    text = f'In 2004–2014, or by 2018, [$2 million]{{indicator=trade period="{period}"}} were lent.'
    (figure,) = read(tmp_path, text).figures
    assert figure.dating.basis == basis


@pytest.mark.parametrize("period", ["2003", "2004/2019", "2015/..", "2004-13"])
def test_a_period_that_nothing_prints_is_refused(tmp_path: Path, period: str) -> None:
    reading = read(
        tmp_path, f'In 2004–2014, or by 2018, [$2 million]{{indicator=trade period="{period}"}} were lent.'
    )
    assert not reading.figures
    assert "period" in str(reading.problems[0])


def test_a_mention_that_nobody_accounts_for_is_a_problem_and_a_plain_date_is_none(tmp_path: Path) -> None:
    reading = read(
        tmp_path, 'In 2004 the AK-103 cost $300 and 5 men; [3 women]{ignore="of no interest"} left.'
    )
    found = " ".join(map(str, reading.problems))
    assert "[$300] is an unaccounted money" in found
    assert "[5 men] is an unaccounted count" in found
    dispositions = [(one.printed, one.disposition) for one in reading.mentions]
    assert dispositions == [("2004", "date"), ("AK-103", "designation"), ("3 women", "ignored")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The U.S. trade fell. It rose.", ["The U.S. trade fell.", "It rose."]),
        ("Off the U.S. The plant runs.", ["Off the U.S.", "The plant runs."]),
        ("It cost $1.2 billion. By 2024 it was $1.3.", ["It cost $1.2 billion.", "By 2024 it was $1.3."]),
        ("He said “no.” She left!", ["He said “no.”", "She left!"]),
        ("Dr. A. Smith came, e.g. by car. $5 was paid.", ["Dr. A. Smith came, e.g. by car.", "$5 was paid."]),
        ("See no. 5 of it. No. It fell.", ["See no. 5 of it.", "No.", "It fell."]),
        ("No end", ["No end"]),
        ("Wait… 20 came? Yes.", ["Wait…", "20 came?", "Yes."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_span_over_two_sentences_takes_both() -> None:
    text = "One. Two here. Three."
    assert sentences_around(text, 2, 8) == "One. Two here."


def test_nothing_hides_inside_a_wider_span(tmp_path: Path) -> None:
    text = (
        "[The [two]{indicator=agreements} at Harbour]{site=harbour}, [5 men in 2019]{event=start},"
        " [9 T-72]{system=t_72}."
    )
    reading = read(tmp_path, text)
    assert [(one.printed, one.disposition) for one in reading.mentions if one.mention] == [
        ("two", "figure"), ("2019", "event"), ("T-72", "system"),
    ]  # fmt: skip
    found = " ".join(map(str, reading.problems))
    assert "[5 men] is an unaccounted" in found
    assert "[9] is an unaccounted" in found
