"""From the datasets to plain rows of every table: each document by itself, then what needs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from etl import rows
from etl.agreement import compare_statements
from etl.derivations import derive_figures
from etl.documents import Document, documents_and_problems
from etl.errors import DataProblems, Problem
from etl.events import EventStatement, read_events
from etl.figures import Figure, read_figures
from etl.mentions import BoundMention, bound_mentions
from etl.provenance import reliance_findings
from etl.sites import Naming, boundary_problems, read_site_mentions, read_system_mentions
from etl.vocabularies import Vocabularies, vocabularies_and_problems

T = TypeVar("T")
R = TypeVar("R")


class Mapper(Protocol):
    """Anything that maps a function over items in their order: `map` itself, or a pool's."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, and what is wrong with it."""

    document: Document
    mentions: tuple[BoundMention, ...]
    figures: tuple[Figure, ...]
    events: tuple[EventStatement, ...]
    sites: tuple[Naming, ...]
    systems: tuple[Naming, ...]
    problems: tuple[Problem, ...]


def assemble_rows(
    datasets: Path, progress: Callable[[str], None] | None = None, mapper: Mapper = map
) -> dict[str, list[rows.Row]]:
    """Rows by table name, in an order that the datasets alone decide.

    `progress` is told each step as it begins; `mapper` may spread the documents over processes. Raises
    DataProblems with everything that is wrong in any file.
    """
    begin = progress or (lambda _step: None)
    begin("reading documents")
    vocabularies, vocabulary_problems = vocabularies_and_problems(datasets)
    documents, document_problems = documents_and_problems(datasets / "documents")
    readings = []
    for document, reading in zip(
        documents,
        mapper(partial(read_document_statements, vocabularies=vocabularies), documents),
        strict=True,
    ):
        begin(document.id)
        readings.append(reading)
    problems = [*vocabulary_problems, *document_problems, *boundary_problems(vocabularies)]
    problems += [problem for reading in readings for problem in reading.problems]
    if problems:
        raise DataProblems(problems)
    begin("deriving figures")
    printed = [figure for reading in readings for figure in reading.figures]
    derived, problems = derive_figures(printed, vocabularies)
    if problems:
        raise DataProblems(problems)
    begin("comparing documents")
    return _tables(readings, [*printed, *derived], vocabularies)


def read_document_statements(document: Document, vocabularies: Vocabularies) -> Reading:
    """Mentions, figures, events, sites and systems of one document, which needs no other."""
    bound, problems = bound_mentions(document, vocabularies)
    problems += [
        Problem(document.file, "relies_on", *found) for found in reliance_findings(document, vocabularies)
    ]
    figures, figure_problems = read_figures(document, bound, vocabularies)
    events, event_problems = read_events(document, bound, vocabularies)
    sites, site_problems = read_site_mentions(document, bound, vocabularies)
    systems, system_problems = read_system_mentions(document, bound, vocabularies)
    problems += [*figure_problems, *event_problems, *site_problems, *system_problems]
    return Reading(
        document, bound, tuple(figures), tuple(events), tuple(sites), tuple(systems), tuple(problems)
    )


def _tables(
    readings: Sequence[Reading], figures: Sequence[Figure], vocabularies: Vocabularies
) -> dict[str, list[rows.Row]]:
    documents = [reading.document for reading in readings]
    events = [statement for reading in readings for statement in reading.events]
    sites = [naming for reading in readings for naming in reading.sites]
    systems = [naming for reading in readings for naming in reading.systems]
    agreements = compare_statements(figures, events, documents, vocabularies)
    return {
        "figures": [rows.figure_row(figure) for figure in figures],
        "documents": [rows.document_row(document, vocabularies) for document in documents],
        "mentions": [
            row
            for reading in readings
            for row in rows.mention_rows(
                reading.mentions, reading.figures, reading.events, [*reading.sites, *reading.systems]
            )
        ],
        "indicators": rows.indicator_rows(vocabularies),
        "subjects": rows.subject_rows(vocabularies),
        "origins": rows.origin_rows(vocabularies),
        "sites": rows.site_rows(vocabularies, sites),
        "site_mentions": [rows.site_mention_row(naming) for naming in sites],
        "events": [rows.event_row(statement) for statement in events],
        "systems": rows.system_rows(vocabularies),
        "system_mentions": [rows.system_mention_row(naming) for naming in systems],
        "agreement": [rows.agreement_row(agreement) for agreement in agreements],
    }
