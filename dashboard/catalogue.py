"""Figures with all that is known about them: documents by number, indicators, origins, agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from dashboard.dates import year_of
from dashboard.precision import with_digits
from dashboard.records import Agreement, Document, Event, Figure, Indicator, Origin, Subject, Told
from etl.voices import Voices

Compared = TypeVar("Compared", Figure, Event, Agreement)
Made = TypeVar("Made")


@dataclass(frozen=True)
class Catalogue:
    """The published tables, looked up by id. `numbers` numbers the documents, the same on every page."""

    figures: Mapping[str, Figure]
    documents: Mapping[str, Document]
    numbers: Mapping[str, int]
    indicators: Mapping[str, Indicator]
    subjects: Mapping[str, Subject]
    origins: Mapping[str, Origin]
    events: Mapping[str, Event]
    agreement: tuple[Agreement, ...]
    agreement_of: Mapping[str, Agreement]
    newest_year: int | None
    subject_weights: Mapping[str, int]
    version: str = ""
    # What this was selected from, where it is a selection.
    whole: Catalogue | None = None
    # What was made of single records, see `once`; a catalogue with other records begins anew.
    _made: dict[tuple[object, str], Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        *,
        figures: Iterable[Figure],
        documents: Iterable[Document],
        indicators: Iterable[Indicator],
        subjects: Iterable[Subject],
        origins: Iterable[Origin],
        agreement: Iterable[Agreement],
        events: Iterable[Event],
        version: str = "",
    ) -> Catalogue:
        """A catalogue of these records; documents are numbered from the newest to the oldest."""
        known = with_digits({figure.figure_id: figure for figure in figures})
        papers = sorted(documents, key=lambda paper: paper.document_id)
        papers.sort(key=lambda paper: paper.published or "", reverse=True)
        compared = tuple(agreement)
        return cls(
            figures=known,
            documents={paper.document_id: paper for paper in papers},
            numbers={paper.document_id: number for number, paper in enumerate(papers, 1)},
            indicators={indicator.indicator_id: indicator for indicator in indicators},
            subjects={subject.subject_id: subject for subject in subjects},
            origins={origin.origin_id: origin for origin in origins},
            events={event.event_statement_id: event for event in events},
            agreement=compared,
            agreement_of={figure_id: row for row in compared for figure_id in row.figure_ids},
            newest_year=max((year for paper in papers if (year := year_of(paper.published))), default=None),
            subject_weights=_weights(known.values()),
            version=version,
        )

    def once(self, make: Callable[[Compared, Catalogue], Made], record: Compared) -> Made:
        """What `make` makes of a figure, an event or a comparison, made but once whatever else is selected.

        It may go by the record and by what that names, all of which a selection keeps with it; so it is made
        from the whole. Of a record that is not selected, or not all of it, it is made of what is left.
        """
        whole = self.whole or self
        if not (self._has(record) and whole._has(record)):
            return make(record, self)
        key = make, _id_of(record)
        if key not in whole._made:
            whole._made[key] = make(record, whole)
        made: Made = whole._made[key]
        return made

    def _has(self, record: Figure | Event | Agreement) -> bool:
        """Whether just this record is among those that are selected."""
        found: Mapping[str, Figure | Event | Agreement] = self._compared
        if isinstance(record, Figure):
            found = self.figures
        elif isinstance(record, Event):
            found = self.events
        return found.get(_id_of(record)) is record

    @cached_property
    def _compared(self) -> dict[str, Agreement]:
        return {row.agreement_id: row for row in self.agreement}

    @cached_property
    def compared(self) -> Mapping[str, Agreement]:
        """By figure and event that is selected, the comparison with what is selected of it.

        `agreement_of` has those of everything, whole.
        """
        return {name: row for row in self.agreement for name in row.figure_ids}

    @cached_property
    def voices(self) -> Voices:
        """Who counts independent origins, as they were counted for the published comparisons."""
        papers = self.documents.values()
        relied_on = {one.document_id: tuple(given["origin"] for given in one.relies_on) for one in papers}
        return Voices(relied_on, self.origins)

    @cached_property
    def figures_of(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures by indicator."""
        groups: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            groups.setdefault(figure.indicator_id, []).append(figure)
        return {name: tuple(group) for name, group in groups.items()}

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The documents that derived figures come from, then those that tell most, of equals the newest.

        Those that tell nothing of what is selected are left out.
        """
        derived = [figure.figure_id for figure in self.figures.values() if figure.document_id is None]
        first = {paper.document_id for paper in documents_behind(self, derived)}
        told: tuple[Told, ...] = (*self.figures.values(), *self.events.values())
        counts = Counter(one.document_id for one in told if one.document_id)
        order = sorted(
            first | counts.keys(),
            key=lambda name: (name not in first, -counts[name], self.numbers.get(name, 0)),
        )
        return tuple(order)

    @cached_property
    def event_titles(self) -> Mapping[str, str]:
        """What each event is called, by the first statement of it."""
        return {event.event_id: event.title for event in [*self.events.values()][::-1]}

    @cached_property
    def commonest_subject(self) -> str | None:
        """The subject that most figures are about."""
        weights = self.subject_weights
        return max(weights, key=weights.__getitem__, default=None)

    @property
    def everything(self) -> Mapping[str, Figure]:
        """All figures, where a selection has left some of them out of `figures`."""
        return self.whole.figures if self.whole else {}

    def figure(self, figure_id: str) -> Figure | None:
        """A figure by its id, whether selected or not."""
        return self.figures.get(figure_id) or self.everything.get(figure_id)

    def subject_title(self, subject_id: str | None) -> str | None:
        """A subject's name; an id that no table knows stands for itself."""
        if subject_id is None:
            return None
        subject = self.subjects.get(subject_id)
        return subject.title if subject else subject_id.replace("_", " ")

    def indicator_title(self, indicator_id: str) -> str:
        """An indicator's name; an id that no table knows stands for itself."""
        indicator = self.indicators.get(indicator_id)
        return indicator.title if indicator else indicator_id.replace("_", " ")

    def figure_title(self, figure: Figure) -> str:
        """What a figure is called: by a title of its own, as derived ones have, or by its indicator."""
        return figure.title or self.indicator_title(figure.indicator_id)

    def measure_words(self, figure: Figure) -> str:
        """What is measured, with the names of whom: "Money from Russia to Venezuela, mainly for arms"."""
        indicator = self.indicators.get(figure.indicator_id)
        words = indicator.measure if indicator else ""
        for role, name in (("subject", figure.subject), ("counterpart", figure.counterpart)):
            title = self._title_within(name)
            if title:
                words = re.sub(rf"\b(?:the )?{role}\b", title.replace("\\", ""), words)
        return words

    def _title_within(self, subject_id: str | None) -> str | None:
        """A subject's name within a sentence: a group that no name begins loses its capital letter."""
        title, subject = self.subject_title(subject_id), self.subjects.get(subject_id or "")
        if title is None or subject is None or subject.kind != "group":
            return title
        begins_with_a_name = any(
            title.startswith(one.title) for one in self.subjects.values() if one != subject
        )
        return title if begins_with_a_name else title[:1].lower() + title[1:]

    def scope_words(self, indicator_id: str | None, scope: str | None) -> str | None:
        """What a scope of an indicator means."""
        if scope is None:
            return None
        indicator = self.indicators.get(indicator_id or "")
        meanings = indicator.scopes if indicator and isinstance(indicator.scopes, Mapping) else {}
        return meanings.get(scope) or scope.replace("_", " ")

    def scope_place(self, figure: Figure) -> int:
        """The place of a figure's scope among those that its indicator declares; 0 without a scope."""
        indicator = self.indicators.get(figure.indicator_id)
        declared = list(indicator.scopes) if indicator else []
        if figure.scope is None:
            return 0
        return 1 + (declared.index(figure.scope) if figure.scope in declared else len(declared))

    def document_title(self, document_id: str | None) -> str | None:
        """A document's title."""
        document = self.documents.get(document_id or "")
        return document.title if document else document_id

    def origin(self, origin_id: str | None) -> Origin | None:
        """An origin; an id that no table knows stands for itself."""
        if origin_id is None:
            return None
        return self.origins.get(origin_id) or Origin(origin_id, origin_id.replace("-", " "), "unknown")


