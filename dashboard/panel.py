"""What the filters beside the pages offer and say, as plain data; `assets/panel.js` draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.address import Known, write_selection
from dashboard.catalogue import Catalogue
from dashboard.dates import EN_DASH, year_of
from dashboard.navigation import PAGES
from dashboard.numerals import NBSP, counted, some_of
from dashboard.selection import Selection, shows_leading
from dashboard.theme import Mode
from dashboard.units import unit_choices, units_words
from dashboard.wording import theme_place, theme_title

_SEARCH = "Search figures, events, places, sources"
_WHOLE = "This page shows everything; the filters are for the others."


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands above and below the filters: which page this is, the ways on, which data these are.

    A way without an address is a button. `is_filtered` says whether the page heeds the filters.
    """

    path: str = ""
    ways: tuple[tuple[str, str | None], ...] = ()
    version_words: str = ""
    is_filtered: bool = True


def panel_data(
    selection: Selection, whole: Catalogue, left: Catalogue, mode: Mode, beside: Beside
) -> dict[str, Any]:
    """What the panel shows beside its options: what is chosen, how much that leaves, the link to the view."""
    chosen = write_selection(selection)
    return {
        "chosen": chosen,
        "words": _words(selection, whole),
        "shown": _shown(whole, left) + _leading_words(selection, whole, left)
        if beside.is_filtered else _WHOLE,
        "isFiltering": is_resettable(selection),
        "version": whole.version,
        "link": urlencode(chosen | {"version": whole.version}),
        "mode": mode,
        "page": beside.path,
        "ways": beside.ways,
        "versionWords": beside.version_words,
    }  # fmt: skip


def is_resettable(selection: Selection) -> bool:
    """Whether there is anything to take back: filters, other units, words searched for; no open evidence."""
    return replace(selection, figure=None, version=None) != Selection()


def panel_options(whole: Catalogue) -> dict[str, Any]:
    """What the panel offers, which is the same as long as the data are."""
    known = Known.of(whole)
    themes = Counter(figure.theme for figure in whole.figures.values())
    documents = Counter(figure.document_id or "" for figure in whole.figures.values())
    statuses = Counter(figure.status for figure in whole.figures.values())
    ordered = sorted(known.themes, key=theme_place)
    titles = {name: f"{place}  {whole.document_title(name)}" for name, place in whole.numbers.items()}
    return {
        "version": whole.version,
        "pages": _pages(),
        "search": _SEARCH,
        "groups": [
            _group("theme", "Theme", ordered, {name: theme_title(name) for name in ordered}, themes),
            _group("documents", "Documents", known.documents, titles, documents),
            _group("status", "Status", known.statuses, {}, statuses),
        ],
        "period": {"title": "Years", "years": list(years_of(whole))},
        "units": {"title": "Units", "sets": unit_choices()},
    }


def _pages() -> list[tuple[str, list[tuple[str, str]]]]:
    """The pages by group, each with its address and its title."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for page in PAGES:
        groups.setdefault(page.group, []).append((page.path, page.title))
    return list(groups.items())


def _group(
    name: str, title: str, ids: Iterable[str], titles: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "options": [[one, titles.get(one, one), counts[one]] for one in ids],
    }


def years_of(catalogue: Catalogue) -> range:
    """The years that figures and events speak of, newest last."""
    figures = catalogue.figures.values()
    dates = [date for one in figures for date in (one.period_start, one.period_end, one.as_of)]
    dates += [date for one in catalogue.events.values() for date in (one.date_start, one.date_end)]
    years = {year for date in dates if (year := year_of(date)) is not None and year >= 1000}
    return range(min(years), max(years) + 1) if years else range(0)


def _words(selection: Selection, whole: Catalogue) -> dict[str, str]:
    """What each group says beside its name; nothing where it leaves nothing out."""
    numbers = [f"no.{NBSP}{whole.numbers[name]}" for name in selection.documents if name in whole.numbers]
    words = {
        "theme": ", ".join(theme_title(theme) for theme in selection.themes),
        "documents": ", ".join(numbers),
        "status": ", ".join(selection.statuses),
        "years": _years_words(selection),
        "units": units_words(selection.units) or "as printed",
    }
    return {name: said for name, said in words.items() if said}


def _years_words(selection: Selection) -> str:
    first, last = selection.first_year, selection.last_year
    if first and last:
        return str(first) if first == last else f"{first}{EN_DASH}{last}"
    return f"from {first}" if first else f"to {last}" if last else ""


def _shown(whole: Catalogue, left: Catalogue) -> str:
    """How much of the data a selection leaves."""
    if len(left.figures) == len(whole.figures) and len(left.events) == len(whole.events):
        events = counted(len(whole.events), "dated statement")
        return f"All {counted(len(whole.figures), 'figure')} and {events} are shown."
    figures = some_of(len(left.figures), len(whole.figures), "figure")
    events = some_of(len(left.events), len(whole.events), "dated statement")
    return f"{figures} and {events} are shown."


def _leading_words(selection: Selection, whole: Catalogue, left: Catalogue) -> str:
    """Which documents a page shows where there are many and nobody has selected any."""
    if not shows_leading(selection, whole):
        return ""
    some = some_of(len(left.documents), len(whole.documents), "document")
    return f" They are from {some}, those that tell most; choose others under Documents."
