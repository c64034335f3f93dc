"""The map as something to export: its words and its table like a chart's, and a drawing at any size.

On the screen a reader can bring the map nearer, hover and click; a picture stands alone. So it shows at least
what the screen shows at its usual size: where a name finds no room, the picture is laid out on a larger
sheet, or a little more of the surroundings is taken in, before anything is left out; and what is, is listed.
Widths and heights are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from dashboard.catalogue import Catalogue
from dashboard.charts.map_land import Land
from dashboard.charts.map_legend import (
    Entries,
    left_out_lines,
    legend_entries,
    legend_height,
    legend_svg,
)
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import LAYERS, Fit, Scene, map_scene, view_of
from dashboard.charts.map_seen import seen_places, unnamed
from dashboard.charts.map_svg import map_svg
from dashboard.charts.map_table import map_table
from dashboard.charts.map_wishes import NamePlaces
from dashboard.charts.map_words import HINT, Tips, distance_claim, map_alt, map_caveats, map_claims, map_tips
from dashboard.namings import Site, SiteMention
from dashboard.theme import Mode
from dashboard.wording import joined, sentence

NAME = "map"
# The map on the screen of a reader whose window was not measured.
USUAL_SIZE = (640, 600)
# The smallest sheet on which a map is laid out, and what a legend needs beneath it.
_LEAST, _LEAST_LEGEND = (300, 340), 60
# How much larger than the picture it is laid out, and by how many zoom steps farther: the least first.
_LOOSER = (
    (1, 0), (1, 0.12), (1.15, 0), (1, 0.25), (1.15, 0.12), (1.3, 0), (1.15, 0.25), (1.3, 0.12), (1.5, 0),
    (1.3, 0.25), (1.5, 0.12), (1.65, 0), (1.65, 0.25), (1.8, 0), (2, 0), (2, 0.4),
)  # fmt: skip
# So many of these are no larger than the picture and hardly farther.
_CLOSE = 2


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A drawing of the map: `svg` with the legend beneath it, and which names found no room, listed there."""

    svg: str
    scene: Scene
    legend: Entries
    alt: str
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class MapDrawing:
    """The map with the words that belong to it, as `Chart` has them; `figure_ids` beside the table's rows.

    `screen` is the scene that the screen shows; a picture never shows less. `land` and `name_places` are the
    outlines that it is drawn on.
    """

    chart_id: str
    title: str
    subtitle: str
    alt: str
    caveats: tuple[str, ...]
    legend: Entries
    table: tuple[Mapping[str, str], ...]
    figure_ids: tuple[str, ...]
    evidence_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    tips: Tips
    screen: Scene
    fit: Fit
    catalogue: Catalogue
    land: Land
    name_places: NamePlaces
    _scenes: dict[tuple[int, int, bool], Scene] = field(default_factory=dict, repr=False, compare=False)

    @property
    def caveat(self) -> str:
        """What must not be read into the map, in one text."""
        return " ".join(self.caveats)

    def scene(self, width: int, height: int, *, has_legend: bool = True) -> Scene:
        """The scene of a picture of that size, the same for both colour modes."""
        size = (width, height, has_legend)
        if size not in self._scenes:
            self._scenes[size] = picture_scene(self, width, height, has_legend=has_legend)
        return self._scenes[size]

    def whole_scene(self, width: int, height: int) -> Scene | None:
        """The scene of a picture of that size without a legend, if it leaves out nothing."""
        tries = islice(_looser(self, width, height, has_legend=False), _CLOSE)
        found = next((scene for scene in tries if _missing(scene, self.screen) == (0, 0)), None)
        if found is None or found.view.width != width:
            return None
        return self._scenes.setdefault((width, height, False), _without_scraps(found))

    def picture(
        self, width: int, height: int, mode: Mode, name: str = NAME, *, has_legend: bool = True
    ) -> MapPicture:
        """The map in so many pixels, a legend beneath it counted in; `name` begins the ids in the SVG.

        Without the legend, what stands around the map has to tell it and which marks have no name.
        """
        scene = self.scene(width, height, has_legend=has_legend)
        entries, shown, wide = legend_entries(scene), seen_places(scene), scene.view.width
        left_out = unnamed(scene)
        notes = left_out_lines(left_out, wide) if has_legend else ()
        below = entries if has_legend else ()
        under = legend_height(below, notes, wide)
        alt = map_alt(shown, self.catalogue)
        is_bare = not (entries or shown.states or has_marks(scene.places))
        svg = map_svg(
            scene, mode, self.land, self.tips, alt=alt, name=name, note=self.title if is_bare else "",
            below=legend_svg(below, notes, mode, wide, scene.view.height), below_height=under,
            size=(width, round((scene.view.height + under) * width / wide)),
        )  # fmt: skip
        return MapPicture(svg, scene, entries, alt, left_out)


