"""From the unit that was printed to the indicator's base unit; pint is loaded only where physics is needed.

Counted nouns, currencies and rates convert one to one or not at all. Days and years do not convert into each
other: how many days a year has is a convention that only a declared derivation may choose.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.quantities.durations import duration_ratio, is_of_calendar

_DIMENSIONLESS = {"percent": 0.01, "fraction": 1.0, "factor": 1.0, "ratio": 1.0}
# What a mention of a kind is measured in where no unit is printed.
_UNIT_OF_KIND = {"fraction": "fraction", "rank": "rank", "ordinal": "rank", "share": "percent"}
_BARE_COUNTS = ("count", "fraction", "score")


class UnitError(Exception):
    """The printed unit does not mean the base unit, and nothing converts it."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """value in base unit = printed value × factor + offset."""

    factor: float = 1.0
    offset: float = 0.0

    def __call__(self, value: float | None) -> float | None:
        """The printed value in the base unit, to twelve digits where it is converted; None stays None."""
        if value is None or (self.factor == 1.0 and self.offset == 0.0):
            return value
        converted = value * self.factor + self.offset
        # 1,600 mile → kilometre → mile must not end in …0000000002.
        return float(f"{converted:.12g}")


def conversion(
    unit: str | None, per: str | None, kind: str, base: str, accepts: Collection[str] = ()
) -> Conversion:
    """How a printed unit (and "a year", "per day") becomes the base unit. Raises UnitError."""
    base_unit, _, base_per = base.partition("/")
    printed = unit or _UNIT_OF_KIND.get(kind)
    rate = f"{printed or 'a number'}/{per}" if per else printed
    if rate in (base, *accepts) or (not per and not base_per and printed == base_unit):
        return Conversion()
    is_bare = printed is None and kind in _BARE_COUNTS  # a bare number counts what the indicator counts
    if printed is None and not is_bare:
        raise UnitError(f"no unit where {base} is meant")
    if bool(per) != bool(base_per):
        raise UnitError(f"{rate or 'a number'} where {base} is meant")
    if printed is None or printed in accepts:
        printed = base_unit
    numerator = _factor(printed, base_unit)
    return Conversion(numerator.factor / _time_factor(per, base_per), numerator.offset)


def _time_factor(per: str | None, base_per: str) -> float:
    if not per or per == base_per:
        return 1.0
    ratio = duration_ratio(per, base_per)
    if ratio is None:
        raise UnitError(f"a rate per {per} where one per {base_per} is meant")
    return ratio


def _factor(printed: str, base: str) -> Conversion:
    if printed == base:
        return Conversion()
    if printed in _DIMENSIONLESS and base in _DIMENSIONLESS:
        return Conversion(_DIMENSIONLESS[printed] / _DIMENSIONLESS[base])
    if (ratio := duration_ratio(printed, base)) is not None:
        return Conversion(ratio)
    if is_of_calendar(printed) or is_of_calendar(base):
        raise UnitError(f"{printed} where {base} is meant")
    return _physical(printed, base)


@cache
def _physical(printed: str, base: str) -> Conversion:
    import pint

    # Only names are given to pint, which would read anything else as a formula ("US$", "2 miles").
    if not printed.isidentifier() or not base.isidentifier():
        raise UnitError(f"{printed} where {base} is meant")
    registry = _registry()
    try:
        zero, one = (float(registry.Quantity(amount, printed).to(base).magnitude) for amount in (0.0, 1.0))
    except (pint.UndefinedUnitError, pint.DimensionalityError, ValueError) as error:  # ValueError: "nan"
        raise UnitError(f"{printed} where {base} is meant") from error
    return Conversion(one - zero, zero)


@cache
def _registry() -> Any:
    """pint's own registry; its `oil_barrel` is the 42 gallons of petroleum, its `barrel` holds only 31.5."""
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=None)
