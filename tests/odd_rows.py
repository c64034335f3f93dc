"""Made-up tables of every kind that a page must stand: usual, empty and odd."""

from __future__ import annotations

from collections.abc import Callable

from tests.sample_tables import HARM, Rows

LONG = "An exceedingly long title " * 30
CHOICES: dict[str, Callable[[Rows], Rows]] = {}


def data(make: Callable[[Rows], Rows]) -> Callable[[Rows], Rows]:
    """Register one kind of data to try every page on."""
    CHOICES[make.__name__] = make
    return make


@data
def usual(rows: Rows) -> Rows:
    return rows


@data
def no_rows_at_all(rows: Rows) -> Rows:
    return {}


@data
def nothing_but_documents(rows: Rows) -> Rows:
    return {"documents": rows["documents"]}


@data
def figures_that_no_other_table_knows(rows: Rows) -> Rows:
    return {"figures": rows["figures"], "agreement": rows["agreement"]}


@data
def a_figure_without_numbers_or_dates(rows: Rows) -> Rows:
    bare = dict.fromkeys(("value", "low", "high", "period_start", "period_end", "as_of", "claim", "subject"))
    return rows | {"figures": [row | bare for row in rows["figures"]]}


@data
def very_long_and_harmful_titles(rows: Rows) -> Rows:
    return rows | {
        "indicators": [row | {"title": LONG, "measure": HARM} for row in rows["indicators"]],
        "documents": [row | {"title": LONG + HARM} for row in rows["documents"]],
    }


@data
def words_never_seen_before(rows: Rows) -> Rows:
    strange = {
        "status": "whispered",
        "modality": "dreamt",
        "qualifier": "nearly",
        "unit": "bushel/moon",
        "theme": "music",
    }
    return rows | {
        "figures": [row | strange for row in rows["figures"]],
        "agreement": [row | {"verdict": "undecided"} for row in rows["agreement"]],
    }
