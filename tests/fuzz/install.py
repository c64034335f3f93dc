"""Put the fuzzer into this environment, as requirements-fuzz.lock pins it: `python -m tests.fuzz.install`.

It is built for some systems and Pythons only; where it cannot be had, one line says so, with exit status 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements-fuzz.lock"


def pinned() -> str:
    """The version of atheris that the lock names."""
    name, _, rest = LOCK.read_text("utf-8").partition("==")
    if name != "atheris":
        raise ValueError(f"{LOCK.name} begins with {name!r}, not with atheris")
    return rest.split()[0]


def installed() -> str | None:
    """The version of atheris that is here."""
    try:
        return version("atheris")
    except PackageNotFoundError:
        return None


def command() -> list[str]:
    """How this environment installs what the lock names: wheels only, hashes checked."""
    wheels = ["--quiet", "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--python", sys.executable, *wheels]
    return [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *wheels]


def main() -> int:
    """Install what is not here yet; return the exit status."""
    if installed() == pinned():
        return 0
    done = subprocess.run(command(), capture_output=True, text=True, check=False)
    if installed() == pinned():  # a system that the lock leaves out is told by no status
        return 0
    said = (done.stderr.strip() or "built for Linux and Python up to 3.13 only").splitlines()[-1]
    print(f"No fuzzing here: atheris {pinned()} cannot be installed ({said})", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
