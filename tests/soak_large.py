"""How long pages take on large data beside the real: `python -m tests.soak large`, some minutes on two cores.

Both are measured in turn, so that other work slows one as it slows the other.
"""

from __future__ import annotations

from tests.bench_large import BOUND, measure_corpus, medians, print_tables
from tests.pictures import NAMES

_MOMENTS = ("ready", "redraw")


def soak(documents: int = 500, rounds: int = 2, names: tuple[str, ...] = NAMES) -> str:
    """Each page's ratios. AssertionError where one takes more than BOUND times that on the real data."""
    times = measure_corpus(documents, names, rounds)
    print_tables(times, names)
    told, over = [], []
    for name in names:
        small, large = medians(times[name, "small"]), medians(times[name, "large"])
        ratios = [most / least for least, most in zip(small, large, strict=True)]
        told.append(f"{name} {' and '.join(f'{ratio:.2f}' for ratio in ratios)}")
        over += [
            f"{name}: {moment} in {most:.2f} s, not {least:.2f}"
            for moment, least, most, ratio in zip(_MOMENTS, small, large, ratios, strict=True)
            if not ratio <= BOUND
        ]
    outcome = (
        f"pages on {documents:,} documents take so many times as long as on the real ones until ready and "
        f"after a change seen before ({rounds} rounds): {', '.join(told)}"
    )
    if over:
        raise AssertionError(f"{'; '.join(over)}; {outcome}")
    return outcome
