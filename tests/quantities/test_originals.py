"""Every numeric expression of the source texts, which are not in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.quantities.golden_files import expected, rows

HERE = Path(__file__).parent
ORIGINALS = Path(os.environ.get("ORIGINALS") or HERE.parents[2] / "shared" / "originals")
DOCUMENTS = {
    "000": "parade-to-production",
    "001": "arsenal-grows",
    "002": "ammunition-factory",
    "003": "relations-remain-deep",
    "004": "survival-of-the-regime",
}


@pytest.mark.originals
@pytest.mark.skipif(not ORIGINALS.is_dir(), reason=f"no originals: {ORIGINALS} is missing (set ORIGINALS)")
@pytest.mark.parametrize(("number", "document"), DOCUMENTS.items(), ids=DOCUMENTS.values())
def test_originals(number: str, document: str) -> None:
    (path,) = ORIGINALS.glob(f"{number}_*.txt")
    paragraphs = [line for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    found = [{"paragraph": row.pop("line")} | row for row in rows(paragraphs)]
    assert found == expected(HERE / "originals" / f"{document}.jsonl", found)
