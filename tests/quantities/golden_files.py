"""Reading and writing what is expected of the extractor, one mention a line."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from etl.quantities import Mention, find_mentions


def rows(lines: list[str]) -> list[dict[str, object]]:
    """The mentions of every line, fields that say nothing left out."""
    result = []
    for number, line in enumerate(lines, 1):
        for mention in find_mentions(line):
            result.append({"line": number} | compact(mention))
    return result


def compact(mention: Mention) -> dict[str, object]:
    """The fields of a mention that say something."""
    fields = {name: value for name, value in asdict(mention).items() if value is not None}
    if mention.qualifier == "exact":
        del fields["qualifier"]
        if mention.value is not None and mention.low == mention.high == mention.value:
            del fields["low"], fields["high"]
    return fields


def expected(path: Path, found: list[dict[str, object]]) -> list[dict[str, object]]:
    """The reviewed rows at `path`; a missing file is written for review, but never where CI is set."""
    if not path.exists():
        assert not os.environ.get("CI"), (
            f"{path.name} is missing: run the test locally, review the file and commit it"
        )
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf8")
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