def _id_of(record: Figure | Event | Agreement) -> str:
    if isinstance(record, Figure):
        return record.figure_id
    return record.event_statement_id if isinstance(record, Event) else record.agreement_id


def _weights(figures: Iterable[Figure]) -> dict[str, int]:
    """How many figures are about each subject, on either side."""
    return Counter(name for figure in figures for name in (figure.subject, figure.counterpart) if name)


def documents_behind(whole: Catalogue, ids: Iterable[str] | None = None) -> list[Document]:
    """The documents that tell of these figures and events, in the order of their numbers; without ids all.

    A derived figure is told by the documents of what it is computed from.
    """
    names = set(whole.documents) if ids is None else _documents_of(whole, ids, set())
    papers = [one for name, one in whole.documents.items() if name in names]
    return sorted(papers, key=lambda one: whole.numbers.get(one.document_id, 0))


def _documents_of(whole: Catalogue, ids: Iterable[str], seen: set[str]) -> set[str]:
    found: set[str] = set()
    for name in set(ids) - seen:
        seen.add(name)
        told = whole.figure(name) or whole.events.get(name)
        if told and told.document_id:
            found.add(told.document_id)
        if isinstance(told, Figure):
            found |= _documents_of(whole, told.input_figure_ids, seen)
    return found
