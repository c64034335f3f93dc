"""The map on its page in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.page_walks import opened
from tests.tabs import tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
def test_the_map_stays_where_it_is_however_much_evidence_is_beside_it(
    width: int, context: BrowserContext, real_dashboard: str
) -> None:
    with tab(context, width) as page:
        tops = []
        for query in ("", "?figure=caracas"):
            opened(page, real_dashboard, f"map{query}")
            tops.append(page.locator(".st-key-map-deck").bounding_box())
        before, after = tops
        assert before is not None
        assert after is not None
        assert abs(after["y"] - before["y"]) < 2
        assert page.locator(".evidence[role=status]").first.is_visible()
