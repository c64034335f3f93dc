"""The folder that files are written into: made where it is not there, or one line on why it cannot be."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterable
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# What systems say of a place such as /proc, which is there all the same.
_TAKES_NONE = frozenset({errno.ENOENT, errno.EPERM})


class FolderFailed(Exception):
    """The folder cannot be made; the message is one line that says what to do."""


def made_folder(folder: Path) -> list[Path]:
    """Make the folder and those above it, where they are not there; those made, the deepest first.

    Raises FolderFailed.
    """
    missing = [one for one in (folder, *folder.parents) if not _is_there(one)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as problem:
        raise FolderFailed(f"{folder} is no folder: name another with --out") from problem
    except OSError as problem:
        raise FolderFailed(f"{_why_not(folder, problem)}: name another folder with --out") from problem
    return missing


def drop_empty(folders: Iterable[Path]) -> None:
    """Remove those of the folders that hold nothing, in the order given."""
    for folder in folders:
        with contextlib.suppress(OSError):  # what holds something stays
            folder.rmdir()


def _why_not(folder: Path, problem: OSError) -> str:
    above = next(one for one in folder.absolute().parents if _is_there(one))
    if not above.is_dir():
        return f"{folder} cannot be made, for {above} is no folder"
    if problem.errno in _TAKES_NONE:
        return f"{folder} cannot be made, for {above} takes no new folders"
    return f"{folder} cannot be made in {above} ({problem.strerror})"


def _is_there(place: Path) -> bool:
    """Whether something is there; what may not be looked at, or has too long a name, counts as not."""
    try:
        place.stat()
    except OSError:
        return False
    return True


def write_trouble(folder: Path, problem: OSError) -> str:
    """One line on why a file could not be written into the folder."""
    advice = "make room or name another folder" if problem.errno in _NO_ROOM else "name another folder"
    return f"{folder} cannot be written ({problem.strerror or type(problem).__name__}): {advice} with --out"
