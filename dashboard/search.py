"""One search over figures, events, places and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.catalogue import Catalogue
from dashboard.evidence import about_words
from dashboard.namings import Site, SiteMention
from dashboard.navigation import THEME_PAGES
from dashboard.place_words import place_kind_words, place_status_words
from dashboard.query import Query
from dashboard.records import Event, Figure
from dashboard.selection import Selection, filtered, mentions_left, selected_sites
from dashboard.source_view import paragraph_target
from dashboard.wording import (
    basis_of_date_words,
    event_date_words,
    value_words,
    when_words,
)

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is, what it says, more about it, and the page that shows it."""

    hit_id: str
    title: str
    words: str
    about: str
    target: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by kind, in the order in which it is shown."""

    figures: tuple[Hit, ...] = ()
    events: tuple[Hit, ...] = ()
    places: tuple[Hit, ...] = ()
    sources: tuple[Hit, ...] = ()

    def groups(self) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
        """Each kind that has hits, with its name."""
        named = (
            ("Figures", self.figures),
            ("Dated statements", self.events),
            ("Places", self.places),
            ("Sources", self.sources),
        )
        return tuple((name, hits) for name, hits in named if hits)

    def count(self) -> int:
        """How many hits there are."""
        return sum(len(hits) for _, hits in self.groups())


def search_selected(
    selection: Selection, whole: Catalogue, sites: Sequence[Site], mentions: Sequence[SiteMention]
) -> tuple[Found, int]:
    """What the selection's words find in what it leaves, and how many hits its filters leave out."""
    catalogue = filtered(selection, whole)
    if not selection.is_filtering:
        return search(selection.search, catalogue, sites, mentions), 0
    said = mentions_left(mentions, catalogue, selection)
    found = search(selection.search, catalogue, selected_sites(sites, said), said)
    # In the same units: a number is looked for among those that are shown.
    everything = search(selection.search, filtered(selection.without_filters(), whole), sites, mentions)
    return found, everything.count() - found.count()


def search(
    text: str, catalogue: Catalogue, sites: Sequence[Site] = (), mentions: Sequence[SiteMention] = ()
) -> Found:
    """All that fits what was typed; nothing where nothing was."""
    query = Query.of(text)
    if query.is_empty():
        return Found()
    return Found(
        figures=tuple(_figures(query, catalogue)),
        events=tuple(_events(query, catalogue)),
        places=tuple(_places(query, catalogue, sites, mentions)),
        sources=tuple(_sources(query, catalogue)),
    )


def _figures(query: Query, catalogue: Catalogue) -> Iterator[Hit]:
    """The figures that are what was asked for, then those whose sentence merely speaks of it."""
    for figure in sorted(catalogue.figures.values(), key=lambda one: not _is_about(query, one, catalogue)):
        title = catalogue.figure_title(figure)
        about, when, words = about_words(figure, catalogue) or "", when_words(figure), value_words(figure)
        said = (figure.claim, figure.printed_value, catalogue.measure_words(figure), words)
        known = (title, about, when, figure.status, figure.theme, _origin(figure, catalogue))
        if query.fits(" ".join(part for part in (*said, *known) if part), figure):
            page = THEME_PAGES.get(figure.theme, "")
            target = f"{page}?{urlencode({'figure': figure.figure_id})}"
            more = _listed([about, when, _source(figure, catalogue)])
            yield Hit(figure.figure_id, title, words, more, target)


def _is_about(query: Query, figure: Figure, catalogue: Catalogue) -> bool:
    title = catalogue.figure_title(figure)
    about = about_words(figure, catalogue)
    own = (title, about, figure.printed_value, value_words(figure), when_words(figure))
    return query.fits(" ".join(part for part in own if part), figure)


def _events(query: Query, catalogue: Catalogue) -> Iterator[Hit]:
    for event in sorted(catalogue.events.values(), key=lambda one: one.date_start or "9999"):
        when = event_date_words(event)
        said = (event.title, when, event.claim, event.printed, event.theme, event.status, event.modality)
        known = (event.date_start, _origin(event, catalogue))
        if query.fits(" ".join(part for part in (*said, *known) if part)):
            target = paragraph_target(event.document_id, event.paragraph)
            yield Hit(event.event_statement_id, event.title, when, _source(event, catalogue), target)


def _places(
    query: Query, catalogue: Catalogue, sites: Sequence[Site], mentions: Sequence[SiteMention]
) -> Iterator[Hit]:
    for site in sorted(sites, key=lambda one: (not query.fits(one.name), one.name)):
        named = [one for one in mentions if one.site_id == site.site_id]
        said = [
            site.name,
            place_kind_words(site.kind),
            site.note,
            place_status_words(site.status),
            *_said_of(named),
        ]
        if query.fits(" ".join(part for part in said if part)):
            first = next((one for one in named if one.document_id in catalogue.documents), None)
            target = paragraph_target(first.document_id, first.paragraph) if first else "map"
            about = _source(first, catalogue) if first else "not named in a document"
            yield Hit(
                site.site_id,
                site.name,
                place_kind_words(site.kind),
                _listed([place_status_words(site.status), about]),
                target,
            )


def _said_of(mentions: Iterable[SiteMention]) -> Iterator[str | None]:
    for one in mentions:
        yield from (one.printed, one.role, one.claim)


def _sources(query: Query, catalogue: Catalogue) -> Iterator[Hit]:
    for name, paper in catalogue.documents.items():
        known = (paper.title, paper.author, paper.publisher, paper.kind, paper.published)
        about = _listed([paper.author or "", paper.publisher or "", basis_of_date_words(paper)])
        if query.fits(" ".join(part for part in known if part)):
            yield Hit(name, paper.title, "", about, paragraph_target(name, None))
        for piece in paper.paragraphs:
            text, number = str(piece.get("text", "")), int(piece.get("number", 0))
            if query.fits(text):
                snippet = excerpt(text, query)
                where = f"{paper.title}, paragraph {number}"
                yield Hit(f"{name}.{number}", where, "", snippet, paragraph_target(name, number))


def excerpt(text: str, query: Query) -> str:
    """The words of a text around the first that was asked for."""
    at = query.place_in(text)
    start = text.rfind(" ", 0, max(0, at - _AROUND)) + 1
    stop = text.find(" ", min(len(text), at + 2 * _AROUND))
    end = len(text) if stop < 0 else stop
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _origin(said: Figure | Event, catalogue: Catalogue) -> str:
    origin = catalogue.origin(said.origin_id)
    return origin.title if origin else ""


def _source(said: Figure | Event | SiteMention, catalogue: Catalogue) -> str:
    """Which document says it, and where in it; computed figures are of none."""
    if said.document_id is None:
        return "derived"
    return f"{catalogue.document_title(said.document_id)}, paragraph {said.paragraph}"


def _listed(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))
