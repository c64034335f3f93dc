"""The vocabularies beside the digests: what is measured, of whom, by whom, where and when."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from etl.errors import DataProblems, Problem
from etl.front_matter import Record
from etl.source_files import read_content
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
from etl.yaml_records import LONGEST, Place, RecordError, file_label, read_yaml, validation_problems

_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Every vocabulary, each a mapping from id to record in the order of its file.

    `broken` holds what cannot be read, as "origins.fund" for a record and "origins" for a whole file.
    """

    folder: Path
    indicators: Mapping[str, Indicator]
    subjects: Mapping[str, Subject]
    origins: Mapping[str, Origin]
    sites: Mapping[str, Site]
    events: Mapping[str, Event]
    systems: Mapping[str, System]
    calendar: Mapping[str, CalendarDay]
    derivations: Mapping[str, Derivation]
    verified: Mapping[str, Verification]
    broken: frozenset[str] = frozenset()

    def lacks(self, vocabulary: str, key: str) -> bool:
        """Whether nobody declared the id: one whose record is broken is declared."""
        return key not in getattr(self, vocabulary) and not self.broken & {vocabulary, f"{vocabulary}.{key}"}


R = TypeVar("R", bound=Record)


def read_vocabularies(datasets: Path) -> Vocabularies:
    """All vocabularies of the folder. Raises DataProblems with all that is wrong in any of them."""
    vocabularies, problems = vocabularies_and_problems(datasets)
    if problems:
        raise DataProblems(problems)
    return vocabularies


def vocabularies_and_problems(datasets: Path) -> tuple[Vocabularies, list[Problem]]:
    """All that can be read of the vocabularies, and what is wrong with the rest."""
    problems: list[Problem] = []
    broken: set[str] = set()

    def read(name: str, model: type[R]) -> dict[str, R]:
        return _read_records(datasets / f"{name}.yml", model, problems, broken)

    vocabularies = Vocabularies(
        datasets,
        read("indicators", Indicator),
        read("subjects", Subject),
        read("origins", Origin),
        read("sites", Site),
        read("events", Event),
        read("systems", System),
        read("calendar", CalendarDay),
        read("derivations", Derivation),
        read("verified", Verification),
        frozenset(broken),
    )
    return vocabularies, [*problems, *_reference_problems(vocabularies)]


def _read_records(path: Path, model: type[R], problems: list[Problem], broken: set[str]) -> dict[str, R]:
    """The records of one file; what is wrong is added to `problems` and `broken`."""
    file = file_label(path)
    try:
        content = _yaml_mapping(path, file)
    except DataProblems as error:
        problems += error.problems
        broken.add(path.stem)
        return {}
    records = {}
    for key, value in content.items():
        if not isinstance(key, str) or not _ID.fullmatch(key):
            problems.append(Problem(file, str(key), "no id", "use small letters, digits and _"))
            continue
        try:
            records[key] = model.model_validate(value)
        except ValidationError as error:
            problems += validation_problems(error, Place(file, key))
            broken.add(f"{path.stem}.{key}")
    return records


def _yaml_mapping(path: Path, file: str) -> Mapping[Any, Any]:
    """What a file holds, nothing where verified.yml is not yet written. Raises DataProblems."""
    try:
        content = read_yaml(read_content(path, LONGEST * 4).decode("utf-8"))
    except FileNotFoundError:
        if path.stem == "verified":
            return {}
        problem = Problem(file, "", "no such file", "add it, empty ({}) if it has no record")
    except OSError as error:
        problem = Problem(file, "", f"it cannot be read ({error.strerror})", "make it readable")
    except UnicodeDecodeError as error:
        problem = Problem(file, "", f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except RecordError as error:
        problem = Problem(file, f"line {error.line}", error.found, error.advice)
    else:
        if content is None or isinstance(content, dict):
            return content or {}
        problem = Problem(file, "", "no mapping", "write `id:` and its record below it")
    raise DataProblems([problem])


def _reference_problems(vocabularies: Vocabularies) -> Iterator[Problem]:
    folder = file_label(vocabularies.folder)
    for key, origin in vocabularies.origins.items():
        for via in origin.via:
            if vocabularies.lacks("origins", via):
                yield Problem(f"{folder}/origins.yml", key, f"unknown origin {via!r} in via", "add it")
    for key, site in vocabularies.sites.items():
        # `os.path`, for which a file in a folder that nobody may enter is none, where Path would raise.
        if site.boundary and not os.path.isfile(vocabularies.folder / "boundaries" / site.boundary.file):  # noqa: PTH113
            yield Problem(
                f"{folder}/sites.yml", key, f"no file boundaries/{site.boundary.file}", "add it or correct it"
            )
    for key, derivation in vocabularies.derivations.items():
        for found in _derivation_findings(derivation, vocabularies):
            yield Problem(f"{folder}/derivations.yml", key, found, "add it or correct the id")


def _derivation_findings(derivation: Derivation, vocabularies: Vocabularies) -> Iterator[str]:
    indicators = [derivation.indicator, *(named.indicator for named in derivation.inputs.values())]
    for name in indicators:
        if vocabularies.lacks("indicators", name):
            yield f"unknown indicator {name!r}"
    indicator = vocabularies.indicators.get(derivation.indicator)
    if indicator and derivation.scope is not None and derivation.scope not in indicator.scopes:
        yield f"{derivation.indicator} has no scope {derivation.scope!r}"
    for names in (derivation.subject, derivation.counterpart):
        for subject in split_ids(names):
            if vocabularies.lacks("subjects", subject):
                yield f"unknown subject {subject!r}"
    if derivation.distance:
        for site in (derivation.distance.start, derivation.distance.end):
            if vocabularies.lacks("sites", site):
                yield f"unknown site {site!r}"


def split_ids(text: str | None) -> tuple[str, ...]:
    """The ids of "brazil;mexico"; none for nothing."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()
