"""Tests that are left out are left out by name, and the closing line says how many and why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.exports.own_server import ROOT
from tests.programs import left_out_words, needs

THREE = """
from tests.programs import needs
def test_one(): needs("no-such-program")
def test_two(): needs("no-such-program")
def test_three(): needs("python3")
"""


def test_a_program_is_given_by_its_path() -> None:
    assert Path(needs("sh")).is_file()


def test_a_missing_program_leaves_the_test_out_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.skip.Exception, match="tesseract is not installed: install tesseract-ocr"):
        needs("tesseract")


def test_the_closing_line_counts_by_reason() -> None:
    assert left_out_words(["Skipped: a", "Skipped: b", "Skipped: b"]) == "Left out: 2 tests (b); 1 test (a)."
    assert left_out_words([]) == ""


def test_a_run_ends_with_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "test_three.py").write_text(THREE)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(tmp_path),
         "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == "Left out: 2 tests (no-such-program is not installed)."
