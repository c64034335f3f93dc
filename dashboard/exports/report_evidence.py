"""The evidence of everything that a report shows, each piece once, for a file that a reader clicks in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.contents import Ground, MapDrawn
from dashboard.elements import Node, el
from dashboard.event_evidence import event_evidence
from dashboard.evidence import evidence_of
from dashboard.exports.report_chapters import Chapter
from dashboard.exports.report_nodes import Setting, evidence_anchor, settled
from dashboard.exports.report_notes import Endnotes
from dashboard.ledger_view import evidence_node
from dashboard.map_evidence import evidence_nodes
from dashboard.wording import value_words


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands behind one figure, event, place or flow."""

    name: str
    title: str
    nodes: tuple[Node, ...]


def pieces_behind(chapters: Iterable[Chapter], notes: Endnotes, ground: Ground) -> tuple[Piece, ...]:
    """The evidence of all that these chapters show. Raises DataUnavailable."""
    catalogue = ground.catalogue
    found = {name: piece for name in notes.ids if (piece := _piece(name, catalogue))}
    for chapter in chapters:
        for part in chapter.parts:
            if isinstance(part, MapDrawn):
                found = {piece.name: piece for piece in _on_map(part)} | found
    return tuple(sorted(found.values(), key=lambda piece: (piece.title.casefold(), piece.name)))


def _piece(name: str, catalogue: Catalogue) -> Piece | None:
    event, figure = catalogue.events.get(name), catalogue.figure(name)
    if event is not None:
        return Piece(name, event.title, tuple(event_evidence(name, catalogue)))
    if figure is None:
        return None
    title = figure.title or catalogue.indicator_title(figure.indicator_id)
    words = f"{title}: {value_words(figure)}"
    return Piece(name, words, (evidence_node(evidence_of(figure, catalogue)),))


def _on_map(part: MapDrawn) -> Iterator[Piece]:
    named = {one.site_id for one in part.mentions}
    flows = [(flow.flow_id, flow.words) for flow in part.places.flows]
    sites = [(site.site_id, site.name) for site in part.places.sites.values() if site.site_id in named]
    for name, title in (*sites, *flows):
        nodes = evidence_nodes(name, part.places, part.mentions, part.catalogue)
        yield Piece(name, title, tuple(nodes))


def behind(pieces: Iterable[Piece], catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each figure the others whose evidence belongs to its own: what it is computed from, what agrees."""
    known = {piece.name for piece in pieces}
    found: dict[str, tuple[str, ...]] = {}
    for name in known:
        figure, agreement = catalogue.figure(name), catalogue.agreement_of.get(name)
        if figure is not None:
            others = (*figure.input_figure_ids, *(agreement.figure_ids if agreement else ()))
            named = tuple(dict.fromkeys(one for one in others if one != name and one in known))
            found |= {name: named} if named else {}
    return dict(sorted(found.items()))


def evidence_section(pieces: Iterable[Piece], setting: Setting) -> list[Node]:
    """All pieces, by what they are about; links lead here and from here to the sources."""
    items = [
        el("article", el("h2", piece.title, cls="piece-title"), settled(piece.nodes, setting),
           id=evidence_anchor(piece.name)[1:], cls="evidence-of")
        for piece in pieces
    ]  # fmt: skip
    if not items:
        return []
    heading: Node = ["h1", {"class": "chapter-title"}, "What stands behind each figure"]
    return [el("section", heading, el("div", items, cls="evidence-list"), cls="chapter", id="evidence")]
