"""From the datasets to validated tables: each document by itself, then what needs them all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl import rows
from etl.agreement import compare_statements
from etl.derivations import derive_figures
from etl.digest_files import digest_content
from etl.document_rows import Outcome, Reader, Source, unpacked
from etl.documents import digest_paths
from etl.errors import DataProblems
from etl.mappers import Mapper
from etl.reading_cache import ReadingCache
from etl.sites import boundary_problems
from etl.table_statements import events_of, figures_of, origins_relied_on
from etl.tables import Building
from etl.vocabularies import Vocabularies, vocabularies_and_problems
from etl.yaml_records import file_label

if TYPE_CHECKING:
    import pyarrow as pa

# So many digests are handed over at once: enough that the handing over costs little beside the reading.
PIECE_DOCUMENTS = 16


def assemble_tables(
    datasets: Path,
    progress: Callable[[str], None] | None = None,
    mapper: Mapper = map,
    cache: ReadingCache | None = None,
) -> dict[str, pa.Table]:
    """Every published table by name, in an order that the datasets alone decide.

    `progress` is told each step as it begins; `mapper` may spread the documents over processes or machines;
    what the `cache` holds is not read anew, and what it does not need any longer is removed from it. Raises
    DataProblems with everything that is wrong in any file.
    """
    begin = progress or (lambda _step: None)
    begin("reading documents")
    vocabularies, problems = vocabularies_and_problems(datasets)
    problems += boundary_problems(vocabularies)
    readings = _Readings(datasets / "documents", vocabularies, cache or ReadingCache())
    building = Building()
    for document_id, outcome in readings.outcomes(mapper):
        begin(document_id)
        problems += outcome.problems
        if not problems:
            for name, lines in unpacked(outcome.packed).items():
                building.add_lines(name, lines)
    problems += readings.problems
    if problems:
        raise DataProblems(problems)
    _add_derived(building, vocabularies, begin)
    _add_vocabularies(building, vocabularies)
    tables = building.tables()
    readings.forget_others()
    return tables


def _add_derived(building: Building, vocabularies: Vocabularies, begin: Callable[[str], None]) -> None:
    """Adds the derived figures, and the comparison of all figures and events. Raises DataProblems."""
    begin("deriving figures")
    figures = figures_of(building.table("figures"))
    derived, problems = derive_figures(figures, vocabularies)
    if problems:
        raise DataProblems(problems)
    building.add_rows("figures", [rows.figure_row(figure) for figure in derived])
    begin("comparing documents")
    events = events_of(building.table("events"))
    relied_on = origins_relied_on(building.table("documents"))
    agreements = compare_statements(figures, events, relied_on, vocabularies)
    building.add_rows("agreement", [rows.agreement_row(agreement) for agreement in agreements])


def _add_vocabularies(building: Building, vocabularies: Vocabularies) -> None:
    named = building.table("site_mentions").select(["site_id", "status"])
    statuses = {
        (str(row["site_id"]), str(row["status"])) for batch in named.to_batches() for row in batch.to_pylist()
    }
    building.add_rows("indicators", rows.indicator_rows(vocabularies))
    building.add_rows("subjects", rows.subject_rows(vocabularies))
    building.add_rows("origins", rows.origin_rows(vocabularies))
    building.add_rows("sites", rows.site_rows(vocabularies, statuses))
    building.add_rows("systems", rows.system_rows(vocabularies))


@dataclass(frozen=True, slots=True)
class _Found:
    """A digest's file and the name of what the cache keeps of it, if it does."""

    path: Path
    key: str
    is_kept: bool


class _Readings:
    """The outcome of every digest of a folder in order: kept from before, or read by a mapper."""

    def __init__(self, folder: Path, vocabularies: Vocabularies, cache: ReadingCache) -> None:
        self._paths, self.problems = digest_paths(folder)
        self._vocabularies, self._cache = vocabularies, cache
        self._reader = Reader(vocabularies)
        self._waiting: deque[_Found] = deque()
        self._used: set[str] = set()

    def outcomes(self, mapper: Mapper) -> Iterator[tuple[str, Outcome]]:
        """Each digest's id, which is its file's name, with its outcome."""
        for pieces in mapper(self._reader, self._to_read()):
            for outcome in pieces:
                yield from self._kept()
                found = self._waiting.popleft()
                if not outcome.problems:
                    self._cache.keep(found.key, outcome.packed)
                yield found.path.stem, outcome
        yield from self._kept()

    def forget_others(self) -> None:
        """Removes from the cache what no digest of the folder needs."""
        self._cache.forget_others(self._used)

    def _to_read(self) -> Iterator[tuple[Source, ...]]:
        """The digests that must be read, some at a time; all of them are noted in their order."""
        sources: list[Source] = []
        for path in self._paths:
            try:
                source = self._source(path)
            except DataProblems as error:
                self.problems += error.problems
                continue
            key = self._cache.key(source, self._reader.checksum)
            self._used.add(key)
            found = _Found(path, key, self._cache.has(key))
            self._waiting.append(found)
            if not found.is_kept:
                sources.append(source)
            if len(sources) == PIECE_DOCUMENTS:
                yield tuple(sources)
                sources = []
        if sources:
            yield tuple(sources)

    def _kept(self) -> Iterable[tuple[str, Outcome]]:
        """The outcomes next in order that were kept; a damaged one is made anew."""
        while self._waiting and self._waiting[0].is_kept:
            found = self._waiting.popleft()
            packed = self._cache.entry(found.key)
            outcome = self._read_again(found) if packed is None else Outcome(packed)
            yield found.path.stem, outcome

    def _read_again(self, found: _Found) -> Outcome:
        try:
            source = self._source(found.path)
        except DataProblems as error:
            return Outcome(b"", error.problems)
        outcome = self._reader.read(source)
        if not outcome.problems:
            key = self._cache.key(source, self._reader.checksum)
            self._used.add(key)
            self._cache.keep(key, outcome.packed)
        return outcome

    def _source(self, path: Path) -> Source:
        """The digest's file. Raises DataProblems where it cannot be read."""
        content = digest_content(path, file_label(path))
        return Source(path.absolute(), content, self._vocabularies.verified.get(path.stem))
