"""Oil output with Russian participation, in every unit that the data give it in, and the joint ventures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.records import Figure

OUTPUT, VENTURES = "oil_output", "joint_ventures"


@dataclass(frozen=True, slots=True)
class OutputPoint:
    """One statement of output, by all who make it; `shown` is it in the unit asked for, if it can be."""

    printed: tuple[Figure, ...]
    shown: Figure | None


def output_units(catalogue: Catalogue) -> tuple[str, ...]:
    """The unit that output is printed in, then those that a declared formula converts it to."""
    printed = [figure for figure in catalogue.figures.values() if figure.indicator_id == OUTPUT]
    names = {figure.figure_id for figure in printed}
    derived = [
        figure
        for figure in catalogue.figures.values()
        if figure.status == "derived" and names.intersection(figure.input_figure_ids)
    ]
    return tuple(dict.fromkeys(figure.unit for figure in (*printed, *derived) if figure.unit))


def output_points(catalogue: Catalogue, unit: str) -> tuple[OutputPoint, ...]:
    """Every statement of output in that unit, those with a year first; figures that say the same are one."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in catalogue.figures.values():
        if figure.indicator_id == OUTPUT:
            key = (figure.period_start, figure.period_end, figure.qualifier, figure.value, figure.low,
                   figure.high, figure.unit, figure.scope)  # fmt: skip
            groups.setdefault(key, []).append(figure)
    ordered = [tuple(sorted(group, key=lambda one: one.figure_id)) for group in groups.values()]
    points = [OutputPoint(group, _in_unit(group, unit, catalogue)) for group in ordered]
    return tuple(
        sorted(
            points,
            key=lambda one: (one.printed[0].period_start is None, one.printed[0].period_start or "",
                             one.printed[0].figure_id),
        )
    )  # fmt: skip


def _in_unit(group: Sequence[Figure], unit: str, catalogue: Catalogue) -> Figure | None:
    """The statement itself where it has that unit, otherwise what was derived from it in that unit."""
    if group[0].unit == unit:
        return group[0]
    names = {figure.figure_id for figure in group}
    derived = (
        figure
        for figure in catalogue.figures.values()
        if figure.status == "derived" and figure.unit == unit and names.intersection(figure.input_figure_ids)
    )
    return next(derived, None)


def venture_figures(catalogue: Catalogue) -> tuple[Figure, ...]:
    """How many joint ventures there are, by every document that counts them."""
    found = (figure for figure in catalogue.figures.values() if figure.indicator_id == VENTURES)
    return tuple(sorted(found, key=lambda figure: figure.figure_id))


def chosen_unit(units: Sequence[str], per: str | None) -> str:
    """The unit with that time, otherwise the first, which is the printed one; empty where there is none."""
    return next((unit for unit in units if per and unit.endswith(f"/{per}")), units[0] if units else "")
