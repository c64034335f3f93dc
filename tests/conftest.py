"""What the browser tests share: one Chromium a module, and one dashboard on the five documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dashboard.browser import NoChromium, chromium, find_chromium
from dashboard.exports.own_server import ROOT, running_dashboard
from etl.build import build
from tests.programs import left_out_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A slow machine is no fault, so nothing has a time limit; in CI the examples are the same every time.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """The closing line says how many tests were left out, and why."""
    yield
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None:
        skipped = terminal.stats.get("skipped", ())
        words = left_out_words(report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple))
        if words:
            terminal.write_line(words)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is left out."""
    try:
        find_chromium()
    except NoChromium as missing:
        pytest.skip(str(missing))
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five documents, published."""
    published: Path = tmp_path_factory.mktemp("real_data")
    build(ROOT / "datasets", published)
    return published


@pytest.fixture(scope="session")
def real_dashboard(real_data: Path) -> Iterator[str]:
    """The address of a dashboard that shows the five documents."""
    with running_dashboard(real_data) as answering:
        yield answering
