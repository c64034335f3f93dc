"""The one browser for pictures: shared, bounded, replaced when it dies or hangs, and gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import NoChromium, find_chromium
from dashboard.exports import renderer as module
from dashboard.exports.own_server import ROOT
from dashboard.exports.renderer import PictureFailed, Renderer
from dashboard.exports.studio import studio_of
from tests.programs import needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def shared() -> Iterator[Renderer]:
    """A renderer; without Chromium the test is left out."""
    needs_chromium()
    one = Renderer()
    yield one
    one.close()


def process_of(browser: Browser) -> int:
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return next(int(one["id"]) for one in told if one["type"] == "browser")


def title_of(browser: Browser, words: str) -> str:
    page = browser.new_page()
    page.set_content(f"<title>{words}</title>")
    try:
        return page.title()
    finally:
        page.close()


def test_all_threads_share_one_browser_and_get_their_own_results(shared: Renderer) -> None:
    with ThreadPoolExecutor(4) as pool:
        titles = list(pool.map(lambda n: shared.run(lambda browser: title_of(browser, f"t{n}")), range(12)))
        browsers = set(pool.map(lambda _: shared.run(process_of), range(4)))
    assert titles == [f"t{n}" for n in range(12)]
    assert len(browsers) == 1


def test_a_killed_browser_is_replaced_and_the_job_done(shared: Renderer) -> None:
    seen: list[int] = []

    def job(browser: Browser) -> str:
        seen.append(process_of(browser))
        if len(seen) == 1:
            os.kill(seen[0], signal.SIGKILL)
        return title_of(browser, "done")

    assert shared.run(job) == "done"
    assert len(set(seen)) == 2


def test_a_browser_killed_between_two_jobs_is_replaced(shared: Renderer) -> None:
    before = shared.run(process_of)
    os.kill(before, signal.SIGKILL)
    assert shared.run(lambda browser: title_of(browser, "after")) == "after"
    assert shared.run(process_of) != before


def test_a_browser_that_hangs_is_killed_and_what_waits_behind_it_is_done(shared: Renderer) -> None:
    def hang(browser: Browser) -> None:
        browser.new_page().evaluate("() => { while (true) {} }")

    before = shared.run(process_of)
    with ThreadPoolExecutor(2) as pool:
        stuck = pool.submit(shared.run, hang, seconds=1)
        time.sleep(0.2)
        behind = pool.submit(shared.run, lambda browser: title_of(browser, "behind"))
        with pytest.raises(PictureFailed, match=r"failed twice.*try again"):
            stuck.result()
        assert behind.result() == "behind"
    assert shared.run(process_of) != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_a_jobs_own_exception_passes_through(shared: Renderer) -> None:
    def fail(_: Browser) -> None:
        raise LookupError("its own")

    before = shared.run(process_of)
    with pytest.raises(LookupError, match="its own"):
        shared.run(fail)
    with pytest.raises(PictureFailed, match=r"^the browser could not make the picture: [^\n]+$"):
        shared.run(lambda browser: browser.new_page().evaluate("() => nothing.at.all"))
    assert shared.run(process_of) == before


def test_a_browser_is_replaced_after_its_share_of_jobs(
    monkeypatch: pytest.MonkeyPatch, shared: Renderer
) -> None:
    monkeypatch.setattr(module, "JOBS", 3)
    one = Renderer()
    processes = [one.run(process_of) for _ in range(6)]
    one.close()
    assert len(set(processes)) == 2
    assert processes == sorted(processes, key=processes.index)


def test_a_browser_that_has_grown_too_large_is_replaced(
    monkeypatch: pytest.MonkeyPatch, shared: Renderer
) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not tell the memory of processes in /proc")
    monkeypatch.setattr(module, "BYTES", 1)
    monkeypatch.setattr(module, "_LOOK_EVERY", 2)
    one = Renderer()
    processes = [one.run(process_of) for _ in range(4)]
    one.close()
    assert processes[0] == processes[1] != processes[2] == processes[3]


def test_without_a_browser_one_line_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(NoChromium, match=r"^[^\n]+; let it name the browser's program$"):
        Renderer().run(lambda browser: browser.version)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder with a path so short that Chromium can have its sockets in it, whoever runs the tests."""
    with TemporaryDirectory(prefix="p-") as folder:
        yield Path(folder)


_SCRIPT = """
import sys, time
from dashboard.exports.renderer import renderer
from dashboard.exports.studio import studio_of
renderer().run(lambda browser: studio_of(browser).page)
print("drawn", flush=True)
if "wait" in sys.argv:
    time.sleep(600)
if "busy" in sys.argv:
    forever = "() => new Promise(() => {})"
    renderer().run(lambda browser: studio_of(browser).page.evaluate(forever), seconds=600)
"""


@pytest.mark.parametrize(
    "way", ["end", "wait SIGINT", "wait SIGTERM", "wait SIGKILL", "busy SIGINT", "busy SIGTERM"]
)
def test_nothing_is_left_behind_however_the_process_ends(
    way: str, short_folder: Path, shared: Renderer
) -> None:
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("this system does not list processes in /proc")
    what, _, name = way.partition(" ")
    environment = os.environ | {"TMPDIR": str(short_folder), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, what], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, cwd=ROOT, start_new_session=True,
    ) as ran:  # fmt: skip
        assert ran.stdout is not None
        assert ran.stdout.readline() == b"drawn\n"
        assert named_in_processes(str(short_folder)), (
            "the browser's profile is not where the test looks for it"
        )
        if name:
            time.sleep(0.3)
            os.kill(ran.pid, getattr(signal, name))
        ran.wait(60)
    until = time.monotonic() + 30
    while left_of(short_folder) and time.monotonic() < until:
        time.sleep(0.1)
    assert left_of(short_folder) == []


def left_of(folder: Path) -> list[str]:
    """The files in the folder, and the processes that work in it."""
    return [*map(str, folder.iterdir()), *named_in_processes(str(folder))]


def named_in_processes(words: str) -> list[str]:
    """The processes that have these words in their command line."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if words in line:
            found.append(line[:200])
    return found


def test_the_page_of_pictures_reaches_nothing(shared: Renderer) -> None:
    asked: list[str] = []

    class Heard(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the terminal."""

    with HTTPServer(("127.0.0.1", 0), Heard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">'
            f"<style>@import url({address}/style);@font-face{{font-family:x;src:url({address}/font)}}</style>"
            f'<image href="{address}/image" width="9" height="9"/><text font-family="x">a</text>'
            f'<script>fetch("{address}/script")</script></svg>'
        )

        def job(browser: Browser) -> str:
            studio = studio_of(browser)
            studio.photograph(svg, "t", (20, 20), 1)
            tried: str = studio.page.evaluate(
                "(one) => fetch(one).then(() => 'reached', () => 'refused')", f"{address}/fetch"
            )
            return tried

        answer = shared.run(job)
        server.shutdown()
    assert answer == "refused"
    assert asked == []


def test_a_missing_browser_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(NoChromium, match=r"CHROMIUM names .*nowhere"):
        find_chromium()
