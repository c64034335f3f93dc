"""What the browser tests share: a Chromium and a context a module, a dashboard on the five documents."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dashboard.browser import chromium
from dashboard.contents import Ground
from dashboard.exports.own_server import ROOT, running_dashboard
from dashboard.exports.renderer import renderer
from dashboard.theme import Mode
from etl.build import build
from tests.drawn_charts import Shown, drawn_in
from tests.editions import edition_in
from tests.programs import left_out_words, needs_chromium
from tests.sample_tables import publish_rows, sample_rows
from tests.synthetic import DOCUMENTS, write_corpus
from tests.tabs import ONE_PROCESS, kept_context

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

# A slow machine is no fault, so nothing has a time limit; in CI the examples are the same every time.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Who starts the tests in the background of a script has Ctrl+C ignored, by all that they start in turn.
    signal.signal(signal.SIGINT, signal.default_int_handler)


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
    needs_chromium()
    with chromium(ONE_PROCESS) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What all tabs of a file of tests have in common."""
    with kept_context(browser) as kept:
        yield kept


@pytest.fixture(scope="module")
def picture_browser() -> Iterator[None]:
    """The one Chromium for pictures, ended afterwards; without one the test is left out."""
    needs_chromium()
    yield
    renderer().close()


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


@pytest.fixture(scope="session")
def ground(real_data: Path) -> Ground:
    """What every chart and page is made of, of the five documents."""
    return Ground(edition_in(real_data))


@pytest.fixture
def usual_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with made-up published tables, which the dashboard reads."""
    publish_rows(sample_rows(), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def drawn(real_data: Path) -> dict[Mode, Shown]:
    """The charts of the five documents in both modes."""
    return drawn_in(real_data)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of made-up documents, which no test changes."""
    return write_corpus(tmp_path_factory.mktemp("corpus") / "datasets", DOCUMENTS)
