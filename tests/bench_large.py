"""How long pages take on large data beside the real: `python -m tests.bench_large [--documents 500]`.

A synthetic corpus (tests/synthetic.py) is built and served beside the published data; each page is opened in
fresh browser contexts of both in turn, in one run. A page may take twice as long as on the small data.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from dashboard.browser import chromium
from dashboard.exports.own_server import running_dashboard
from etl.build import build
from tests.bench_pages import Times, measure_page
from tests.pictures import NAMES, address_of
from tests.synthetic import write_corpus

BOUND = 2.0
_BOX = '.panel input[name="status"]'


def measure(published: Path, names: tuple[str, ...], rounds: int) -> dict[tuple[str, str], Times]:
    """The times of the pages on the real data ("small") and on those published in that folder ("large")."""
    times: dict[tuple[str, str], Times] = defaultdict(Times)
    with running_dashboard() as small, running_dashboard(published) as large, chromium() as browser:
        for turn in range(rounds + 1):
            if turn == 1:
                times.clear()  # the first turn warms the servers
            for name in names:
                for size, address in (("small", small), ("large", large)):
                    measure_page(browser, address + address_of(name), name, times[name, size], _BOX, turn)
    return times


def print_table(times: dict[tuple[str, str], Times], names: tuple[str, ...]) -> None:
    """One line a page: seconds on both and their ratio, until ready and after the change of a filter."""
    print(f"{'page':<15}{'ready':>7}{'large':>7}{'ratio':>7}        {'redraw':>7}{'large':>7}{'ratio':>7}")
    for name in names:
        small, large = times[name, "small"], times[name, "large"]
        ready = _cells(median(small.ready), median(large.ready))
        redrawn = _cells(*(median(one.redrawn.rest) / 1000 for one in (small, large)))
        print(f"{name:<15}{ready}  {redrawn}", flush=True)


def _cells(small: float, large: float) -> str:
    ratio = large / small
    return f"{small:>7.2f}{large:>7.2f}{ratio:>7.2f}{'  fine' if ratio <= BOUND else '  OVER'}"


def main(arguments: list[str] | None = None) -> None:
    """Measure all pages, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--page", nargs="*", default=list(NAMES))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments or [])
    with tempfile.TemporaryDirectory(prefix="large-") as folder:
        published = Path(folder, "published")
        build(write_corpus(Path(folder, "datasets"), options.documents), published)
        names = tuple(options.page)
        print(f"{options.documents:,} documents beside the real ones", flush=True)
        print_table(measure(published, names, options.rounds), names)


if __name__ == "__main__":
    main(sys.argv[1:])
