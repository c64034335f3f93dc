"""What each page holds, without Streamlit: the screen, the files and the slides all show these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from dashboard.charts.chart import Chart
from dashboard.contents import checks, places, themes
from dashboard.contents.ground import Ground
from dashboard.contents.parts import Contents, Drawn, MapDrawn, Part, Rows, Words
from dashboard.selection import MOST_DOCUMENTS
from dashboard.unfiltered import UNFILTERED
from dashboard.units import PRINTED_UNITS

__all__ = [
    "PAGES_MADE", "Contents", "Drawn", "Ground", "MapDrawn", "Part", "Rows", "Words", "all_charts", "heeded",
    "page_contents",
]  # fmt: skip

PAGES_MADE: Mapping[str, Callable[[Ground], Contents]] = {
    "": checks.briefing,
    "arms": themes.arms,
    "money": themes.money,
    "oil": themes.oil,
    "displacement": themes.displacement,
    "diplomacy": themes.diplomacy,
    "map": places.places,
    "agreement": checks.agreement,
    "sources": checks.sources,
    "data": checks.data,
}


def page_contents(path: str, ground: Ground) -> Contents:
    """What the page at an address holds. KeyError where there is none; raises DataUnavailable."""
    return PAGES_MADE[path](ground)


def heeded(items: Collection[str], ground: Ground) -> Ground:
    """The ground as these pages and charts heed it: without filters where all of them show what there is.

    Of more documents than a file holds the digests of, filters choose some.
    """
    is_chosen = "sources" in items and len(ground.whole.documents) > MOST_DOCUMENTS
    if not items or is_chosen or not UNFILTERED.issuperset(items):
        return ground
    selection = replace(ground.selection.without_filters(), units=PRINTED_UNITS)
    return replace(ground, selection=replace(selection, figure=ground.selection.figure))


def page_of(chart_id: str, ground: Ground) -> str:
    """The address of the page that has this chart; that of the home page where none has it."""
    pages = (page_contents(path, ground) for path in PAGES_MADE)
    return next((page.path for page in pages if chart_id in {one.chart_id for one in page.charts}), "")


def all_charts(ground: Ground) -> dict[str, Chart]:
    """Every chart of every page by its id, in the order of the pages. Raises DataUnavailable."""
    pages = (page_contents(path, ground) for path in PAGES_MADE)
    return {chart.chart_id: chart for page in pages for chart in page.charts}
