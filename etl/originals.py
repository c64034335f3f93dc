"""The originals, which lie outside the repository: found, unchanged, and cut into numbered paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from etl.documents import Document
from etl.errors import DataProblems, Problem

ADVICE = "read the original again, then correct the digest and its front matter"


def read_original(document: Document, folder: Path) -> Mapping[int, str]:
    """The original's paragraphs: its lines that are not empty, numbered from 1.

    Raises DataProblems where it is missing or not the text that the digest's front matter pins.
    """
    pinned = document.meta.original

    def refuse(found: str, advice: str) -> DataProblems:
        return DataProblems([Problem(document.file, "original", found, advice)])

    try:
        content = (folder / pinned.file).read_bytes()
    except FileNotFoundError:
        raise refuse(f"there is no {pinned.file} in {folder}", "put it there or correct the name") from None
    except OSError as error:
        raise refuse(f"{pinned.file} cannot be read ({error.strerror})", "make it a readable file") from error
    if sha256(content).hexdigest() != pinned.sha256:
        found = (
            f"{pinned.file} has changed: its SHA-256 is {sha256(content).hexdigest()}, not {pinned.sha256}"
        )
        raise refuse(found, ADVICE)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(
            f"{pinned.file} is not UTF-8 at byte {error.start}", "save it as UTF-8 and pin it anew"
        ) from error
    if len(text) != pinned.characters:
        raise refuse(f"{pinned.file} has {len(text)} characters, not {pinned.characters}", ADVICE)
    lines = [line for line in text.splitlines() if line.strip()]
    return dict(enumerate(lines, 1))
