"""Statements in words beside a chart: what they measure, who says them, the lines of its data table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.catalogue import Catalogue
from dashboard.numerals import number
from dashboard.records import Figure
from dashboard.wording import firmness_words, joined, origin_words, value_words, when_words


def measured(figure: Figure, catalogue: Catalogue) -> str:
    """What is measured, with the names of whom, or the indicator's name where nothing defines it."""
    what = catalogue.measure_words(figure).partition(";")[0].strip()
    return what or catalogue.indicator_title(figure.indicator_id)


def reservation(figure: Figure, catalogue: Catalogue) -> str:
    """What the definition says must not be read into it, empty where it says nothing."""
    return catalogue.measure_words(figure).partition(";")[2].strip()


def source_numbers(documents: Iterable[str | None], catalogue: Catalogue) -> tuple[int, ...]:
    """The numbers of these documents, each once, in order."""
    known = {catalogue.numbers[name] for name in documents if name is not None and name in catalogue.numbers}
    return tuple(sorted(known))


def source_words(documents: Iterable[str | None], catalogue: Catalogue) -> str:
    """ "source 1", "sources 1 and 2"; empty where no document stands behind it."""
    numbers = [number(one) for one in source_numbers(documents, catalogue)]
    if not numbers:
        return ""
    return f"{'sources' if len(numbers) > 1 else 'source'} {joined(numbers)}"


def figure_line(what: str, figures: Sequence[Figure], catalogue: Catalogue) -> Mapping[str, str]:
    """The line of a data table for one statement and all who make it; a derived one shows its formula."""
    first = figures[0]
    printed = dict.fromkeys(figure.printed_value for figure in figures if figure.printed_value)
    voices = source_words((figure.document_id for figure in figures), catalogue)
    return {
        "What": what,
        "Value": value_words(first),
        "When": when_words(first),
        "Printed": "; ".join(f"“{words}”" for words in printed) or "nowhere",
        "Status": _status(first),
        "From": "; ".join(part for part in (voices, _origin(first, catalogue)) if part),
    }


def _status(figure: Figure) -> str:
    words = firmness_words(figure.status, figure.modality)
    formula = figure.formula_words or figure.formula
    return f"{words}: {formula}" if figure.status == "derived" and formula else words


def _origin(figure: Figure, catalogue: Catalogue) -> str:
    if figure.status == "derived":
        return ""
    return origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)
