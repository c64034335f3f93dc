"""What was read of each digest is kept, so that a build reads anew only what has changed.

An entry's name stands for all that its content depends on: the digest's file and its name, the record of its
comparison with its original, the vocabularies and the code. Entries are no part of what is published and may
be removed at any time; one that is damaged counts for nothing.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from etl.document_rows import Source

_SUM_BYTES = 32


class ReadingCache:
    """A folder with an entry for each digest that was read without any problem; without a folder, nothing.

    With `is_fresh` it holds nothing of what was read before.
    """

    def __init__(self, folder: Path | None = None, is_fresh: bool = False) -> None:
        self._folder, self._is_fresh = folder, is_fresh

    @staticmethod
    def key(source: Source, reader_checksum: str) -> str:
        """The name of the entry for a digest that is read by the reader with that checksum."""
        checked = source.checked.model_dump_json() if source.checked else ""
        content = sha256(source.content).hexdigest()
        pieces = "\n".join((reader_checksum, source.path.stem, checked, content))
        return sha256(pieces.encode("utf-8", "surrogatepass")).hexdigest()  # names may be no Unicode

    def has(self, key: str) -> bool:
        """Whether there is an entry of that name; it may still turn out to be damaged."""
        if self._folder is None or self._is_fresh:
            return False
        return os.path.isfile(self._path(self._folder, key))  # noqa: PTH113 (no error where nobody may look)

    def entry(self, key: str) -> bytes | None:
        """The content of an entry, None where it is gone or damaged."""
        if self._folder is None:
            return None
        try:
            found = self._path(self._folder, key).read_bytes()
        except OSError:
            return None
        content = found[_SUM_BYTES:]
        return content if sha256(key.encode() + content).digest() == found[:_SUM_BYTES] else None

    def keep(self, key: str, content: bytes) -> None:
        """Keeps an entry. Where it cannot be written, the next build merely takes longer."""
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        unfinished = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(sha256(key.encode() + content).digest() + content)
            unfinished.replace(path)

    def forget_others(self, keys: Iterable[str]) -> None:
        """Removes every entry but these."""
        if self._folder is None or not self._folder.is_dir():
            return
        kept = {self._path(self._folder, key) for key in keys}
        with suppress(OSError):
            for shelf in self._folder.iterdir():
                _empty(shelf, kept)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def _empty(shelf: Path, kept: Container[Path]) -> None:
    """Removes the entries of a shelf that are not to be kept; what cannot be removed stays."""
    with suppress(OSError):
        for path in shelf.iterdir():
            if path not in kept:
                path.unlink()
