"""See that Chromium is there for the browser tests: `python -m tests.install_chromium`.

Found if installed; else installed where that is possible (Debian's package `chromium` as root, elsewhere
what playwright offers); otherwise one clear line, and exit status 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from dashboard.browser import NoChromium, find_chromium

HOW_LONG_TO_WAIT = 900  # seconds; a package manager on a slow line


def is_debian_root() -> bool:
    """Tell whether Debian's package manager is here and may be used."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> None:
    """Install Chromium by what this machine offers; raise CalledProcessError where that fails."""
    if is_debian_root():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(
                command, check=True, env=environment, stdout=subprocess.DEVNULL, timeout=HOW_LONG_TO_WAIT
            )
        return
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=True, timeout=HOW_LONG_TO_WAIT
    )


def main() -> int:
    """Find or install Chromium; return the exit status."""
    try:
        find_chromium()
    except NoChromium:
        print("Installing Chromium for the browser tests ...", flush=True)
        try:
            install()
            find_chromium()
        except (NoChromium, subprocess.SubprocessError, OSError) as problem:
            print(
                f"Chromium could not be installed ({problem}): install it, then run this again",
                file=sys.stderr,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
