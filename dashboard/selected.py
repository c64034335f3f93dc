"""What is selected of the data, worked out once for each selection, whoever asks: panel, page or files."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.data import Edition
from dashboard.selection import Selection, apply


def selected(selection: Selection, data: Edition) -> Catalogue:
    """The catalogue of that edition with only what is selected. Raises DataUnavailable."""
    filters = replace(selection, search="", figure=None, version=None)
    return data.kept(f"selected {filters}", lambda: apply(filters, data.catalogue()))
