"""Documents as page elements: numbered sources, comparisons and dated events, each leading to Sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlencode

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.disputes import Dispute, Reading, Voice
from dashboard.elements import Node, el, web_address
from dashboard.line_breaks import value_in_column
from dashboard.records import Document, Event, Told
from dashboard.wording import doubts, event_date_words


def source_list(
    catalogue: Catalogue, themes: Collection[str] | None = None, speakers: Iterable[str] = ()
) -> list[Node]:
    """The numbered documents: all, or those alone that say something on one of the themes, and `speakers`."""
    cited = {*speakers, *(_speakers(catalogue, themes) if themes is not None else catalogue.documents)}
    papers = [item for item in catalogue.documents.items() if item[0] in cited]
    items = [_source_node(catalogue.numbers[name], paper) for name, paper in papers]
    if not items:
        return []
    return [el("section", el("h2", el("span", "Sources"), cls="theme"), el("ol", items, cls="sources"))]


def _speakers(catalogue: Catalogue, themes: Collection[str]) -> set[str | None]:
    """The documents that say something on one of the themes."""
    told: tuple[Told, ...] = (*catalogue.figures.values(), *catalogue.events.values())
    return {one.document_id for one in told if one.theme in themes}


def _source_node(number: int, paper: Document) -> Node:
    published = date_words(paper.published) if paper.published else "undated"
    inferred = " (date inferred)" if paper.published_basis == "inferred" else ""
    known = ", ".join(part for part in (paper.author, paper.publisher, published) if part)
    address = web_address(paper.url)
    target = paragraph_target(paper.document_id, None)
    title = el("a", paper.title, href=f"./{target}", data_go=target)
    original = [", ", el("a", "original", href=address)] if address else []
    return el("li", number_node(number), el("span", title, f", {known}{inferred}", original))


def paragraph_target(document_id: str, paragraph: int | None) -> str:
    """The address of a paragraph in Sources, relative to the home page."""
    asked = {"document": document_id} | ({"paragraph": str(paragraph)} if paragraph else {})
    return "sources?" + urlencode(asked)


def number_node(number: int | None) -> Node | None:
    """A source's number."""
    return el("span", str(number), cls="number") if number else None


def dispute_node(one: Dispute) -> Node:
    """One matter with every reading of it, and who says so."""
    label = el(
        "div",
        el("h3", one.title),
        el("p", one.about, cls="measure") if one.about else None,
        el("p", one.verdict_words, cls=f"tag {one.verdict}"),
        cls="label",
    )
    readings = el("ul", [_reading_node(reading) for reading in one.readings], cls="readings")
    return el("article", label, readings, el("p", one.note, cls="measure note"), cls="dispute")


def _reading_node(reading: Reading) -> Node:
    modality = el("span", reading.modality, cls="tag") if reading.modality else None
    printed = el("span", f" printed “{reading.printed}”", cls="printed") if reading.printed else None
    voices = [el("li", _voice_node(voice)) for voice in reading.voices]
    words = value_in_column(reading.words)
    return el("li", el("p", words, " ", modality, printed, cls="said"), el("ul", voices, cls="by"))


def _voice_node(voice: Voice) -> Node:
    target = paragraph_target(voice.document_id, voice.paragraph)
    words = el("span", f" {voice.document}")
    return el("a", number_node(voice.source_number), words, href=f"./{target}", data_go=target)


def event_section(events: Sequence[Event], catalogue: Catalogue) -> list[Node]:
    """Everything dated on a theme, in order, each document's statement on a line of its own."""
    if not events:
        return []
    ordered = sorted(
        events, key=lambda event: (event.date_start or "9999", event.date_end or "", event.title)
    )
    head = el("thead", el("tr", [el("th", name, scope="col") for name in ("When", "What", "Source")]))
    body = el("tbody", [_event_row(event, catalogue) for event in ordered])
    heading = el("h2", el("span", "What is dated"), cls="theme")
    return [el("section", heading, el("table", head, body, cls="plain"))]


def _event_row(event: Event, catalogue: Catalogue) -> Node:
    number = catalogue.numbers.get(event.document_id)
    target = paragraph_target(event.document_id, event.paragraph)
    title = catalogue.document_title(event.document_id)
    link = el(
        "a", number_node(number), el("span", f" {title}", cls="unseen"), href=f"./{target}", data_go=target
    )
    tags = [el("span", word, cls=f"tag {word}") for word in doubts(event.status, event.modality)]
    what = el("td", event.title, [part for tag in tags for part in (" ", tag)])
    return el("tr", el("td", event_date_words(event), cls="date"), what, el("td", link))
