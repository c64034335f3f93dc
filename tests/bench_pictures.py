"""How long a picture of a chart takes once the browser is warm, beside kaleido in the same run.

`python -m tests.bench_pictures`: every chart as bare SVG, as framed SVG, PNG (1x, slide) and PDF, in seconds,
and as ratios to what kaleido takes for the chart alone as SVG and as PNG.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from dashboard.contents import Ground, all_charts
from dashboard.data import pin_edition
from dashboard.exports.chart_files import chart_picture
from dashboard.exports.picture_notes import picture_notes
from dashboard.exports.pictures import SIZES, bare_svg, chart_svgs
from dashboard.exports.renderer import renderer

if TYPE_CHECKING:
    from dashboard.charts.chart import Chart

BOUND = 0.1
ROUNDS = 5
_SLIDE = SIZES["slide"]
_BARE = 760
Makers = dict[str, Callable[[], object]]


def our_makers(chart: Chart, ground: Ground) -> Makers:
    """The pictures that we make of a chart, by name."""
    notes = picture_notes(chart, ground)
    return {
        "bare svg": lambda: bare_svg(chart, _BARE, ground.mode),
        "svg": lambda: chart_svgs(chart, notes, _SLIDE, ground.mode),
        "png": lambda: chart_picture(chart, notes, _SLIDE, ground.mode).files("png"),
        "pdf": lambda: chart_picture(chart, notes, _SLIDE, ground.mode).files("pdf"),
    }


def seconds_of(make: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some rounds after one that does not count."""
    make()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        make()
        times.append(time.perf_counter() - began)
    return median(times)


@contextmanager
def kaleido() -> Iterator[Callable[[dict[str, Any], str], object]]:
    """Kaleido's own browser, kept warm; what it returns makes a picture of a figure."""
    import kaleido as tool  # type: ignore[import-untyped]

    loop = asyncio.new_event_loop()
    studio = tool.Kaleido(n=1, mathjax=False)
    loop.run_until_complete(studio.open())

    def make(figure: dict[str, Any], kind: str) -> object:
        options = {"format": kind, "width": _BARE, "height": figure["layout"]["height"], "scale": 1}
        return loop.run_until_complete(studio.calc_fig(figure, opts=options))

    try:
        yield make
    finally:
        loop.run_until_complete(studio.close())
        loop.close()


def main() -> None:
    """Measure and print."""
    ground = Ground(pin_edition())
    charts = all_charts(ground)
    began = time.perf_counter()
    renderer().run(lambda browser: browser.version)
    print(f"the browser started in {time.perf_counter() - began:.2f} s")
    print(f"{'chart':22}" + "".join(f"{name:>10}" for name in ("bare svg", "svg", "png", "pdf")), end="")
    print(f"{'kaleido svg':>13}{'png':>8}   ours to kaleido: svg, png")
    with kaleido() as theirs:
        for name, chart in charts.items():
            ours = {kind: seconds_of(make) for kind, make in our_makers(chart, ground).items()}
            other = {kind: seconds_of(partial(theirs, chart.figure, kind)) for kind in ("svg", "png")}
            slow = "" if ours["png"] <= BOUND else f"   png over {BOUND:g} s"
            print(f"{name:22}" + "".join(f"{seconds:10.3f}" for seconds in ours.values()), end="")
            print(f"{other['svg']:13.3f}{other['png']:8.3f}", end="")
            print(
                f"   {ours['bare svg'] / other['svg']:.2f} {ours['png'] / other['png']:.2f}{slow}", flush=True
            )
    renderer().close()


if __name__ == "__main__":
    main()
