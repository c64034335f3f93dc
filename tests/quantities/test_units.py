"""Canonical unit names are pint's, and their kinds fit pint's dimensions."""

from __future__ import annotations

from typing import Any

import pint
import pytest

from etl.quantities.english.measures import MEASURES

# Names that pint writes in another way or does not hold; its "decade" is a factor of ten.
SPELLED = {"oil_barrel": "oil_bbl", "quintal": "100 kilogram", "decade": "10 year"}
POWERS = {"square": 2, "cubic": 3}


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry()


def quantity(registry: pint.UnitRegistry[float], name: str) -> Any:
    head, _, tail = name.partition("_")
    if head in POWERS:
        return registry(tail) ** POWERS[head]
    return registry(SPELLED.get(name, name))


@pytest.mark.parametrize(("name", "kind"), [(name, row[0]) for name, row in MEASURES.items()])
def test_unit_is_known_to_pint(registry: pint.UnitRegistry[float], name: str, kind: str) -> None:
    dimensions = {"duration": "[time]", "distance": "[length]", "rate": None, "count": None}
    dimension = dimensions[kind]
    unit = quantity(registry, name)
    if dimension:
        assert unit.check(dimension)
    else:
        assert not unit.check("[time]")
        assert not unit.check("[length]")


def test_oil_barrel_is_no_plain_barrel(registry: pint.UnitRegistry[float]) -> None:
    assert quantity(registry, "oil_barrel") != quantity(registry, "barrel")
