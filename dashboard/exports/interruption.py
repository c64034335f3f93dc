"""A request to end a command, from the keyboard or the system, ends it as one exception."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


class Interrupted(Exception):
    """Whoever started the command has ended it."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Raise Interrupted where the system or the keyboard ends what is done here, once."""

    def end(number: int, frame: FrameType | None) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        raise Interrupted

    before = {one: signal.signal(one, end) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
