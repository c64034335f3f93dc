"""A progress bar on a terminal, and nothing where the output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def progress_bar(datasets: Path) -> Iterator[Callable[[str], None] | None]:
    """What to tell the name of each step to; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    documents = len(list((datasets / "documents").glob("*.md")))
    # Beside each document: reading, deriving, comparing.
    with tqdm(total=documents + 3, unit="step", leave=False) as bar:

        def advance(step: str) -> None:
            bar.set_description(step)
            bar.update()

        yield advance
