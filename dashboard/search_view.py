"""What a search has found, as page elements."""

from __future__ import annotations

from dashboard.elements import Node, el
from dashboard.numerals import counted
from dashboard.search import Found, Hit
from dashboard.unfiltered import RESET
from dashboard.wording import joined

_FIRST = 8
_NOUNS = {
    "Figures": "figure",
    "Dated statements": "dated statement",
    "Places": "place",
    "Sources": "passage",
}


def found_nodes(text: str, found: Found, left_out: int) -> list[Node]:
    """The hits by kind, each a link to what it is; how many the filters leave out."""
    return [
        el("p", found_words(text, found), cls="lead", role="status"),
        *_left_out(left_out),
        *(_group(name, hits) for name, hits in found.groups()),
    ]


def found_words(text: str, found: Found) -> str:
    """How much was found, in a sentence."""
    if not found.count():
        return f"Nothing fits “{text}”. Every word must be found; try fewer, or another notation of a number."
    parts = [counted(len(hits), _NOUNS[name]) for name, hits in found.groups()]
    return f"“{text}”: {joined(parts)}."


def _left_out(count: int) -> list[Node]:
    if not count:
        return []
    button = el("button", "Search everything", type="button", data_pick=RESET)
    return [el("p", f"The filters leave out {counted(count, 'more hit')}. ", button, cls="note")]


def _group(name: str, hits: tuple[Hit, ...]) -> Node:
    heading = el("h2", el("span", f"{name} ({len(hits)})"), cls="theme")
    first = el("ul", [_hit(one) for one in hits[:_FIRST]], cls="hits")
    return el("section", heading, first, _more(name, hits[_FIRST:]))


def _more(name: str, hits: tuple[Hit, ...]) -> Node | None:
    if not hits:
        return None
    rest = el("ul", [_hit(one) for one in hits], cls="hits")
    return el("details", el("summary", f"{len(hits)} more"), rest, id=f"more-{name}", cls="chart-table")


def _hit(hit: Hit) -> Node:
    title = el("a", hit.title, href=f"./{hit.target}", data_go=hit.target)
    words = el("strong", hit.words) if hit.words else None
    return el("li", el("p", title, " " if words else None, words), el("p", hit.about, cls="measure"))
