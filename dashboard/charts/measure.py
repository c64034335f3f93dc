"""What an indicator measures, taken apart: what it is, and the reservation that its definition carries."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.records import Figure


def measured(figure: Figure, catalogue: Catalogue) -> str:
    """What is measured, with the names of whom, or the indicator's name where nothing defines it."""
    what = catalogue.measure_words(figure).partition(";")[0].strip()
    return what or catalogue.indicator_title(figure.indicator_id)


def reservation(figure: Figure, catalogue: Catalogue) -> str:
    """What the definition says must not be read into it, empty where it says nothing."""
    return catalogue.measure_words(figure).partition(";")[2].strip()
