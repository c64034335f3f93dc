"""How a derived figure is computed, in words: the names of what goes in with what each prints."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from etl.figures import Figure
from etl.plain_numbers import qualifier_words

_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "plus",
    ast.Sub: "minus",
    ast.Mult: "times",
    ast.Div: "divided by",
}


def formula_words(
    formula: str, pattern: str | None, inputs: Mapping[str, Figure], constants: Mapping[str, float]
) -> str:
    """The declared pattern with what the inputs print and the constants are in its places.

    Without a pattern the formula itself is told: "trade ($1.2 billion) divided by parts (3)".
    """
    said = {name: _printed(figure) for name, figure in inputs.items()}
    said |= {name: f"{number:g}" for name, number in constants.items()}
    if pattern is not None:
        return pattern.format_map(said)
    return _spoken(ast.parse(formula, mode="eval").body, said)


def _printed(figure: Figure) -> str:
    """What a figure prints, with its qualifier; of a word such as "doubled" the number that it means."""
    words = figure.printed_value or ""
    if figure.unit == "factor" and figure.change and figure.quantity.value is not None:
        words = f"{figure.quantity.value:g}"
    # What is printed between two bounds is a whole: "2–4", "3 to 5 percent".
    qualifier = figure.quantity.qualifier
    return words if qualifier == "between" else qualifier_words(qualifier) + words


def distance_words(start: tuple[str, float, float], end: tuple[str, float, float]) -> str:
    """The two ends of a distance, each a name with the longitude and latitude of its point in degrees."""
    return f"the shortest way from {_place(*start)} to {_place(*end)}"


def _place(name: str, longitude: float, latitude: float) -> str:
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{name} ({abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east})"


def _spoken(node: ast.expr, said: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return f"{name.replace('_', ' ')} ({said[name]})"
        case ast.BinOp(left=left, right=right, op=op):
            return f"{_bracketed(left, said)} {_SIGNS[type(op)]} {_bracketed(right, said)}"
    raise AssertionError(f"{ast.unparse(node)} was computed and cannot be told")


def _bracketed(node: ast.expr, said: Mapping[str, str]) -> str:
    words = _spoken(node, said)
    return f"({words})" if isinstance(node, ast.BinOp) else words
