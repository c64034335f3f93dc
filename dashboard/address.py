"""How an address says what is selected.

Knows nothing of Streamlit. An address is read leniently: what it cannot mean is left out and named in a
notice, so that a damaged link still opens a page. What is written is short, stable and in one order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.selection import Selection
from dashboard.units import read_units, units_parameter

STATUSES = ("reported", "alleged", "derived")
# The parameters of an address that select; all others belong to the page that reads them.
PARAMETERS = ("theme", "documents", "status", "from", "to", "unit", "search", "figure", "version")
# Names the evidence that a reader has opened on a page, other than by a mark.
OPENED = "open"
# These are read by the pages themselves.
PAGE_PARAMETERS = ("verdict", "document", "paragraph", "table", "items", "show", "at", OPENED)
LONGEST_SEARCH = 200
_LONGEST_OPENED = 4000
_LONGEST = 400
_LONGEST_OF = {"search": LONGEST_SEARCH, OPENED: _LONGEST_OPENED}
_LONGEST_SHOWN = 40
_YEAR = re.compile(r"[1-9]\d{3}")


@dataclass(frozen=True, slots=True)
class Known:
    """What an address may name: the ids in the data.

    `figures` are figures and dated statements; `others` gives what else has evidence, looked up when asked.
    """

    themes: tuple[str, ...]
    documents: tuple[str, ...]
    figures: frozenset[str]
    statuses: tuple[str, ...] = STATUSES
    version: str = ""
    others: Callable[[], AbstractSet[str]] = frozenset

    def has_evidence(self, name: str) -> bool:
        """Whether there is something of that id with evidence to open."""
        return name in self.figures or name in self.others()

    @classmethod
    def of(cls, catalogue: Catalogue, others: Callable[[], AbstractSet[str]] = frozenset) -> Known:
        """The ids of a catalogue, and `others`."""
        themes = {figure.theme for figure in catalogue.figures.values()}
        themes |= {event.theme for event in catalogue.events.values()}
        found = {figure.status for figure in catalogue.figures.values()}
        return cls(
            themes=tuple(sorted(themes)),
            documents=tuple(catalogue.numbers),
            figures=frozenset((*catalogue.figures, *catalogue.everything, *catalogue.events)),
            statuses=(*STATUSES, *sorted(found - set(STATUSES))),
            version=catalogue.version,
            others=others,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """An address as it was understood, and one notice for each part that was not."""

    selection: Selection
    notices: tuple[str, ...] = ()


def read_selection(asked: Mapping[str, Sequence[str]], known: Known) -> Reading:
    """The selection that the parameters of an address name; never raises, whatever they hold."""
    notices: list[str] = []
    values = {name: value for name in PARAMETERS if (value := _single(name, asked, notices)) is not None}

    def chosen(name: str, options: Iterable[str]) -> tuple[str, ...]:
        return _choice(name, values.get(name, ""), tuple(options), notices)

    first, last = (_year(name, values.get(name), notices) for name in ("from", "to"))
    if first and last and first > last:
        notices.append(f"The period from {first} to {last} runs backwards and was left out.")
        first = last = None
    units, unknown = read_units(values.get("unit", ""))
    notices += [_unknown("unit", part) for part in unknown]
    search = " ".join(values.get("search", "").split())
    selection = Selection(
        themes=chosen("theme", known.themes),
        documents=chosen("documents", known.documents),
        statuses=chosen("status", known.statuses),
        first_year=first,
        last_year=last,
        units=units,
        search=search,
        figure=_member("figure", values.get("figure"), known.has_evidence, notices),
        version=_version(values.get("version"), known.version, notices),
    )
    return Reading(selection, tuple(notices))


def read_opened(given: Sequence[str], known: Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What an address says is open, each once, and a notice for each part of it that is not known."""
    notices: list[str] = []
    value = _single(OPENED, {OPENED: given}, notices) or ""
    parts = dict.fromkeys(part for part in value.split(",") if part)
    notices += [_unknown(OPENED, part) for part in parts if not known.has_evidence(part)]
    return tuple(part for part in parts if known.has_evidence(part)), tuple(notices)


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """A notice for the parameters that no page reads; one for all of them."""
    unknown = [name for name in names if name not in PARAMETERS and name not in PAGE_PARAMETERS]
    if not unknown:
        return ()
    shown = ", ".join(shortened(name) for name in unknown[:3])
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    return (f"The address asks for what no page knows, which was left out: {shown}{more}",)


def _single(name: str, asked: Mapping[str, Sequence[str]], notices: list[str]) -> str | None:
    """A parameter's one value; a repeated, overlong or unreadable one is left out."""
    given = [value for value in asked.get(name, ()) if value]
    if not given:
        return None
    if len(set(given)) > 1:
        notices.append(f"{name} stands in the address more than once and was left out.")
        return None
    if len(given[0]) > _LONGEST_OF.get(name, _LONGEST):
        notices.append(f"{name} is too long and was left out: {shortened(given[0])}")
        return None
    if not all(letter.isprintable() or letter.isspace() for letter in given[0]):
        notices.append(f"{name} holds characters that cannot be read and was left out: {shortened(given[0])}")
        return None
    return given[0]


def _choice(name: str, value: str, options: tuple[str, ...], notices: list[str]) -> tuple[str, ...]:
    parts = [part for part in value.split(",") if part]
    notices += [_unknown(name, part) for part in dict.fromkeys(parts) if part not in options]
    chosen = tuple(option for option in options if option in parts)
    return () if len(chosen) == len(options) else chosen


def _year(name: str, value: str | None, notices: list[str]) -> int | None:
    if value is None:
        return None
    if not _YEAR.fullmatch(value) or not value.isascii():
        notices.append(_unknown(name, value))
        return None
    return int(value)


def _member(name: str, value: str | None, is_known: Callable[[str], bool], notices: list[str]) -> str | None:
    if value is None or is_known(value):
        return value
    notices.append(_unknown(name, value))
    return None


def _version(value: str | None, pinned: str, notices: list[str]) -> str | None:
    """The version asked for, where it is the one that could be pinned."""
    if value is None or value == pinned:
        return value
    notices.append(f"The data version in the address is not here; this is the one in use: {shortened(value)}")
    return None


def _unknown(name: str, value: str) -> str:
    return f"{name} in the address is not known here and was left out: {shortened(value)}"


def shortened(text: str) -> str:
    """`text` fit to stand in a notice: no control characters, forty characters at the most."""
    begun = text[: _LONGEST_SHOWN + 1]
    readable = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in begun)
    return readable if len(readable) <= _LONGEST_SHOWN else f"{readable[:_LONGEST_SHOWN]}…"


def write_selection(selection: Selection) -> dict[str, str]:
    """The parameters that say it, in one order; what selects everything is not written."""
    values = {
        "theme": ",".join(selection.themes),
        "documents": ",".join(selection.documents),
        "status": ",".join(selection.statuses),
        "from": str(selection.first_year or ""),
        "to": str(selection.last_year or ""),
        "unit": units_parameter(selection.units),
        "search": selection.search,
        "figure": selection.figure or "",
        "version": selection.version or "",
    }
    return {name: value for name, value in values.items() if value}
