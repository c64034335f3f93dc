"""One Chromium for everything that is drawn or photographed, started at first use and used again.

Playwright's browser belongs to the thread that started it, so each browser has a thread of its own, and
jobs queue for it from anywhere. A browser that hangs is killed, one that has died is replaced, and the job is
tried once more; one that has done its share of jobs or has grown too large is replaced between two jobs.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Overdue
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dashboard.browser import chromium, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Made = TypeVar("Made")
# A browser is replaced after so many jobs, or when its processes hold more than so many bytes.
JOBS = 1000
BYTES = 1_500_000_000
_LOOK_EVERY = 25
_TRIES = 2
# Seconds that starting a browser and ending one may take.
_STARTING = 60.0
_ENDING = 6.0
# Seconds that a driver may take to remove the folders of a browser that has died.
_CLEARING = 3.0


class PictureFailed(Exception):
    """A picture could not be made; the message is one line that says what to do."""


@dataclass(slots=True)
class _Job(Generic[Made]):
    """Work for the browser, and where its result is awaited."""

    work: Callable[[Browser], Made]
    begun: threading.Event = field(default_factory=threading.Event)
    result: Future[Made] = field(default_factory=Future)


class _Broken(Exception):
    """The browser went down under a job or hung; another one may do it."""


class _NotBegun(Exception):
    """The browser went down before it came to the job."""


class _Life:
    """One browser on one thread, from its start to its end."""

    def __init__(self) -> None:
        self.jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self.started: Future[int] = Future()
        self.scraps: list[Path] = []
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._live, name="pictures", daemon=True)
        self.thread.start()

    def _live(self) -> None:
        from playwright.sync_api import Error

        try:
            with chromium() as browser:
                process = _process_of(browser)
                self.scraps = _scraps_of(process)
                self.started.set_result(process)
                self._serve(browser)
                if not browser.is_connected():
                    self._let_driver_clear_up()
        except Error as error:
            # A browser that has died cannot be closed any more; one that does not start is told.
            if not self.started.done():
                self.started.set_exception(PictureFailed(f"Chromium did not start: {_first_line(error)}"))
        finally:
            self._clear_up()
            self.is_over.set()
            self._refuse_the_rest()

    def _serve(self, browser: Browser) -> None:
        for count in range(1, JOBS + 1):
            job = self.jobs.get()
            if job is None:
                return
            _do(job, browser)
            if not browser.is_connected() or (count % _LOOK_EVERY == 0 and _bytes_of(browser) > BYTES):
                return

    def _let_driver_clear_up(self) -> None:
        """Wait, not long, while the driver removes what its dead browser left: one told to end does not."""
        until = time.monotonic() + _CLEARING
        while any(profile.exists() for profile in self.scraps[:1]) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.1)  # for a folder of the driver's own, of which nothing tells the name

    def _clear_up(self) -> None:
        for folder in self.scraps:
            shutil.rmtree(folder, ignore_errors=True)

    def _refuse_the_rest(self) -> None:
        """Send back what still waits, so that another browser does it."""
        with contextlib.suppress(queue.Empty):
            while True:
                job = self.jobs.get_nowait()
                if job is not None and not job.result.done():
                    job.begun.set()
                    job.result.set_exception(_NotBegun())

    def do(self, work: Callable[[Browser], Made], seconds: float) -> Made:
        """The result of the work. Raises _Broken where the browser died or took too long, or _NotBegun."""
        process = self.started.result(_STARTING)
        job = _Job(work)
        self.jobs.put(job)
        while not job.begun.wait(0.5):
            if self.is_over.is_set():
                self._refuse_the_rest()
        try:
            return job.result.result(seconds)
        except Overdue:
            if job.result.done():  # the work's own exception
                raise
            self.kill(process)
            raise _Broken from None

    def kill(self, process: int) -> None:
        """End the browser's process, whatever it is doing, and wait for its thread.

        It is asked first, since it then clears up after itself.
        """
        for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)
            if self.is_over.wait(_ENDING):
                return
        self._clear_up()  # on a machine so busy that its own thread does not come to it

    def end(self) -> None:
        """End the browser after the work that it has begun, or by force where that takes too long."""
        self.jobs.put(None)
        with contextlib.suppress(Overdue):
            self.started.exception(_STARTING)
        if not self.is_over.wait(_ENDING) and self.started.done() and not self.started.exception():
            self.kill(self.started.result())


class Renderer:
    """The browser that makes pictures; from any thread."""

    def __init__(self) -> None:
        self._life: _Life | None = None
        self._lock = threading.Lock()

    def run(self, job: Callable[[Browser], Made], *, seconds: float = 60) -> Made:
        """What `job` makes of the browser, in at most `seconds` of work, tried twice where the browser fails.

        Raises NoChromium where there is none, and PictureFailed where both tries failed; the job's own
        exceptions pass through.
        """
        failures = 0
        while failures < _TRIES:
            life = self._living()
            try:
                return life.do(job, seconds)
            except _Broken:
                failures += 1
            except _NotBegun:
                pass
            self._forget(life)
        raise PictureFailed(
            f"the browser failed twice, within {seconds:g} s each time; try again, or ask for less at once"
        )

    def close(self) -> None:
        """End the browser, if there is one; the next job starts another."""
        with self._lock:
            life, self._life = self._life, None
        if life:
            life.end()

    def _living(self) -> _Life:
        with self._lock:
            if self._life is None or self._life.is_over.is_set():
                find_chromium()
                self._life = _Life()
            return self._life

    def _forget(self, life: _Life) -> None:
        with self._lock:
            if self._life is life:
                self._life = None
        life.jobs.put(None)


@cache
def renderer() -> Renderer:
    """The process's one renderer; its browser starts at the first job and ends with the process."""
    one = Renderer()
    atexit.register(one.close)
    return one


def _do(job: _Job[Any], browser: Browser) -> None:
    """Do the job; its result or exception reaches whoever waits for it."""
    from playwright.sync_api import Error

    job.begun.set()
    try:
        job.result.set_result(job.work(browser))
    except Error as error:
        is_down = not browser.is_connected() or "crashed" in str(error) or "has been closed" in str(error)
        told = PictureFailed(f"the browser could not make the picture: {_first_line(error)}")
        job.result.set_exception(_Broken() if is_down else told)
    except Exception as error:  # noqa: BLE001 - raised again, in the thread that asked
        job.result.set_exception(error)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _process_of(browser: Browser) -> int:
    """The id of the browser's process."""
    return next(number for kind, number in _processes(browser) if kind == "browser")


def _processes(browser: Browser) -> list[tuple[str, int]]:
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return [(one["type"], one["id"]) for one in told]


def _scraps_of(process: int) -> list[Path]:
    """The folders that a killed browser leaves behind, where the system tells: its profile, and what its lock
    leads to."""
    scraps = Path(tempfile.gettempdir())
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace").split("\0")
        profile = next((word.partition("=")[2] for word in words if word.startswith("--user-data-dir=")), "")
        if profile:
            found = [Path(profile), Path(profile, "SingletonSocket").readlink().parent]
            return [folder for folder in found if folder.parent == scraps]
    return []


def _bytes_of(browser: Browser) -> int:
    """The memory that the browser's processes hold, where the system tells it; otherwise 0."""
    pages = 0
    for _, number in _processes(browser):
        with contextlib.suppress(OSError):
            _, resident, shared, *_ = map(int, Path(f"/proc/{number}/statm").read_text().split())
            pages += resident - shared
    return pages * 4096
