"""All measurements in one run, as ratios: `python -m tests.bench [NAME …]`."""

from __future__ import annotations

import argparse
import importlib

BENCHMARKS = ("quantities", "build", "scale", "load", "pages", "large", "pictures", "reports")


def main() -> None:
    """Run the named benchmarks, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of " + ", ".join(BENCHMARKS))
    names = parser.parse_args().names or BENCHMARKS
    for unknown in sorted(set(names) - set(BENCHMARKS)):
        parser.error(f"there is no benchmark {unknown!r}: choose of {', '.join(BENCHMARKS)}")
    for name in names:
        print(f"\n# {name}", flush=True)
        importlib.import_module(f"tests.bench_{name}").main()


if __name__ == "__main__":
    main()
