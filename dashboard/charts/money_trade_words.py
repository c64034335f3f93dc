"""Trade in words: the finding, what each bar rests on, growth, and what must not be read into it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.money_trade import BOUND, GROWTH, PRINTED, TradePoint
from dashboard.charts.statement_lines import source_numbers, source_words
from dashboard.elements import Node, el
from dashboard.numerals import number
from dashboard.records import Figure
from dashboard.wording import assumed_words, joined, origin_words, sentence, value_words, when_words


def growth_claims(catalogue: Catalogue) -> tuple[str, ...]:
    """Each printed growth in a sentence of its own, with its year and who says so."""
    found = [figure for figure in catalogue.figures.values() if figure.indicator_id == GROWTH]
    return tuple(_growth(figure, catalogue) for figure in sorted(found, key=lambda one: one.figure_id))


def _growth(figure: Figure, catalogue: Catalogue) -> str:
    origin = origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)
    numbers = ", ".join(number(one) for one in source_numbers([figure.document_id], catalogue))
    verb = {"up": "rose by", "down": "fell by"}.get(figure.change or "", "changed by")
    size = value_words(figure).removeprefix("up ").removeprefix("down ")
    words = f"{catalogue.indicator_title(PRINTED)} {verb} {size} in {when_words(figure)}, {origin}"
    return sentence(f"{words} [{numbers}]" if numbers else words) + " From what to what is not said."


def trade_title(points: Sequence[TradePoint], catalogue: Catalogue) -> str:
    """The printed trade, and what its ratio says of the others."""
    printed = [point for point in points if point.figure.indicator_id == PRINTED]
    bounds = [point for point in points if point.figure.indicator_id == BOUND]
    if not printed:
        said = joined([_said(point) for point in bounds])
        return f"{partner_of(points, catalogue)}’s trade with {said}, as computed from what is printed"
    first = printed[0]
    partner, when = partner_of(points, catalogue), when_words(first.figure)
    words = f"{first.country}’s trade with {partner} came to {value_words(first.figure)} in {when}"
    ratio = next((ratio for point in bounds for ratio in point.ratios), None)
    if ratio is None:
        return words
    others = either([point.country for point in bounds])
    return f"{words}, {value_words(ratio)} of {partner}’s trade with {others}"


def _said(point: TradePoint) -> str:
    return f"{point.country}: {value_words(point.figure)}"


def trade_alt(points: Sequence[TradePoint], catalogue: Catalogue) -> str:
    """Every bar in order."""
    parts = [
        f"{point.country} {value_words(point.figure)} ({detail_words(point, catalogue)})" for point in points
    ]
    start = f"Bars of trade with {partner_of(points, catalogue)} in {years_words(points)}"
    return f"{start}. {sentence('; '.join(parts))}"


def years_words(points: Sequence[TradePoint]) -> str:
    """The years that the points speak of."""
    periods = dict.fromkeys(when_words(point.figure) for point in points)
    return joined(list(periods))


def detail_words(point: TradePoint, catalogue: Catalogue) -> str:
    """Who prints it, or what it follows from."""
    if point.figure.status == "derived":
        ratios = dict.fromkeys(value_words(ratio) for ratio in point.ratios)
        rests = f" from the printed ratio, {joined(list(ratios))}" if ratios else ""
        return f"derived{rests}: a bound, not a value"
    who = source_words((figure.document_id for figure in point.figures), catalogue)
    return "; ".join(part for part in (years_words([point]), who) if part)


def trade_caveat(points: Sequence[TradePoint], catalogue: Catalogue) -> str:
    """What must not be read into the chart."""
    bounds = [point for point in points if point.figure.status == "derived"]
    parts = [f"Trade with {joined([point.country for point in bounds])} is bounded from below only: "
             "nothing says how far beyond the stroke it lies."] if bounds else []  # fmt: skip
    parts += dict.fromkeys(assumed_words(one.figure.assumption) for one in bounds if one.figure.assumption)
    if bounds and growth_claims(catalogue):
        parts.append("The growth of an earlier year is not carried forward to this one.")
    return " ".join(parts)


def partner_of(points: Sequence[TradePoint], catalogue: Catalogue) -> str:
    """The country that the trade of all points is with."""
    figure = points[0].figure
    name = figure.counterpart if figure.indicator_id == PRINTED else figure.subject
    return catalogue.subject_title(name) or "a partner not named"


def either(parts: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def growth_section(catalogue: Catalogue) -> list[Node]:
    """The printed growth in words: one number for one year is no chart, and is carried to no other."""
    claims = growth_claims(catalogue)
    if not claims:
        return []
    heading = el("h2", el("span", catalogue.indicator_title(GROWTH)), cls="theme")
    note = el("p", "It stands for that year alone and is not carried forward to any other.", cls="note")
    return [el("section", heading, [el("p", words, cls="lead") for words in claims], note)]
