"""Imports run in the direction of the data: documents → mentions → figures → tables → pages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def imported(file: Path) -> set[str]:
    """The dotted names that a module imports, wherever in it they stand."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def modules(*patterns: str) -> list[Path]:
    """The files that match, which must be some."""
    files = sorted(file for pattern in patterns for file in ROOT.glob(pattern))
    assert files
    return files


@pytest.mark.parametrize(
    ("files", "forbidden"),
    [
        (["etl/**/*.py"], "dashboard"),
        (["etl/**/*.py"], "streamlit"),
        (["etl/quantities/**/*.py"], "etl.documents"),
        (["dashboard/charts/**/*.py", "dashboard/wording.py", "dashboard/theme.py"], "streamlit"),
        (["etl/**/*.py", "dashboard/**/*.py", "start/*.py"], "tests"),
    ],
)
def test_no_module_imports_against_the_direction_of_the_data(files: list[str], forbidden: str) -> None:
    offenders = {
        str(file.relative_to(ROOT))
        for file in modules(*files)
        for name in imported(file)
        if name == forbidden or name.startswith(forbidden + ".")
    }
    assert offenders == set()
