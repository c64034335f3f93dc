"""What stands beside and below the map as page elements: the evidence of a mark, the legend, the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.charts.map_legend import Entries, LegendMark
from dashboard.charts.map_places import Places
from dashboard.charts.map_table import arrow_words, between_words, how_sure, spoken_sites
from dashboard.elements import Lasting, Node, el
from dashboard.evidence import evidence_of
from dashboard.ledger_view import evidence_node, statement_node
from dashboard.namings import Site, SiteMention
from dashboard.numerals import count_word, counted
from dashboard.place_words import place_kind_words, place_status_words, position_words
from dashboard.records import Figure
from dashboard.source_view import number_node
from dashboard.statements import site_statement
from dashboard.wording import joined, sentence, value_words

# What a place's panel says once above all that documents say of it.
_SAID_ABOVE = ("Place", "Position", "Note")
CLOSE = "close"
_HINT = "Click a mark, a state, a ring or an arrow, or a name in the tables, to see what stands behind it."


def evidence_nodes(
    picked: str | None, places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue
) -> list[Node]:
    """The evidence of what was picked on the map or in a table; how to get at it where nothing is."""
    figure = catalogue.figures.get(picked or "")
    flow = next((flow for flow in places.flows if flow.flow_id == picked), None)
    if figure is not None:
        return [
            _panel(figure.title or value_words(figure), [], [evidence_node(evidence_of(figure, catalogue))])
        ]
    if flow is not None:
        figures = [evidence_node(evidence_of(catalogue.figures[name], catalogue)) for name in flow.figure_ids]
        named = [one for one in mentions if one.site_mention_id in flow.mention_ids]
        said = [_mention_node(one, catalogue, places.sites.get(one.site_id)) for one in named]
        return [
            _panel(flow.words, [el("p", "Schematic: no route, no measure.", cls="note")], [*figures, *said])
        ]
    site = places.sites.get(picked or "")
    if site is None:
        return [el("p", _HINT, cls="hint")]
    together = next((point for point in places.points if point.site_id == site.site_id), None)
    sites = [site, *(places.sites[name] for name in together.others)] if together else [site]
    return [_site_panel(one, mentions, catalogue) for one in sites]


def _panel(title: str, facts: Sequence[Node], pieces: Sequence[Node]) -> Node:
    close = el("button", "close", type="button", data_pick=CLOSE, cls="close", aria_label=f"Close {title}")
    return el("div", el("h3", title, " ", close), facts, pieces, cls="evidence", role="status")


def _site_panel(site: Site, mentions: Sequence[SiteMention], catalogue: Catalogue) -> Node:
    own = [one for one in mentions if one.site_id == site.site_id]
    facts = [
        el(
            "p",
            "; ".join(
                (place_kind_words(site.kind), place_status_words(site.status), position_words(site.precision))
            ),
            cls="note",
        ),
        *([el("p", site.note, cls="note")] if site.note else []),
        *([el("p", f"Position: {site.coordinate_source}.", cls="measure")] if site.coordinate_source else []),
    ]
    if own:
        facts.append(el("p", _named_words(own), cls="note"))
    pieces = [_mention_node(one, catalogue, site) for one in own] or [
        el("p", "No document selected names it.", cls="note")
    ]
    return _panel(site.name, facts, pieces)


def _named_words(mentions: Sequence[SiteMention]) -> str:
    """How many documents name a place: of its dates and numbers, and not of itself, there is agreement."""
    documents = len({one.document_id for one in mentions})
    if documents == 1:
        return "Of the documents shown, one alone names it."
    said = f"of the documents shown, {count_word(documents)} name it"
    return sentence(f"{said}; whether they agree on dates and numbers stands in Agreement")


def _mention_node(one: SiteMention, catalogue: Catalogue, site: Site | None) -> Node:
    """One document's naming of a place: the claim, the printed words, how firm, from whom, where."""
    said = site_statement(one, site, catalogue)
    return statement_node(
        replace(said, facts=tuple(fact for fact in said.facts if fact[0] not in _SAID_ABOVE))
    )


def map_legend(entries: Entries) -> list[Node]:
    """The map's marks, in the language of all marks: hatched alleged, dashed derived, strokes for a bound."""
    items = [el("li", _sample(*_SAMPLES[mark]), el("span", meaning)) for mark, meaning in entries]
    return [el("ul", items, cls="legend map-legend", aria_label="How the map is to be read")] if items else []


def _sample(drawing: Node, look: str) -> Node:
    drawn = el("svg", drawing, cls=f"drawing {look}", width="36", height="22", aria_hidden="true")
    return el("span", drawn, cls="sample")


def _bound(line: int, end: int) -> Node:
    """A line with strokes that point to where the other place is."""
    strokes = [el("line", x1=str(x), x2=str(x), y1=str(line), y2=str(end), cls="shaft") for x in (6, 18, 30)]
    return el("g", _line(line), strokes)


def _line(at: int) -> Node:
    return el("line", x1="2", x2="34", y1=str(at), y2=str(at), cls="shaft")


