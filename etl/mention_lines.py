"""The extractor's findings on any text or digest, one JSON line a mention."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from etl.errors import DataProblems, EtlError, UsageError
from etl.quantities import find_mentions


def read_text(file: str) -> str:
    """The text of a UTF-8 file, unchanged, or of standard input ('-').

    Raises UsageError where there is no such file or input, EtlError for what is not UTF-8, and OSError.
    """
    if file == "-" and sys.stdin is None:
        raise UsageError("standard input is closed; name a text file")
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise UsageError(f"{file}: {error.strerror}; name a text file, or - for standard input") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte {error.start} (0x{content[error.start]:02x}) is not UTF-8"
        raise EtlError(f"{input_name(file)}, line {line}: {found}; save the text as UTF-8") from error


def input_name(file: str) -> str:
    """How a file, or standard input, is named where something is wrong with it."""
    return "standard input" if file == "-" else file


def mention_lines(text: str, file: str) -> Iterator[str]:
    """Each mention of the text as JSON, in the order of the text.

    Of a digest, the mentions of its paragraphs as the build reads them: offsets count from the beginning of
    the paragraph, whose number is told. Raises DataProblems once all sound paragraphs have been told.
    """
    if _is_digest(text):
        yield from _digest_lines(text, file)
        return
    for mention in find_mentions(text):
        yield _line(asdict(mention))


def _is_digest(text: str) -> bool:
    """Whether the text begins as a digest does, with the line above its front matter."""
    return text.removeprefix("\ufeff").startswith(("---\n", "---\r\n"))


def _digest_lines(text: str, file: str) -> Iterator[str]:
    # Markdown and pydantic take their time to load, and other texts need neither.
    from etl.documents import read_paragraphs

    paragraphs, problems = read_paragraphs(text.encode(), input_name(file))
    for paragraph in paragraphs:
        for mention in find_mentions(paragraph.text):
            yield _line({"paragraph": paragraph.number, **asdict(mention)})
    if problems:
        raise DataProblems(problems)


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
