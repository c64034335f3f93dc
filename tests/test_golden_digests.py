"""Golden digests: each case's rows, or its problems, are what a reviewer once read and accepted."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from etl.errors import DataProblems
from tests.assembled import assemble_rows
from tests.digest_builder import GOLDEN

CASES = sorted((GOLDEN / "cases").iterdir())
# The vocabularies are the same in every case; only what the digests and derivations say is kept.
TABLES = ("figures", "mentions", "events", "sites", "site_mentions", "system_mentions", "agreement")


def outcome(datasets: Path) -> object:
    """The rows of a case without their empty cells, or the lines of its problems."""
    try:
        rows = assemble_rows(datasets)
    except DataProblems as error:
        return str(error).splitlines()
    return {
        table: [{key: value for key, value in row.items() if value is not None} for row in rows[table]]
        for table in TABLES
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_case_gives_its_rows(case: Path, tmp_path: Path) -> None:
    datasets = tmp_path / "datasets"
    shutil.copytree(GOLDEN / "vocabularies", datasets)
    shutil.copytree(case, datasets, dirs_exist_ok=True)
    found = json.dumps(outcome(datasets), ensure_ascii=False, indent=1) + "\n"
    expected = case / "expected.json"
    if not expected.exists() and not os.environ.get("CI"):
        expected.write_text(found, encoding="utf-8")
        pytest.fail(f"{expected} did not exist; it is written now: review it")
    assert json.loads(found) == json.loads(expected.read_text(encoding="utf-8"))
