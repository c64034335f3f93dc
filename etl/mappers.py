"""How the reading is mapped over documents: in this process, or over all cores; always in their order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Protocol, TypeVar

from etl.errors import EtlError

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# Other processes start in about a second, in which one alone reads some hundred documents: 16 pieces of 16.
# Measured with `python -m tests.bench scale`.
FEW_PIECES = 16


class Mapper(Protocol):
    """Anything that maps a function over items and gives the results in their order: `map` itself."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...


class Awaited(Protocol[R_co]):
    """A result that is still being worked on."""

    def result(self) -> R_co:
        """Waits for it."""
        ...

    def cancel(self) -> object:
        """Gives it up where it has not begun."""
        ...


def over_cores(function: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
    """Maps over processes of this machine, one a core; a few items stay in this process.

    Raises EtlError where such a process is ended from outside.
    """
    rest = iter(items)
    first = list(islice(rest, FEW_PIECES))
    cores = core_count()
    if len(first) < FEW_PIECES or cores < 2:
        return map(function, chain(first, rest))
    return _over_processes(function, chain(first, rest), cores)


def core_count() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(submit: Callable[[T], Awaited[R]], items: Iterable[T], most: int) -> Iterator[R]:
    """Each item's result in the order of the items, of which at most `most` are under way at any time."""
    waiting: deque[Awaited[R]] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            if len(waiting) >= most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for result in waiting:
            result.cancel()


def _over_processes(function: Callable[[T], R], items: Iterable[T], cores: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Started afresh: a copy of a process with threads (pyarrow's) may wait for locks that nobody holds.
    pool = ProcessPoolExecutor(cores, get_context("spawn"), _begin_worker)
    try:
        yield from in_order(lambda item: pool.submit(function, item), items, 3 * cores)
    except BrokenProcessPool as error:
        raise EtlError(
            "a process that reads documents was ended from outside, perhaps for want of memory; "
            "run it again: documents that were read are not read anew"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """A worker leaves interruptions to the process that started it, and ends when that one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
