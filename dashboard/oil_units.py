"""The switch between units of oil output: links that change the address, as the filters do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from dashboard.address import write_selection
from dashboard.elements import Node, el
from dashboard.numerals import unit_words
from dashboard.selection import Selection


def as_printed(selection: Selection) -> Selection:
    """The same with rates as they are printed: the chart converts by declared formulas alone."""
    return replace(selection, units=replace(selection.units, rate=None))


def unit_switch(units: Sequence[str], chosen: str, selection: Selection) -> list[Node]:
    """A link for each unit, the chosen one marked; nothing where there is no choice."""
    if len(units) < 2:
        return []
    links: list[Node | str] = ["Output in "]
    for place, unit in enumerate(units):
        links += [" or in "] if place else []
        links.append(el("strong", unit_words(unit)) if unit == chosen else _link(unit, selection))
    return [el("p", links, cls="note")]


def _link(unit: str, selection: Selection) -> Node:
    _, _, per = unit.partition("/")
    asked = write_selection(replace(selection, units=replace(selection.units, rate=per or None)))
    target = f"oil?{urlencode(asked)}"
    return el("a", unit_words(unit), href=f"./{target}", data_go=target)
