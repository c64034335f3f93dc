"""Digests held against their originals: every figure supported, every mention accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from etl.comparison import Comparison, compare_paragraph
from etl.documents import Document, read_documents
from etl.errors import DataProblems, Problem
from etl.figures import read_figures
from etl.mentions import BoundMention, bind_mentions
from etl.originals import read_original
from etl.readings import Statement
from etl.vocabularies import Vocabularies, read_vocabularies
from etl.vocabulary_records import Verification

VERIFIED = "every figure supported, every mention accounted for"
_HEADER = "# Written by `python -m etl verify`: which digest was held against which original, and when.\n"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was compared in one document, all of it in order."""

    document: Document
    figures: int
    answered: int
    ignored: int
    paragraphs: int


def verify(datasets: Path, originals: Path, today: date | None = None) -> str:
    """Compares every digest with its original, records it in verified.yml and returns a line of counts.

    Raises DataProblems with all that is not supported or not accounted for; then nothing is recorded.
    """
    vocabularies = read_vocabularies(datasets)
    outcomes: list[_Outcome] = []
    problems: list[Problem] = []
    for document in read_documents(datasets / "documents"):
        try:
            outcomes.append(_verify_document(document, originals, vocabularies))
        except DataProblems as error:
            problems += error.problems
    if problems:
        raise DataProblems(problems)
    _record(datasets / "verified.yml", outcomes, vocabularies.verified, today or date.today())
    return _summary(outcomes)


def _verify_document(document: Document, originals: Path, vocabularies: Vocabularies) -> _Outcome:
    """What was compared. Raises DataProblems with what its figures lack, or else everything that differs."""
    paragraphs = read_original(document, originals)
    bound = bind_mentions(document, vocabularies)
    figures, problems = read_figures(document, bound, vocabularies)
    if problems:
        raise DataProblems(problems)
    comparisons = list(_comparisons(document, paragraphs, bound, vocabularies))
    for number, comparison in comparisons:
        problems += [
            Problem(document.file, f"paragraph {number}", f"{printed} {found}", advice)
            for printed, found, advice in comparison.findings
        ]
    if problems:
        raise DataProblems(problems)
    answered = sum(comparison.answered for _, comparison in comparisons)
    ignored = sum(comparison.ignored for _, comparison in comparisons)
    return _Outcome(document, len(figures), answered, ignored, len(paragraphs))


def _comparisons(
    document: Document,
    originals: Mapping[int, str],
    bound: Sequence[BoundMention],
    vocabularies: Vocabularies,
) -> Iterator[tuple[int, Comparison]]:
    digest = {paragraph.number: paragraph.text for paragraph in document.paragraphs}
    ignored = document.meta.ignored
    for number in sorted({*digest, *originals, *(entry.paragraph for entry in ignored)}):
        statements = [
            statement
            for one in bound
            if one.paragraph.number == number
            for statement in _statements(one, vocabularies)
        ]
        entries = [entry for entry in ignored if entry.paragraph == number]
        yield number, compare_paragraph(digest.get(number, ""), statements, originals.get(number), entries)


def _statements(one: BoundMention, vocabularies: Vocabularies) -> Iterator[Statement]:
    if one.mention is not None:
        is_figure = one.disposition == "figure" and one.annotation is not None
        indicator = one.annotation.attributes.get("indicator") if is_figure and one.annotation else None
        yield Statement(one.mention, vocabularies.indicators[indicator] if indicator else None)


def _record(
    path: Path, outcomes: Sequence[_Outcome], before: Mapping[str, Verification], today: date
) -> None:
    """Writes verified.yml unless it would differ in nothing but the day."""
    after = {outcome.document.id: _verification(outcome, before, today) for outcome in outcomes}
    if after != before:
        records = {name: record.model_dump() for name, record in after.items()}
        unfinished = path.with_suffix(".yml.unfinished")
        unfinished.write_text(_HEADER + yaml.safe_dump(records, sort_keys=False), encoding="utf-8")
        unfinished.replace(path)


def _verification(outcome: _Outcome, before: Mapping[str, Verification], today: date) -> Verification:
    document = outcome.document
    verification = Verification(
        original_sha256=document.meta.original.sha256,
        digest_sha256=document.sha256,
        verified_on=today.isoformat(),
        figures=outcome.figures,
        mentions=outcome.answered + outcome.ignored,
        paragraphs=outcome.paragraphs,
        result=VERIFIED,
    )
    earlier = before.get(document.id)
    same_but_the_day = earlier is not None and earlier == verification.model_copy(
        update={"verified_on": earlier.verified_on}
    )
    return earlier if earlier is not None and same_but_the_day else verification


def _summary(outcomes: Sequence[_Outcome]) -> str:
    figures, answered, ignored = (
        sum(getattr(outcome, name) for outcome in outcomes) for name in ("figures", "answered", "ignored")
    )
    return (
        f"{len(outcomes)} documents: {figures} figures supported by the originals' paragraphs; "
        f"{answered + ignored} mentions of the originals accounted for, "
        f"{answered} in the digests and {ignored} ignored with a reason"
    )
