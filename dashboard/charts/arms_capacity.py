"""Cartridges a year, statement by statement: what is a capacity, what a plan, and what is called output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import ink_of, mark
from dashboard.charts.sheet import (
    LINE,
    SMALL,
    SMALL_WIDTH,
    Part,
    drawn,
    line,
    plain,
    row_label,
    rows_of,
    ticks,
    wrapped,
)
from dashboard.charts.statement_lines import measured, reservation, source_words
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, Legend, axis_of, sign
from dashboard.numerals import amount, counted, number
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import (
    MODALITY_WORDS,
    capital,
    joined,
    origin_words,
    sentence,
    value_words,
    when_words,
)

INDICATOR = "cartridge_capacity"
_BAND = 22


@dataclass(frozen=True, slots=True)
class CapacityPoint:
    """One document's statement; `kind` says whether it is a capacity, planned, or called something else."""

    figure: Figure
    value: str
    source: str
    document: str
    kind: str
    origin: str


def arms_capacity_points(catalogue: Catalogue) -> tuple[CapacityPoint, ...]:
    """Each statement with a number, unscoped before scoped, the most cautious first."""
    found = [figure for figure in catalogue.figures.values() if figure.indicator_id == INDICATOR]
    known = [figure for figure in found if figure.size is not None]
    known.sort(key=lambda figure: _place(figure, catalogue))
    return tuple(_point(figure, catalogue) for figure in known)


def _place(figure: Figure, catalogue: Catalogue) -> tuple[object, ...]:
    return (
        catalogue.scope_place(figure), figure.modality != "stated", figure.qualifier == "exact",
        catalogue.numbers.get(figure.document_id or "", 0), figure.figure_id,
    )  # fmt: skip


def _point(figure: Figure, catalogue: Catalogue) -> CapacityPoint:
    scope = catalogue.scope_words(figure.indicator_id, figure.scope)
    return CapacityPoint(
        figure=figure,
        value=value_words(figure),
        source=source_words([figure.document_id], catalogue),
        document=catalogue.document_title(figure.document_id) or "computed",
        kind=scope or MODALITY_WORDS.get(figure.modality, figure.modality),
        origin=origin_words(catalogue.origin(figure.origin_id), figure.origin_basis),
    )


def arms_capacity_chart(points: Sequence[CapacityPoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """A row a statement, all on one scale."""
    if not points:
        words = "No document in this selection says how many cartridges the plant can make."
        return empty_chart("arms-capacity", words, mode, "Cartridges a year")
    first = points[0].figure
    when = joined(list(dict.fromkeys(when_words(point.figure) for point in points)))
    return Chart(
        chart_id="arms-capacity",
        title=capacity_claim(points),
        subtitle=sentence(f"{measured(first, catalogue)}, by document, {when}"),
        alt=sentence("; ".join(f"{point.source}: {point.value}, {point.kind}" for point in points)),
        figure=_figure(points, mode),
        table=tuple(_row(point) for point in points),
        caveat=sentence(reservation(first, catalogue)),
        figure_ids=tuple(point.figure.figure_id for point in points),
        legend=_legend(points),
    )


def _legend(points: Sequence[CapacityPoint]) -> Legend:
    """What the two colours mean; nothing where all is stated as fact."""
    others = dict.fromkeys(point.kind.partition(",")[0] for point in points if not _is_plain(point))
    if not others:
        return ()
    plain_kinds = dict.fromkeys(point.kind for point in points if _is_plain(point))
    return (
        *((sign("swatch"), words) for words in plain_kinds),
        (sign("swatch", "quiet"), " or ".join(others)),
    )


def capacity_claim(points: Sequence[CapacityPoint]) -> str:
    """The finding: whether the documents give one number or several."""
    sizes = sorted({size for point in points if (size := point.figure.size) is not None})
    unit = points[0].figure.unit
    documents = len({point.figure.document_id for point in points})
    who, says = counted(documents, "document"), "says" if documents == 1 else "say"
    if len(sizes) > 1:
        words = f"{who} {says} from {number(sizes[0])} to {amount(sizes[-1], unit)}"
    elif documents == 1:
        words = f"{who} says {points[0].value}"
    else:
        words = f"{who} repeat one number: {amount(sizes[0], unit)}"
    return capital(words)


def _row(point: CapacityPoint) -> dict[str, str]:
    return {
        "Document": f"{point.document} ({point.source})",
        "Says": point.value,
        "As": point.kind,
        "Origin": point.origin,
    }


def _figure(points: Sequence[CapacityPoint], mode: Mode) -> dict[str, object]:
    unit = points[0].figure.unit
    axis = axis_of(unit, max(abs(point.figure.size or 0) for point in points))
    parts, top = [], 4.0
    for point in points:
        part, top = _row_part(point, axis, top, mode)
        parts.append(part)
    half = (axis.first + axis.last) / 2
    places = [(axis.first, number(axis.first)), (half, number(half)), (axis.last, number(axis.last))]
    return drawn([*parts, ticks(places, axis, top, mode)], axis, round(top) + 34, mode, "arms-capacity")


def _row_part(point: CapacityPoint, axis: Axis, top: float, mode: Mode) -> tuple[Part, float]:
    """What is said and who says it as what, above the mark."""
    colours, ink = palette(mode), _ink(point, mode)
    words = f"<b>{plain(point.value)}</b>"
    who = wrapped(f"{point.source}: {point.kind}, {point.origin}", SMALL_WIDTH)
    below = top + LINE + 2
    y = below + (SMALL + 4) * rows_of(who) + 4 + _BAND / 2
    labels = row_label(words, top, ink.colour) + row_label(who, below, colours.quiet, SMALL)
    scale = line(axis.first, axis.last, y, colours.rule, 1.5, is_behind=True)
    return scale + mark(point.figure, axis, y, ink, _BAND) + labels, y + _BAND / 2 + 14


def _ink(point: CapacityPoint, mode: Mode) -> Ink:
    """What is stated as fact in the accent colour, what is planned or called something else in grey."""
    colours = palette(mode)
    colour = colours.accent if _is_plain(point) else colours.quiet
    return ink_of(point.figure, colour, mode, f"{plain(point.document)}: {plain(point.value)}")


def _is_plain(point: CapacityPoint) -> bool:
    return point.figure.modality == "stated" and point.figure.scope is None
