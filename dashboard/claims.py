"""What a theme's headline figures say, as the sentences that open its page.

Each indicator brings a sentence with places for whom, how much and when; what fills them is the data's. One
without a sentence is told as a title and a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.ledger import LedgerRow
from dashboard.stored_tables import MEND, DataUnavailable
from dashboard.wording import doubts, period_of, sentence

# So many fit at a glance; a page's charts and ledger tell the rest.
_MOST = 4
# Not the blanks that keep a number with its scale.
_BLANKS = re.compile(r"[ \n\t]+")
_PLACE = re.compile(r"\{([^{}]*)\}")


def theme_claims(rows: Sequence[LedgerRow], catalogue: Catalogue) -> list[str]:
    """The claims of the headline figures in their order, two in a sentence; the first row's without any.

    Of an indicator with several rows the first speaks. Nothing where there are no rows. Raises
    DataUnavailable where a sentence has a place that nothing fills, which the check of the datasets refuses.
    """
    firsts = {row.indicator_id: row for row in reversed(rows)}
    ordered = [row for row in rows if firsts[row.indicator_id] is row]
    headlines = [row for row in ordered if _is_headline(row, catalogue)] or ordered[:1]
    said = [(_clause(row, catalogue), row) for row in headlines[:_MOST]]
    clauses = [clause for clause, _ in said if clause]
    plain = [sentence(_titled(row)) for clause, row in said if not clause]
    return [*(sentence(", and ".join(clauses[at : at + 2])) for at in range(0, len(clauses), 2)), *plain]


def _is_headline(row: LedgerRow, catalogue: Catalogue) -> bool:
    indicator = catalogue.indicators.get(row.indicator_id)
    return indicator is not None and indicator.headline_order is not None


def _clause(row: LedgerRow, catalogue: Catalogue) -> str:
    """One figure as a clause that can begin or go on a sentence; empty where there is none for it."""
    figure, indicator = row.figure, catalogue.indicators.get(row.indicator_id)
    places = {
        "subject": catalogue.subject_title(figure.subject) or "",
        "counterpart": catalogue.subject_title(figure.counterpart) or "",
        "value": _value(row) + _doubt(row),
        "when": when_phrase(row),
    }
    pattern = indicator.sentence if indicator else None
    if row.status == "derived":  # The sentences say who reports a thing; nobody reports what is computed.
        return ""
    if pattern and all(places[name] or f"{{{name}}}" not in pattern for name in ("subject", "counterpart")):
        return _BLANKS.sub(" ", _filled(pattern, places, row.indicator_id)).strip(" ,")
    return ""


def _filled(pattern: str, places: Mapping[str, str], indicator_id: str) -> str:
    """The sentence with its places filled. Raises DataUnavailable where it names any other place."""
    if unknown := {*_PLACE.findall(pattern)} - {*places}:
        raise DataUnavailable(
            f"the sentence of the indicator {indicator_id} names {', '.join(sorted(unknown))}; {MEND}"
        )
    return _PLACE.sub(lambda place: places[place[1]], pattern)


def _titled(row: LedgerRow) -> str:
    """One figure as a title and a value."""
    about, when = f" ({row.about})" if row.about else "", when_phrase(row)
    return f"{row.title}{about}: {row.value}{_doubt(row)}{f', {when}' if when else ''}"


def _value(row: LedgerRow) -> str:
    """The value within a sentence: none of something as it is printed, a change as what has happened."""
    figure = row.figure
    if figure.value == 0 and figure.qualifier == "exact" and figure.printed_value:
        return figure.printed_value
    size = row.value.removeprefix("up ").removeprefix("down ")
    if figure.change is None or size == row.value:
        return row.value
    return f"{'risen' if figure.change == 'up' else 'fallen'} by {size}"


def _doubt(row: LedgerRow) -> str:
    """What keeps a figure from being reported as a fact: " (alleged, planned)"."""
    words = [*doubts(row.status, row.modality), *(["converted"] if row.figure.conversion else [])]
    return f" ({', '.join(words)})" if words else ""


def when_phrase(row: LedgerRow) -> str:
    """When a figure holds, within a sentence: "in 2004–2014", "since 2008, as of 2022", "as of 2025"."""
    figure = row.figure
    stated = f"as of {date_words(figure.as_of)}" if figure.as_of else ""
    period = period_of(figure)
    if period is None:
        return stated
    if figure.period_start is None or figure.period_end is None:
        return f"{period} ({stated})" if row.is_old and stated else period
    return f"{'on' if _names_days(period) else 'in'} {period}"


def _names_days(period: str) -> bool:
    """Whether a period begins with a day of a month: "7 August 2025", "24–25 February 2022"."""
    first = period.replace("–", " ").split()[0]
    return first.isdigit() and len(first) <= 2
