"""A dashboard of our own on this machine, for pictures of pages: started when needed, ended afterwards."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from dashboard.own_key import VARIABLE, own_key

ROOT = Path(__file__).resolve().parent.parent.parent
SERVE = ("-m", "dashboard", "serve", "--no-open", "--port")
_TRIES, _PAUSE, _ENDING = 300, 0.1, 10


class ServerFailed(Exception):
    """The dashboard could not be started; the message is one line with what it said."""


@contextmanager
def running_dashboard(published: Path | None = None) -> Iterator[str]:
    """A dashboard on a free port, by its address; ended when left. Raises ServerFailed.

    It knows our own key, so that our browser is let in where readers have to sign in.
    """
    environment = {VARIABLE: own_key()} | ({"FIGURES_PUBLISHED": str(published)} if published else {})
    with running_server(SERVE, environment) as address:
        yield address


@contextmanager
def running_server(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    """A server that this Python runs, by its address; the command ends with the option for the port.

    Raises ServerFailed.
    """
    with started_server(command, environment) as (address, _):
        yield address


@contextmanager
def started_server(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The same, by its address and its process's id."""
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, env=os.environ | environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            yield _answering(f"http://127.0.0.1:{port}", server), server.pid
        finally:
            _end(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answering(address: str, server: subprocess.Popen[bytes]) -> str:
    """The address, once the server answers on it."""
    for _ in range(_TRIES):
        if server.poll() is not None:
            said = server.stdout.read().decode(errors="replace").split("\n") if server.stdout else []
            last = next((line for line in reversed(said) if line.strip()), "nothing was said")
            raise ServerFailed(f"the dashboard ended before it answered: {last}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(_PAUSE)
    raise ServerFailed(f"{address}: the dashboard did not answer within {_TRIES * _PAUSE:g} s")


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server, by force where it takes too long."""
    server.terminate()
    try:
        server.wait(_ENDING)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(_ENDING)
