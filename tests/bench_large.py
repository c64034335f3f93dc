"""How long pages take on large data beside the real: `python -m tests.bench_large [--documents 500]`.

A synthetic corpus (tests/synthetic.py) is built and served beside the published data; each page is opened in
fresh browser contexts of both in turn, in one run. A page may take twice as long as on the small data. A
second table says what each change costs on either: milliseconds of browser and server, messages, kilobytes.
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
from tests.bench_pages import Times, measure_page, print_costs
from tests.pictures import NAMES, address_of
from tests.synthetic import write_corpus

BOUND = 2.0
_BOX = '.panel input[name="status"]'


def measure_corpus(documents: int, names: tuple[str, ...], rounds: int) -> dict[tuple[str, str], Times]:
    """The times of the pages on the real data ("small") and on so many documents beside them ("large")."""
    with tempfile.TemporaryDirectory(prefix="large-") as folder:
        published = Path(folder, "published")
        build(write_corpus(Path(folder, "datasets"), documents), published)
        print(f"{documents:,} documents beside the real ones", flush=True)
        return measure(published, names, rounds)


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


def medians(one: Times) -> tuple[float, float]:
    """Seconds until a page is ready, and until a change seen before has all of it at rest."""
    return median(one.ready), median(one.redrawn.rest) / 1000


def print_tables(times: dict[tuple[str, str], Times], names: tuple[str, ...]) -> None:
    """One line a page: seconds on both and their ratio, until ready and after a change; then the costs."""
    print(f"{'page':<15}{'ready':>7}{'large':>7}{'ratio':>7}        {'redraw':>7}{'large':>7}{'ratio':>7}")
    for name in names:
        both = zip(medians(times[name, "small"]), medians(times[name, "large"]), strict=True)
        print(f"{name:<15}{'  '.join(_cells(*one) for one in both)}", flush=True)
    print_costs({f"{name} {size}": one for (name, size), one in times.items()})


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
    names = tuple(options.page)
    print_tables(measure_corpus(options.documents, names, options.rounds), names)


if __name__ == "__main__":
    main(sys.argv[1:])
