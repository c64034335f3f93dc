"""What can be presented and in which order: how an address names it, and how a link is made of it.

Knows nothing of Streamlit. Like the rest of an address it is read leniently: what it cannot mean is left out
and named in a notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.address import shortened, write_selection
from dashboard.contents import PAGES_MADE, Contents, Ground, MapDrawn, page_contents
from dashboard.ledger import headline_rows
from dashboard.navigation import HOME, PRESENTING, page_name
from dashboard.selection import Selection

MAP = "map"
MOST_ITEMS = 60
_LONGEST = 2000
# These pages hold words and tables alone.
_WITHOUT_SLIDES = frozenset({"agreement", "sources", "data"})


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be presented: its id in an address, the page that it is from, what it shows."""

    item: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is presented, in order, and a notice for each part of the address that means nothing here."""

    items: tuple[str, ...]
    notices: tuple[str, ...] = ()


def offers(ground: Ground) -> tuple[Offer, ...]:
    """All that can be presented, in the order of the pages: headline figures, charts, the map.

    Raises DataUnavailable.
    """
    rows = headline_rows(ground.catalogue)
    found = [Offer(f"{HOME}.{row.indicator_id}", "", f"{row.title}: {row.value}") for row in rows]
    for path in PAGES_MADE:
        found += _of_page(page_contents(path, ground))
    return tuple(found)


def _of_page(page: Contents) -> Iterable[Offer]:
    yield from (Offer(chart.chart_id, page.path, chart.title) for chart in page.charts)
    if any(isinstance(part, MapDrawn) for part in page.parts):
        yield Offer(MAP, page.path, page.title)


def read_order(asked: Sequence[str], offered: Sequence[Offer]) -> Order:
    """What the values of `show` name: ids of charts and headline figures, and pages for all that is on them.

    Everything where nothing is named or nothing that is named is here; never raises.
    """
    everything = tuple(offer.item for offer in offered)[:MOST_ITEMS]
    given = [value for value in asked if value]
    if not given:
        return Order(everything)
    if len(given) > 1 or len(given[0]) > _LONGEST:
        return Order(everything, (f"show cannot be read and was left out: {shortened(given[0])}",))
    names = [part for part in dict.fromkeys(part.strip() for part in given[0].split(",")) if part]
    known = {name: _meant(name, offered) for name in names}
    notices = tuple(f"There is nothing to present here by the name of {shortened(name)}."
                    for name, items in known.items() if not items)  # fmt: skip
    items = tuple(dict.fromkeys(item for found in known.values() for item in found))
    if len(items) > MOST_ITEMS:
        notices += (f"Only the first {MOST_ITEMS} of what the address names are shown.",)
    return Order(items[:MOST_ITEMS] or everything, notices)


def _meant(name: str, offered: Sequence[Offer]) -> tuple[str, ...]:
    """The items that a name stands for: one, those of a page, or a headline figure by its place."""
    items = {offer.item for offer in offered}
    if name in items:
        return (name,)
    headlines = [offer.item for offer in offered if not offer.path]
    page, _, place = name.partition(".")
    if page == HOME and place.isascii() and place.isdigit() and len(place) < 4:
        return tuple(headlines[int(place) - 1 : int(place)]) if int(place) else ()
    if name == HOME:
        return tuple(headlines)
    return tuple(offer.item for offer in offered if offer.path and offer.path == name)


def read_place(value: str | None, count: int) -> int:
    """Which of `count` slides an address opens, from 0; the first where it names none."""
    if value and value.isascii() and value.isdigit() and len(value) < 6:
        return min(max(int(value), 1), max(count, 1)) - 1
    return 0


def present_link(items: Iterable[str], selection: Selection, at: int = 1) -> str:
    """The address, relative to the home page, that presents the items in that order.

    Items are ids of charts, `map`, `briefing.` with an indicator, or paths of pages; none means everything.
    The filters, units and data version of the selection go with it.
    """
    shown = ",".join(items)
    asked = {"show": shown} if shown else {}
    asked |= write_selection(replace(selection, search="", figure=None))
    if at > 1:
        asked["at"] = str(at)
    return PRESENTING.path + (f"?{urlencode(asked, safe=',')}" if asked else "")


def slides_address(path: str, selection: Selection) -> str:
    """Where the page at an address is presented, as it is selected; nothing where it has no slides."""
    return "" if path in _WITHOUT_SLIDES else present_link([page_name(path)], selection)
