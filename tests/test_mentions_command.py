"""The command `mentions`: what is read from a text, and from a digest as the build reads it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl.build import DATASETS
from etl.publish import current_version
from etl.quantities import find_mentions
from tests.command_runs import Capture, run
from tests.small_datasets import change, digest, write_datasets


def test_mentions_are_json_lines(tmp_path: Path, capsys: Capture) -> None:
    text = "It paid “more than” $3 billion\u00a0in 2021."
    (tmp_path / "text.txt").write_text(text, "utf-8")
    status, output, _ = run(["mentions", tmp_path / "text.txt"], capsys)
    assert status == 0
    mentions = [json.loads(line) for line in output.splitlines()]
    assert [mention["printed"] for mention in mentions] == ["$3 billion", "2021"]
    for mention in mentions:
        assert text[mention["start"] : mention["end"]] == mention["printed"]


def test_mentions_of_standard_input_keep_its_offsets(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("é\r\n\r\n20 ships".encode())))
    status, output, _ = run(["mentions", "-"], capsys)
    assert status == 0
    assert json.loads(output)["start"] == 5


def test_a_closed_standard_input_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, _, errors = run(["mentions", "-"], capsys)
    assert (status, errors) == (2, "standard input is closed; name a text file\n")


def mentions_of(file: Path, capsys: Capture) -> list[dict[str, Any]]:
    """The mentions of a file that is all right."""
    status, output, errors = run(["mentions", file], capsys)
    assert (status, errors) == (0, "")
    return [json.loads(line) for line in output.splitlines()]


def test_mentions_of_a_digest_are_those_of_its_paragraphs(tmp_path: Path, capsys: Capture) -> None:
    file = digest(write_datasets(tmp_path), "north")
    found = mentions_of(file, capsys)
    assert [(one["paragraph"], one["printed"]) for one in found] == [
        (2, "T-72"), (2, "$3 billion"), (2, "2021"), (2, "120,000 barrels per day"),
        (3, "7 August 2022"), (3, "12 hours"),
    ]  # fmt: skip
    assert found[3]["qualifier"] == "more_than", "an annotation's bracket hides no qualifier"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert mentions_of(file, capsys) == found


def test_mentions_of_the_digests_are_those_that_the_build_publishes(real_data: Path, capsys: Capture) -> None:
    table = pq.read_table(real_data / current_version(real_data) / "mentions.parquet")
    columns = ("paragraph", "start", "end", "printed", "kind")
    published: dict[str, dict[tuple[object, ...], str]] = {}
    for row in table.to_pylist():
        if row["kind"]:
            key = tuple(row[name] for name in columns)
            published.setdefault(row["document_id"], {})[key] = row["printed"]
    assert len(published) > 1
    for name, rows in published.items():
        found = mentions_of(DATASETS / "documents" / f"{name}.md", capsys)
        told = {tuple(one[column] for column in columns) for one in found}
        assert told <= rows.keys()
        only_by_annotation = [rows[key] for key in rows.keys() - told]
        assert not any(find_mentions(printed) for printed in only_by_annotation)


def test_mentions_of_a_broken_digest_are_told_as_far_as_it_is_sound(tmp_path: Path, capsys: Capture) -> None:
    file = digest(write_datasets(tmp_path), "north")
    change(file, "{#p3}\n", "")
    change(file, "published:", "publisht:")
    status, output, errors = run(["mentions", file], capsys)
    assert status == 1
    assert {json.loads(line)["paragraph"] for line in output.splitlines()} == {2}
    (line,) = errors.splitlines()
    assert "no paragraph number" in line


def test_a_digest_can_come_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    content = digest(write_datasets(tmp_path), "south").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    status, output, errors = run(["mentions", "-"], capsys)
    assert (status, errors) == (0, "")
    assert json.loads(output.splitlines()[0])["paragraph"] == 2


def test_a_text_with_a_line_of_dashes_is_no_digest(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "text.txt").write_text("20 ships\n---\n30 ships\n---\n", "utf-8")
    assert [one["start"] for one in mentions_of(tmp_path / "text.txt", capsys)] == [0, 13]
