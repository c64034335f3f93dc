"""What is selected of the data, worked out once for each selection, whoever asks: panel, page or files."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.data import Edition
from dashboard.selection import Selection, apply, in_units
from dashboard.units import PRINTED_UNITS, Units


def selected(selection: Selection, data: Edition) -> Catalogue:
    """The catalogue of that edition with only what is selected. Raises DataUnavailable."""
    filters = replace(selection, search="", figure=None, version=None)

    def make() -> Catalogue:
        return apply(replace(filters, units=PRINTED_UNITS), _in_units(filters.units, data))

    return data.kept(f"selected {filters}", make)


def _in_units(units: Units, data: Edition) -> Catalogue:
    """All of the edition in those units, which all selections in these units share."""
    return data.kept(f"in units {units}", lambda: in_units(units, data.catalogue()))
