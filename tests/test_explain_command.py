"""The command `explain`: from a figure, printed or derived, to the original's paragraph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from etl.tables import SCHEMAS
from etl.tables.columns import whole
from tests.command_runs import Capture, run
from tests.small_datasets import change, digest, write_datasets, write_originals


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


def test_explain_follows_a_figure_to_its_paragraph(datasets: Path, capsys: Capture) -> None:
    run(["build", "--datasets", datasets], capsys)
    status, output, errors = run(
        ["explain", "north.spending.venezuela", "--published", datasets / "published"], capsys
    )
    assert (status, errors) == (0, "")
    for words in (
        "value        3,000,000,000 USD",
        "printed      “$3 billion”",
        "document     A text from the north (north), 2024-05",
        "original     paragraph 2 of north.txt (unverified)",
        "origin       The ministry, from The registry (stated)",
        "beside       south.spending.venezuela: 3,000,000,000 USD",
    ):
        assert words in output


def test_explain_follows_a_derived_figure_to_its_inputs(datasets: Path, capsys: Capture) -> None:
    run(["build", "--datasets", datasets], capsys)
    _, output, _ = run(["explain", "derived.half", "--published", datasets / "published"], capsys)
    lines = output.splitlines()
    assert lines[0] == "derived.half"
    assert "  value        1,500,000,000 USD" in lines
    assert "  formula      a / parts" in lines
    assert "  assumption   both years cost the same" in lines
    assert "    north.spending.venezuela" in lines
    assert "      printed      “$3 billion”" in lines


def test_explain_suggests_the_nearest_ids(datasets: Path, capsys: Capture) -> None:
    run(["build", "--datasets", datasets], capsys)
    status, output, errors = run(["explain", "north.spendin", "--published", datasets / "published"], capsys)
    assert (status, output) == (2, "")
    assert errors == "there is no figure 'north.spendin'; the nearest are north.spending.venezuela\n"


def test_tables_of_another_version_of_the_code_are_no_chain(
    datasets: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    run(["build", "--datasets", datasets], capsys)
    documents = SCHEMAS["documents"]
    newer = replace(documents, columns=(*documents.columns, whole("pages", "how many pages it has")))
    monkeypatch.setitem(SCHEMAS, "documents", newer)
    status, output, errors = run(
        ["explain", "north.spending.venezuela", "--published", datasets / "published"], capsys
    )
    assert (status, output) == (1, "")
    assert "another version of this code made its table documents; run python -m etl build" in errors


def test_verify_then_build_shows_the_verification(datasets: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["verify", "--originals", write_originals(tmp_path), "--datasets", datasets], capsys)[0] == 0
    run(["build", "--datasets", datasets], capsys)
    arguments: list[str | Path] = [
        "explain",
        "south.spending.venezuela",
        "--published",
        datasets / "published",
    ]
    assert "of south.txt (every figure supported" in run(arguments, capsys)[1]
    change(digest(datasets, "south"), "is the price that is named", "is a price that is named")
    run(["build", "--datasets", datasets], capsys)
    assert "of south.txt (unverified)" in run(arguments, capsys)[1]
