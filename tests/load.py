"""Many readers at once and one for long: `python -m tests.load [--sessions N …] [--hours N] [--reruns N]`.

Readers speak Streamlit's protocol over websockets, so that the server is measured and no browser. A session
is open when its first page has come; a filter change is over when the run of the script is.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from dashboard.exports.own_server import SERVE, started_server
from tests.readers import Reader, reader

SESSIONS = (1, 10, 50, 200)
AT_ONCE = 10  # sessions that open at the same time
CHANGES = 40  # filter changes measured at each number of sessions
WARM_UP = 300  # reruns
MOST_GROWTH = 5.0  # megabytes a thousand reruns; what is kept of runs would grow by a hundred
# An hour of a reader: a click every half minute, on these pages with these filters.
PAGES = ("", "arms", "money", "oil", "displacement", "diplomacy", "map", "agreement", "sources", "data")
FILTERS: tuple[dict[str, str], ...] = (
    {}, {"status": "reported"}, {"documents": "arsenal-grows"}, {"from": "2010"},
    {"from": "2005", "to": "2020"}, {"unit": "km"}, {"search": "loans"}, {"status": "alleged"},
)  # fmt: skip
CLICKS_AN_HOUR = 120
PAUSE = 3600 / CLICKS_AN_HOUR  # seconds between a reader's clicks


@dataclass(frozen=True, slots=True)
class Change:
    """Seconds of filter changes with so many sessions open, and what the sessions take."""

    sessions: int
    opened_a_second: float
    median: float
    slowest: float
    megabytes_a_session: float

    def words(self) -> str:
        """The figures in a line."""
        return (
            f"{self.opened_a_second:.1f} opened a second, {self.megabytes_a_session:.2f} MB a session, "
            f"a filter change in {self.median:.3f} s (slowest of {CHANGES}: {self.slowest:.3f} s)"
        )


def resident(process: int) -> float:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def open_sessions(stack: AsyncExitStack, address: str, count: int) -> list[Reader]:
    """So many sessions, each with its first page."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one() -> Reader:
        async with turns:
            session = await stack.enter_async_context(reader(address))
            await session.open("money")
        return session

    return list(await asyncio.gather(*(one() for _ in range(count))))


async def filter_changes(sessions: Sequence[Reader], count: int) -> list[float]:
    """Seconds of so many filter changes by the first session, while the others click as readers do."""
    pauses = random.Random(1)

    async def click_now_and_then(session: Reader) -> None:
        for asked in itertools.cycle(FILTERS):
            await asyncio.sleep(pauses.uniform(0, 2 * PAUSE))
            await session.open("money", asked)

    others = [asyncio.create_task(click_now_and_then(session)) for session in sessions[1:]]
    took = []
    for asked in itertools.islice(itertools.cycle(FILTERS), count):
        start = time.perf_counter()
        await sessions[0].open("money", asked)
        took.append(time.perf_counter() - start)
    for other in others:
        other.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return took


async def at_once(address: str, process: int, counts: Sequence[int]) -> list[Change]:
    """What filter changes take and sessions hold, at each number of sessions."""
    async with reader(address) as first:
        await first.open()
        for asked in FILTERS:
            await first.open("money", asked)
    found = []
    for count in counts:
        before = resident(process)
        async with AsyncExitStack() as stack:
            start = time.perf_counter()
            sessions = await open_sessions(stack, address, count)
            opened = count / (time.perf_counter() - start)
            grown = resident(process) - before
            took = await filter_changes(sessions, CHANGES)
        found.append(Change(count, opened, statistics.median(took), max(took), grown / count))
    return found


async def an_hour(address: str, readers: int) -> list[float]:
    """Seconds of every click of so many readers' hour, with no pause between a reader's clicks."""

    async def one(number: int) -> list[float]:
        took = []
        async with reader(address) as session:
            clicks = itertools.product(PAGES, FILTERS)
            for page, asked in itertools.islice(itertools.cycle(clicks), number, number + CLICKS_AN_HOUR):
                start = time.perf_counter()
                await session.open(page, asked)
                took.append(time.perf_counter() - start)
        return took

    return [second for took in await asyncio.gather(*map(one, range(readers))) for second in took]


async def reruns(
    address: str, process: int, count: int, say: Callable[[int, float], None]
) -> list[tuple[int, float]]:
    """Memory in megabytes after so many runs, over all pages and filters; a new session every thousand."""
    measured: list[tuple[int, float]] = []
    every = max(count // 20, 1)
    clicks = itertools.cycle(itertools.product(FILTERS, PAGES))
    done = -WARM_UP
    while done < count:
        async with reader(address) as session:
            for _ in range(min(1000, count - done)):
                asked, page = next(clicks)
                await session.open(page, asked)
                done += 1
                if done >= 0 and done % every == 0:
                    measured.append((done, resident(process)))
                    say(*measured[-1])
    return measured


def slope(measured: Sequence[tuple[int, float]]) -> float:
    """Growth in megabytes a thousand runs, by least squares."""
    line = statistics.linear_regression(*zip(*measured, strict=True))
    return line.slope * 1000


def each_on_its_own(counts: Sequence[int]) -> Iterator[Change]:
    """The same with a fresh server for each number of sessions, whose memory no earlier session has grown."""
    for count in counts:
        with started_server(SERVE, {}) as (address, process):
            yield from asyncio.run(at_once(address, process, [count]))


def soak(count: int, sessions: Sequence[int] = SESSIONS, readers: int = 8) -> str:
    """All of it, with so many reruns. AssertionError, with all figures, where memory grows without end."""
    said = [f"{one.sessions} sessions: {one.words()}" for one in each_on_its_own(sessions)]
    with started_server(SERVE, {}) as (address, process):
        said.append(_hour_words(sorted(asyncio.run(an_hour(address, readers)))))
        measured = asyncio.run(reruns(address, process, count, _say_memory))
    outcome = "; ".join([*said, f"{count:,} reruns: {_growth_words(measured)}"])
    if slope(measured[len(measured) // 2 :]) >= MOST_GROWTH:
        raise AssertionError(outcome)
    return outcome


def main() -> None:
    """Measure what is asked for on dashboards of our own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", nargs="*", type=int, default=SESSIONS)
    parser.add_argument(
        "--hours", type=int, default=0, metavar="READERS", help="readers with an hour of clicks"
    )
    parser.add_argument("--reruns", type=int, default=0)
    asked = parser.parse_args()
    for one in each_on_its_own(asked.sessions):
        print(f"{one.sessions:4} sessions: {one.words()}", flush=True)
    with started_server(SERVE, {}) as (address, process):
        if asked.hours:
            print(_hour_words(sorted(asyncio.run(an_hour(address, asked.hours)))), flush=True)
        if asked.reruns:
            print(_growth_words(asyncio.run(reruns(address, process, asked.reruns, _say_memory))), flush=True)


def _hour_words(took: Sequence[float]) -> str:
    worst = took[len(took) * 95 // 100]
    readers = len(took) // CLICKS_AN_HOUR
    seconds = f"median {statistics.median(took):.3f} s, 95 of 100 within {worst:.3f} s"
    return f"{readers} readers' hour without a pause, {len(took):,} clicks: {seconds}"


def _growth_words(measured: Sequence[tuple[int, float]]) -> str:
    grown = slope(measured[len(measured) // 2 :])
    return f"{grown:+.2f} MB a thousand in the second half, {measured[0][1]:.0f} to {measured[-1][1]:.0f} MB"


def _say_memory(done: int, megabytes: float) -> None:
    print(f"{done:6} reruns: {megabytes:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
