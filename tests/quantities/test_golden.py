"""Reviewed sentences of our own, from every desk of a newsroom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quantities.golden_files import expected, rows

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden_sentences(path: Path) -> None:
    found = rows(path.read_text(encoding="utf8").splitlines())
    assert found == expected(path.with_suffix(".jsonl"), found)
