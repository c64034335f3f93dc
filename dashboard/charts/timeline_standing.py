"""What is counted beside what is dated: each measure once, with what was told of it in which year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.catalogue import Catalogue
from dashboard.charts.statement_lines import source_numbers
from dashboard.elements import Node, el
from dashboard.records import Figure
from dashboard.source_view import number_node
from dashboard.wording import MODALITY_WORDS, is_old, short_when_words, value_words


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing said of a measure, by all who say it; `scope` says what exactly."""

    words: str
    when: str
    as_of_year: str | None
    is_old: bool
    tags: tuple[str, ...]
    scope: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure with all that is said of it, the oldest telling first."""

    indicator_id: str
    title: str
    tellings: tuple[Telling, ...]


def standings(catalogue: Catalogue, themes: Sequence[str]) -> tuple[Standing, ...]:
    """Every measure of the themes, headline measures first; figures that say the same are one telling."""
    groups: dict[str, list[Figure]] = {}
    for figure in catalogue.figures.values():
        if figure.theme in themes:
            groups.setdefault(_measure_of(figure, catalogue), []).append(figure)
    ordered = sorted(groups, key=lambda name: _place(name, catalogue))
    return tuple(
        Standing(name, catalogue.indicator_title(name), _tellings(groups[name], catalogue))
        for name in ordered
    )


def _measure_of(figure: Figure, catalogue: Catalogue) -> str:
    """The measure that a figure is shown with: for a derived one, that of what it is derived from."""
    if figure.status == "derived":
        sources = (catalogue.figure(name) for name in figure.input_figure_ids)
        return next((one.indicator_id for one in sources if one is not None), figure.indicator_id)
    return figure.indicator_id


def _place(indicator_id: str, catalogue: Catalogue) -> tuple[object, ...]:
    indicator = catalogue.indicators.get(indicator_id)
    order = indicator.headline_order if indicator else None
    return (order is None, order or 0, indicator_id)


def _tellings(figures: Sequence[Figure], catalogue: Catalogue) -> tuple[Telling, ...]:
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (value_words(figure), short_when_words(figure), figure.modality, figure.status, figure.scope,
               figure.indicator_id)  # fmt: skip
        groups.setdefault(key, []).append(figure)
    told = [_telling(sorted(group, key=lambda one: one.figure_id), catalogue) for group in groups.values()]
    return tuple(
        sorted(told, key=lambda one: (one.as_of_year or "", one.figures[0].status == "derived", one.words))
    )


def _telling(group: Sequence[Figure], catalogue: Catalogue) -> Telling:
    first = group[0]
    tags = [first.status] if first.status != "reported" else []
    if first.modality != "stated":
        tags.append(MODALITY_WORDS.get(first.modality, first.modality))
    return Telling(
        words=value_words(first),
        when=short_when_words(first),
        as_of_year=first.as_of[:4] if first.as_of else None,
        is_old=is_old(first, catalogue.newest_year),
        tags=tuple(tags),
        scope=first.title or catalogue.scope_words(first.indicator_id, first.scope),
        figures=tuple(group),
    )


def standing_section(found: Sequence[Standing], catalogue: Catalogue) -> list[Node]:
    """The measures as a list, each telling with its year, what is old told apart from what is new."""
    if not found:
        return []
    heading = el("h2", el("span", "What was told, and in which year"), cls="theme")
    return [el("section", heading, [_standing_node(one, catalogue) for one in found], cls="disputes")]


def _standing_node(one: Standing, catalogue: Catalogue) -> Node:
    label = el("div", el("h3", one.title), cls="label")
    tellings = el("ul", [_telling_node(telling, catalogue) for telling in one.tellings], cls="readings")
    return el("article", label, tellings, cls="dispute")


def _telling_node(telling: Telling, catalogue: Catalogue) -> Node:
    is_said = telling.as_of_year is None or telling.as_of_year in telling.when
    when = telling.when if is_said else f"{telling.when}; as of {telling.as_of_year}"
    tags = [el("span", words, cls=f"tag {words}") for words in telling.tags]
    value = el("p", telling.words, [child for tag in tags for child in (" ", tag)], cls="said")
    age = el("p", when, " ", el("span", "older", cls="tag") if telling.is_old else None, cls="by")
    scope = el("p", telling.scope, cls="measure") if telling.scope else None
    return el("li", value, age, scope, _voices(telling, catalogue))


def _voices(telling: Telling, catalogue: Catalogue) -> Node | None:
    """The numbers of the sources, each the way to its paragraph."""
    links = [
        _voice(figure, number)
        for figure in telling.figures
        for number in source_numbers([figure.document_id], catalogue)
    ]
    return el("p", links, cls="by") if links else None


def _voice(figure: Figure, number: int) -> Node:
    asked = {"document": figure.document_id or "", "paragraph": str(figure.paragraph or "")}
    target = f"sources?{urlencode(asked)}"
    words = el("span", f"source {number}, paragraph {figure.paragraph}", cls="unseen")
    return el("a", number_node(number), words, href=f"./{target}", data_go=target)
