"""Where pages of a printed report end: no page begins with what is the last of several alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.exports.report_style import report_style
from tests.report_reading import pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser
_ALIKE = {
    "table": (
        "<table class=plain><thead><tr><th>head</th></tr></thead><tbody>{}</tbody></table>",
        "<tr><td>number</td></tr>",
    ),
    "figures": ("<section>{}</section>", "<details class=row><summary>number</summary></details>"),
    "disputes": ("<section>{}</section>", "<div class=dispute>number</div>"),
    "one document only": (
        "<details class=fold open><table class=matrix><tbody>{}</tbody></table></details>",
        "<tr class=line><td>number</td></tr><tr class=behind><td></td></tr>",
    ),
}


@pytest.mark.parametrize("kind", _ALIKE)
def test_what_is_last_never_stands_alone_on_a_page(kind: str, context: BrowserContext) -> None:
    outer, row = _ALIKE[kind]
    counts = set()
    page = context.new_page()
    for above in range(600, 960, 12):
        rows = outer.format(row * 6)
        page.set_content(
            f"<style>{report_style()}@page{{size:A4;margin:18mm 15mm}}</style>"
            f"<main class=page><div style='height:{above}px'></div>{rows}</main>"
        )
        pages = pdf_text(page.pdf(prefer_css_page_size=True)).split("\f")[:-1]
        counts.add(pages[-1].count("number"))
    page.close()
    assert 1 not in counts
    # The last of them did come to stand on the next page, and more of them did.
    assert {2, 3, 6} <= counts
