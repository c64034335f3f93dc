"""Documents become published tables; also what the dashboard calls where nothing is published yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.mappers import Mapper
from etl.publish import PUBLISHED, publishing, write_version

DATASETS = PUBLISHED.parent
CACHE = ".cache"


def build(
    datasets: Path = DATASETS,
    published: Path = PUBLISHED,
    progress: Callable[[str], None] | None = None,
    mapper: Mapper = map,
    is_fresh: bool = False,
) -> str:
    """Reads the datasets, publishes their tables and puts them in use; returns the version.

    `progress` is told the name of each step; `mapper` may spread the reading of documents, of which only
    those that have changed since the last build are read, or with `is_fresh` all. The lock is held from the
    first read: of two builds at once the later one has read what is there now. Files that change meanwhile
    are read again, so that what is published was there at one time. Raises DataProblems, PublishError, or
    another EtlError where the mapper fails or files do not come to rest.
    """
    with publishing(published):
        from etl.assembly import assemble_tables
        from etl.file_states import read_at_rest
        from etl.reading_cache import ReadingCache

        cache = ReadingCache(published / CACHE, is_fresh)
        tables = read_at_rest(datasets, lambda: assemble_tables(datasets, progress, mapper, cache))
        return write_version(tables, published)
