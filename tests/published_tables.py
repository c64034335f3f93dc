"""Tables made up for tests, published as a build publishes its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from etl.publish import publishing, write_version
from etl.tables import validate_rows
from tests.tables_by_hand import rows_by_hand


def tables(title: str = "Russia") -> dict[str, pa.Table]:
    """Tables that differ by one title."""
    rows = rows_by_hand()
    rows["subjects"][0]["title"] = title
    return validate_rows(rows)


def publish_tables(content: Mapping[str, pa.Table], published: Path) -> str:
    """Publishes these tables in place of what a build reads; returns the version. Raises PublishError."""
    with publishing(published):
        return write_version(content, published)


def unfinished(published: Path) -> list[str]:
    """What builds that did not end have left in the folder."""
    return [path.name for path in published.iterdir() if path.name.startswith(".unfinished")]
