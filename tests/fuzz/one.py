"""One target under libFuzzer for its time: `python -m tests.fuzz.one TARGET [libFuzzer's options]`."""

from __future__ import annotations

import importlib
import sys


def main() -> None:
    """Hands over to libFuzzer, which ends the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["etl", "dashboard", "markdown_it", "mdit_py_plugins"]):
        targets = importlib.import_module("tests.fuzz.targets")
    target = targets.TARGETS[sys.argv.pop(1)]
    for seed in importlib.import_module("tests.fuzz.seeds").seeds(target.__name__):
        target(seed)  # what is read once and kept is read before anything is counted
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
