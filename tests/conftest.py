"""What the browser tests share: one Chromium a module, and one dashboard on the five documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dashboard.browser import NoChromium, chromium, find_chromium
from etl.build import build
from tests.pictures import ROOT, running_dashboard

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A slow machine is no fault, so nothing has a time limit; in CI the examples are the same every time.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")


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
