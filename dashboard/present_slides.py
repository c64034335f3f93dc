"""What is shown on each slide, made from what the pages hold: words as page elements, and a drawing.

Knows nothing of Streamlit. Every slide bears its sources with their dates and the version of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from dashboard.boundaries import name_places, site_outlines
from dashboard.charts.chart import Chart
from dashboard.charts.map_chart import map_drawing
from dashboard.charts.map_points import unplaced_sites
from dashboard.contents import Ground, MapDrawn, all_charts, page_contents
from dashboard.elements import Node, el
from dashboard.evidence import Evidence
from dashboard.exports.picture_notes import (
    PictureNotes,
    Source,
    filter_words,
    labels_of,
    notes_of,
    picture_notes,
    source_words,
)
from dashboard.exports.picture_pieces import ids_in, pieces_of
from dashboard.land import land
from dashboard.ledger import LedgerRow, headline_rows
from dashboard.mark_view import hatching, legend, mark_node
from dashboard.marks import Mark
from dashboard.navigation import HOME, page_entry
from dashboard.numerals import counted_of
from dashboard.present_order import MAP, Offer
from dashboard.source_view import number_node
from dashboard.wording import VERDICT_WORDS, firmness_words, joined, sentence, theme_title

# Pixels that a sheet may be high and still be enlarged enough for the back of a room.
TALLEST = 400
# Sizes of the map for wide windows, upright ones and phones, in pixels before it is enlarged.
_MAPS = ((640, 480), (440, 600), (358, 430))
_MOST_READINGS = 4
_LONG_TITLE, _LONG_VALUE = 72, 26


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen. `path` is the page that it is from, `said` what is read out in place of the drawing.

    `figure` is plotly's, to be enlarged on the screen; `drawings` are the same picture for several windows.
    """

    slide_id: str
    path: str
    title: str
    nodes: tuple[Node, ...]
    said: str
    figure: dict[str, Any] | None = None
    drawings: tuple[str, ...] = ()

    def written(self) -> dict[str, Any]:
        """What the browser needs of it."""
        return {
            "id": self.slide_id, "path": self.path, "title": self.title, "nodes": list(self.nodes),
            "said": self.said, "drawings": list(self.drawings),
            "height": self.figure["layout"]["height"] if self.figure else 0,
        }  # fmt: skip


def slides_of(items: Sequence[str], offered: Sequence[Offer], ground: Ground) -> tuple[Slide, ...]:
    """The slides of the items, in their order; tall charts take several. Raises DataUnavailable."""
    paths = {offer.item: offer.path for offer in offered}
    charts = all_charts(ground)
    rows = {f"{HOME}.{row.indicator_id}": row for row in headline_rows(ground.catalogue)}
    found: list[Slide] = []
    for item in items:
        if item in rows:
            found.append(headline_slide(item, rows[item], ground))
        elif item in charts:
            found += chart_slides(charts[item], paths[item], ground)
        elif item == MAP:
            found += map_slides(ground)
    return tuple(found) or (empty_slide(ground),)


def version_words(ground: Ground) -> str:
    """Which data are shown and what is left out of them, the same for every slide."""
    filters = filter_words(ground.selection, ground.whole)
    return "; ".join(words for words in (f"Data version {ground.version}", filters) if words)


def empty_slide(ground: Ground) -> Slide:
    """What is said where nothing that is selected can be presented."""
    words = "There is nothing to present in what is selected."
    notes = notes_of(words, "", "", (), ground)
    return Slide("nothing", "", words, (_frame("nothing", "", words, [], [], notes),), words)


def headline_slide(item: str, row: LedgerRow, ground: Ground) -> Slide:
    """A headline figure: the number very large, with its doubt in words and as a mark, and who says so."""
    ids = [piece.figure_id for piece in (*row.evidence, *row.others)]
    notes = notes_of(row.title, "", "", ids[: len(row.evidence)], ground)
    size = "value longer" if len(row.value) > _LONG_VALUE else "value"
    number = [
        el("p", row.value, cls=size),
        el("p", _when(row), cls="doubt"),
        el("div", mark_node(row.mark, row.value), cls="scale"),
        el("dl", [part for pair in _facts(row) for part in pair], cls="facts"),
    ]
    kind = "headline old" if row.is_old else "headline"
    nodes = _frame(kind, theme_title(row.theme), row.title, [], number, notes)
    return Slide(item, "", f"{row.title}: {row.value}", (hatching(), nodes), f"{row.value}. {_when(row)}")


def _when(row: LedgerRow) -> str:
    """When the number holds and when it was told, and what keeps it from being a plain report."""
    words = [row.when]
    if row.as_of_year and row.as_of_year not in row.when:
        words.append(f"as told in {row.as_of_year}")
    if row.status != "reported" or row.modality != "stated":
        words.append(firmness_words(row.status, row.modality).removeprefix("reported, "))
    return sentence(", ".join(word for word in words if word)).removesuffix(".")


def _facts(row: LedgerRow) -> Iterator[tuple[Node, Node]]:
    """What is measured, who says so, and what else is said."""
    qualifier = row.evidence[0].qualifier if row.evidence else ""
    facts = [
        ("Measured", row.measure),
        ("As printed", qualifier),
        ("Said by", _voices(row)),
        ("In agreement", _readings(row) if row.verdict == "conflict" else ""),
        ("Other readings", _others(row.others)),
    ]
    yield from ((el("dt", name), el("dd", words)) for name, words in facts if words)