def map_drawing(
    places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue, land: Land,
    name_places: NamePlaces, *, fit: Fit = "venezuela", layers: frozenset[str] = frozenset(LAYERS),
    screen: tuple[int, int] = USUAL_SIZE, unplaced: Sequence[Site] = (),
) -> MapDrawing:  # fmt: skip
    """The map as the screen shows it in a window of `screen` pixels, to be drawn at any size."""
    grounded = replace(places, country=places.country or land.country_polygons)
    scene = map_scene(
        grounded, catalogue, name_places, fit=fit, width=screen[0], height=screen[1], layers=layers
    )
    seen = seen_places(scene)
    claims = _claims(seen, places, mentions, catalogue)
    rows = map_table(places, mentions, catalogue)
    evidence = tuple(dict.fromkeys(name for row in rows for name in row.figure_ids))
    return MapDrawing(
        chart_id=NAME,
        title=claims[0],
        subtitle=" ".join(claims[1:]) or "The places that the documents name, as closely as they place them.",
        alt=map_alt(seen, catalogue),
        caveats=(*map_caveats(seen, ()), *_not_drawn(unplaced)),
        legend=legend_entries(scene),
        table=tuple(row.cells for row in rows),
        figure_ids=tuple(next(iter(row.figure_ids), "") for row in rows),
        evidence_ids=evidence,
        document_ids=_documents(mentions, evidence, catalogue),
        tips=_unclicked(map_tips(places, mentions, catalogue)),
        screen=scene, fit=fit, catalogue=catalogue, land=land, name_places=name_places,
    )  # fmt: skip


def picture_scene(drawing: MapDrawing, width: int, height: int, *, has_legend: bool = True) -> Scene:
    """The scene in a picture of that size, legend and all, with every mark and name that the screen shows.

    Its window may be larger than asked for, in the same proportion, and is then drawn smaller. Where some
    name finds no room in any, the one with the fewest missing is taken.
    """
    tried: list[tuple[tuple[int, int], Scene]] = []
    for scene in _looser(drawing, width, height, has_legend):
        tried.append((_missing(scene, drawing.screen), scene))
        if tried[-1][0] == (0, 0):
            break
    return _without_scraps(min(tried, key=lambda one: one[0])[1])


def _missing(scene: Scene, screen: Scene) -> tuple[int, int]:
    """How many names and marks of the screen a scene lacks; marks are looked at where no name is missing."""
    unsaid = len(_names(screen) - _names(scene))
    return unsaid, 0 if unsaid else len(_marks(screen) - _marks(scene))


def _names(scene: Scene) -> set[str]:
    return {label.label_id for label in scene.labels}


def _marks(scene: Scene) -> set[str]:
    """The places and lines that a scene shows, by what they stand for; rings go with their names."""
    seen = seen_places(scene)
    places = [*(one.site_id for one in seen.points), *(one.site_id for one in seen.states)]
    return {*places, *(one.figure_id for one in seen.lines)}


def _without_scraps(scene: Scene) -> Scene:
    """The scene without rings that only touch a corner of it, neither fitted to nor named."""
    if scene.view.name == "rings" or "names" not in scene.layers:
        return scene
    rings = tuple(ring for ring in scene.places.rings if ring.figure_id in _names(scene))
    return replace(scene, places=replace(scene.places, rings=rings))


def _looser(drawing: MapDrawing, width: int, height: int, has_legend: bool) -> Iterator[Scene]:
    """Scenes with ever more room for names, none too small for a map."""
    places, fit = drawing.screen.places, drawing.fit
    high_enough = _LEAST[1] + (_LEAST_LEGEND if has_legend else 0)
    least = max(1.0, _LEAST[0] / width, high_enough / height)
    for scale, away in _LOOSER:
        wide = round(width * scale * least)
        left_out = left_out_lines(unnamed(drawing.screen), wide)
        under = legend_height(drawing.legend, left_out, wide) if has_legend else 0
        high = round(height * scale * least - under)
        view = view_of(places, fit, wide, high)
        yield map_scene(
            places, drawing.catalogue, drawing.name_places, fit=fit, width=wide, height=high,
            layers=drawing.screen.layers, view=replace(view, zoom=round(view.zoom - away, 3)),
        )  # fmt: skip


def best_height(width: int) -> int:
    """A height in which a picture of that width shows the map well, the legend counted in."""
    return round(width * 1.4) if width < 480 else round(width * 0.94) if width < 700 else round(width * 0.8)


def _claims(seen: Places, places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> list[str]:
    """The map's findings; that on distances comes first where the rings are seen."""
    claims, distances = map_claims(places, mentions, catalogue), distance_claim(places, catalogue)
    if seen.rings and distances in claims:
        claims.sort(key=lambda claim: claim != distances)
    return claims


def has_marks(places: Places) -> bool:
    """Whether the data put anything on the map but names of regions."""
    marked = any(point.mark != "name" for point in places.points)
    return marked or bool(places.states or places.rings or places.lines or places.flows)


def _not_drawn(unplaced: Sequence[Site]) -> Iterator[str]:
    if unplaced:
        yield sentence(
            f"named but not drawn, for want of a position: {joined([one.name for one in unplaced])}"
        )


def _documents(
    mentions: Iterable[SiteMention], figure_ids: Iterable[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """The documents that the map rests on, in the order of their numbers."""
    named = {one.document_id for one in mentions}
    named |= {catalogue.figures[name].document_id or "" for name in figure_ids}
    return tuple(name for name in catalogue.numbers if name in named)


def _unclicked(tips: Tips) -> Tips:
    """The words of the marks without the call to click, which no picture answers."""
    return {key: (name, said.replace(HINT, "").strip()) for key, (name, said) in tips.items()}
