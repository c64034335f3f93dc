"""The shares of the public cases that pass do not fall."""

from __future__ import annotations

import json

import pytest

from tests.quantities.public_cases import CASES, HERE, shares

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason=f"no public cases: {CASES} is missing (set QUANTITY_CASES)"
)


def test_shares_hold_their_floors() -> None:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf8"))
    found = {
        name: {"development": parts[0].passed, "held_out": parts[1].passed}
        for name, parts in shares().items()
    }
    assert found.keys() == floors.keys()
    fallen = {
        f"{name}, {part}": (passed, floors[name][part])
        for name, parts in found.items()
        for part, passed in parts.items()
        if passed < floors[name][part]
    }
    assert fallen == {}
