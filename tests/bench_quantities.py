"""Speed of the quantity extractor: characters a second, beside quantulum3, and on adversarial input.

Run as `python -m tests.bench_quantities`. The originals are taken from ORIGINALS or ../shared/originals;
where they are missing, only the golden sentences are measured and the output says so.
"""

from __future__ import annotations

import gc
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from etl.quantities import find_mentions

HERE = Path(__file__).parent
ORIGINALS = Path(os.environ.get("ORIGINALS") or HERE.parents[1] / "shared" / "originals")
MEGABYTE = 1_000_000
# How often a text is read; the fastest run counts, as the slower ones were disturbed.
RUNS = 5

ADVERSARIAL = {
    "digits": "7",
    "commas": ",",
    "the letter a": "a",
    "nested brackets": "([{<",
    "one one one": "one ",
    "1-1-1-1": "1-",
    "1, 1, 1": "1, ",
    "a a a": "a ",
    "per cent signs": "5%",
    "one and a half": "one and a half ",
    "in May May": "May 5 ",
    "A1A1A1": "A1",
    "between and": "between 1 and ",
}


def seconds(read: Callable[[str], object], texts: list[str], runs: int = RUNS) -> float:
    """The fastest of several readings of all texts."""
    fastest = float("inf")
    for _ in range(runs):
        gc.collect()
        begin = time.perf_counter()
        for text in texts:
            read(text)
        fastest = min(fastest, time.perf_counter() - begin)
    return fastest


def originals() -> list[str]:
    """The source texts, none where the folder is missing."""
    return [path.read_text(encoding="utf8") for path in sorted(ORIGINALS.glob("*.txt"))]


def sentences() -> list[str]:
    """The golden sentences, dense with numbers."""
    folder = HERE / "quantities" / "golden"
    return [
        line
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf8").splitlines()
        if line
    ]


def quantulum() -> Callable[[str], object]:
    """quantulum3's parser, its classifier off as installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    return lambda text: parser.parse(text)


def measure() -> dict[str, float]:
    """Figures by name: characters a second, the ratio to quantulum3, growth on adversarial input."""
    figures: dict[str, float] = {}
    news, dense = originals(), ["\n".join(sentences())]
    other = quantulum()
    for name, texts in (("originals", news), ("dense sentences", dense)):
        if not any(texts):
            continue
        size = sum(map(len, texts))
        find_mentions(texts[0])
        other(texts[0][:2000])
        ours, theirs = seconds(find_mentions, texts, RUNS * 2), seconds(other, texts, 1)
        figures[f"{name}: characters a second"] = size / ours
        figures[f"{name}: quantulum3, characters a second"] = size / theirs
        figures[f"{name}: times quantulum3"] = theirs / ours
    for name, unit in ADVERSARIAL.items():
        quarter = unit * (MEGABYTE // 4 // len(unit))
        small, large = seconds(find_mentions, [quarter], 2), seconds(find_mentions, [quarter * 4], 1)
        figures[f"1 MB of {name}: characters a second"] = MEGABYTE / large
        figures[f"1 MB of {name}: times as long as 0.25 MB"] = large / small
    return figures


def main() -> None:
    """Print every figure on a line of its own."""
    if not originals():
        print(f"no originals in {ORIGINALS}: only the golden sentences are measured", file=sys.stderr)
    for name, value in measure().items():
        print(f"{name:62s} {value:14,.1f}")


if __name__ == "__main__":
    main()
