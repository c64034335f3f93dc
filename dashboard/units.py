"""The units that the reader may switch, and figures converted to them.

Miles become kilometres and barrels a day barrels a year, or the other way. A converted figure keeps its
printed form and says from what it was converted; everything else about it stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.precision import printed_digits
from dashboard.records import Figure

KM_PER_MILE = 1.609344


@dataclass(frozen=True, slots=True)
class Units:
    """The units to show; None is as printed."""

    distance: str | None = None
    rate: str | None = None


PRINTED_UNITS = Units()
# What stands in an address for each unit, in the order in which it is written.
DISTANCES = {"mi": "mile", "km": "kilometer"}
RATES = {"day": "day", "year": "year"}


def read_units(value: str) -> tuple[Units, tuple[str, ...]]:
    """The units that "km,year" names, and the parts that name none."""
    distance: str | None = None
    rate: str | None = None
    unknown: list[str] = []
    for part in filter(None, value.split(",")):
        if part in DISTANCES and distance is None:
            distance = DISTANCES[part]
        elif part in RATES and rate is None:
            rate = RATES[part]
        else:
            unknown.append(part)
    return Units(distance, rate), tuple(dict.fromkeys(unknown))


def units_parameter(units: Units) -> str:
    """What `read_units` reads: "km,year"; empty for units as printed."""
    names = [name for name, unit in DISTANCES.items() if unit == units.distance]
    names += [name for name, unit in RATES.items() if unit == units.rate]
    return ",".join(names)


def converted(figure: Figure, units: Units) -> Figure:
    """The figure in those units; one that has nothing to convert, or cannot be, is returned as it is."""
    base, _, per = figure.unit.partition("/")
    if base in DISTANCES.values() and not per and units.distance not in {None, base}:
        factor = KM_PER_MILE if units.distance == "kilometer" else 1 / KM_PER_MILE
        return _scaled(figure, factor, units.distance or base)
    is_rate = base == "oil_barrel" and per in RATES and units.rate not in {None, per}
    if is_rate and (days := days_of(figure)):
        return _scaled(figure, days if units.rate == "year" else 1 / days, f"{base}/{units.rate}")
    return figure


def _scaled(figure: Figure, factor: float, unit: str) -> Figure:
    def scaled(number: float | None) -> float | None:
        return None if number is None else number * factor

    return replace(
        figure, unit=unit, value=scaled(figure.value), low=scaled(figure.low), high=scaled(figure.high),
        converted_from=figure.unit, conversion=conversion_words(figure, unit),
        digits=figure.digits or printed_digits(figure.printed_value),
    )  # fmt: skip


def days_of(figure: Figure) -> int | None:
    """The days of the calendar year that the figure speaks of; None of one that speaks of no single year.

    A rate of an unknown year is not made a year's output: nothing says that it held for a year.
    """
    first, last = figure.period_start or "", figure.period_end or ""
    if not (first.endswith("-01-01") and last == f"{first[:4]}-12-31"):
        return None
    return _days_between(first, last) or None


def _days_between(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    except ValueError:
        return 0


def conversion_words(figure: Figure, unit: str) -> str:
    """How a figure is brought to a unit: "one mile is 1.609344 kilometres", "a year of 366 days, …"."""
    if unit.startswith("oil_barrel"):
        return f"a year of {days_of(figure)} days, each with the same output"
    return f"one mile is {KM_PER_MILE} kilometres"


def unit_choices() -> list[dict[str, object]]:
    """What the reader may switch, each by what stands in an address."""
    printed = ["", "printed"]
    return [
        {"name": "distance", "title": "Distances", "options": [printed, ["mi", "miles"], ["km", "km"]]},
        {"name": "rate", "title": "Oil output", "options": [printed, ["day", "a day"], ["year", "a year"]]},
    ]


def units_words(units: Units) -> str:
    """The units that are not as printed: "kilometres, barrels a year"."""
    distance = {"mile": "miles", "kilometer": "kilometres"}.get(units.distance or "")
    rate = f"barrels a {units.rate}" if units.rate else None
    return ", ".join(word for word in (distance, rate) if word)
