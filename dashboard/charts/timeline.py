"""Everything dated, as matters with the readings of their dates, in panels of years and of months."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.timeline_dates import stretch_of
from dashboard.records import Event
from dashboard.wording import event_date_words, theme_place

_FINE = frozenset({"day", "month", "part of month", "part of year"})
_LEAST_IN_A_YEAR = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One date of a matter, by all statements that give it; `start` and `end` in years, if it has them."""

    words: str
    start: float | None
    end: float | None
    precision: str
    is_inferred: bool
    modality: str
    status: str
    statements: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """Something dated with every reading of when it was; `verdict` compares them, None if nothing did."""

    event_id: str
    title: str
    theme: str
    verdict: str | None
    readings: tuple[Reading, ...]

    @property
    def has_conflict(self) -> bool:
        """Whether its dates conflict and those that are here have no day in common."""
        dated = [
            (one.start, one.end) for one in self.readings if one.start is not None and one.end is not None
        ]
        has_common_day = len(dated) > 1 and max(start for start, _ in dated) < min(end for _, end in dated)
        return self.verdict == "conflict" and len(self.readings) > 1 and not has_common_day

    @property
    def start(self) -> float:
        """Where its first reading begins, after everything for one without a date."""
        return min((one.start for one in self.readings if one.start is not None), default=math.inf)

    @property
    def end(self) -> float:
        """Where its last reading is over."""
        return max((one.end for one in self.readings if one.end is not None), default=math.inf)


@dataclass(frozen=True, slots=True)
class Panel:
    """Matters by theme and in order, on an axis from the beginning of year `first` to that of `last`.

    The two are the same where no matter has a date that can be drawn: then there is no axis.
    """

    first: int
    last: int
    matters: tuple[Matter, ...]

    @property
    def is_undated(self) -> bool:
        """Whether there is no axis."""
        return self.first == self.last

    @property
    def is_one_year(self) -> bool:
        """Whether the axis shows the months of a single year."""
        return self.last - self.first == 1


def timeline_points(catalogue: Catalogue) -> tuple[Matter, ...]:
    """Every dated matter, in order of its earliest reading; statements that give one date are one reading."""
    groups: dict[str, list[Event]] = {}
    for event in catalogue.events.values():
        groups.setdefault(event.event_id, []).append(event)
    verdicts = {row.event_id: row.verdict for row in catalogue.agreement if row.event_id}
    matters = [_matter(events, verdicts.get(name)) for name, events in groups.items()]
    return tuple(sorted(matters, key=lambda one: (one.start, one.end, one.title, one.event_id)))


def _matter(events: Sequence[Event], verdict: str | None) -> Matter:
    readings = sorted(
        _readings(events), key=lambda one: (one.start or math.inf, one.end or math.inf, one.words)
    )
    first = events[0]
    return Matter(first.event_id, first.title, first.theme, verdict, tuple(readings))


def _readings(events: Iterable[Event]) -> list[Reading]:
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in sorted(events, key=lambda one: one.event_statement_id):
        key = (event.date_start, event.date_end, event.modality, event.status)
        groups.setdefault(key, []).append(event)
    return [_reading(tuple(group)) for group in groups.values()]


def _reading(events: tuple[Event, ...]) -> Reading:
    first = events[0]
    start, end = stretch_of(first.date_start, first.date_end) or (None, None)
    return Reading(
        words=event_date_words(first),
        start=start,
        end=end,
        precision=first.precision or "span",
        is_inferred=all(event.date_basis == "inferred" for event in events),
        modality=first.modality,
        status=first.status,
        statements=events,
    )


def timeline_panels(matters: Sequence[Matter]) -> tuple[Panel, ...]:
    """A panel of years, then one for each year that holds several matters dated to a part of it."""
    close = [year for year, count in sorted(_fine_years(matters).items()) if count >= _LEAST_IN_A_YEAR]
    panels = [Panel(year, year + 1, _ordered(one for one in matters if _is_in(one, year))) for year in close]
    shown = {one.event_id for panel in panels for one in panel.matters}
    rest = [one for one in matters if one.event_id not in shown]
    return (*_years_panel(rest, close), *panels)


def _fine_years(matters: Iterable[Matter]) -> Counter[int]:
    """How many matters each year holds that are dated to a part of it."""
    return Counter(
        math.floor(matter.start)
        for matter in matters
        if math.isfinite(matter.start)
        and any(one.precision in _FINE for one in matter.readings)
        and _is_in(matter, math.floor(matter.start))
    )


def _is_in(matter: Matter, year: float) -> bool:
    return year <= matter.start and matter.end <= year + 1


def _years_panel(matters: Sequence[Matter], close: Sequence[int]) -> tuple[Panel, ...]:
    """The matters that no single year holds; the axis reaches over the years that are shown by month, too."""
    if not matters:
        return ()
    starts = [math.floor(one.start) for one in matters if math.isfinite(one.start)]
    ends = [math.ceil(one.end) for one in matters if math.isfinite(one.end)]
    if not starts and not close:
        return (Panel(0, 0, _ordered(matters)),)
    first, last = min([*starts, *close]), max([*ends, *(year + 1 for year in close)], default=1)
    return (Panel(first, max(last, first + 1), _ordered(matters)),)


def _ordered(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    return tuple(sorted(matters, key=lambda one: (theme_place(one.theme), one.theme)))
