"""The time of a filter change and the memory of a session, with one reader and with many beside."""

from __future__ import annotations

import asyncio

from dashboard.exports.own_server import SERVE, started_server
from tests.load import an_hour, at_once

SESSIONS = (1, 10, 50)
READERS = 2


def main() -> None:
    """Print what was measured, each as a ratio to one reader's."""
    with started_server(SERVE, {}) as (address, process):
        found = asyncio.run(at_once(address, process, SESSIONS))
        for one in found:
            ratio = one.median / found[0].median
            print(f"{one.sessions:3} sessions: {one.words()}, {ratio:.2f} times one reader's", flush=True)
        took = sorted(asyncio.run(an_hour(address, READERS)))
        print(
            f"{READERS} readers' hour, {len(took)} clicks without a pause: {sum(took) / READERS:.1f} s each"
        )


if __name__ == "__main__":
    main()