def _dot(radius: str, shape: str) -> Node:
    return el("circle", cx="18", cy="11", r=radius, cls=shape)


def _arrow() -> Node:
    return el(
        "g",
        el("line", x1="2", x2="32", y1="11", y2="11", cls="shaft"),
        el("path", d="M25,5 L32,11 L25,17", cls="head"),
    )


# Each mark of the legend as it is drawn on the page, with its look.
_SAMPLES: Mapping[LegendMark, tuple[Node, str]] = {
    "alleged": (el("rect", x="4", y="4", width="28", height="14", cls="bar"), "hatched"),
    "plant": (_dot("6.5", "dot"), "solid"),
    "town": (_dot("5.5", "dot"), "solid of-text"),
    "region": (_dot("5.5", "ring"), "solid of-text"),
    "below": (_bound(8, 14), "solid of-distance"),
    "above": (_bound(14, 8), "solid of-distance"),
    "printed": (_line(11), "solid of-distance"),
    "computed": (_line(11), "dashed of-distance"),
    "flow": (_arrow(), "solid of-flow"),
}


def unplaced_nodes(unplaced: Sequence[Site]) -> list[Node]:
    """What is not on the map, and why."""
    if not unplaced:
        return []
    items = [
        el(
            "li",
            _pick(site.name, site.site_id),
            el("p", site.note or "No document gives a position.", cls="note"),
        )
        for site in unplaced
    ]
    return [
        el(
            "section",
            el("h2", el("span", "Not on the map"), cls="theme"),
            el("ul", items, cls="unplaced plain"),
        )
    ]


def _pick(words: str, name: str) -> Node:
    return el("button", words, type="button", data_pick=name)


def table_nodes(places: Places, mentions: Iterable[SiteMention], catalogue: Catalogue) -> list[Node]:
    """All that the map shows, as tables; every name opens its evidence."""
    named = tuple(mentions)
    return [
        _table(
            "Places",
            ("Place", "What it is", "How sure", "Position", "Sources"),
            _site_rows(places, named, catalogue),
            is_folded=True,
        ),
        _table("Distances", ("Distance", "Between", "How sure", "Source"), _distance_rows(places, catalogue)),
        _table("Flows", ("Flow", "Drawn as", "Rests on"), _flow_rows(places)),
    ]


def _table(title: str, columns: Sequence[str], rows: Sequence[Node], is_folded: bool = False) -> Node:
    head = el("thead", el("tr", [el("th", name, scope="col") for name in columns]))
    body = el("table", el("caption", title, cls="unseen"), head, el("tbody", rows), cls="plain")
    empty = el("p", "Nothing of this kind is selected.", cls="note")
    shown = body if rows else empty
    if is_folded and rows:
        places = "The one place" if len(rows) == 1 else f"All {counted(len(rows), 'place')}"
        words = f"{places} named, as a table"
        shown = el("details", el("summary", words), body, id="map-places", cls="chart-table")
    return el("section", el("h2", el("span", title), cls="theme"), shown)


def _site_rows(places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> list[Node]:
    numbers: dict[str, set[int]] = {}
    for one in mentions:
        if one.document_id in catalogue.numbers:
            numbers.setdefault(one.site_id, set()).add(catalogue.numbers[one.document_id])
    signs = {number: Lasting(el("span", str(number), cls="number")) for number in catalogue.numbers.values()}
    return [
        _site_row(site, [signs[number] for number in sorted(numbers.get(site.site_id, ()))])
        for site in spoken_sites(places)
    ]


def _site_row(site: Site, numbers: Sequence[Node]) -> Node:
    sources = el("td", el("span", numbers, cls="numbers"))
    cells = (
        el("td", words)
        for words in (
            place_kind_words(site.kind),
            place_status_words(site.status),
            position_words(site.precision),
        )
    )
    return el("tr", el("td", _pick(site.name, site.site_id)), list(cells), sources)


def _distance_rows(places: Places, catalogue: Catalogue) -> list[Node]:
    ids = [*(ring.figure_id for ring in places.rings), *(line.figure_id for line in places.lines)]
    return [_distance_row(catalogue.figures[name], catalogue) for name in ids]


def _distance_row(figure: Figure, catalogue: Catalogue) -> Node:
    number = catalogue.numbers.get(figure.document_id or "")
    name = el("td", _pick(value_words(figure), figure.figure_id))
    cells = [el("td", words) for words in (between_words(figure, catalogue), how_sure(figure))]
    return el("tr", name, cells, el("td", number_node(number) if number else "geometry"))


def _flow_rows(places: Places) -> list[Node]:
    rows = []
    for flow in places.flows:
        counts = (("figure", len(flow.figure_ids)), ("statement", len(flow.mention_ids)))
        basis = joined([counted(count, noun) for noun, count in counts if count])
        name = el("td", _pick(flow.words, flow.flow_id))
        rows.append(el("tr", name, el("td", arrow_words(flow)), el("td", basis)))
    return rows
