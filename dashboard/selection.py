"""What the reader has selected, and what it leaves of the data.

Knows nothing of Streamlit; `address.py` says how an address names a selection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Catalogue
from dashboard.dates import year_of
from dashboard.namings import Site, SiteMention, SystemMention
from dashboard.records import Agreement, Event, Figure, Left, Told
from dashboard.units import PRINTED_UNITS, Units, converted
from etl.voices import Voices

# A page shows so many documents at once; of more, those that a reader selects.
MOST_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown; what is empty or None selects everything. `figure` is what has its evidence open.

    It may be the id of a figure, of a dated statement, of a place or of an arrow on the map.
    """

    themes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    units: Units = PRINTED_UNITS
    search: str = ""
    figure: str | None = None
    version: str | None = None

    @property
    def is_filtering(self) -> bool:
        """Whether anything is left out."""
        return bool(self.themes or self.documents or self.statuses or self.is_of_years)

    @property
    def is_of_years(self) -> bool:
        """Whether the years leave anything out."""
        return bool(self.first_year or self.last_year)

    def without_filters(self) -> Selection:
        """The same with nothing left out; words searched for, units and data version stay."""
        return Selection(units=self.units, search=self.search, version=self.version)


def apply(selection: Selection, catalogue: Catalogue) -> Catalogue:
    """What pages show of the catalogue: what is selected, or of many documents the leading ones.

    Documents keep their numbers. What is left out can still be looked up by `Catalogue.figure`.
    """
    left = filtered(selection, catalogue)
    if not shows_leading(selection, catalogue):
        return left
    # The rest has been looked at already: only the documents are still to be chosen from what is left.
    return filtered(Selection(documents=_leading(left, catalogue)), left)


def shows_leading(selection: Selection, catalogue: Catalogue) -> bool:
    """Whether the leading documents stand for all: there are many, and nobody has selected any."""
    return len(catalogue.documents) > MOST_DOCUMENTS and not selection.documents


def _leading(left: Catalogue, whole: Catalogue) -> tuple[str, ...]:
    """The documents that lead in everything, as far as they tell of what is left, then those that tell most.

    So a filter takes away from what is shown, and brings no document in another's place that still tells.
    """
    telling = frozenset(left.telling)
    stay = (name for name in whole.telling[:MOST_DOCUMENTS] if name in telling)
    order = tuple(dict.fromkeys((*stay, *left.telling)))
    return order[:MOST_DOCUMENTS] or tuple(left.documents)[:MOST_DOCUMENTS]


def filtered(selection: Selection, catalogue: Catalogue) -> Catalogue:
    """The catalogue with all that is selected and nothing else, in the units asked for.

    A derived figure stays where all that it is computed from stays.
    """
    known = in_units(selection.units, catalogue)
    if not selection.is_filtering:
        return known
    whole = known.whole or known
    figures = {name: one for name, one in known.figures.items() if _has_figure(selection, one, whole.figures)}
    events = {name: event for name, event in known.events.items() if _has_event(selection, event)}
    return replace(
        known,
        figures=figures,
        events=events,
        agreement=tuple(_of_what_is_left(known.agreement, {**figures, **events}, whole.voices)),
        documents={name: one for name, one in known.documents.items() if _holds(selection.documents, name)},
        whole=whole,
    )


def in_units(units: Units, catalogue: Catalogue) -> Catalogue:
    """The catalogue with its figures in those units."""
    if units == PRINTED_UNITS:
        return catalogue
    return replace(
        catalogue, figures={name: converted(figure, units) for name, figure in catalogue.figures.items()}
    )


def _has_figure(selection: Selection, figure: Figure, figures: Mapping[str, Figure]) -> bool:
    return (
        _holds(selection.themes, figure.theme)
        and _holds(selection.statuses, figure.status)
        and _touches(selection, figure.period_start or figure.as_of, figure.period_end or figure.as_of)
        and _is_from(selection.documents, figure, figures)
    )


def _has_event(selection: Selection, event: Event) -> bool:
    return (
        _holds(selection.themes, event.theme)
        and _holds(selection.statuses, event.status)
        and _holds(selection.documents, event.document_id)
        and _touches(selection, event.date_start, event.date_end)
    )


def _holds(wanted: tuple[str, ...], name: str) -> bool:
    return not wanted or name in wanted


def _touches(selection: Selection, start: str | None, end: str | None) -> bool:
    """Whether a period reaches into the years selected; what has no date does not."""
    if not selection.first_year and not selection.last_year:
        return True
    first, last = year_of(start), year_of(end)
    if first is None and last is None:
        return False
    starts_in_time = first is None or selection.last_year is None or first <= selection.last_year
    ends_in_time = last is None or selection.first_year is None or last >= selection.first_year
    return starts_in_time and ends_in_time


def _is_from(
    documents: tuple[str, ...], figure: Figure, figures: Mapping[str, Figure], depth: int = 9
) -> bool:
    """Whether a figure comes from those documents alone, by way of what it is computed from."""
    if not documents or figure.document_id is not None:
        return not documents or figure.document_id in documents
    inputs = [found for name in figure.input_figure_ids if (found := figures.get(name))]
    return depth > 0 and all(_is_from(documents, one, figures, depth - 1) for one in inputs)


def _of_what_is_left(
    agreement: Iterable[Agreement], told: Mapping[str, Told], voices: Voices
) -> Iterator[Agreement]:
    """The comparisons of which something is left, each with that alone; what was found stays as it was."""
    ids = frozenset(told)
    for row in agreement:
        if ids.issuperset(row.figure_ids) and row.figure_ids:
            yield row
        elif not ids.isdisjoint(row.figure_ids):
            names = tuple(name for name in row.figure_ids if name in ids)
            left = [told[name] for name in names]
            count = Left(len({one.document_id for one in left}), voices.count(left))
            yield replace(row, figure_ids=names, left=count)


def mentions_left(
    mentions: Sequence[SiteMention], catalogue: Catalogue, selection: Selection
) -> tuple[SiteMention, ...]:
    """The mentions that stay on the map; none where other themes are asked for or nothing at all is left."""
    is_elsewhere = bool(selection.themes) and "places" not in selection.themes
    if is_elsewhere or not (catalogue.figures or catalogue.events):
        return ()
    return selected_mentions(mentions, selection)


def selected_mentions(mentions: Sequence[SiteMention], selection: Selection) -> tuple[SiteMention, ...]:
    """The mentions of the documents and statuses selected; a confirmed place counts as reported."""
    statuses = {"confirmed": "reported"}
    return tuple(
        one
        for one in mentions
        if _holds(selection.documents, one.document_id)
        and _holds(selection.statuses, statuses.get(one.status, one.status))
    )


def systems_left(mentions: Iterable[SystemMention], selection: Selection) -> tuple[SystemMention, ...]:
    """The namings of arms of the documents and statuses selected; none where other themes are asked for."""
    if not _holds(selection.themes, "arms"):
        return ()
    return tuple(
        one
        for one in mentions
        if _holds(selection.documents, one.document_id) and _holds(selection.statuses, one.status)
    )


def selected_sites(sites: Sequence[Site], mentions: Sequence[SiteMention]) -> tuple[Site, ...]:
    """The sites that the mentions name, and those that only geometry needs."""
    named = {one.site_id for one in mentions}
    return tuple(site for site in sites if site.site_id in named or site.status is None)
