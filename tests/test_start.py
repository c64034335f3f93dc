"""The set-up and the double-click starters."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
START = ROOT / "start"


@pytest.fixture
def set_up_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`start/set_up.py`, working in an empty folder of its own."""
    spec = importlib.util.spec_from_file_location("set_up", START / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(venv))
    monkeypatch.setattr(module, "PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    return module


def test_an_old_python_is_named_with_what_to_do(set_up_module: ModuleType) -> None:
    with pytest.raises(set_up_module.CannotSetUp, match=r"3\.11 or newer is needed, this is 3\.8: install"):
        set_up_module.check_python((3, 8))
    set_up_module.check_python((3, 11))


@pytest.mark.skipif(os.name == "nt", reason="the environment's layout is another on Windows")
def test_an_empty_lock_gives_a_working_environment_and_an_interrupted_one_is_done_again(
    set_up_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(set_up_module, "fill_environment", interrupted)
        with pytest.raises(KeyboardInterrupt):
            set_up_module.set_up()
    stamp = tmp_path / ".venv" / "filled-from-requirements.lock"
    assert not stamp.exists()
    python = set_up_module.set_up()
    assert subprocess.run([python, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout == "42\n"
    assert set_up_module.is_filled(str(stamp), set_up_module.lock_digest(str(lock)))
    lock.write_text("# another lock\n")
    assert not set_up_module.is_filled(str(stamp), set_up_module.lock_digest(str(lock)))


def test_a_package_that_cannot_be_had_gives_one_line_and_no_stamp(
    set_up_module: ModuleType,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("no-such-package-of-ours==1.0 --hash=sha256:" + "0" * 64 + "\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(set_up_module.CannotSetUp, match="check the internet, then start again"):
        set_up_module.set_up()
    assert not (tmp_path / ".venv" / "filled-from-requirements.lock").exists()
    assert "Installing 1 packages" in capfd.readouterr().out


@pytest.mark.parametrize("uv", [None, "uv"])
def test_only_packages_with_the_hash_of_the_lock_are_installed(
    uv: str | None, set_up_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("")
    ran: list[list[str]] = []

    def ends_well(command: list[str]) -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(set_up_module.subprocess, "call", ends_well)
    set_up_module.fill_environment(str(lock), uv)
    (command,) = ran
    assert "install" in command
    assert command[-3:] == ["--require-hashes", "-r", str(lock)]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_of_a_lock_has_one_version_and_a_hash(name: str) -> None:
    lines = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    packages = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert len(packages) > 50
    pinned = re.compile(r"[\w.\[\]-]+==[^\s;*]+(?: ;[^#]*?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line for line in packages if not pinned.fullmatch(line)] == []


@pytest.mark.skipif(os.name == "nt", reason="shell starters")
@pytest.mark.parametrize("starter", ["start-linux.sh", "start-macos.command"])
def test_a_starter_without_python_says_what_is_missing(starter: str, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname"):
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    copied = tmp_path / "project" / "start"
    shutil.copytree(START, copied)
    text = (copied / starter).read_text().replace(":/usr/local/bin:/opt/homebrew/bin", "")
    (copied / starter).write_text(text)
    run = subprocess.run(
        [str(tools / "sh"), str(copied / starter)],
        env={"PATH": str(tools)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Python 3.11 or newer is missing: install it")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="shell starters")
@pytest.mark.parametrize("starter", ["start-linux.sh", "start-macos.command"])
def test_a_starter_hands_its_arguments_to_start(starter: str, tmp_path: Path) -> None:
    copied = tmp_path / "a folder, with (signs)" / "start"
    shutil.copytree(START, copied)
    (copied / "start.py").write_text("import os, sys\nprint(os.getcwd(), sys.argv[1:])\n")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    run = subprocess.run(
        ["sh", str(copied / starter), "--no-open"],
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert run.stdout == f"{copied.parent} ['--no-open']\n"
    assert run.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="shell starters")
def test_a_starter_passes_over_a_python_that_does_not_run_without_a_word(tmp_path: Path) -> None:
    copied = tmp_path / "project" / "start"
    shutil.copytree(START, copied)
    (copied / "start.py").write_text("print('started')\n")
    broken = tmp_path / "bin" / "python3.14"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\necho no such version >&2\nexit 127\n")
    broken.chmod(0o755)
    for name in ("python3.13", "python3.12", "python3.11"):
        (broken.parent / name).symlink_to(broken)
    (broken.parent / "python3").symlink_to(sys.executable)
    run = subprocess.run(
        ["sh", str(copied / "start-linux.sh")],
        env={**os.environ, "PATH": f"{broken.parent}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (run.stdout, run.stderr, run.returncode) == ("started\n", "", 0)


def test_the_windows_starter_has_windows_line_ends_and_calls_the_same_start() -> None:
    lines = (START / "start-windows.bat").read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines if line)
    text = (START / "start-windows.bat").read_text()
    assert "start\\start.py" in text
    assert "Python 3.11 or newer is missing" in text


def test_the_shell_starters_may_be_executed() -> None:
    for starter in ("start-linux.sh", "start-macos.command"):
        assert (START / starter).stat().st_mode & 0o111
