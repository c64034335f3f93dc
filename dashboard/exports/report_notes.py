"""What stands at the end of a report: sources by number, with the paragraphs used and what is from there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard.catalogue import Catalogue
from dashboard.contents import Drawn, Ground, MapDrawn, Part, Words
from dashboard.dates import EN_DASH, date_words
from dashboard.elements import Child, is_node, web_address
from dashboard.evidence import evidence_of
from dashboard.exports.picture_notes import filter_words, ids_behind, source_words
from dashboard.exports.reading_notes import last_checked
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import Chapter
from dashboard.numerals import counted
from dashboard.records import Figure
from dashboard.wording import event_date_words, joined, value_words


@dataclass(frozen=True, slots=True)
class Reference:
    """A paragraph of a document, and in a few words what the report has from it.

    `others` are paragraphs of which no more is said, told together with this one.
    """

    paragraph: int
    words: tuple[str, ...]
    others: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        """The paragraph, or paragraphs, in words."""
        numbers = [str(number) for number in (self.paragraph, *self.others)]
        return f"paragraph{'s' if self.others else ''} {joined(numbers)}"


@dataclass(frozen=True, slots=True)
class Endnote:
    """A document by the number that it has on every page."""

    number: int
    document_id: str
    words: str
    address: str | None
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Endnotes:
    """All sources of a report; `computed` are citations of what no document prints; `ids` of what is told."""

    sources: tuple[Endnote, ...]
    computed: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What a chapter shows: figures and events by id, paragraphs of documents with words for each."""

    ids: tuple[str, ...]
    paragraphs: tuple[tuple[str, int, str], ...]
    documents: tuple[str, ...]


def endnotes(chapters: Iterable[Chapter], ground: Ground) -> Endnotes:
    """The endnotes of these chapters. Raises DataUnavailable."""
    catalogue = ground.catalogue
    used = [used_in(part, catalogue) for chapter in chapters for part in chapter.parts]
    ids = tuple(dict.fromkeys(name for one in used for name in one.ids))
    whole = _with_inputs(ids, catalogue)
    said: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document, paragraph, words in (
        *_statements(whole, catalogue), *(entry for one in used for entry in one.paragraphs)
    ):  # fmt: skip
        said[document][paragraph] += [words] if words else []
    named = {*said, *(name for one in used for name in one.documents)}
    computed = [figure for name in whole if (figure := catalogue.figure(name)) and figure.status == "derived"]
    return Endnotes(
        tuple(_source(name, said[name], ground.whole) for name in ground.whole.documents if name in named),
        tuple(f"{evidence_of(one, catalogue).citation} ({one.figure_id})" for one in computed),
        whole,
    )


def gathered(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references with words, and the others together after them."""
    given = tuple(references)
    told = tuple(one for one in given if one.words)
    first, *rest = [one.paragraph for one in given if not one.words] or [0]
    return (*told, Reference(first, (), tuple(rest))) if first else told


def facts(report: Report) -> tuple[tuple[str, str], ...]:
    """What a report says of itself: data version, age of the documents, filters, the day it was made."""
    whole = report.ground.whole
    dates = sorted(one.published for one in whole.documents.values() if one.published)
    span = EN_DASH.join(dict.fromkeys((dates[0][:4], dates[-1][:4]))) if dates else ""
    checked = last_checked(whole)
    told = (
        ("Data version", report.ground.version),
        ("Documents", f"{counted(len(whole.documents), 'document')}, dated {span}" if span else "none dated"),
        ("Last checked", f"{date_words(checked)}, against the originals" if checked else ""),
        ("Shown", filter_words(report.ground.selection, whole) or "everything; nothing is filtered out"),
        ("Made on", date_words(report.made_on.isoformat()) if report.made_on else ""),
    )
    return tuple((term, words) for term, words in told if words)


def used_in(part: Part, catalogue: Catalogue) -> Used:
    """What a part of a page shows."""
    if isinstance(part, Drawn):
        return Used(_known(ids_behind(part.chart, catalogue), catalogue), (), ())
    if isinstance(part, MapDrawn):
        return _used_on_map(part, catalogue)
    if isinstance(part, Words):
        names = list(_names(part.nodes))
        asked = [parse_qs(name.partition("?")[2]) for name in names if name.startswith("sources?")]
        paragraphs = [
            (one["document"][0], int(one["paragraph"][0]), "")
            for one in asked if "document" in one and one.get("paragraph", [""])[0].isdecimal()
        ]  # fmt: skip
        return Used(_known(names, catalogue), tuple(paragraphs), tuple(one for one, _, _ in paragraphs))
    return Used((), (), tuple(catalogue.documents))


def _used_on_map(part: MapDrawn, catalogue: Catalogue) -> Used:
    places = part.places
    ids = [*(ring.figure_id for ring in places.rings), *(line.figure_id for line in places.lines)]
    ids += [name for flow in places.flows for name in flow.figure_ids]
    named = [
        (one.document_id, one.paragraph, _named(site.name, one.printed))
        for one in part.mentions if (site := places.sites.get(one.site_id))
    ]  # fmt: skip
    return Used(_known(ids, catalogue), tuple(named), ())


def _named(name: str, printed: str) -> str:
    return name if name == printed else f"{name}: {printed}"


def _names(nodes: Iterable[Child]) -> Iterator[str]:
    """All that the attributes of nodes refer to."""
    for node in nodes:
        if is_node(node):
            for name in ("data-figure", "data-pick", "data-go", "id"):
                if name in node[1]:
                    yield str(node[1][name])
            yield from _names(node[2:])


def _known(names: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in names if catalogue.figure(one) or one in catalogue.events))


def _with_inputs(ids: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The ids, and those that derived figures are computed from."""
    found: dict[str, None] = {}
    waiting = list(reversed(tuple(ids)))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = None
        figure = catalogue.figure(name)
        waiting += reversed(figure.input_figure_ids) if figure else ()
    return tuple(found)


def _statements(ids: Iterable[str], catalogue: Catalogue) -> Iterator[tuple[str, int, str]]:
    for name in ids:
        figure, event = catalogue.figure(name), catalogue.events.get(name)
        if figure and figure.document_id and figure.paragraph:
            yield figure.document_id, figure.paragraph, f"{_figure_words(figure, catalogue)} ({name})"
        elif event:
            yield event.document_id, event.paragraph, f"{event.title}: {event_date_words(event)} ({name})"


def _figure_words(figure: Figure, catalogue: Catalogue) -> str:
    return f"{figure.title or catalogue.indicator_title(figure.indicator_id)}: {value_words(figure)}"


def _source(name: str, said: dict[int, list[str]], whole: Catalogue) -> Endnote:
    paper = whole.documents[name]
    references = (Reference(number, tuple(dict.fromkeys(words))) for number, words in sorted(said.items()))
    return Endnote(whole.numbers[name], name, source_words(paper), web_address(paper.url), tuple(references))
