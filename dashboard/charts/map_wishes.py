"""The names that the map is to show: their words, and the spots where each would stand, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from dashboard.catalogue import Catalogue
from dashboard.charts.map_distances import MapLine
from dashboard.charts.map_globe import Point, distance_km
from dashboard.charts.map_labels import (
    SIZES,
    Anchor,
    Spot,
    Wish,
    label_box,
    spots_around,
    text_height,
    text_width,
    wrapped_text,
)
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import MapPoint, MapState
from dashboard.charts.map_shapes import contains
from dashboard.charts.map_views import MapView
from dashboard.charts.statement_lines import source_numbers
from dashboard.namings import Site
from dashboard.numerals import number, unit_words
from dashboard.records import Figure
from dashboard.wording import joined, value_words

NamePlaces = Callable[[Site, tuple[Point, Point], float], tuple[Point, ...]]
# Below this width of a map, in pixels, words stand in short lines.
_NARROW = 480
# How many times nearer than another mark a name's own has to be.
_NEARER = 1.3
# Below this width, there is no room for long lines of words between the computed lines.
_MIDDLING = 700
# Of the 24 steps of a line, those beside which its label may stand.
_FROM_START = (4, 6, 3, 8, 11, 2, 14, 17, 20)
_HALFWAY = (17, 14, 20, 11, 8, 6, 4, 3, 2)
_SIDES: tuple[tuple[int, Anchor], ...] = ((-1, "end"), (1, "start"))
_NAMED_KINDS = frozenset({"country", "reference"})


def wishes(
    places: Places, catalogue: Catalogue, name_places: NamePlaces, view: MapView,
    layers: frozenset[str],
) -> Iterator[Wish]:  # fmt: skip
    """The labels of everything but flows and states, those that matter most first."""
    if "sites" in layers:
        marked = [point for point in places.points if point.mark != "name"]
        # The plant is what most readers look for.
        ordered = sorted(marked, key=lambda point: point.kind != "plant")
        yield from (_point_wish(point, marked, view) for point in ordered)
        yield from (_region_wish(point, view) for point in places.points if point.is_claimed)
    if "rings" in layers:
        yield from _ring_wishes(places, catalogue)
    if "lines" in layers:
        yield from _line_wishes(places, catalogue, view)
    window = (view.unproject(8, view.height - 8), view.unproject(view.width - 8, 8))
    if "sites" in layers:
        yield from (
            _region_wish(point, view)
            for point in places.points
            if point.mark == "name" and not point.is_claimed
        )
    yield from (
        wish for site in _named(places.sites.values()) if (wish := _country_wish(site, name_places, window))
    )


def _point_wish(point: MapPoint, marked: Sequence[MapPoint], view: MapView) -> Wish:
    """A name beside its mark; where another mark is nearer, it would be taken for that one's."""
    text = wrapped_text(
        point.name, min(22, max(13, len(point.name) // 2 + 4)) if view.width < _NARROW else 20
    )
    ink: Literal["accent", "text"] = "accent" if point.kind == "plant" else "text"
    # The plant has names and marks of its own colour.
    others = [view.project(one.point) for one in marked if one != point and one.kind != "plant"]
    spots = spots_around(point.point, text, ink)
    own = (spot for spot in spots if ink == "accent" or _is_nearest(text, SIZES[ink], spot, others, view))
    return Wish(point.site_id, text, ink, tuple(own))


def _is_nearest(
    text: str, size: float, spot: Spot, others: Sequence[tuple[float, float]], view: MapView
) -> bool:
    """Whether a name at that spot is nearer by far to its own mark than to any other."""
    x, y = view.project(spot.point)
    box = label_box(text, size, (x + spot.dx, y + spot.dy), spot.anchor)
    own = box.distance_to(x, y)
    return all(own * _NEARER <= box.distance_to(*other) for other in others)


def _region_wish(point: MapPoint, view: MapView) -> Wish:
    """A name without a mark; one that is only reported says so."""
    claim = (
        "claimed" if view.width < 600 or view.height < 500 or view.name == "rings" else "claimed, not drawn"
    )
    text = f"{point.name}\n({claim})" if point.is_claimed else point.name
    shifts = (
        (0, 0), (0, -14), (0, 14), (-14, 0), (14, 0), (0, 28), (0, -28), (-28, 0), (-28, 14), (-28, -14),
        (28, 0), (28, -14), (28, 14), (42, 0), (42, -14), (56, -7), (70, -7), (28, 28), (42, 28), (0, 42),
        (28, 42), (56, 28), (70, 14), (84, 0),
    )  # fmt: skip
    return Wish(point.site_id, text, "quiet", tuple(Spot(point.point, dx, dy) for dx, dy in shifts))


@lru_cache(maxsize=512)
def state_wish(state: MapState, view: MapView) -> Wish:
    """Inside where the whole name fits, otherwise beside."""
    corners = [point for polygon in state.polygons for point in polygon[0]]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    grid = [
        (left + (right - left) * (column + 0.5) / 10, low + (high - low) * (row + 0.5) / 10)
        for column in range(10)
        for row in range(10)
    ]
    middle = ((left + right) / 2, (low + high) / 2)
    inside = sorted((at for at in grid if _fits(state, at, view)), key=lambda at: distance_km(at, middle))
    beside = (
        Spot((left, middle[1]), -5, 0, "end"), Spot((middle[0], high), 0, -11), Spot((left, high), 0, -9),
        Spot((right, middle[1]), 5, 0, "start"), Spot((right, high), 5, 0, "start"),
        Spot((middle[0], low), 0, 11), Spot((right, low), 5, -4, "start"),
    )  # fmt: skip
    return Wish(state.site_id, state.name, "accent", (*map(Spot, inside[:6]), *beside))


def _fits(state: MapState, at: Point, view: MapView) -> bool:
    x, y = view.project(at)
    wide, high = text_width(state.name, SIZES["accent"]) / 2, text_height(state.name, SIZES["accent"]) / 2
    spots = ((x + dx * wide, y + dy * high) for dx in (-1, -0.5, 0, 0.5, 1) for dy in (-1, 1))
    return all(contains(state.polygons, view.unproject(*spot)) for spot in spots)


def _ring_wishes(places: Places, catalogue: Catalogue) -> Iterator[Wish]:
    bearings = (340, 350, 0, 330, 20, 180, 170, 190, 160, 200, 320, 310, 40)
    for ring in places.rings:
        figure = catalogue.figures[ring.figure_id]
        steps = len(ring.points) - 1
        points = (ring.points[round(bearing / 360 * steps)] for bearing in bearings)
        yield Wish(ring.figure_id, ring_words(figure, catalogue), "contrast", tuple(map(Spot, points)))


def ring_words(figure: Figure, catalogue: Catalogue) -> str:
    """A printed distance with the number of its source: "Less than 1,600 miles", "to Florida [1]"."""
    scope = (catalogue.scope_words(figure.indicator_id, figure.scope) or "").partition(",")[0]
    words = value_words(figure)
    said = "\n".join(part for part in (words[:1].upper() + words[1:], scope) if part)
    numbers = source_numbers([figure.document_id], catalogue)
    return f"{said} [{number(numbers[0])}]" if numbers else said


def _line_wishes(places: Places, catalogue: Catalogue, view: MapView) -> Iterator[Wish]:
    """A label for each start, shared by lines that run all but together; that of the shortest comes last."""
    starts = list(dict.fromkeys(line.start_id for line in places.lines))
    for place, start in reversed(list(enumerate(starts))):
        lines = [line for line in places.lines if line.start_id == start]
        is_narrow = view.width < (_MIDDLING if view.name == "venezuela" else _NARROW)
        text = line_words(lines, places, catalogue, is_narrow=is_narrow)
        spots = _line_spots(lines[0], view, is_shortest=place == 0)
        yield Wish(lines[0].figure_id, text, "contrast", spots)


def _line_spots(line: MapLine, view: MapView, *, is_shortest: bool) -> tuple[Spot, ...]:
    """Beside the line, the shortest to its left; near by also away from all lines.

    There a label is not mistaken, since it says where its own begin. Where the whole lines are seen, the
    shortest's stands near the start, the other above it.
    """
    points, is_near = line.points, view.name == "venezuela"
    beside = [
        Spot(points[at], side * gap, 0, anchor)
        for gap in (10, 16, 24, 34)
        for at in (_FROM_START if is_near or is_shortest else _HALFWAY)
        for side, anchor in (_SIDES if is_shortest else _SIDES[::-1])
    ]
    if is_shortest:
        beside += [Spot(points[0], -gap, dy, "end") for gap in (10, 20, 34) for dy in (0, -10, 10, -20, 20)]
    gaps = range(188, 40, -12) if is_near else ()
    afar = [Spot(points[at], gap, 0, "start") for gap in gaps for at in range(12, 1, -1)]
    return (*beside, *afar)


def line_words(
    lines: Sequence[MapLine], places: Places, catalogue: Catalogue, *, is_narrow: bool = False
) -> str:
    """The computed distances from one start: "Computed from Venezuela:", "1,077 and 1,085 miles"."""
    site = places.sites.get(lines[0].start_id)
    name = site.name if site else catalogue.subject_title(lines[0].start_id)
    figures = [catalogue.figures[line.figure_id] for line in lines]
    *shorter, longest = dict.fromkeys(value_words(figure) for figure in figures)
    unit = unit_words(figures[0].unit)
    lengths = joined([*(words.removesuffix(unit).rstrip() for words in shorter), longest])
    words = f"Computed from {name}: {lengths}"
    return wrapped_text(words, 16) if is_narrow else words.replace(": ", ":\n")


def _named(sites: Iterable[Site]) -> list[Site]:
    """Countries with an outline near by, Venezuela first, then by name."""
    named = [site for site in sites if site.kind in _NAMED_KINDS and site.boundary_file and site.status]
    return sorted(named, key=lambda site: (site.site_id != "venezuela", site.name))


def _country_wish(site: Site, name_places: NamePlaces, window: tuple[Point, Point]) -> Wish | None:
    places = name_places(site, _coarse(window), max(1.5, len(site.name) / 6))
    if not places:
        return None
    return Wish(
        site.site_id,
        site.name,
        "country" if site.site_id == "venezuela" else "quiet",
        tuple(map(Spot, places)),
    )


def _coarse(window: tuple[Point, Point]) -> tuple[Point, Point]:
    """A window to a tenth of a degree, so that what was computed for one serves the next."""
    (left, low), (right, high) = window
    return (round(left, 1), round(low, 1)), (round(right, 1), round(high, 1))
