"""The body of a report as HTML, the same for print and for the file that is read on a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.contents import Part, Rows, Words
from dashboard.elements import Node, el
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import Chapter
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_nodes import Setting, plate_table, settled, source_anchor
from dashboard.exports.report_notes import Endnote, Endnotes, Reference, facts, gathered
from dashboard.exports.report_tables import ACROSS, printed_table, table_nodes
from dashboard.exports.report_text import paragraphs_of
from dashboard.exports.static_html import node_html, nodes_html
from dashboard.mark_view import hatching, legend

# The HTML of a plate's drawings; the text begins the ids inside them.
DrawingsHtml = Callable[[Plate, str], str]


@dataclass(frozen=True, slots=True)
class Body:
    """What a report's HTML is put together from."""

    report: Report
    chapters: tuple[Chapter, ...]
    notes: Endnotes
    setting: Setting
    drawings: DrawingsHtml

    def html(self) -> str:
        """All of it: title, contents, chapters, endnotes."""
        chapters = (self._chapter(place, chapter) for place, chapter in enumerate(self.chapters, 1))
        return "".join((
            node_html(hatching()), self._cover(), *chapters, nodes_html(endnote_nodes(self.notes)),
        ))  # fmt: skip

    def _cover(self) -> str:
        report = self.report
        note = [el("p", line, cls="lead") for line in paragraphs_of(report.note)]
        pairs = [el("div", el("dt", term), el("dd", words)) for term, words in facts(report)]
        return node_html(
            el(
                "header", ["h1", {"class": "report-title"}, report.heading], note,
                el("dl", pairs, cls="report-facts"), self._contents(), cls="cover",
            )
        )  # fmt: skip

    def _contents(self) -> Node | None:
        if len(self.chapters) < 2:
            return None
        items = [
            el("li", ["a", {"href": f"#{chapter_anchor(place)}"}, chapter.title])
            for place, chapter in enumerate(self.chapters, 1)
        ]
        items.append(el("li", ["a", {"href": "#sources"}, "Sources"]))
        return el("nav", el("ol", items), cls="contents", aria_label="Contents")

    def _chapter(self, place: int, chapter: Chapter) -> str:
        anchor = chapter_anchor(place)
        setting = replace(self.setting, prefix=f"{anchor}-")
        parts = "".join(self._part(part, chapter, setting) for part in chapter.parts)
        is_wide = any(isinstance(part, Rows) for part in chapter.parts)
        shape = "chapter landscape" if is_wide else "chapter"
        return f'<section class="{shape}" id="{anchor}">{self._heading(chapter)}{parts}</section>'

    def _heading(self, chapter: Chapter) -> str:
        """A page's name and question; a chart's finding stands with the chart."""
        if not chapter.is_page or chapter.title == self.report.heading:
            return ""
        name = el("p", chapter.name, cls="chapter-name")
        return nodes_html([name, ["h1", {"class": "chapter-title"}, chapter.title]])

    def _part(self, part: Part, chapter: Chapter, setting: Setting) -> str:
        if isinstance(part, Words):
            return nodes_html(settled(part.nodes, setting))
        if isinstance(part, Rows):
            is_print = setting.way == "print"
            ground = self.report.ground
            return nodes_html(table_nodes(printed_table(part.table, ground, ACROSS if is_print else None)))
        return "".join(self._plate(plate, chapter, setting) for plate in plates_of(part))

    def _plate(self, plate: Plate, chapter: Chapter, setting: Setting) -> str:
        """A chart; of the map's page what stands above and below it is said there already."""
        is_told = chapter.is_page and plate.chart is None
        subtitle = el("p", plate.subtitle, cls="note") if plate.subtitle and not is_told else None
        title = el("h2", plate.title, cls="finding") if not is_told or not plate.subtitle else None
        head = el("header", title, subtitle, cls="chart-head") if title or subtitle else None
        marks = legend(plate.legend) if plate.legend else None
        caveat = el("p", plate.caveat, cls="note caveat") if plate.caveat and not is_told else None
        table = [] if is_told else plate_table(plate, setting)
        return (
            f'<figure class="plate" id="{setting.prefix}{plate.name}">{node_html(head)}'
            f"{self.drawings(plate, setting.prefix)}{nodes_html([marks, caveat, *table])}</figure>"
        )


def chapter_anchor(place: int) -> str:
    """The id of a chapter, counted from 1."""
    return f"chapter-{place}"


def setting_of(
    chapters: Sequence[Chapter], notes: Endnotes, way: str, evidence: Iterable[str] = ()
) -> Setting:
    """Where links of this report can lead."""
    paragraphs = {
        one.document_id: frozenset(reference.paragraph for reference in one.references)
        for one in notes.sources
    }
    pages = {
        chapter.item: chapter_anchor(place) for place, chapter in enumerate(chapters, 1) if chapter.is_page
    }
    return Setting("print" if way == "print" else "file", "", paragraphs, pages, frozenset(evidence))


def endnote_nodes(notes: Endnotes) -> list[Node]:
    """The sources by number with the paragraphs used, and what is computed."""
    sources = [_source_node(one) for one in notes.sources]
    computed = [el("li", words) for words in notes.computed]
    return [
        el(
            "section",
            ["h1", {"class": "chapter-title"}, "Sources"],
            el("ol", sources, cls="endnotes") if sources else el("p", "No source is named.", cls="note"),
            el("h2", el("span", "Computed, printed nowhere"), cls="theme") if computed else None,
            el("ul", computed, cls="computed") if computed else None,
            cls="chapter sources-chapter", id="sources",
        )
    ]  # fmt: skip


def _source_node(one: Endnote) -> Node:
    words = one.words.removesuffix(f", {one.address}") if one.address else one.words
    link = [", ", el("a", one.address, href=one.address)] if one.address else []
    uses = [_use_node(one, reference) for reference in gathered(one.references)]
    return el(
        "li", el("p", el("span", str(one.number), cls="number"), " ", el("strong", words), link),
        el("ul", uses, cls="uses") if uses else None, id=source_anchor(one.document_id, None)[1:],
    )  # fmt: skip


def _use_node(one: Endnote, reference: Reference) -> Node:
    """What is from a paragraph; each of several is a place that links lead to."""
    if reference.words:
        words: list[Node | str] = [el("strong", reference.place), ": ", "; ".join(reference.words)]
        return el("li", words, id=source_anchor(one.document_id, reference.paragraph)[1:])
    numbers = [
        el("span", str(number), id=source_anchor(one.document_id, number)[1:])
        for number in (reference.paragraph, *reference.others)
    ]
    parts = [part for number in numbers for part in (number, ", ")]
    return el("li", el("strong", "also paragraphs " if reference.others else "also paragraph "), parts[:-1])
