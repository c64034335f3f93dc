"""What a report is made of: a chapter for each page or chart that was chosen, in the order chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dashboard.address import shortened
from dashboard.contents import PAGES_MADE, Drawn, Ground, MapDrawn, Part, Words, page_contents
from dashboard.elements import Child, Node, is_node, text_of
from dashboard.exports.report import Report, ReportFailed
from dashboard.navigation import page_name, page_path, themed_page
from dashboard.selection import MOST_DOCUMENTS

# The home page and the map's picture, which have no address and no id of their own.
MAP_PICTURE = "map-picture"
# The page that shows one document at a time.
SOURCES = "sources"
_MAP_TITLE = "Where things are, and how sure each place is"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page, or one chart of it; `name` is the page's name, `is_page` whether all of it is there."""

    item: str
    title: str
    name: str
    parts: tuple[Part, ...]
    is_page: bool


def choices(ground: Ground) -> Mapping[str, Chapter]:
    """All that can be chosen, by item: the pages, then the charts of each. Raises DataUnavailable."""
    pages = {path: _page(path, ground) for path in PAGES_MADE}
    found = {chapter.item: chapter for chapter in pages.values()}
    for page in pages.values():
        found |= {chart.item: chart for chart in _drawings(page)}
    return found


def chapter_of(item: str, ground: Ground) -> Chapter:
    """The chapter of one item. Raises ReportFailed where there is none, and DataUnavailable."""
    path = page_path(item)
    if path in PAGES_MADE:
        return _page(path, ground)
    known = choices(ground)
    if item not in known:
        near = get_close_matches(item, known, n=3)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise ReportFailed(
            f"there is no page or chart {shortened(item)!r}; {hint}choose of: {', '.join(known)}"
        )
    return known[item]


def chapters_of(report: Report) -> tuple[Chapter, ...]:
    """The report's chapters, each item once. Raises ReportFailed and DataUnavailable."""
    items = dict.fromkeys(page_name(item) for item in report.items)
    if not items:
        raise ReportFailed(
            f"nothing is chosen for the report; choose of: {', '.join(choices(report.ground))}"
        )
    return tuple(chapter for item in items for chapter in _chapters(item, report.ground))


def shown_sources(ground: Ground) -> tuple[str, ...]:
    """The documents whose digests a file holds: the one asked for, else all, of many the leading ones."""
    whole = ground.whole.documents
    if (asked := ground.asked.get("document")) in whole:
        return (str(asked),)
    return tuple(whole if len(whole) <= MOST_DOCUMENTS else ground.catalogue.documents)


def _chapters(item: str, ground: Ground) -> Iterator[Chapter]:
    """The chapter of an item; of Sources one for each document."""
    documents = shown_sources(ground) if item == SOURCES else ()
    if len(documents) < 2:
        yield chapter_of(item, ground)
        return
    for place, name in enumerate(documents):
        chapter = chapter_of(item, replace(ground, asked={**ground.asked, "document": name}))
        heading = ground.whole.documents[name].title
        yield replace(
            chapter,
            item=f"{item}.{name}" if place else item,
            title=f"Source {ground.whole.numbers[name]}: {heading}",
            parts=tuple(_without_heading(part, heading) for part in chapter.parts),
        )


def _without_heading(part: Part, heading: str) -> Part:
    """The part without a heading that the chapter's title says already."""
    if not isinstance(part, Words):
        return part
    return Words(part.key, lambda: [_pruned(node, heading) for node in part.nodes])


def _pruned(node: Node, heading: str) -> Node:
    kept = (child for child in node[2:] if not _says(child, heading))
    return [*node[:2], *(_pruned(child, heading) if is_node(child) else child for child in kept)]


def _says(child: Child, heading: str) -> bool:
    return is_node(child) and child[0] == "h2" and text_of(child) == heading


def _page(path: str, ground: Ground) -> Chapter:
    contents = page_contents(path, ground)
    return Chapter(page_name(path), contents.title, themed_page(path).title, contents.parts, is_page=True)


def _drawings(page: Chapter) -> Iterator[Chapter]:
    for part in page.parts:
        if isinstance(part, Drawn):
            yield Chapter(part.chart.chart_id, part.chart.title, page.name, (part,), is_page=False)
        elif isinstance(part, MapDrawn):
            yield Chapter(MAP_PICTURE, _MAP_TITLE, page.name, (part,), is_page=False)
