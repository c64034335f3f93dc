"""What can go wrong, each in one line that names the place, what was found and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# What was found wrong with something whose place is known, and what to do.
Finding = tuple[str, str]


class EtlError(Exception):
    """Anything the command line reports as one line and exit status 1."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with the datasets.

    `file` is relative to the repository where it can be, `place` a paragraph ("paragraph 7"), a key or empty.
    """

    file: str
    place: str
    found: str
    advice: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return " ".join(f"{where}: {self.found}; {self.advice}".split())


class DataProblems(EtlError):
    """Every problem of every file, found in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(EtlError):
    """The command was used wrongly: reported as one line and exit status 2."""


class PublishError(EtlError):
    """Tables could not be written or are not there to be read; what was published before stays in use."""
