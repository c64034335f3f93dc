"""The faults of the soak, a few of each: `python -m tests.soak` makes hundreds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import changes, full_disks
from tests.kills import kills

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")


@posix
def test_readers_see_whole_versions_while_builds_are_killed(tmp_path: Path) -> None:
    survived = kills(tmp_path, 12, 3)
    assert survived.what["kills"] == 12
    assert survived.what["of all amid it"] >= survived.what["of them aimed at the writing of a version"] == 6
    assert survived.what["reads of all tables"] >= 12


def test_a_disk_that_fills_up_at_any_byte_harms_nothing(tmp_path: Path) -> None:
    survived = full_disks(tmp_path, 12)
    assert survived.what["builds that had no room"]


@posix
def test_files_that_are_written_meanwhile_are_read_in_one_state(tmp_path: Path) -> None:
    survived = changes(tmp_path, 12)
    assert survived.what["builds of a state that was there"]
