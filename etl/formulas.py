"""Formulas of derived figures: named numbers joined by + - * / and brackets, nothing else."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from operator import add, mul, sub, truediv

from etl.intervals import Interval

_LONGEST = 200
_OPERATIONS: dict[type[ast.operator], Callable[[Interval, Interval], Interval]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
}


class FormulaError(Exception):
    """The formula is more than arithmetic on names, or cannot be computed."""


def formula_names(formula: str) -> tuple[str, ...]:
    """The names in a formula, each once, in order. Raises FormulaError."""
    return tuple(dict.fromkeys(_names(_tree(formula))))


def evaluate(formula: str, values: Mapping[str, Interval]) -> Interval:
    """The interval of the formula's result, given the interval of each name. Raises FormulaError."""
    try:
        return _evaluate(_tree(formula), values)
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        raise FormulaError(f"{formula!r} cannot be computed: {error}") from error


def _tree(formula: str) -> ast.expr:
    if len(formula) > _LONGEST:
        raise FormulaError(f"a formula of {len(formula)} characters, more than {_LONGEST}")
    try:
        return ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise FormulaError(f"{formula!r} is no formula") from error


def _names(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Name(id=name):
            yield name
        case ast.BinOp(left=left, right=right, op=op) if type(op) in _OPERATIONS:
            yield from _names(left)
            yield from _names(right)
        case ast.Constant():
            raise FormulaError(f"the bare number {ast.unparse(node)}: numbers must be named constants")
        case _:
            raise FormulaError(f"{ast.unparse(node)!r} is more than + - * / on names")


def _evaluate(node: ast.expr, values: Mapping[str, Interval]) -> Interval:
    match node:
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.BinOp(left=left, right=right, op=op) if type(op) in _OPERATIONS:
            return _OPERATIONS[type(op)](_evaluate(left, values), _evaluate(right, values))
        case _:
            raise FormulaError(f"{ast.unparse(node)!r} is neither an input nor a constant")
