"""The text of a digest's file, once it is sure that it is text and of a size that can be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from etl.errors import DataProblems, Problem
from etl.source_files import LOOK_ALIKE, UNSEEN, code_point, read_content

# Bounds on what is handed to the Markdown parser, whose time grows with the square of a paragraph's brackets.
_LONGEST_FILE, _BYTES_A_CHARACTER = 500_000, 4
_LONGEST_BLOCK = 20_000
_MOST_BRACKETS = 400
# Of each kind of character that a text must not hold, the first few places are told.
_MOST_PLACES = 10
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True, slots=True)
class DigestFile:
    """The text of a digest with plain line ends, and the hash of its file."""

    text: str
    sha256: str

    @property
    def body(self) -> int:
        """Where the front matter ends and the paragraphs begin, in code points; 0 without front matter."""
        return _body(self.text)


def digest_text(content: bytes, file: str) -> DigestFile:
    """The text of a digest's bytes; `file` is how problems name it. Raises DataProblems if it is unfit."""
    text = _decoded(content, file)
    if problems := [*_size_problems(text, file)] or [*_character_problems(text, file)]:
        raise DataProblems(problems)
    return DigestFile(text, sha256(content).hexdigest())


def digest_content(path: Path, file: str) -> bytes:
    """The bytes of a digest's file. Raises DataProblems where it cannot be read."""
    try:
        return read_content(path, _LONGEST_FILE * _BYTES_A_CHARACTER)
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
    for line, block in numbered_matches(_BLOCK, text, _body(text)):
        most = max(block.count("["), block.count("{"))
        if len(block) > _LONGEST_BLOCK or most > _MOST_BRACKETS:
            found = f"{len(block)} characters and {most} brackets in one paragraph"
            yield Problem(file, f"line {line}", found, f"keep it to {_LONGEST_BLOCK} and {_MOST_BRACKETS}")


def _character_problems(text: str, file: str) -> Iterator[Problem]:
    """The characters that deceive, anywhere, and below the head the digits that are none of ours."""
    for line, character in islice(numbered_matches(UNSEEN, text), _MOST_PLACES):
        yield Problem(file, f"line {line}", f"the unseen character {code_point(character)}", "remove it")
    for line, digit in islice(numbered_matches(LOOK_ALIKE, text, _body(text)), _MOST_PLACES):
        what = f"the digit {digit} ({code_point(digit)})"
        yield Problem(file, f"line {line}", what, "write it with 0 to 9")


def _body(text: str) -> int:
    head = _FRONT_MATTER.match(text)
    return head.end() if head else 0


def numbered_matches(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Every match of the pattern with the number of the line that it starts on."""
    line, counted = 1, 0
    for match in pattern.finditer(text, start):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield line, match[0]
