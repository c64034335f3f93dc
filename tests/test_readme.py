"""README, Makefile and command line say the same."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table_commands(program: str) -> set[str]:
    """The subcommands of `program` that README's table of commands names."""
    return set(re.findall(rf"^\| `{program} (\w+)", README, re.MULTILINE))


def test_readme_names_every_make_target_that_make_help_lists() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert table_commands("make") == listed - {"help", "format", "lock"}
    assert {"run", "test"} <= set(re.findall(r"^make (\w+)", README, re.MULTILINE))


@pytest.mark.parametrize("program", ["etl", "dashboard"])
def test_readme_names_every_subcommand_that_help_lists(program: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", program, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    braces = re.search(r"\{([\w,]+)\}", run.stdout)
    assert braces is not None
    assert set(braces.group(1).split(",")) == table_commands(f"python -m {program}")


def test_every_path_that_readme_links_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_ci_runs_the_steps_of_make_test() -> None:
    line = re.search(r"^test: ([a-z -]+) ##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert line
    run = (ROOT / ".ci" / "run").read_text()
    steps = re.findall(r"^step .* make (?:--jobs 2 --output-sync )?([a-z -]+)$", run, re.MULTILINE)
    called = [target for step in steps for target in step.split()]
    assert sorted(called) == sorted({*line[1].split(), "set-up-tests"})
