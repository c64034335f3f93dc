"""Annotations of digests: what each may say, and where one repeats or contradicts itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.errors import Finding

_ORIGIN_KEYS = {"origin", "origin_basis", "status"}
_DATE_KEYS = {"date_basis", "date_reason"}
# The first key says what an annotation does; the others are what it may carry beside it.
ANNOTATION_KEYS: Mapping[str, frozenset[str]] = {
    "indicator": frozenset(
        {"subject", "counterpart", "scope", "modality", "period", "site"} | _ORIGIN_KEYS | _DATE_KEYS
    ),
    "event": frozenset({"date", "calendar", "anchor", "modality"} | _ORIGIN_KEYS | _DATE_KEYS),
    "system": frozenset({"modality"} | _ORIGIN_KEYS),
    "ignore": frozenset(),
    "site": frozenset({"role"} | _ORIGIN_KEYS),
}
# These may name several, separated by semicolons.
_LISTS = ("subject", "counterpart", "event", "system", "site")
_ATTRIBUTES = re.compile(r'\{((?:[^{}"]|"[^"]*")*)\}(\{?)')
_QUOTED = re.compile(r'"[^"]*"')
_KEY = re.compile(r"([\w:-]+)=")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an editor says of the code points from `start` to `end` of a paragraph's plain text."""

    start: int
    end: int
    attributes: Mapping[str, str]

    @property
    def purpose(self) -> str:
        """What it does: the one of indicator, event, system, ignore and site that leads."""
        return next(key for key in ANNOTATION_KEYS if key in self.attributes)


def repetitions(source: str) -> Iterator[str]:
    """What the Markdown plugin would settle in silence: of a key that stands twice it keeps the last."""
    for attributes in _ATTRIBUTES.finditer(source):
        counts = Counter(_KEY.findall(_QUOTED.sub('""', attributes[1])))
        for key, count in counts.items():
            if count > 1:
                yield f"{key} stands {count} times in {{{attributes[1][:60]}}}"
        if attributes[2]:
            yield f"two annotations on one span, the first {{{attributes[1][:60]}}}"


def annotation_findings(attributes: Mapping[str, str], printed: str) -> Iterator[Finding]:
    """What is wrong with an annotation whatever its ids may be, each with what to do."""
    purposes = [key for key in ANNOTATION_KEYS if key in attributes]
    if not printed.strip():
        yield "is an empty span", "put the annotated words between the brackets"
    if not purposes:
        yield "says nothing that is known", f"use one of {', '.join(ANNOTATION_KEYS)}"
        return
    purpose, *others = purposes
    for other in others:
        if not (purpose == "indicator" and other == "site"):
            yield f"is annotated as {purpose} and as {other}", "keep one"
    for key in sorted(attributes.keys() - ANNOTATION_KEYS[purpose] - {*purposes}):
        yield f"has {key}, which means nothing beside {purpose}", "remove it or correct its name"
    for key, value in attributes.items():
        if not value.strip():
            yield f"has an empty {key}", "give it a value or remove it"
        elif key in _LISTS:
            yield from _list_findings(key, [part.strip() for part in value.split(";")])


def _list_findings(key: str, names: list[str]) -> Iterator[Finding]:
    if "" in names:
        yield f"{key} names nothing beside a semicolon", "separate ids by single semicolons"
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            yield f"{key} names {name!r} twice", "name it once"
