"""What Russia lent, what is owed, and what no document says, each with its place on one axis of years."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.catalogue import Catalogue
from dashboard.charts.timeline_dates import day_of, place_of, stretch_of, stretch_of_partial
from dashboard.dates import EN_DASH
from dashboard.records import Figure

Kind = Literal["lent", "unstated", "new", "owed"]
INDICATORS: dict[str, Kind] = {"lending": "lent", "new_public_loans": "new", "debt_outstanding": "owed"}
_AVERAGE = "lending_average"
_ORDER: tuple[Kind, ...] = ("lent", "unstated", "new", "owed")


@dataclass(frozen=True, slots=True)
class LendingPoint:
    """One statement, said by one or several documents, or the years on which there is none.

    `start` and `end` are years on the axis: both None where no date is printed, `end` None where it is open.
    `averages` are the derived sums a year of what was lent; the first comes nearest to having the sum as the
    area of its rectangle over these years.
    """

    kind: Kind
    start: float | None
    end: float | None
    figures: tuple[Figure, ...] = ()
    averages: tuple[Figure, ...] = ()

    @property
    def years(self) -> str:
        """The years of a stretch without a statement: "2015–2017"."""
        if self.start is None or self.end is None:
            return ""
        first, last = math.floor(self.start), math.ceil(self.end) - 1
        return str(first) if first == last else f"{first}{EN_DASH}{last}"


def lending_points(catalogue: Catalogue) -> tuple[LendingPoint, ...]:
    """Sums lent, new loans and debts, each statement once, and the years that no document speaks of."""
    figures = catalogue.figures.values()
    stated = [_point(group, figures) for group in _groups(figures)]
    points = [*stated, *_unstated(stated)]
    return tuple(sorted(points, key=_place))


def _groups(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Figures that say the same of the same time stand together."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if figure.indicator_id in INDICATORS and figure.status != "derived":
            time = (
                figure.as_of if _is_as_of(figure) else (figure.period_start, figure.period_end, figure.scope)
            )
            key = (figure.indicator_id, time, figure.qualifier, figure.value, figure.low, figure.high)
            groups.setdefault(key, []).append(figure)
    return [tuple(sorted(group, key=lambda figure: figure.figure_id)) for group in groups.values()]


def _is_as_of(figure: Figure) -> bool:
    """Whether a debt is dated only by the document that tells of it."""
    return INDICATORS[figure.indicator_id] == "owed" and figure.period_start is None


def _point(group: tuple[Figure, ...], figures: Iterable[Figure]) -> LendingPoint:
    first = group[0]
    kind = INDICATORS[first.indicator_id]
    start, end = _stretch(first)
    averages = _averages(first, figures) if kind == "lent" else ()
    return LendingPoint(kind, start, end, group, averages)


def _stretch(figure: Figure) -> tuple[float | None, float | None]:
    if _is_as_of(figure):
        return stretch_of_partial(figure.as_of) or (None, None)
    first = day_of(figure.period_start)
    if first is not None and figure.period_end is None:
        return place_of(first), None
    return stretch_of(figure.period_start, figure.period_end) or (None, None)


def _averages(lent: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The derived averages of that sum, the one that spreads it over the years as they are drawn first."""
    stretch = stretch_of(lent.period_start, lent.period_end)
    found = [
        figure
        for figure in figures
        if figure.indicator_id == _AVERAGE and lent.figure_id in figure.input_figure_ids and figure.value
    ]
    if stretch is None or lent.value is None:
        return ()
    span, total = stretch[1] - stretch[0], lent.value
    found.sort(key=lambda one: (abs((one.value or 0) * span - total), one.figure_id))
    return tuple(found)


def block_average(point: LendingPoint) -> Figure | None:
    """The average that is the height of the block, so that its area is the sum; None where there is none."""
    total = point.figures[0].value if point.figures else None
    if not point.averages or total is None or point.start is None or point.end is None:
        return None
    height = point.averages[0].value or 0
    is_area = math.isclose(height * (point.end - point.start), total, rel_tol=1e-6)
    return point.averages[0] if is_area else None


def _unstated(points: Iterable[LendingPoint]) -> list[LendingPoint]:
    """The stretches between statements on lending of which no statement speaks."""
    known = sorted(
        (point.start, math.inf if point.end is None else point.end)
        for point in points
        if point.kind in {"lent", "new"} and point.start is not None
    )
    gaps, reached = [], None
    for start, end in known:
        if reached is not None and start > reached:
            gaps.append(LendingPoint("unstated", reached, start))
        reached = end if reached is None else max(reached, end)
    return gaps


def _place(point: LendingPoint) -> tuple[object, ...]:
    is_undated = point.start is None
    is_apart = point.kind == "owed"
    name = point.figures[0].figure_id if point.figures else ""
    return (is_undated, is_apart, point.start or 0.0, _ORDER.index(point.kind), name)
