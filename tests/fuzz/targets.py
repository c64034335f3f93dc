"""What is fuzzed: functions of bytes that raise nothing, whatever the bytes are.

Each calls a reader as the project does, swallows the errors that the reader promises, and holds what comes
back against what always has to be so. Any other exception is a finding.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs

from pydantic import ValidationError

from dashboard.address import Known, read_selection, write_selection
from etl.document_rows import Reader, Source, unpacked
from etl.documents import Document, parse_document
from etl.errors import Problem
from etl.formulas import FormulaError, formula_names
from etl.front_matter import FrontMatter, Record
from etl.periods import read_period
from etl.quantities import find_mentions, read_implied
from etl.vocabularies import read_vocabularies
from etl.vocabulary_records import (
    CalendarDay,
    Derivation,
    Event,
    Indicator,
    Origin,
    Site,
    Subject,
    System,
    Verification,
)
from etl.yaml_records import Place, RecordError, read_yaml, validation_problems

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
DIGEST = DATASETS / "documents" / "arsenal-grows.md"
_RECORDS: tuple[type[Record], ...] = (
    FrontMatter, Indicator, Subject, Origin, Site, Event, System, CalendarDay, Derivation, Verification,
)  # fmt: skip
_KNOWN = Known(("arms", "money"), ("alpha", "beta"), frozenset({"alpha.capacity"}), version="0" * 12)


def mentions(content: bytes) -> None:
    """The extractor on any text, lone surrogates included."""
    text = content.decode("utf-8", "surrogateescape")
    found = find_mentions(text)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.printed == text[mention.start : mention.end]
        assert all(
            number is None or math.isfinite(number) for number in (mention.value, mention.low, mention.high)
        )
        if mention.low is not None and mention.high is not None:
            assert mention.low <= mention.high
        if mention.date is not None and "/" in mention.date and not mention.date.startswith("-"):
            first, _, last = mention.date.partition("/")
            assert first <= last
    assert all(one.end <= other.start for one, other in pairwise(found))
    read_implied(text, len(text) // 3, len(text))


def digests(content: bytes) -> None:
    """The digest reader on the bytes of a file."""
    document, problems = parse_document(DIGEST, content)
    _assert_told(problems)
    assert document is not None or problems
    if document is not None:
        _assert_plain(document)


def statements(content: bytes) -> None:
    """Paragraphs below a sound head, bound to the vocabularies and written as rows."""
    outcome = _reader().read(Source(DIGEST, _head() + content, None))
    _assert_told(outcome.problems)
    if not outcome.problems:
        unpacked(outcome.packed)


def vocabularies(content: bytes) -> None:
    """YAML of any kind, its records read as every kind of record."""
    problem = None
    try:
        found = read_yaml(content.decode("utf-8", "replace"))
    except RecordError as error:
        problem = Problem("x.yml", f"line {error.line}", error.found, error.advice)
    if problem:
        _assert_told([problem])
        return
    records = [found, *found.values()] if isinstance(found, dict) else [found]
    for model in _RECORDS:
        for record in records[:8]:
            try:
                model.model_validate(record)
            except ValidationError as error:
                _assert_told(list(validation_problems(error, Place("x.yml", "key"))))


def periods(content: bytes) -> None:
    """Dates and intervals of annotations, and the formulas of derived figures."""
    text = content.decode("utf-8", "surrogateescape")
    try:
        period = read_period(text)
        assert period.start is None or period.end is None or period.start <= period.end
    except ValueError:
        pass
    with suppress(FormulaError):
        formula_names(text)


def addresses(content: bytes) -> None:
    """The query of a link to the dashboard: what was understood can be written and read again."""
    asked = parse_qs(content.decode("utf-8", "replace"), keep_blank_values=True)
    reading = read_selection(asked, _KNOWN)
    written = {name: [value] for name, value in write_selection(reading.selection).items()}
    again = read_selection(written, _KNOWN)
    assert again.selection == reading.selection, (again, reading)
    assert not again.notices


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (mentions, digests, statements, vocabularies, periods, addresses)
}


@cache
def _head() -> bytes:
    return DIGEST.read_bytes().partition(b"{#p")[0]


@cache
def _reader() -> Reader:
    return Reader(read_vocabularies(DATASETS))


def _assert_told(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        line = str(problem)
        assert "\n" not in line
        line.encode()


def _assert_plain(document: Document) -> None:
    for paragraph in document.paragraphs:
        assert not set("[]{}<") & set(paragraph.text)
        for one in paragraph.annotations:
            assert 0 <= one.start < one.end <= len(paragraph.text)
