"""Falls of the economy: a printed bound on what was lost, and the derived bound on what was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.dates import EN_DASH, year_of
from dashboard.records import Figure

CHANGE, LEFT = "gdp_change", "gdp_left"
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class FallPoint:
    """A fall between two years, by all who print it, and what follows for the rest; `lost` in per cent."""

    first_year: int
    last_year: int
    lost: float
    figures: tuple[Figure, ...]
    left: Figure | None

    @property
    def between(self) -> str:
        """The years of which nothing is said."""
        first, last = self.first_year + 1, self.last_year - 1
        if first > last:
            return ""
        return str(first) if first == last else f"{first}{EN_DASH}{last}"


def fall_points(catalogue: Catalogue) -> tuple[FallPoint, ...]:
    """Every fall with two years and a share of at most the whole; figures that say the same are one."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in catalogue.figures.values():
        if figure.indicator_id == CHANGE and _is_drawable(figure):
            key = (figure.period_start, figure.period_end, figure.qualifier, figure.value, figure.low,
                   figure.high)  # fmt: skip
            groups.setdefault(key, []).append(figure)
    points = [_point(sorted(group, key=lambda one: one.figure_id), catalogue) for group in groups.values()]
    return tuple(sorted(points, key=lambda one: (one.first_year, one.last_year, one.figures[0].figure_id)))


def _is_drawable(figure: Figure) -> bool:
    lost, first, last = figure.size, year_of(figure.period_start), year_of(figure.period_end)
    is_fall = figure.change == "down" and figure.unit == "percent" and lost is not None and 0 < lost <= WHOLE
    return is_fall and first is not None and last is not None and first < last


def _point(group: Sequence[Figure], catalogue: Catalogue) -> FallPoint:
    first = group[0]
    names = {figure.figure_id for figure in group}
    left = (
        figure
        for figure in catalogue.figures.values()
        if figure.indicator_id == LEFT and names.intersection(figure.input_figure_ids)
    )
    return FallPoint(
        year_of(first.period_start) or 0, year_of(first.period_end) or 0, first.size or 0, tuple(group),
        next(left, None),
    )  # fmt: skip
