"""Which charts can be given as numbers to edit: those alone whose every number is exact.

A slide's own bars have no open end, no dash and no hatching, so a bound, an "about", a derived or an alleged
number drawn by them would become a plain value. The workbook by which they are edited holds
texts as texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.exports.report_drawings import Plate
from dashboard.exports.workbook_cells import Pen
from dashboard.records import Figure
from dashboard.wording import value_words

# Units that no bar can show: an order, and years on a calendar.
_NO_LENGTH = frozenset({"rank", "year", "date"})
# The name by which a chart on a slide looks for its numbers.
_SHEET = "Sheet1"


@dataclass(frozen=True, slots=True)
class Bars:
    """Labels, exact values in one unit, and the same in words."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    words: tuple[str, ...]
    unit: str


def exact_bars(plate: Plate, catalogue: Catalogue) -> Bars | None:
    """The chart's rows as bars; None where one of its marks is not an exact number printed as a fact."""
    figures = [found for name in plate.figure_ids if (found := catalogue.figure(name))]
    drawn = {custom[0] for trace in _traces(plate) for custom in trace.get("customdata", ()) if custom}
    if not figures or len(figures) != len(plate.table) or drawn - set(plate.figure_ids):
        return None
    units = {figure.unit for figure in figures}
    labels = tuple(next(iter(row.values()), "") for row in plate.table)
    if (
        not all(map(_is_exact, figures))
        or len(units) > 1
        or units & _NO_LENGTH
        or len(set(labels)) < len(labels)
    ):
        return None
    values = tuple(float(figure.value) for figure in figures if figure.value is not None)
    return Bars(labels, values, tuple(map(value_words, figures)), units.pop()) if min(values) >= 0 else None


def workbook_of(bars: Bars, name: str) -> bytes:
    """The workbook inside a slide: the labels in column A, the numbers in column B under `name`."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    pen = Pen(sheet)
    sheet.append([None, pen.text(name)])
    for label, value in zip(bars.labels, bars.values, strict=True):
        sheet.append([pen.text(label), pen.cell(value)])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _traces(plate: Plate) -> list[dict[str, Any]]:
    return list(plate.chart.figure["data"]) if plate.chart else []


def _is_exact(figure: Figure) -> bool:
    return (
        figure.qualifier == "exact"
        and figure.value is not None
        and figure.low in {None, figure.value}
        and figure.high in {None, figure.value}
        and figure.status == "reported"
        and figure.modality == "stated"
    )
