"""The time of a filter change and the memory of a session, with one reader and with many beside."""

from __future__ import annotations

import asyncio

from dashboard.exports.own_server import SERVE, started_server
from tests.load import an_hour, each_on_its_own

SESSIONS = (1, 10, 50)
READERS = 2


def main() -> None:
    """Print what was measured, each as a ratio to one reader's."""
    first = 0.0
    for one in each_on_its_own(SESSIONS):
        first = first or one.median
        ratio = one.median / first
        print(f"{one.sessions:3} sessions: {one.words()}, {ratio:.2f} times one reader's", flush=True)
    with started_server(SERVE, {}) as (address, _):
        took = sorted(asyncio.run(an_hour(address, READERS)))
        print(
            f"{READERS} readers' hour, {len(took)} clicks without a pause: {sum(took) / READERS:.1f} s each"
        )


if __name__ == "__main__":
    main()
