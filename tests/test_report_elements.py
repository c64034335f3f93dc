"""Page elements in reports: as HTML, in print and in a file, and as blocks of documents and slides."""

from __future__ import annotations

import pytest

from dashboard.contents import Ground, Words, page_contents
from dashboard.elements import Node, el, is_node
from dashboard.exports.report_blocks import LEDGER, Aside, Heading, Paragraph, Table, blocks_of, words_of
from dashboard.exports.report_nodes import Setting, settled
from dashboard.exports.static_html import node_html

PRINT = Setting("print", "c-", {"alpha": frozenset({3})}, {"arms": "chapter-2"})
FILE = Setting("file", "c-", {"alpha": frozenset({3})}, {"arms": "chapter-2"}, frozenset({"alpha.share"}))


def test_elements_become_html_with_everything_escaped() -> None:
    harm = '<img src=x onerror="alert(1)"></script>&'
    html = node_html(el("p", harm, title=harm))
    assert html == (
        '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&lt;/script&gt;&amp;">'
        '&lt;img src=x onerror="alert(1)"&gt;&lt;/script&gt;&amp;</p>'
    )


def test_only_listed_tags_attributes_and_addresses_become_html() -> None:
    for node in (["script", {}, "alert(1)"], ["p", {"onclick": "x"}], ["a", {"href": "javascript:x"}, "y"]):
        with pytest.raises(ValueError, match="no "):
            node_html(node)
    assert node_html(el("a", "x", href="https://example.org")).endswith('rel="noopener noreferrer">x</a>')


def test_links_lead_to_what_is_in_the_file_and_nowhere_else() -> None:
    def link(target: str) -> Node:
        (made,) = settled([el("a", "there", href=f"./{target}", data_go=target)], FILE)
        return made

    assert link("sources?document=alpha&paragraph=3")[1]["href"] == "#source-alpha-3"
    assert link("sources?document=alpha&paragraph=9")[1]["href"] == "#source-alpha"
    assert link("arms")[1]["href"] == "#chapter-2"
    assert link("money")[0] == "span"
    assert link("sources?document=gone")[0] == "span"


def test_what_only_a_running_page_can_do_is_left_out() -> None:
    screen = [
        el("p", el("button", "Take away", type="button", data_pick="take-away")),
        el("p", "Output in ", el("a", "barrels a year", href="./oil?unit=year", data_go="oil?unit=year")),
        el("section", el("ol", el("li", "a source"), cls="sources")),
        el("p", "Click a mark.", cls="hint"),
    ]
    assert settled(screen, FILE) == []
    assert blocks_of(screen) == ()


def test_print_drops_what_is_folded_or_hidden_and_keeps_tables() -> None:
    row = el("details", el("summary", "the line"), el("div", "the evidence"), id="a", cls="row")
    table = el("details", el("summary", "Data"), el("table", el("tr", el("td", "70"))), cls="chart-table")
    html = "".join(map(node_html, settled([row, table, el("div", "hidden", hidden=True)], PRINT)))
    assert "the line" in html
    assert "<td>70</td>" in html
    assert 'id="c-a"' in html
    assert "evidence" not in html
    assert "hidden" not in html


def test_a_file_keeps_evidence_and_links_buttons_to_it() -> None:
    known = el("td", el("button", "show", type="button", data_pick="alpha.share"))
    unknown = el("td", el("button", "gone", type="button", data_pick="beta"))
    copied = el("td", el("button", "Copy citation", type="button", data_copy="x"))
    html = "".join(map(node_html, settled([el("tr", known, unknown, copied)], FILE)))
    assert '<a href="#evidence-alpha.share">show</a>' in html
    assert "<span>gone</span>" in html
    assert "Copy" not in html


def test_elements_become_blocks() -> None:
    nodes = [
        el("h2", el("span", "Arms"), el("a", "all figures", href="./arms", cls="more"), cls="theme"),
        el("p", "Said ", el("span", "3", cls="number"), "  twice", cls="lead"),
        el("table", el("thead", el("tr", el("th", "A"), el("th", "B"))),
           el("tbody", el("tr", el("td", "1"), el("td", "2")), el("tr", el("td", "why"), cls="why"))),
    ]  # fmt: skip
    heading, lead, table = blocks_of(nodes)
    assert heading == Heading(2, "Arms")
    assert lead == Paragraph("Said [3] twice", "lead")
    assert table == Table(("A", "B"), (("1", "2"), ("why",)))
    assert isinstance(table.rows[1][0], Aside)


def test_every_page_becomes_html_and_blocks(ground: Ground) -> None:
    for path in ("", "arms", "money", "diplomacy", "map", "agreement", "sources"):
        parts = [part for part in page_contents(path, ground).parts if isinstance(part, Words)]
        for part in parts:
            for setting in (PRINT, FILE):
                html = "".join(map(node_html, settled(part.nodes, setting)))
                assert "data-pick" not in html
                assert "<button" not in html
        assert any(blocks_of(part.nodes) for part in parts)


def test_the_briefing_becomes_a_table_of_all_its_headline_figures(ground: Ground) -> None:
    (part,) = page_contents("", ground).parts
    assert isinstance(part, Words)
    rows = [row for block in blocks_of(part.nodes) if isinstance(block, Table) and block.columns == LEDGER
            for row in block.rows]  # fmt: skip
    figures = [node for node in walked(part.nodes) if "row" in str(node[1].get("class", "")).split()]
    assert len(rows) == len(figures) > 10
    assert "more than 350\u00a0agreements" in {row[1] for row in rows}


def walked(nodes: object) -> list[Node]:
    found: list[Node] = []
    for node in nodes if isinstance(nodes, list | tuple) else ():
        if is_node(node):
            found += [node, *walked(node[2:])]
    return found


def test_words_keep_paragraphs_apart_and_leave_out_what_is_not_seen() -> None:
    node = el("div", el("p", "one"), el("p", "two ", el("span", "hidden", cls="unseen")), el("svg"))
    assert words_of(node) == "one\ntwo"
