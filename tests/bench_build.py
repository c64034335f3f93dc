"""How long a whole `python -m etl build` takes as a process; run with `python -m tests.bench_build`.

Beside it, in the same run and by turns, an import of pyarrow.parquet alone: their ratio holds on any machine.
"""

from __future__ import annotations

import compileall
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15


def seconds(arguments: list[str]) -> float:
    """Wall-clock time of one Python process, from its start to its end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Prints medians and spreads of a first build, a repeated one and the import alone."""
    compileall.compile_dir(str(ROOT / "etl"), quiet=1)
    first: list[float] = []
    repeated: list[float] = []
    imports: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(-1, RUNS):
            published = str(Path(folder) / f"published{run}")
            times = (
                seconds(["-m", "etl", "build", "--published", published]),
                seconds(["-m", "etl", "build", "--published", published]),
                seconds(["-c", "import pyarrow.parquet"]),
            )
            if run >= 0:  # the turn before warms the disk cache
                for measured, taken in zip((first, repeated, imports), times, strict=True):
                    measured.append(taken)
    print(f"python {platform.python_version()}, {platform.system()} {platform.machine()}, {RUNS} runs")
    for name, measured in (("first build", first), ("repeated build", repeated), ("import alone", imports)):
        print(f"{name:15} median {median(measured):.3f} s, {min(measured):.3f} to {max(measured):.3f} s")
    print(f"first build / import of pyarrow.parquet: {median(first) / median(imports):.2f}")


if __name__ == "__main__":
    main()
