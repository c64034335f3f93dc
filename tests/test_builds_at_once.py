"""Builds as processes of their own: killed, interrupted, limited by the system, two at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl import locks, publish
from etl.errors import PublishError
from etl.publish import current_version, is_whole, version_folder
from tests.published_tables import publish_tables, tables, unfinished

ROOT = Path(__file__).resolve().parent.parent
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and limits")

_HEAD = """
import sys, time
from pathlib import Path
from etl import __main__ as command_line, build, publish
from tests.published_tables import publish_tables, tables
published = Path(sys.argv[1])
"""


def start(code: str, published: Path) -> subprocess.Popen[str]:
    """A Python process that runs `code` on the folder, its three streams at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEAD + code, str(published)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == f"{line}\n"


def assert_nothing_half(published: Path) -> None:
    assert is_whole(version_folder(current_version(published), published))
    for folder in published.glob("?" * 12):
        assert is_whole(folder), folder


@posix
def test_builds_killed_at_any_moment_publish_nothing_half(tmp_path: Path) -> None:
    publish_tables(tables(), tmp_path)
    chance = random.Random(7)
    were_at_work = 0
    for turn in range(12):
        process = start(
            "from itertools import count\n"
            f"versions = (tables(f'{turn} {{n}}') for n in count())\n"
            "publish_tables(next(versions), published)\n"
            "print('ready', flush=True)\n"
            # Without end, so that a kill finds it at work, however long the machine keeps us waiting.
            "for version in versions: publish_tables(version, published)",
            tmp_path,
        )
        wait_for(process, "ready")
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.0, 0.1))
        until = time.monotonic() + 10
        while turn % 2 and not unfinished(tmp_path) and time.monotonic() < until:
            pass  # every other one is hit amid the writing, as few are by chance
        process.send_signal(signal.SIGKILL)
        process.communicate()
        were_at_work += bool(unfinished(tmp_path))
        assert_nothing_half(tmp_path)
    assert were_at_work, "no kill hit a build at work"
    publish_tables(tables("after"), tmp_path)
    assert unfinished(tmp_path) == []


@posix
def test_an_interrupted_build_publishes_nothing_half(tmp_path: Path) -> None:
    first = publish_tables(tables(), tmp_path)
    process = start(
        "publish._write_file = lambda path, content: (print('writing', flush=True), time.sleep(30))\n"
        "build.build = lambda *_, **__: publish_tables(tables('Rossiya'), published)\n"
        "sys.exit(command_line.main(['build', '--published', str(published)]))",
        tmp_path,
    )
    wait_for(process, "writing")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == "interrupted; what was published before stays in use\n"
    assert current_version(tmp_path) == first
    assert unfinished(tmp_path) == []


@posix
def test_a_limit_of_the_system_on_file_sizes_keeps_the_version_in_use(tmp_path: Path) -> None:
    first = publish_tables(tables(), tmp_path)
    process = start(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "publish_tables(tables('Rossiya'), published)",
        tmp_path,
    )
    last_line = process.communicate(timeout=60)[1].splitlines()[-1]
    assert "PublishError" in last_line
    assert "File too large" in last_line
    assert current_version(tmp_path) == first
    assert unfinished(tmp_path) == []


def test_builds_at_once_are_all_right(tmp_path: Path) -> None:
    processes = [
        start(f"print(publish_tables(tables({title!r}), published))", tmp_path)
        for title in ("Russia", "Russia", "Rossiya")
    ]
    versions = [process.communicate(timeout=120)[0].strip() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert versions[0] == versions[1] != versions[2]
    assert current_version(tmp_path) in versions
    assert all(is_whole(tmp_path / version) for version in versions)
    assert [path.name for path in tmp_path.iterdir() if "damaged" in path.name] == []
    assert unfinished(tmp_path) == []


def test_a_second_build_says_that_it_waits_then_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    holder = start(
        "with publish.publishing(published): print('held', flush=True); sys.stdin.read()", tmp_path
    )
    wait_for(holder, "held")
    monkeypatch.setattr(publish, "_PATIENCE_SECONDS", 0.2)
    with pytest.raises(PublishError, match=r"another build has been at work for over 0\.2 s; try again"):
        publish_tables(tables(), tmp_path)
    assert capsys.readouterr().err == "another build is at work; waiting for it to end\n"
    holder.kill()
    holder.communicate()
    version = publish_tables(tables(), tmp_path)
    assert is_whole(tmp_path / version), "the lock goes with the process that held it"


def test_the_lock_lets_one_in_at_a_time(tmp_path: Path) -> None:
    waited: list[str] = []
    lock = tmp_path / "lock"
    with locks.exclusive(lock, 1, lambda: waited.append("first")):
        second = locks.exclusive(lock, 0.1, lambda: waited.append("second"))
        with pytest.raises(TimeoutError):
            second.__enter__()
    with locks.exclusive(lock, 1, lambda: waited.append("third")):
        pass
    assert waited == ["second"]
