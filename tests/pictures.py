"""Photographs of every page, to be looked at: `python -m tests.pictures --out DIR [--page NAME …]`."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from dashboard.browser import chromium, photograph
from dashboard.navigation import PAGES

ROOT = Path(__file__).resolve().parent.parent
NAMES = tuple(page.path or "briefing" for page in PAGES)


@contextmanager
def running_dashboard(published: Path | None = None) -> Iterator[str]:
    """A dashboard on a free port, by its address; stopped again at the end."""
    environment = {"FIGURES_PUBLISHED": str(published)} if published else {}
    command = ["-m", "dashboard", "serve", "--no-open", "--port"]
    with running_server(command, environment) as address:
        yield address


@contextmanager
def running_server(command: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """A server that this Python runs, by its address; the command ends with the option for the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, env=os.environ | environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as server:  # fmt: skip
        try:
            yield _answering(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(20)


def _answering(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        if server.poll() is not None:
            output = server.stdout.read().decode() if server.stdout else ""
            raise RuntimeError(f"the dashboard ended: {output}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"{address}: no answer")


def address_of(page: str) -> str:
    """The address of a page below the dashboard's own."""
    return "/" if page == "briefing" else f"/{page}"


def main() -> None:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--page", nargs="*", default=NAMES)
    parser.add_argument("--width", nargs="*", type=int, default=[1440, 390])
    parser.add_argument("--theme", nargs="*", choices=["light", "dark"], default=["light", "dark"])
    parser.add_argument("--published", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with running_dashboard(options.published) as address, chromium() as browser:
        for theme in options.theme:
            for width in options.width:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
                for name in options.page:
                    page = context.new_page()
                    page.goto(address + address_of(name))
                    photograph(page, options.out / f"{name}-{width}-{theme}.png", name)
                    page.close()
                context.close()


if __name__ == "__main__":
    main()
