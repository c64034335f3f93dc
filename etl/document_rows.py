"""One digest's file becomes its rows of the tables, here or in another process or machine."""

from __future__ import annotations

import json
import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl import rows
from etl.documents import parse_document
from etl.errors import EtlError, Problem
from etl.statements import Reading, read_document_statements
from etl.tables import SCHEMAS, json_lines, row_problems
from etl.vocabularies import Vocabularies
from etl.vocabulary_records import Verification

TABLES = ("figures", "documents", "mentions", "site_mentions", "events", "system_mentions")
# The packages whose word decides what is read in a digest.
_PACKAGES = ("markdown-it-py", "mdit-py-plugins", "pydantic", "PyYAML", "pint")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a digest's file, and the record of its last comparison with its original."""

    path: Path
    content: bytes
    checked: Verification | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of one document, packed, or what is wrong with it."""

    packed: bytes
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads digests with given vocabularies; in other processes it does as it would here.

    It travels with the checksum of the code: one of another version raises EtlError instead of reading.
    """

    def __init__(self, vocabularies: Vocabularies, code: str | None = None) -> None:
        self._code = code or code_checksum()
        # What has no part in a document's rows stays behind.
        self._vocabularies = replace(vocabularies, derivations={}, verified={})

    def __call__(self, sources: Sequence[Source]) -> tuple[Outcome, ...]:
        """The outcome for each digest, in their order."""
        if self._code != code_checksum():
            raise EtlError(
                "a worker runs another version of this code or its packages; bring it to the same one"
            )
        return tuple(self.read(source) for source in sources)

    def read(self, source: Source) -> Outcome:
        """The rows of one digest, each held to the rules of its table."""
        document, problems = parse_document(source.path, source.content)
        if document is None:
            return Outcome(b"", tuple(problems))
        reading = read_document_statements(document, self._vocabularies)
        problems += reading.problems
        made = _rows(reading, source.checked)
        problems += [problem for name in TABLES for problem in row_problems(SCHEMAS[name], made[name])]
        return Outcome(b"", tuple(problems)) if problems else Outcome(_pack(made))

    @cached_property
    def checksum(self) -> str:
        """Stands for the vocabularies and the code: where it is the same, a digest gives the same rows."""
        pieces = [self._code]
        for name in ("indicators", "subjects", "origins", "sites", "events", "systems", "calendar"):
            records = getattr(self._vocabularies, name)
            pieces += [name, *(f"{key} {record.model_dump_json()}" for key, record in records.items())]
        pieces += sorted(self._vocabularies.broken)
        return sha256("\n".join(pieces).encode()).hexdigest()

    @cached_property
    def _packed(self) -> bytes:
        return zlib.compress(pickle.dumps(self._vocabularies))

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked_reader, (self._packed, self._code)


@lru_cache(maxsize=1)
def _unpacked_reader(packed: bytes, code: str) -> Reader:
    return Reader(pickle.loads(zlib.decompress(packed)), code)


@lru_cache(maxsize=1)
def code_checksum() -> str:
    """Stands for all code that a document's rows depend on: ours, and the packages that read for it."""
    from importlib.metadata import version

    checksum = sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        content = path.read_bytes()
        checksum.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
        checksum.update(content)
    checksum.update("".join(f"{name} {version(name)}\n" for name in _PACKAGES).encode())
    return checksum.hexdigest()


def _rows(reading: Reading, checked: Verification | None) -> Mapping[str, Sequence[rows.Row]]:
    namings = [*reading.sites, *reading.systems]
    return {
        "figures": [rows.figure_row(figure) for figure in reading.figures],
        "documents": [rows.document_row(reading.document, checked)],
        "mentions": rows.mention_rows(reading.mentions, reading.figures, reading.events, namings),
        "site_mentions": [rows.site_mention_row(naming) for naming in reading.sites],
        "events": [rows.event_row(statement) for statement in reading.events],
        "system_mentions": [rows.system_mention_row(naming) for naming in reading.systems],
    }


def _pack(made: Mapping[str, Sequence[rows.Row]]) -> bytes:
    """The length of each table's lines, then the lines of all tables, compressed."""
    lines = [json_lines(made[name]) for name in TABLES]
    head = json.dumps([len(text) for text in lines]) + "\n"
    return zlib.compress(head.encode() + b"".join(lines), 1)


def unpacked(packed: bytes) -> Mapping[str, bytes]:
    """The rows of one document by table, as JSON lines."""
    head, _, lines = zlib.decompress(packed).partition(b"\n")
    tables = {}
    start = 0
    for name, length in zip(TABLES, json.loads(head), strict=True):
        tables[name] = lines[start : start + length]
        start += length
    return tables
