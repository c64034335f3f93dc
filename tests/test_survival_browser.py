"""An open page in Chromium while the data change under it: it goes on, and a reload shows what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.browser import wait_until_ready
from dashboard.exports.own_server import running_dashboard
from etl.publish import current_version
from tests.sample_tables import publish_rows, sample_rows
from tests.test_survival import fewer_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def version_of(page: Page) -> str:
    state = page.locator(".run-over").first.get_attribute("data-state") or ""
    return state.split()[-1]


def test_an_open_page_goes_on_and_a_reload_shows_what_can_be_read(browser: Browser, tmp_path: Path) -> None:
    first = publish_rows(fewer_rows(), tmp_path)
    with running_dashboard(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}/arms")
        wait_until_ready(page, "arms")
        assert version_of(page) == first
        second = publish_rows(sample_rows(), tmp_path)
        page.locator(".pages a", has_text="Money").click()
        wait_until_ready(page, "money")
        assert version_of(page) == first
        page.reload()
        wait_until_ready(page, "money")
        assert version_of(page) == second
        third = publish_rows({}, tmp_path)
        assert current_version(tmp_path) == third
        figures = tmp_path / third / "figures.parquet"
        figures.write_bytes(figures.read_bytes()[:-10])
        page.reload()
        wait_until_ready(page, "money")
        page.get_by_text(f"The data of version {third} are damaged").wait_for()
        assert version_of(page) == second
        page.close()
