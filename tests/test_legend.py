"""The legend of a page explains the marks that occur on it, and no others."""

from __future__ import annotations

import pytest

from dashboard.contents import Ground, Words, page_contents
from dashboard.elements import Node, is_node, text_of
from dashboard.ledger import headline_rows, theme_rows
from dashboard.mark_view import LEGEND, legend_of
from dashboard.marks import shape_of, style_of
from dashboard.navigation import PAGES, PageEntry
from dashboard.records import Figure

WITH_MARKS = [page for page in PAGES if (page.themes and page.path != "map") or not page.path]


def nodes_of(path: str, ground: Ground) -> list[Node]:
    return [
        node for part in page_contents(path, ground).parts if isinstance(part, Words) for node in part.nodes
    ]


def legends(node: Node) -> list[Node]:
    """The legends within a node."""
    own = [node] if node[1].get("class") == "legend" else []
    return own + [found for child in node[2:] if is_node(child) for found in legends(child)]


@pytest.mark.parametrize("page", WITH_MARKS, ids=lambda page: page.path or "briefing")
def test_a_page_explains_its_marks_once_and_no_others(page: PageEntry, ground: Ground) -> None:
    path, themes = page.path, page.themes
    (shown,) = [one for node in nodes_of(path, ground) for one in legends(node)]
    words = [text_of(item) for item in shown[2:]]
    catalogue = ground.catalogue
    rows = theme_rows(catalogue, themes) if themes else headline_rows(catalogue)
    figures = [one for one in catalogue.figures.values() if one.theme in themes] if themes else []
    figures += [row.figure for row in rows]
    shapes, styles = {shape_of(one) for one in figures}, {style_of(one) for one in figures}
    expected = [
        meaning
        for mark, meaning in LEGEND
        if (mark.shape in shapes if mark.style == "solid" else mark.style in styles)
    ]
    assert words == expected


def test_a_page_of_exact_figures_has_nothing_else_to_explain() -> None:
    node = legend_of([Figure("a", "i", "money", "reported", "exact", "USD", value=1.0)])
    assert node is not None
    assert [text_of(item) for item in node[2:]] == ["exact"]
    assert legend_of([]) is None


def test_the_legends_of_the_pages_differ(ground: Ground) -> None:
    told = {
        text_of(one) for page in WITH_MARKS for node in nodes_of(page.path, ground) for one in legends(node)
    }
    assert len(told) > 1
