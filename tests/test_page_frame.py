"""A change of filters runs the page and the filters alone; what a whole run looks at holds for it too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from dashboard import sign_in
from dashboard.browser import wait_until_ready
from dashboard.exports.own_server import running_dashboard
from etl.publish import current_version
from tests.page_runs import APP, panel_words, shown
from tests.pictures import address_of
from tests.sample_tables import publish_rows, sample_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, name: str) -> None:
    page.goto(address + address_of(name))
    wait_until_ready(page, name)


def tick(page: Page, name: str) -> None:
    """Change the filters and wait for what follows."""
    before = page.locator(".run-over").get_attribute("data-selection")
    page.locator('.panel input[name="status"]').first.evaluate("(box) => box.click()")
    page.wait_for_function(
        "(before) => (document.querySelector('.run-over')?.dataset.selection ?? before) !== before",
        arg=before,
    )
    wait_until_ready(page, name)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["briefing", "money", "map", "agreement", "data"])
def test_a_change_of_filters_does_not_run_the_navigation(name: str, page: Page, real_dashboard: str) -> None:
    told: list[str | None] = []
    page.on("websocket", lambda one: one.on("framereceived", lambda sent: told.append(kind_of(sent))))
    opened(page, real_dashboard, name)
    assert "navigation" in told, "a whole run"
    told.clear()
    tick(page, name)
    assert "navigation" not in told
    assert told.count("script_finished") == 1


def kind_of(sent: str | bytes) -> str | None:
    """What kind of message the server sent."""
    assert isinstance(sent, bytes)
    kind: str | None = ForwardMsg.FromString(sent).WhichOneof("type")
    return kind


@pytest.mark.browser
def test_a_version_that_is_removed_gives_way_at_the_next_change_of_filters(
    page: Page, tmp_path: Path
) -> None:
    publish_rows(sample_rows(), tmp_path)
    with running_dashboard(tmp_path) as address:
        opened(page, address, "arms")
        removed = current_version(tmp_path)
        last = publish_rows({"documents": sample_rows()["documents"]}, tmp_path)
        shutil.rmtree(tmp_path / removed)
        tick(page, "arms")
        assert last in str(page.locator(".run-over").get_attribute("data-state"))
        notice = page.locator("[data-testid=stAlert]").inner_text()
        assert f"version {removed}, with which this page was opened, are no longer there" in notice


@pytest.mark.usefixtures("usual_data")
def test_a_page_that_is_run_by_itself_asks_who_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first to ask is the whole run, the second the part that runs again with each change of filters."""
    answers = iter([True, False])
    monkeypatch.setattr(sign_in, "is_let_in", lambda: next(answers))
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    assert (shown(app).strip(), panel_words(app).strip()) == ("", "")
    assert next(answers, None) is None
