"""A lock between processes that the operating system drops with the process that held it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def exclusive(path: Path, patience: float, on_wait: Callable[[], None]) -> Iterator[None]:
    """Holds the lock file `path`; waits up to `patience` seconds, having called `on_wait` once.

    Raises TimeoutError when another process keeps it longer, OSError when the file cannot be opened.
    """
    with path.open("ab") as file:
        file.seek(0)
        _acquire(file, patience, on_wait)
        # Closing the file releases the lock. The file itself stays: removing it would let two holders in.
        yield


def _acquire(file: BinaryIO, patience: float, on_wait: Callable[[], None]) -> None:
    if _try_lock(file):
        return
    on_wait()
    deadline = time.monotonic() + patience
    while not _try_lock(file):
        if time.monotonic() > deadline:
            raise TimeoutError(f"process {os.getpid()} waited {patience:g} s for {file.name}")
        time.sleep(0.05)