def _voices(row: LedgerRow) -> str:
    if row.status == "derived":
        return "computed from what is printed"
    from_whom = f", from {joined(list(row.origin_titles))}" if row.origin_titles else ", no origin named"
    is_compared = row.all_documents > 1 and row.verdict in VERDICT_WORDS
    verdict = f"; {VERDICT_WORDS[row.verdict]}" if is_compared else ""
    return f"{counted_of(row.documents, row.all_documents, 'document')}{from_whom}{verdict}"


def _readings(row: LedgerRow) -> str:
    """Each number that is given, with the sources that give it."""
    ordered = sorted(row.evidence, key=lambda piece: piece.value)
    groups = [(value, list(group)) for value, group in groupby(ordered, key=lambda piece: piece.value)]
    return "; ".join(f"{value} {_numbers(group)}" for value, group in groups[:_MOST_READINGS])


def _numbers(group: Iterable[Evidence]) -> str:
    numbers = sorted({piece.source_number for piece in group if piece.source_number})
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _others(others: Sequence[Evidence]) -> str:
    said = [f"{piece.value}{f' ({piece.about})' if piece.about else ''}" for piece in others]
    unique = list(dict.fromkeys(said))
    rest = f"; and {len(unique) - _MOST_READINGS} more" if len(unique) > _MOST_READINGS else ""
    return "; ".join(unique[:_MOST_READINGS]) + rest


def chart_slides(chart: Chart, path: str, ground: Ground) -> Iterator[Slide]:
    """A chart in as many slides as keep it readable."""
    notes = picture_notes(chart, ground)
    pieces = pieces_of(chart.figure, TALLEST)
    for number, piece in enumerate(pieces, start=1):
        is_whole = len(pieces) == 1
        shown = notes if is_whole else notes.of_part(number, len(pieces), labels_of(piece), ids_in([piece]))
        aside = _aside(chart, notes, f"Part {number} of {len(pieces)}" if not is_whole else "")
        nodes = _frame("chart", _page_title(path), chart.title, aside, [], shown)
        name = chart.chart_id if is_whole else f"{chart.chart_id}.{number}"
        title = chart.title if is_whole else f"{chart.title} ({number} of {len(pieces)})"
        yield Slide(name, path, title, (hatching(), nodes), chart.alt if number == 1 else "", piece)


def _aside(chart: Chart, notes: PictureNotes, part: str) -> list[Node]:
    return [
        *([el("p", part, cls="part")] if part else []),
        *([el("p", chart.subtitle, cls="subtitle")] if chart.subtitle else []),
        *([el("p", chart.caveat, cls="caveat")] if chart.caveat else []),
        *([legend([(_sample(mark), words) for mark, words in notes.legend])] if notes.legend else []),
    ]


def _sample(mark: Mark) -> Mark:
    """A mark of a legend; one drawn as a bar is as wide as its sample."""
    return replace(mark, start=0.2, end=0.8) if mark.shape == "bar" else mark


def map_slides(ground: Ground) -> Iterator[Slide]:
    """The map, drawn for wide windows and for upright ones."""
    page = page_contents(MAP, ground)
    for part in page.parts:
        if isinstance(part, MapDrawn):
            yield _map_slide(part, ground)


def _map_slide(part: MapDrawn, ground: Ground) -> Slide:
    unplaced = unplaced_sites(part.places.sites.values(), site_outlines(ground.sites()))
    drawing = map_drawing(part.places, part.mentions, part.catalogue, land(), name_places, unplaced=unplaced)
    ids = (*drawing.figure_ids, *drawing.evidence_ids)
    notes = notes_of(drawing.title, drawing.subtitle, "", ids, ground)
    numbers = ground.catalogue.numbers
    numbered = {one.number for one in notes.numbered}
    more = [name for name in drawing.document_ids if numbers.get(name) not in numbered]
    notes = notes if not more else _with_documents(notes, drawing.document_ids, ground)
    caveat = drawing.caveat
    aside = [el("p", drawing.subtitle, cls="subtitle"), *([el("p", caveat, cls="caveat")] if caveat else [])]
    pictures = [drawing.picture(*size, ground.mode, f"map-{at}") for at, size in enumerate(_MAPS)]
    nodes = _frame("map", _page_title(MAP), drawing.title, aside, [], notes)
    return Slide(MAP, MAP, drawing.title, (nodes,), drawing.alt, None, tuple(one.svg for one in pictures))


def _with_documents(notes: PictureNotes, documents: Iterable[str], ground: Ground) -> PictureNotes:
    """The notes with all the documents that name a place among the sources."""
    catalogue = ground.catalogue
    papers = [(catalogue.numbers[name], catalogue.documents[name]) for name in documents
              if name in catalogue.documents]  # fmt: skip
    return replace(notes, numbered=tuple(Source(number, source_words(paper)) for number, paper in papers))


def _frame(
    kind: str, kicker: str, title: str, aside: Sequence[Node], middle: Sequence[Node], notes: PictureNotes
) -> Node:
    """What is the same on every slide: the heading above, the sources and the data version below."""
    heading = el("h2", title, cls="longer" if len(title) > _LONG_TITLE else None)
    return el(
        "section",
        el("header", el("p", kicker, cls="kicker") if kicker else None, heading, cls="head"),
        el("div", list(aside), cls="aside"),
        el("div", list(middle), cls="stage"),
        el("div", _sources(notes), el("p", f"Data version {notes.version}", cls="version"), cls="foot"),
        cls=f"slide {kind}",
    )


def _sources(notes: PictureNotes) -> list[Node]:
    items = [el("li", number_node(one.number), el("span", f" {one.words}")) for one in notes.numbered]
    return [el("ol", items, aria_label="Sources")] if items else []


def _page_title(path: str) -> str:
    entry = page_entry(path)
    return entry.title if entry else ""
