"""How long pages take until all of them is drawn, as ratios to trivial pages: `python -m tests.bench_pages`.

All are served with the same settings and opened in turn, each time in a fresh browser context, in one run.
A page with a map is held against a trivial map, one with charts against a trivial chart, any other against a
bare page; the change of a filter against a change of the trivial page of the same kind. Redrawn is measured
for a selection that was shown before, and "unseen" for one that nobody has asked for since the server began.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dashboard.browser import chromium, wait_until_ready
from tests.pictures import NAMES, address_of, running_dashboard, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BOUND = 1.5
ROUNDS = 5
KINDS = ("bare", "chart", "deck")
_TRIVIAL = Path(__file__).resolve().parent / "trivial_page.py"
_CHANGED = "(before) => document.querySelector('.run-over')?.dataset.selection !== before"
_KIND = """() => document.querySelector('.stMain [data-testid="stDeckGlJsonChart"]') ? 'deck'
  : document.querySelector('.stMain .stPlotlyChart') ? 'chart' : 'bare'"""


@dataclass(slots=True)
class Times:
    """The seconds that one page took, each time until it was ready and until a change was redrawn."""

    kind: str = "bare"
    ready: list[float] = field(default_factory=list)
    redrawn: list[float] = field(default_factory=list)
    unseen: list[float] = field(default_factory=list)


@contextmanager
def running_trivial() -> Iterator[str]:
    """The trivial pages on a free port, by their address."""
    with running_server(["-m", "streamlit", "run", str(_TRIVIAL), "--server.port"], {}) as address:
        yield address


def measure_page(browser: Browser, address: str, name: str, times: Times, box: str, turn: int) -> None:
    """Open a page in a fresh context, tick a box beside it, then ask for other years; add what each took."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    wait_until_ready(page, name, 60)
    times.ready.append(time.perf_counter() - began)
    times.kind = page.evaluate(_KIND)
    times.redrawn.append(_redrawn(page, name, lambda: page.locator(box).first.dispatch_event("click")))
    years = page.locator('.panel select[name="to"]')
    if years.count():
        # Each turn leaves out some more of the last years.
        years.evaluate("(one, turn) => { one.selectedIndex = one.options.length - 2 - turn; }", turn)
        times.unseen.append(_redrawn(page, name, lambda: years.dispatch_event("change", {"bubbles": True})))
    context.close()


def _redrawn(page: Page, name: str, change: Callable[[], object]) -> float:
    before = page.evaluate("() => document.querySelector('.run-over').dataset.selection")
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    began = time.perf_counter()
    change()
    page.wait_for_function(_CHANGED, arg=before, polling=25)
    wait_until_ready(page, name, 60)
    return time.perf_counter() - began


def measure(names: tuple[str, ...], rounds: int) -> dict[str, Times]:
    """The times of the trivial pages and of the pages named, opened in turn."""
    times: dict[str, Times] = defaultdict(Times)
    ours, theirs = '.panel input[name="status"]', '[data-testid="stCheckbox"] input'
    with running_trivial() as trivial, running_dashboard() as address, chromium() as browser:
        for turn in range(rounds + 1):
            if turn == 1:
                times.clear()  # the first turn warms the servers
            for kind in KINDS:
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
        redrawn = _cells(median(one.redrawn), median(base.redrawn))
        unseen = _cells(median(one.unseen), median(base.redrawn)) if one.unseen else ""
        print(f"{name:<15}{one.kind:<7}     {ready}      {redrawn}      {unseen}", flush=True)


def _cells(seconds: float, base: float) -> str:
    ratio = seconds / base
    return f"{seconds:>7.2f}{ratio:>7.2f}{'  fine' if ratio <= BOUND else '  OVER'}"


def main(arguments: list[str] | None = None) -> None:
    """Measure all pages, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", nargs="*", default=list(NAMES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(arguments or [])
    print_table(measure(tuple(options.page), options.rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
