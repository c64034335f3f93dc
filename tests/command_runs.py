"""Commands of `python -m etl`, run in this process or in one of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.__main__ import main

ROOT = Path(__file__).resolve().parent.parent

Capture = pytest.CaptureFixture[str]


def run(arguments: Sequence[str | Path], capsys: Capture) -> tuple[int, str, str]:
    """Exit status, output and errors of one command."""
    try:
        status = main([str(argument) for argument in arguments])
    except SystemExit as exit_:
        status = int(exit_.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def process(arguments: Sequence[str | Path], **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8", **options
    )
