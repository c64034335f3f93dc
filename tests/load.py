"""Many readers at once and one for long: `python -m tests.load [--sessions N …] [--reruns N] [--record]`.

Readers speak Streamlit's protocol over websockets, so that the server is measured and no browser. A session
is open when its first page has come; a filter change is over when the run of the script is.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.exports.own_server import SERVE, started_server
from tests.pictures import ROOT
from tests.readers import Reader, reader

RESULTS = ROOT / "tests" / "soak_results.md"
SESSIONS = (1, 10, 50, 200)
AT_ONCE = 10  # sessions that open at the same time
CHANGES = 40  # filter changes measured at each number of sessions
WARM_UP = 300  # reruns
# An hour of a reader: a click every half minute, on these pages with these filters.
PAGES = ("", "arms", "money", "oil", "displacement", "diplomacy", "map", "agreement", "sources", "data")
FILTERS: tuple[dict[str, str], ...] = (
    {}, {"status": "reported"}, {"documents": "arsenal-grows"}, {"from": "2010"},
    {"from": "2005", "to": "2020"}, {"unit": "km"}, {"search": "loans"}, {"status": "alleged"},
)  # fmt: skip
CLICKS_AN_HOUR = 120


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
    """Seconds of so many filter changes, one after the other, by one session after the other."""
    took = []
    for number, asked in zip(range(count), itertools.cycle(FILTERS), strict=False):
        start = time.perf_counter()
        await sessions[number % len(sessions)].open("money", asked)
        took.append(time.perf_counter() - start)
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


def record(what: str, how_many: str, outcome: str) -> None:
    """Add a line to the table of what long runs showed."""
    with RESULTS.open("a", encoding="utf-8") as table:
        if not table.tell():
            table.write("| date | what | how many | outcome |\n|---|---|---|---|\n")
        table.write(f"| {date.today().isoformat()} | {what} | {how_many} | {outcome} |\n")


def main() -> None:
    """Measure what is asked for on a dashboard of our own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", nargs="*", type=int, default=SESSIONS)
    parser.add_argument(
        "--hours", type=int, default=0, metavar="READERS", help="so many readers' hour of clicks"
    )
    parser.add_argument("--reruns", type=int, default=0)
    parser.add_argument("--record", action="store_true", help=f"add the outcome to {RESULTS.name}")
    asked = parser.parse_args()
    with started_server(SERVE, {}) as (address, process):
        for what, how_many, outcome in _measured(asked, address, process):
            print(f"{what}: {how_many}: {outcome}", flush=True)
            if asked.record:
                record(what, how_many, outcome)


def _measured(asked: argparse.Namespace, address: str, process: int) -> Iterator[tuple[str, str, str]]:
    """What was measured, how many, and what came of it."""
    for one in asyncio.run(at_once(address, process, asked.sessions)) if asked.sessions else ():
        yield "load: sessions at once", str(one.sessions), one.words()
    if asked.hours:
        took = sorted(asyncio.run(an_hour(address, asked.hours)))
        worst = took[len(took) * 95 // 100]
        words = f"median {statistics.median(took):.3f} s, 95 of 100 within {worst:.3f} s"
        yield "load: an hour of clicks without a pause", f"{asked.hours} readers, {len(took)} clicks", words
    if asked.reruns:
        measured = asyncio.run(reruns(address, process, asked.reruns, _say_memory))
        grown = slope(measured[len(measured) // 2 :])
        words = f"{grown:+.2f} MB a thousand reruns in the second half"
        yield "load: reruns", str(asked.reruns), f"{words}, {measured[0][1]:.0f} to {measured[-1][1]:.0f} MB"


def _say_memory(done: int, megabytes: float) -> None:
    print(f"{done:6} reruns: {megabytes:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
