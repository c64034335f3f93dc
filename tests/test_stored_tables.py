"""What is remembered of damaged versions, asked by several sessions at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import stored_tables


def test_two_sessions_may_find_a_version_mended_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folder, asked = Path("a-version"), []

    def mended(*table: object) -> bytes:
        asked.append(table)
        if len(asked) == 1:  # While the first reads the table, another asks too.
            assert stored_tables.is_usable(folder)
        return b"as published"

    monkeypatch.setattr(stored_tables, "table_content", mended)
    stored_tables.unusable(folder, "figures", "the table is damaged")
    assert stored_tables.is_usable(folder)
    assert len(asked) == 2
    assert stored_tables.is_usable(folder)
    assert len(asked) == 2, "mended, it is as good as new"
