"""One search over figures, events, places and sources.

Every word must be found, whatever its accents and capitals; a number is found by its value, however it is
written: "$34bn", "34 billion dollars", "70 percent", "1,600 miles".
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.catalogue import Catalogue
from dashboard.evidence import about_words
from dashboard.navigation import THEME_PAGES
from dashboard.place_words import place_kind_words, place_status_words
from dashboard.records import Event, Figure, Site, SiteMention
from dashboard.selection import Selection, filtered, mentions_left, selected_sites
from dashboard.source_view import paragraph_target
from dashboard.units import Units, converted
from dashboard.wording import (
    basis_of_date_words,
    event_date_words,
    value_words,
    when_words,
)
from etl.quantities import Mention, find_mentions

_AROUND = 60
_CLOSE = 1e-3


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


@dataclass(frozen=True, slots=True)
class Query:
    """The words to be found and the numbers to be met."""

    words: tuple[str, ...]
    numbers: tuple[Mention, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """What was typed, parted into numbers and other words; dates count as words."""
        numbers = tuple(mention for mention in find_mentions(text) if mention.value is not None)
        rest, end = [], 0
        for mention in numbers:
            rest.append(text[end : mention.start])
            end = mention.end
        words = folded(" ".join([*rest, text[end:]])).split()
        return cls(tuple(dict.fromkeys(word for word in words if any(map(str.isalnum, word)))), numbers)

    def is_empty(self) -> bool:
        """Whether nothing can be searched for."""
        return not self.words and not self.numbers

    def fits(self, text: str, figure: Figure | None = None) -> bool:
        """Whether a text has every word, and every number, in its own words or as the figure's value."""
        within = folded(text)
        return all(word in within for word in self.words) and all(
            _tokens(number.printed) <= set(_tokens_in_order(within)) or _meets(number, figure)
            for number in self.numbers
        )


def folded(text: str) -> str:
    """`text` in lower case without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _tokens_in_order(text: str) -> list[str]:
    kept = "".join(letter if letter.isalnum() or letter in ".%$€£,-" else " " for letter in text)
    return [token.strip(".,-") for token in kept.split()]


def _tokens(printed: str) -> set[str]:
    return set(_tokens_in_order(folded(printed)))


def _meets(asked: Mention, figure: Figure | None) -> bool:
    """Whether a number is one of the figure's, its value or a bound, in a unit that may be meant."""
    if figure is None or asked.value is None:
        return False
    unit = figure.unit.partition("/")[0]
    if not _may_be(asked, unit):
        return False
    distance = {"kilometer": Units(distance="kilometer"), "mile": Units(distance="mile")}.get(
        asked.unit or ""
    )
    shown = converted(figure, distance) if distance else figure
    numbers = {number for number in (shown.value, shown.low, shown.high) if number is not None}
    return any(math.isclose(number, asked.value, rel_tol=_CLOSE) for number in numbers)


def _may_be(asked: Mention, unit: str) -> bool:
    """Whether a number with that unit may be meant: money is money, a share is a share, bare is anything."""
    if asked.unit is None or asked.kind not in {"money", "share", "distance"}:
        return True
    if asked.kind == "money":
        return unit == asked.unit
    return unit == "percent" if asked.kind == "share" else unit in {"mile", "kilometer"}


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
    within = folded(text)
    asked = (*query.words, *(folded(number.printed) for number in query.numbers))
    at = min((place for word in asked if (place := within.find(word)) >= 0), default=0)
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
