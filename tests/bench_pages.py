"""How long pages take until all of them is drawn, as ratios to trivial pages: `python -m tests.bench_pages`.

All are served with the same settings and opened in turn, each time in a fresh browser context, in one run.
A page with a map is held against a trivial map, one with charts against a trivial chart, any other against a
bare page; the change of a filter against a change of the trivial page of the same kind. Redrawn is measured
for a selection that was shown before, and "unseen" for one that nobody has asked for since the server began.
A change is over once all of the page is at rest. A second table holds beside that the ready signal and what
is in view; a third says what each change costs: milliseconds of the browser's main thread and of the server,
messages and kilobytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dashboard.browser import chromium, wait_until_ready
from dashboard.exports.own_server import running_dashboard, running_server
from tests.pictures import NAMES, address_of
from tests.redraws import DRAWS, Redraws, Traffic, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BOUND = 1.5
ROUNDS = 5
KINDS = ("bare", "chart", "deck")
_TRIVIAL = Path(__file__).resolve().parent / "trivial_page.py"
# A box is ticked and unticked, and other years are asked for, so many times a visit.
TICKS, YEARS = 6, 3
_KIND = """() => document.querySelector('.stMain [data-testid="stDeckGlJsonChart"]') ? 'deck'
  : document.querySelector('.stMain .stPlotlyChart') ? 'chart' : 'bare'"""


@dataclass(slots=True)
class Times:
    """The seconds that one page took until it was ready each time, and what its changes cost."""

    kind: str = "bare"
    ready: list[float] = field(default_factory=list)
    redrawn: Redraws = field(default_factory=Redraws)
    unseen: Redraws = field(default_factory=Redraws)


@contextmanager
def running_trivial() -> Iterator[str]:
    """The trivial pages on a free port, by their address."""
    with running_server(["-m", "streamlit", "run", str(_TRIVIAL), "--server.port"], {}) as address:
        yield address


def measure_page(browser: Browser, address: str, name: str, times: Times, box: str, turn: int) -> None:
    """Open a page in a fresh context, tick a box beside it, then ask for other years; add what each took."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(DRAWS)
    traffic = Traffic()
    traffic.watch(page)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    wait_until_ready(page, name, 60)
    times.ready.append(time.perf_counter() - began)
    times.kind = page.evaluate(_KIND)
    one = watched(page, name, traffic)
    one.change(page.locator(box), None, Redraws())  # seen before from now on
    for _ in range(TICKS):
        one.change(page.locator(box), None, times.redrawn)
    years = page.locator('.panel select[name="to"]')
    for again in range(YEARS if years.count() else 0):
        # Each time some more of the last years are left out.
        last = years.evaluate("(one) => one.options.length - 1")
        one.change(years, last - 1 - (YEARS * turn + again) % (last - 1), times.unseen)
    context.close()


def measure(names: tuple[str, ...], rounds: int) -> dict[str, Times]:
    """The times of the trivial pages and of the pages named, opened in turn."""
    times: dict[str, Times] = defaultdict(Times)
    ours, theirs = '.panel input[name="status"]', '[data-testid="stCheckbox"] input'
    with running_trivial() as trivial, running_dashboard() as address, chromium() as browser:
        for turn in range(rounds + 1):
            if turn == 1:
                times.clear()  # the first turn warms the servers
            for kind in KINDS if "map" in names else KINDS[:2]:
                measure_page(browser, f"{trivial}/?show={kind}", kind, times[f"trivial {kind}"], theirs, turn)
            for name in names:
                measure_page(browser, address + address_of(name), name, times[name], ours, turn)
    return times


def print_table(times: dict[str, Times]) -> None:
    """One line a page: seconds, ratio to the trivial page of its kind, whether within the bound."""
    part = f"{'s':>7}{'ratio':>7}{'':6}"
    print(f"{'page':<15}{'kind':<7}ready{part}redraw{part}unseen{part}bound {BOUND}")
    for name, one in times.items():
        base = times[f"trivial {one.kind}"]
        ready = _cells(median(one.ready), median(base.ready))
        redrawn, unseen = (_redrawn(redraws, base.redrawn) for redraws in (one.redrawn, one.unseen))
        print(f"{name:<15}{one.kind:<7}     {ready}      {redrawn}      {unseen}", flush=True)


def _redrawn(redraws: Redraws, base: Redraws) -> str:
    """Until all of the page is at rest."""
    return _cells(median(redraws.rest) / 1000, median(base.rest) / 1000) if redraws.rest else ""


def print_moments(times: dict[str, Times]) -> None:
    """One line a page: the three moments of a change as ratios to those of the trivial page of its kind."""
    part = f"{'signal':>8}{'in view':>8}{'at rest':>8}"
    print(f"{'ratios':<15}  redraw{part}   unseen{part}")
    for name, one in times.items():
        base = times[f"trivial {one.kind}"].redrawn.medians()[:3]
        cells = (
            "".join(f"{own / other:>8.2f}" for own, other in zip(redraws.medians()[:3], base, strict=True))
            for redraws in (one.redrawn, one.unseen) if redraws.rest
        )  # fmt: skip
        print(f"{name:<15}        {'         '.join(cells)}", flush=True)


def print_costs(times: dict[str, Times]) -> None:
    """One line a page: what a change costs, seen before and unseen."""
    part = f"{'rest':>7}{'browser':>9}{'server':>8}{'sent':>6}{'kB':>7}"
    print(f"{'milliseconds':<15}  redraw{part}   unseen{part}")
    for name, one in times.items():
        print(f"{name:<15}        {_costs(one.redrawn)}         {_costs(one.unseen)}", flush=True)


def _costs(redraws: Redraws) -> str:
    if not redraws.rest:
        return ""
    _, _, rest, browser, server, messages, size = redraws.medians()
    return f"{rest:>7.0f}{browser:>9.0f}{server:>8.0f}{messages:>6.0f}{size / 1000:>7.1f}"


def _cells(seconds: float, base: float) -> str:
    ratio = seconds / base
    return f"{seconds:>7.2f}{ratio:>7.2f}{'  fine' if ratio <= BOUND else '  OVER'}"


def main(arguments: list[str] | None = None) -> None:
    """Measure all pages, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", nargs="*", default=list(NAMES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(arguments or [])
    times = measure(tuple(options.page), options.rounds)
    print_table(times)
    print_moments(times)
    print_costs(times)


if __name__ == "__main__":
    main(sys.argv[1:])
