"""`python -m dashboard export`: writes files of the dashboard, fit for a nightly job.

Starts what it needs, ends what it started, and leaves no half a file behind, also when it is interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard.browser import NoChromium
from dashboard.contents import Ground
from dashboard.data import DataUnavailable
from dashboard.exports.data_tables import DataFileFailed
from dashboard.exports.own_server import ServerFailed, running_dashboard
from dashboard.exports.plan import NothingToExport, Task, Wish, left_out, planned
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.exports.report import ReportFailed

_WITHOUT = "without it, csv, xlsx, json, bib, csl, zip, geojson and parquet can still be written"


def export(wish: Wish, ground: Callable[[], Ground], folder: Path) -> int:
    """Write the files into `folder`; return 0, 1 where any could not be made, 2 where the wish is wrong.

    What can be made is, whatever fails beside it; each failure is one line.
    """
    with contextlib.ExitStack() as stack:
        started: list[str] = []

        def server() -> str:
            if not started:
                started.append(stack.enter_context(running_dashboard()))
            return started[0]

        try:
            asked = ground()
            tasks = planned(wish, asked, server)
            folder.mkdir(parents=True, exist_ok=True)
            status = _do(tasks, folder)
            for line in left_out(wish, asked):
                print(line, file=sys.stderr)
            return status
        except NothingToExport as problem:
            print(problem, file=sys.stderr)
            return 2
        except DataUnavailable as problem:
            print(_one_line(problem), file=sys.stderr)
            return 1
        except OSError as problem:
            reason = problem.strerror or _one_line(problem)
            print(f"{folder} cannot be written ({reason}): make room or name another folder with --out",
                  file=sys.stderr)  # fmt: skip
            return 1
        finally:
            renderer().close()


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
        print(f"not made: {', '.join(labels[:3])}{_more(labels)}: {said}", file=sys.stderr)
    return 1 if failures else 0


def _more(labels: list[str]) -> str:
    return f" and {len(labels) - 3} more" if len(labels) > 3 else ""


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
