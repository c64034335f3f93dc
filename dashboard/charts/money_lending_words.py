"""Lending in words: the finding, what is measured, every statement, and what must not be read into it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.money_lending import LendingPoint, block_average
from dashboard.charts.statement_lines import source_words
from dashboard.records import Figure
from dashboard.wording import capital, date_basis_words, joined, sentence, value_words, when_words


def lending_title(points: Sequence[LendingPoint]) -> str:
    """What was lent when, and since when no more: the finding in one line."""
    parts = [_short(point) for point in points if point.kind == "lent" and point.start is not None]
    parts += [_short(point) for point in points if point.kind == "new" and point.end is None and point.start]
    if not parts:
        parts = [_short(point) for point in points if point.figures]
    return capital(", ".join(parts[:2]))


def _short(point: LendingPoint) -> str:
    figure = point.figures[0]
    when = when_words(figure)
    return f"{_said(figure)} {when if when.startswith(('as of', 'since', 'until')) else f'in {when}'}"


def _said(figure: Figure) -> str:
    """The value; for none at all the printed words, which say what there was none of."""
    return figure.printed_value if figure.value == 0 and figure.printed_value else value_words(figure)


def lending_subtitle(points: Sequence[LendingPoint], catalogue: Catalogue) -> str:
    """What is measured, and how the block is to be read."""
    lent = next((point for point in points if point.kind == "lent"), None)
    if lent is None:
        return catalogue.measure_words(next(point for point in points if point.figures).figures[0])
    words = sentence(catalogue.measure_words(lent.figures[0]))
    if block_average(lent) is None:
        return words
    return f"{words} The block’s area is the sum, its height the derived average a year."


def lending_alt(points: Sequence[LendingPoint], catalogue: Catalogue) -> str:
    """Every statement in order, for those who do not see the chart."""
    parts = []
    for point in points:
        heading, details = point_words(point, catalogue)
        parts.append(f"{heading} ({'; '.join(part for part in details if part)})")
    return sentence("An axis of years. " + "; ".join(parts))


def lending_caveat(points: Sequence[LendingPoint], catalogue: Catalogue) -> str:
    """What must not be read into the chart."""
    years = [point.years for point in points if point.kind == "unstated"]
    parts = [f"What is not stated of {joined(years)} is not zero."] if years else []
    if {"lent", "owed"} <= {point.kind for point in points}:
        parts.append("No document says how much of what was lent has been repaid.")
    if averages_of(points):
        parts.append("An average a year is computed: how much came in which year is not said.")
    parts += [sentence(_undated(point, catalogue)) for point in points if _is_undated(point)]
    return " ".join(parts)


def _is_undated(point: LendingPoint) -> bool:
    return point.kind == "lent" and point.start is None


def _undated(point: LendingPoint, catalogue: Catalogue) -> str:
    who = source_words((figure.document_id for figure in point.figures), catalogue)
    return f"{who or 'a document'} gives no years for {value_words(point.figures[0])}"


def point_words(point: LendingPoint, catalogue: Catalogue) -> tuple[str, tuple[str, ...]]:
    """A point's heading and the smaller words beneath it."""
    if not point.figures:
        return f"{point.years}: not stated", ("not stated is not zero",)
    figure = point.figures[0]
    who = source_words((one.document_id for one in point.figures), catalogue)
    if point.kind == "lent":
        return f"{value_words(figure)} lent, {_lent_when(point)}", _lent_details(point, who)
    basis = date_basis_words(figure.date_basis, None) if figure.date_basis == "inferred" else ""
    detail = "; ".join(part for part in (basis, who) if part)
    if point.kind == "owed":
        return f"{value_words(figure)} owed, {when_words(figure)}", (detail,)
    return f"“{_said(figure)}” {when_words(figure)}", (detail,)


def _lent_when(point: LendingPoint) -> str:
    return "no years given" if point.start is None else when_words(point.figures[0])


def _lent_details(point: LendingPoint, who: str) -> tuple[str, ...]:
    average = block_average(point)
    return (f"derived: {value_words(average)}; {who}",) if average else (who,)


def averages_of(points: Sequence[LendingPoint]) -> list[Figure]:
    """The derived averages of all that was lent."""
    return [one for point in points for one in point.averages]


def is_said_already(point: LendingPoint, points: Sequence[LendingPoint]) -> bool:
    """Whether a sum without years is drawn with its years elsewhere; the caveat names who gives none."""
    dated = [one for one in points if one.kind == "lent" and one.start is not None]
    return _is_undated(point) and value_words(point.figures[0]) in {
        value_words(one.figures[0]) for one in dated
    }
