"""Trade of one year: what is printed for one country, and the bounds that follow for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.records import Figure

PRINTED, BOUND, RATIO, GROWTH = "bilateral_trade", "russia_trade", "trade_ratio", "trade_growth"


@dataclass(frozen=True, slots=True)
class TradePoint:
    """Trade with one country: `figures` say the same; `ratios` are what a derived bound rests on."""

    country: str
    figures: tuple[Figure, ...]
    ratios: tuple[Figure, ...] = ()

    @property
    def figure(self) -> Figure:
        """The figure that is drawn."""
        return self.figures[0]


def trade_points(catalogue: Catalogue) -> tuple[TradePoint, ...]:
    """The printed trade first, then the derived bounds by country; figures that say the same are one."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in catalogue.figures.values():
        if figure.indicator_id in {PRINTED, BOUND}:
            key = (figure.indicator_id, _country(figure, catalogue), figure.period_start, figure.period_end,
                   figure.qualifier, figure.value, figure.low, figure.high)  # fmt: skip
            groups.setdefault(key, []).append(figure)
    points = [
        TradePoint(_country(group[0], catalogue), _ordered(group), _ratios(group[0], catalogue))
        for group in groups.values()
    ]
    return tuple(sorted(points, key=lambda point: (point.figure.indicator_id != PRINTED, point.country)))


def _ordered(group: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(group, key=lambda figure: figure.figure_id))


def _country(figure: Figure, catalogue: Catalogue) -> str:
    """Whose trade with Russia it is: the printed figure's subject, the derived one's counterpart."""
    name = figure.subject if figure.indicator_id == PRINTED else figure.counterpart or figure.subject
    return catalogue.subject_title(name) or "a country not named"


def _ratios(figure: Figure, catalogue: Catalogue) -> tuple[Figure, ...]:
    inputs = (catalogue.figures.get(name) for name in figure.input_figure_ids)
    return tuple(one for one in inputs if one is not None and one.indicator_id == RATIO)
