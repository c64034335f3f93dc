"""What a picture of a chart says around the drawing, so that it can stand alone: generated from the data."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.address import write_selection
from dashboard.catalogue import documents_behind
from dashboard.chart_legends import clickable_ids, legend_of_chart
from dashboard.contents import page_of
from dashboard.dates import EN_DASH, date_words
from dashboard.elements import web_address
from dashboard.file_names import part_of_selection
from dashboard.marks import Legend
from dashboard.units import units_words
from dashboard.wording import joined, theme_title

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue
    from dashboard.charts.chart import Chart
    from dashboard.contents.ground import Ground
    from dashboard.records import Document
    from dashboard.selection import Selection

_CITED = re.compile(r"\b[Ss]ources? (\d+(?:(?:, | and |, and )\d+)*)|\[(\d+(?:, \d+)*)\]")
# Where the public finds the dashboard; a picture bears a link only where this is set.
ADDRESS_VARIABLE = "FIGURES_ADDRESS"


@dataclass(frozen=True, slots=True)
class Source:
    """A document by the number that it has on every page."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class PictureNotes:
    """The words around a drawing. `legend` holds the marks that occur in it with their meanings."""

    title: str
    subtitle: str
    legend: Legend
    caveat: str
    filters: str | None
    numbered: tuple[Source, ...]
    version: str
    figure_ids: tuple[str, ...]
    address: str | None = None
    # What the filters leave, as in names of files.
    part_name: str = ""
    # "2 of 4" where a chart comes in several pictures.
    part: str | None = None
    # The documents behind each mark, by the id that it bears.
    behind: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of_part(self, part: int, parts: int, words: Iterable[str], figure_ids: Iterable[str]) -> PictureNotes:
        """The notes of one of several pictures of a chart, with the figures and sources that it shows."""
        ids = tuple(figure_ids)
        cited = cited_numbers(words).union(*(self.behind.get(one, ()) for one in ids))
        return replace(
            self,
            part=f"{part} of {parts}",
            figure_ids=ids,
            numbered=tuple(one for one in self.numbered if one.number in cited),
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources in words, each with its number."""
        return tuple(f"{one.number} {one.words}" for one in self.numbered)


def picture_notes(chart: Chart, ground: Ground) -> PictureNotes:
    """What a picture of this chart says."""
    catalogue = ground.catalogue
    ids = ids_behind(chart, catalogue)
    notes = notes_of(
        chart.title, chart.subtitle, chart.caveat, ids, ground, legend=legend_of_chart(chart, catalogue)
    )
    words = (*labels_of(chart.figure), chart.subtitle, chart.caveat)
    behind = _behind(chart, ids, catalogue)
    cited = cited_numbers(words).union(*behind.values())
    all_sources = _sources(documents_behind(catalogue), catalogue)
    numbered = tuple(one for one in all_sources if one.number in cited)
    path = page_of(chart.chart_id, ground) if notes.address else ""
    return replace(notes, numbered=numbered, behind=behind, address=_address(ground, path))


def ids_behind(chart: Chart, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of all that a chart shows: of its rows and marks, and of what agrees with a row that names it.

    A row that says "sources 2 and 5" has the id of one figure; the other is found by their agreement.
    """
    ids = dict.fromkeys((*chart.figure_ids, *clickable_ids(chart)))
    for row, one in zip(chart.table, chart.figure_ids, strict=True):
        agreement, named = catalogue.agreement_of.get(one), cited_numbers(row.values())
        for other in agreement.figure_ids if agreement else ():
            figure = catalogue.figure(other)
            if figure and figure.document_id and catalogue.numbers[figure.document_id] in named:
                ids.setdefault(other)
    return tuple(one for one in ids if one)


def _behind(chart: Chart, ids: Iterable[str], catalogue: Catalogue) -> Mapping[str, frozenset[int]]:
    """The documents behind each id: its own, and all that its row of the table names.

    A mark bears one id where several documents say the same.
    """
    own = {one: {source.number for source in sources_of([one], catalogue)} for one in ids}
    for row, one in zip(chart.table, chart.figure_ids, strict=True):
        own.setdefault(one, set()).update(cited_numbers(row.values()))
    return {one: frozenset(numbers) for one, numbers in own.items()}


def notes_of(
    title: str,
    subtitle: str,
    caveat: str,
    figure_ids: Iterable[str],
    ground: Ground,
    legend: Legend = (),
    path: str = "",
) -> PictureNotes:
    """What a picture says that shows these figures, events or places; `legend` what its marks mean.

    A link leads to the page at `path`.
    """
    ids = tuple(figure_ids)
    return PictureNotes(
        title=title,
        subtitle=subtitle,
        legend=legend,
        caveat=caveat,
        filters=filter_words(ground.selection, ground.whole),
        numbered=sources_of(ids, ground.catalogue),
        version=ground.version,
        figure_ids=ids,
        address=_address(ground, path),
        part_name=part_of_selection(ground.selection, ground.whole),
    )


def filter_words(selection: Selection, whole: Catalogue) -> str | None:
    """What is left out, in words: "Shown: theme Arms; sources 1 and 3; 2004–2014"; None where nothing is."""
    numbers = [str(whole.numbers[name]) for name in selection.documents if name in whole.numbers]
    years = (str(selection.first_year or ""), str(selection.last_year or ""))
    parts = [
        joined([theme_title(theme) for theme in selection.themes]),
        f"{'sources' if len(numbers) > 1 else 'source'} {joined(numbers)}" if numbers else "",
        joined([*selection.statuses]),
        _years(*years),
    ]
    only = "; ".join(part for part in parts if part)
    units = units_words(selection.units)
    said = [f"Only {only}" if only else "", f"in {units}" if units else ""]
    return "; ".join(part for part in said if part) or None


def _years(first: str, last: str) -> str:
    if first and last:
        return first if first == last else f"{first}{EN_DASH}{last}"
    return f"from {first}" if first else f"to {last}" if last else ""


def sources_of(
    ids: Iterable[str], catalogue: Catalogue, document_ids: Iterable[str] = ()
) -> tuple[Source, ...]:
    """The documents that figures and events rest on, also through what a figure is derived from.

    `document_ids` are documents that belong to them as well.
    """
    behind = {paper.document_id for paper in documents_behind(catalogue, ids)}.union(document_ids)
    papers = [paper for paper in documents_behind(catalogue) if paper.document_id in behind]
    return _sources(papers, catalogue)


def _sources(papers: Iterable[Document], catalogue: Catalogue) -> tuple[Source, ...]:
    return tuple(Source(catalogue.numbers[paper.document_id], source_words(paper)) for paper in papers)


def labels_of(figure: Mapping[str, Any]) -> tuple[str, ...]:
    """The words in a drawing."""
    return tuple(note["text"].replace("<br>", " ") for note in figure["layout"].get("annotations", ()))


def cited_numbers(words: Iterable[str]) -> set[int]:
    """The documents that words in and around a drawing refer to: "sources 2 and 3", "[4]"."""
    runs = _CITED.findall(" ".join(words).replace("\u00a0", " "))
    return {int(number) for run in runs for number in re.findall(r"\d+", " ".join(run))}


def source_words(paper: Document) -> str:
    """A document as a picture cites it: title, author, publisher, date, and where it can be read."""
    published = date_words(paper.published) if paper.published else "undated"
    inferred = " (date inferred)" if paper.published_basis == "inferred" else ""
    known = ", ".join(part for part in (paper.author, paper.publisher, published) if part)
    address = web_address(paper.url)
    return f"{paper.title}, {known}{inferred}" + (f", {address}" if address else "")


def _address(ground: Ground, path: str) -> str | None:
    """The link to what the picture shows, where a public address is configured."""
    public = web_address(os.environ.get(ADDRESS_VARIABLE))
    if public is None:
        return None
    asked = urlencode(write_selection(ground.selection) | {"version": ground.version})
    return f"{public.rstrip('/')}/{path}?{asked}"
