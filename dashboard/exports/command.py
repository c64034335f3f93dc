"""`python -m dashboard export`: writes files of the dashboard, fit for a nightly job.

Starts what it needs, ends what it started, and leaves no half a file behind, also when it is interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dashboard.browser import NoChromium, find_chromium
from dashboard.contents import Ground
from dashboard.data import DataUnavailable
from dashboard.exports.data_tables import DataFileFailed
from dashboard.exports.folders import FolderFailed, drop_empty, made_folder, write_trouble
from dashboard.exports.own_server import ServerFailed, running_dashboard
from dashboard.exports.plan import NothingToExport, Task, Wish, left_out, planned
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.exports.report import ReportFailed

_WITHOUT = "without it, csv, xlsx, json, bib, csl, zip, geojson and parquet can still be written"


def export(wish: Wish, ground: Callable[[], Ground], folder: Path) -> int:
    """Write the files into `folder`; return 0, 1 where any could not be made, 2 where the wish is wrong.

    It is 2, too, where Chromium is needed and not there: that is said before anything is started. What can be
    made is, whatever fails beside it; each failure is one line.
    """
    with contextlib.ExitStack() as stack:
        started: list[str] = []
        made: list[Path] = []

        def server() -> str:
            if not started:
                started.append(stack.enter_context(running_dashboard()))
            return started[0]

        try:
            asked = ground()
            tasks = planned(wish, asked, server)
            made = made_folder(folder)
            drawn = _not_drawn(tasks)
            status = _do([task for task in tasks if task not in drawn], folder)
            for line in left_out(wish, asked):
                print(line, file=sys.stderr)
            return 2 if drawn else status
        except (NothingToExport, FolderFailed) as problem:
            print(problem, file=sys.stderr)
            return 2
        except DataUnavailable as problem:
            print(_one_line(problem), file=sys.stderr)
            return 1
        except OSError as problem:
            print(write_trouble(folder, problem), file=sys.stderr)
            return 1
        finally:
            renderer().close()
            drop_empty(made)


def _not_drawn(tasks: Sequence[Task]) -> list[Task]:
    """The tasks that need Chromium where there is none, which is said at once."""
    drawn = [task for task in tasks if task.draws]
    try:
        if drawn:
            find_chromium()
    except NoChromium as problem:
        print(
            _not_made([task.label for task in drawn], f"{problem}; {_WITHOUT}"), file=sys.stderr, flush=True
        )
        return drawn
    return []


def _not_made(labels: Sequence[str], why: str) -> str:
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    return f"not made: {', '.join(labels[:3])}{more}: {why}"


def _do(tasks: list[Task], folder: Path) -> int:
    """Do all tasks; say how many files there are and what went wrong."""
    from tqdm import tqdm

    failures: dict[str, list[str]] = {}
    count = 0
    with tqdm(tasks, unit="file", disable=None, leave=False) as bar:
        for task in bar:
            bar.set_postfix_str(task.label)
            try:
                count += _write(task.make(), folder)
            except NoChromium as problem:
                failures.setdefault(f"{problem}; {_WITHOUT}", []).append(task.label)
            except (PictureFailed, DataFileFailed, ReportFailed, ServerFailed) as problem:
                failures.setdefault(_one_line(problem), []).append(task.label)
    print(f"{count} file{'s' if count != 1 else ''} in {folder}")
    for said, labels in failures.items():
        print(_not_made(labels, said), file=sys.stderr)
    return 1 if failures else 0


def _write(files: Mapping[str, bytes], folder: Path) -> int:
    """Put each file in its place whole: written beside it first, then moved."""
    for name, content in files.items():
        handle, part = tempfile.mkstemp(prefix=".part-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as target:
                target.write(content)
            Path(part).chmod(0o644)
            Path(part).replace(folder / name)
        finally:
            Path(part).unlink(missing_ok=True)
    return len(files)


def _one_line(problem: Exception) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0]
