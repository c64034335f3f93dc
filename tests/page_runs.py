"""Pages run without a browser, and what our own elements then say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.elements import text_of
from dashboard.navigation import PAGES, PageEntry
from tests.sample_tables import Rows, publish_rows
from tests.written import plain

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"


def entry(path: str) -> PageEntry:
    """The page of that path."""
    return next(page for page in PAGES if page.path == path)


def opened(page: PageEntry, **query: str) -> AppTest:
    """The page after one run."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(page.file).run() if page.path else app


def _placed(app: AppTest) -> list[Any]:
    return [node for one in app.get("bidi_component") for node in _given(one).get("nodes", [])]


def _given(component: Any) -> dict[str, Any]:
    """What Python handed a component."""
    given: dict[str, Any] = json.loads(component.proto.bytes or component.proto.json)
    return given


def shown(app: AppTest) -> str:
    """All text that our own elements put on the page."""
    said = [text_of(node) for node in _placed(app)]
    beside = [_given(one).get("versionWords", "") for one in app.get("bidi_component")]
    return " ".join([*said, *beside])


def panel_words(app: AppTest) -> str:
    """What the filters beside the page say of it."""
    return " ".join(_given(one).get("shown", "") for one in app.get("bidi_component"))


def headings(app: AppTest) -> list[str]:
    """What our own elements say as the heading of the page."""
    return [text_of(node) for node in _placed(app) if node[0] == "h1"]


def page_text(path: str, rows: Rows, published: Path, patch: pytest.MonkeyPatch, **query: str) -> str:
    """The text of a page on these rows, opened from another page; it must be whole."""
    publish_rows(rows, published)
    patch.setenv("FIGURES_PUBLISHED", str(published))
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update(query)
    app.switch_page(entry(path).file).run()
    assert not app.exception
    return plain(shown(app))
