"""The plates of a report: charts, in whole rows where one is taller than a page, and the map, as SVG."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.boundaries import name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.chart_legends import legend_of_chart
from dashboard.charts.chart import Chart
from dashboard.charts.map_chart import MapDrawing, best_height, map_drawing
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import Fit
from dashboard.contents import Drawn, MapDrawn, Part
from dashboard.exports.picture_notes import ids_behind
from dashboard.exports.picture_pieces import pieces_of
from dashboard.exports.pictures import bare_svg
from dashboard.land import land
from dashboard.marks import Legend
from dashboard.theme import LIGHT, Mode, channels

# A colour as drawings write it.
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|rgba?\([^)]*\)")
_WHITE = "#ffffff"
_RINGS_TITLE = "The distances that are printed or computed, to scale"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing as SVG, with what it shows in words."""

    svg: str
    alt: str


# Width in pixels, mode, beginning of the ids inside, greatest height of one drawing.
Draw = Callable[[int, Mode, str, float | None], tuple[Drawing, ...]]


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart or a view of the map with the words that belong to it.

    `draw` makes its drawings; it raises NoChromium and PictureFailed. `chart` is None for the map.
    `figure_ids` go with the rows of the table; `behind` are all that is shown, `document_ids` what is named
    besides. `legend` is what stands beside a chart; a map has its own in the drawing.
    """

    name: str
    title: str
    subtitle: str
    caveat: str
    table: tuple[Mapping[str, str], ...]
    figure_ids: tuple[str, ...]
    draw: Draw
    chart: Chart | None = None
    behind: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    legend: Legend = ()


def plates_of(part: Part) -> tuple[Plate, ...]:
    """What is drawn of a part of a page: a chart, or the map near and far; nothing for words and tables."""
    if isinstance(part, Drawn):
        return (_chart_plate(part.chart, part.catalogue),)
    if isinstance(part, MapDrawn):
        near = _map_plate(part, "venezuela")
        far = replace(_map_plate(part, "rings"), title=_RINGS_TITLE, subtitle="", caveat="", table=())
        return (near, far) if part.places.rings else (near,)
    return ()


def _chart_plate(chart: Chart, catalogue: Catalogue) -> Plate:
    def draw(width: int, mode: Mode, prefix: str, most: float | None) -> tuple[Drawing, ...]:
        pieces = chart_pieces(chart, most)
        return tuple(Drawing(own_ids(bare_svg(one, width, mode), prefix), one.alt) for one in pieces)

    return Plate(
        chart.chart_id, chart.title, chart.subtitle, chart.caveat, chart.table, chart.figure_ids, draw, chart,
        ids_behind(chart, catalogue), legend=legend_of_chart(chart, catalogue),
    )  # fmt: skip


def chart_pieces(chart: Chart, most: float | None) -> tuple[Chart, ...]:
    """The chart, or parts of it no taller than `most` pixels, each a chart of its own."""
    figures = pieces_of(chart.figure, most) if most is not None else (chart.figure,)
    if len(figures) == 1:
        return (chart,)
    return tuple(
        replace(chart, figure=figure, chart_id=f"{chart.chart_id}-{place}",
                alt=f"{chart.alt} Part {place} of {len(figures)}.")
        for place, figure in enumerate(figures, 1)
    )  # fmt: skip


def _map_plate(part: MapDrawn, fit: Fit) -> Plate:
    drawing = _map_of(part, fit)

    def draw(width: int, mode: Mode, prefix: str, most: float | None) -> tuple[Drawing, ...]:
        height = min(best_height(width), int(most or best_height(width)))
        picture = drawing.picture(width, height, mode, f"{prefix}map-{fit}")
        return (Drawing(picture.svg, picture.alt),)

    return Plate(f"map-{fit}", drawing.title, drawing.subtitle, drawing.caveat, drawing.table,
                 drawing.figure_ids, draw, behind=drawing.evidence_ids,
                 document_ids=drawing.document_ids)  # fmt: skip


def _map_of(part: MapDrawn, fit: Fit) -> MapDrawing:
    sites = part.places.sites.values()
    unplaced = unplaced_sites(sites, site_outlines(sites))
    return map_drawing(
        part.places, part.mentions, part.catalogue, land(), name_places, fit=fit, unplaced=unplaced
    )


def own_ids(svg: str, prefix: str) -> str:
    """The drawing with `prefix` before every id, so that the same chart may stand twice in a file."""
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\1{prefix}", svg)


def on_white(svg: str) -> str:
    """A light drawing on paper, which is white."""
    red, green, blue = channels(LIGHT.ground)
    return re.sub(rf"rgb\({red}, ?{green}, ?{blue}\)|{LIGHT.ground}", _WHITE, svg)


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours of drawings that follow the reader's light or dark: each pair has a name of its own."""

    names: dict[tuple[str, str], str]

    def merged(self, light: str, dark: str) -> str | None:
        """One drawing for both modes; None where they differ in more than colours."""
        if _COLOUR.sub("", light) != _COLOUR.sub("", dark):
            return None
        pairs: Iterator[tuple[str, str]] = iter(
            list(zip(_COLOUR.findall(light), _COLOUR.findall(dark), strict=True))
        )
        return _COLOUR.sub(lambda _: self._named(next(pairs)), light)

    def _named(self, pair: tuple[str, str]) -> str:
        if pair[0] == pair[1]:
            return pair[0]
        name = self.names.setdefault(pair, f"--tone-{len(self.names)}")
        return f"var({name},{pair[0]})"

    def css(self) -> str:
        """The names with their colours in both modes."""
        light = "".join(f"{name}:{pair[0]};" for pair, name in self.names.items())
        dark = "".join(f"{name}:{pair[1]};" for pair, name in self.names.items())
        return f":root{{{light}}}@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}"
