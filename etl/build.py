"""Documents become published tables; also what the dashboard calls where nothing is published yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.publish import PUBLISHED, publishing, write_version

DATASETS = PUBLISHED.parent


def build(
    datasets: Path = DATASETS, published: Path = PUBLISHED, progress: Callable[[str], None] | None = None
) -> str:
    """Reads the datasets, publishes their tables and puts them in use; returns the version.

    `progress` is told the name of each step. The lock is held from the first read: of two builds at once the
    later one has read what is there now. Raises DataProblems or PublishError.
    """
    with publishing(published):
        from etl.assembly import assemble_rows
        from etl.tables import validate_rows

        return write_version(validate_rows(assemble_rows(datasets, progress)), published)
