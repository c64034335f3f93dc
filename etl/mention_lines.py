"""The extractor's findings on any text, one JSON line a mention."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from etl.errors import EtlError, UsageError
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
        name = "standard input" if file == "-" else file
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte {error.start} (0x{content[error.start]:02x}) is not UTF-8"
        raise EtlError(f"{name}, line {line}: {found}; save the text as UTF-8") from error


def mention_lines(text: str) -> Iterator[str]:
    """Each mention of the text as JSON, in the order of the text."""
    for mention in find_mentions(text):
        yield json.dumps(asdict(mention), ensure_ascii=False)
