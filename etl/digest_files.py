"""The text of a digest's file, once it is sure that it is text and of a size that can be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EINVAL
from hashlib import sha256
from pathlib import Path

from etl.errors import DataProblems, Problem

# Bounds on what is handed to the Markdown parser, whose time grows with the square of a paragraph's brackets.
_LONGEST_FILE = 500_000
_LONGEST_BLOCK = 20_000
_MOST_BRACKETS = 400
# Control characters, which no text needs, and marks that make a text read otherwise than it is stored.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]")
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True, slots=True)
class DigestFile:
    """The text of a digest with plain line ends, and the hash of its file."""

    text: str
    sha256: str


def digest_text(content: bytes, file: str) -> DigestFile:
    """The text of a digest's bytes; `file` is how problems name it. Raises DataProblems if it is unfit."""
    text = _decoded(content, file)
    problems = [*_size_problems(text, file), *_unseen_problems(text, file)]
    if problems:
        raise DataProblems(problems)
    return DigestFile(text, sha256(content).hexdigest())


def digest_content(path: Path, file: str) -> bytes:
    """The bytes of a digest's file. Raises DataProblems where it cannot be read."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise OSError(EINVAL, "no file, but a pipe or device")
        return path.read_bytes()
    except OSError as error:
        found = f"it cannot be read ({error.strerror})"
        raise DataProblems([Problem(file, "", found, "make it a readable file or remove it")]) from error


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataProblems(
            [Problem(file, f"line {line}", f"byte {error.start} is not UTF-8", "save the file as UTF-8")]
        ) from error


def _size_problems(text: str, file: str) -> Iterator[Problem]:
    if len(text) > _LONGEST_FILE:
        yield Problem(file, "", f"{len(text)} characters", f"keep a digest under {_LONGEST_FILE}")
        return
    head = _FRONT_MATTER.match(text)
    for line, block in numbered_matches(_BLOCK, text, head.end() if head else 0):
        most = max(block.count("["), block.count("{"))
        if len(block) > _LONGEST_BLOCK or most > _MOST_BRACKETS:
            found = f"{len(block)} characters and {most} brackets in one paragraph"
            yield Problem(file, f"line {line}", found, f"keep it to {_LONGEST_BLOCK} and {_MOST_BRACKETS}")


def _unseen_problems(text: str, file: str) -> Iterator[Problem]:
    for line, character in numbered_matches(_UNSEEN, text):
        yield Problem(file, f"line {line}", f"the unseen character U+{ord(character):04X}", "remove it")


def numbered_matches(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Every match of the pattern with the number of the line that it starts on."""
    line, counted = 1, 0
    for match in pattern.finditer(text, start):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield line, match[0]
