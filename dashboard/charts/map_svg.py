"""A scene as a vector drawing: the same marks, colours and names as on the screen, as plain SVG text.

Every mark carries the id of what it stands for (`data-site`, `data-figure`, `data-flow`, `data-label`) and a
`<title>` with what hovering over it says on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dashboard.charts.map_frame import Outline, Window, path_data
from dashboard.charts.map_gaps import broken_lines
from dashboard.charts.map_globe import Point
from dashboard.charts.map_labels import (
    LINE_HEIGHT,
    SIZES,
    Ink,
    MapLabel,
    Spot,
    Wish,
    placed_labels,
    wrapped_text,
)
from dashboard.charts.map_land import Land
from dashboard.charts.map_points import MapPoint, MapState
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_seen import lines_data, seen_points, state_data
from dashboard.charts.map_shapes import hatching
from dashboard.charts.map_tags import tag, words
from dashboard.charts.map_tones import map_tones
from dashboard.charts.map_words import Tips
from dashboard.theme import FONT_STACK, Mode

HATCH = 7.0
DASHES = "6 4.5"
_ALLEGED, _HATCHING = 34 / 255, 190 / 255
_HALO = 3.2
_BASELINE = 0.35
_INKS: tuple[Ink, ...] = ("quiet", "country", "contrast", "accent", "text")


@dataclass(frozen=True, slots=True)
class Canvas:
    """What every part of a drawing needs: the window, the colours as SVG writes them, the marks' words."""

    window: Window
    tones: Mapping[str, str]
    tips: Tips

    @staticmethod
    def of(scene: Scene, mode: Mode, tips: Tips) -> Canvas:
        """The canvas of a scene."""
        return Canvas(Window(scene.view), drawing_tones(mode), tips)

    def title(self, name: str) -> str:
        """What hovering over a mark says, as far as it holds in a picture that cannot be clicked."""
        said = [part.strip() for part in self.tips.get(name, ("", ""))]
        return tag("title", words(". ".join(part for part in said if part))) if any(said) else ""


@lru_cache(maxsize=2)
def drawing_tones(mode: Mode) -> Mapping[str, str]:
    """The colours of the map on the screen, as SVG writes them."""
    return {name: "#{:02x}{:02x}{:02x}".format(*tone[:3]) for name, tone in map_tones(mode).items()}


def map_svg(
    scene: Scene, mode: Mode, land: Land, tips: Tips, *, size: tuple[int, int] | None = None,
    alt: str = "", note: str = "", name: str = "map", below: str = "", below_height: float = 0,
) -> str:  # fmt: skip
    """The drawing of a scene, `size` pixels wide and high (as large as the scene's window if None).

    `note` is a sentence written on the map, for one without marks; `below` is SVG that stands beneath the
    map and is so many pixels high. `name` begins the ids inside, which must differ between drawings that
    stand in one document.
    """
    canvas = Canvas.of(scene, mode, tips)
    view = scene.view
    whole = view.height + below_height
    wide, high = size or (view.width, whole)
    layers = {"radars": _states, "rings": _rings, "lines": _lines, "flows": _flows, "sites": _points}
    drawn = "".join(draw(scene, canvas) for layer, draw in layers.items() if layer in scene.layers)
    frame = tag("clipPath", tag("rect", width=view.width, height=view.height), id=f"{name}-frame")
    labels = (*scene.labels, *_noted(note, scene))
    body = tag(
        "g", _ground(canvas, land), drawn, _halos(labels, canvas), _names(labels, canvas),
        clip_path=f"url(#{name}-frame)", font_family=FONT_STACK,
    )  # fmt: skip
    behind = tag("rect", width=view.width, height=whole, fill=canvas.tones["ground"]) if below else ""
    described = tag("desc", words(alt), id=f"{name}-alt") if alt else ""
    return tag(
        "svg", described, tag("defs", frame), behind, body, below, xmlns="http://www.w3.org/2000/svg",
        width=wide, height=high, viewBox=f"0 0 {view.width} {whole:g}", role="img",
        aria_labelledby=f"{name}-alt" if alt else None, data_fit=view.name,
    )  # fmt: skip


def _ground(canvas: Canvas, land: Land) -> str:
    """Sea, all land as one path so that no seam shows, the country, and lines between countries."""
    view, tones = canvas.window.view, canvas.tones
    sea = tag("rect", width=view.width, height=view.height, fill=tones["sea"])
    areas = tag("path", d=_outlines(land.areas, canvas), fill=tones["land"], stroke=tones["land"],
                stroke_width=0.4)  # fmt: skip
    borders = tag("path", d=_outlines(land.borders, canvas), fill="none", stroke=tones["border"],
                  stroke_linejoin="round")  # fmt: skip
    country = tag("path", d=_outlines(land.country, canvas), fill=tones["country"], stroke=tones["border"],
                  stroke_linejoin="round")  # fmt: skip
    return tag("g", sea, areas, borders, country, data_layer="ground")


def _outlines(outlines: Iterable[Outline], canvas: Canvas) -> str:
    return "".join(
        path_data(canvas.window.drawn(outline), is_closed=outline.is_closed) for outline in outlines
    )


def _states(scene: Scene, canvas: Canvas) -> str:
    """Alleged states hatched and outlined, others outlined only."""
    drawn = ((state, state_data(state, canvas.window)) for state in scene.places.states)
    accent = canvas.tones["accent"]
    marks = [
        tag("g", canvas.title(state.site_id),
            tag("path", d=data, fill=accent, fill_opacity=f"{_ALLEGED:.2f}", stroke=accent,
                stroke_width=1.6, stroke_linejoin="round"),
            tag("path", d=_hatches(state, canvas.window), fill="none", stroke=accent, stroke_width=1.3,
                stroke_opacity=f"{_HATCHING:.2f}") if state.is_hatched else "",
            data_site=state.site_id)
        for state, data in drawn if data
    ]  # fmt: skip
    return tag("g", *marks, data_layer="radars")


def _hatches(state: MapState, window: Window) -> str:
    """Slanting lines as on the screen; closer in a state so small that they would hardly cross it."""
    usual = HATCH * 2**0.5 / window.view.pixels_per_degree
    data = ""
    for spacing in (usual, usual / 2, usual / 4):
        lines = (line for polygon in state.polygons for line in hatching(polygon, round(spacing, 3)))
        data = lines_data(lines, window)
        if data.count("M") > 1:
            break
    return data


def _rings(scene: Scene, canvas: Canvas) -> str:
    """A printed distance: a ring whose strokes point to where the number may also lie."""
    lines = ((ring.figure_id, broken_lines([ring.points, *ring.ticks], scene)) for ring in scene.places.rings)
    return _strokes("rings", "figure", lines, canvas, canvas.tones["contrast"], 1.6)


def _lines(scene: Scene, canvas: Canvas) -> str:
    """A computed distance: a thin dashed line, since it is derived."""
    lines = ((line.figure_id, broken_lines([line.points], scene)) for line in scene.places.lines)
    return _strokes("lines", "figure", lines, canvas, canvas.tones["contrast"], 1.5, DASHES)


def _flows(scene: Scene, canvas: Canvas) -> str:
    """Arrows, in the colour of the text."""
    lines = ((path.flow.flow_id, [_rounded(path.points), path.head]) for path in scene.flows)
    return _strokes("flows", "flow", lines, canvas, canvas.tones["text"], 2.2)


def _rounded(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A curve with its corners cut twice (Chaikin), so that it stays one at three times the size."""
    for _ in range(2):
        cut = [
            (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
            for (x1, y1), (x2, y2) in pairwise(points)
            for share in (0.25, 0.75)
        ]
        points = (points[0], *cut, points[-1])
    return points


def _strokes(
    layer: str, kind: str, lines: Iterable[tuple[str, Iterable[Sequence[Point]]]], canvas: Canvas,
    colour: str, width: float, dashes: str | None = None,
) -> str:  # fmt: skip
    drawn = ((name, lines_data(parts, canvas.window)) for name, parts in lines)
    marks = [
        tag("path", canvas.title(name), d=data, **{f"data_{kind}": name}) for name, data in drawn if data
    ]
    return tag(
        "g", *marks, data_layer=layer, fill="none", stroke=colour, stroke_width=width,
        stroke_linejoin="round", stroke_linecap=None if dashes else "round", stroke_dasharray=dashes,
    )  # fmt: skip


def _points(scene: Scene, canvas: Canvas) -> str:
    """A dot where a town is named, a ring where only a region is; the plant in the accent colour."""
    # The smallest come last: a picture cannot be brought nearer to see what lies beneath.
    shown = sorted(seen_points(scene), key=_radius, reverse=True)
    return tag("g", *(_point(point, canvas) for point in shown), data_layer="sites", stroke_width=2)


def _point(point: MapPoint, canvas: Canvas) -> str:
    tones = canvas.tones
    x, y = canvas.window.view.project(point.point)
    is_ring = point.mark == "ring"
    ink = tones["accent" if point.kind == "plant" and not is_ring else "text"]
    fill, line = (tones["halo"], ink) if is_ring else (ink, tones["halo"])
    return tag("circle", canvas.title(point.site_id), cx=x, cy=y, r=_radius(point), fill=fill, stroke=line,
               data_site=point.site_id, data_mark=point.mark)  # fmt: skip


def _radius(point: MapPoint) -> float:
    return 6 if point.mark == "ring" else 7 if point.kind == "plant" else 5.5


def _noted(note: str, scene: Scene) -> tuple[MapLabel, ...]:
    """A sentence in the uppermost free place of the map, across its middle."""
    if not note:
        return ()
    view = scene.view
    middles = (Spot(view.unproject(view.width / 2, y)) for y in range(24, max(view.height, 25), 12))
    wish = Wish("", wrapped_text(note, max(12, int((view.width - 24) / 8.5))), "text", tuple(middles))
    return placed_labels([wish], view, [label.box for label in scene.labels])


def _halos(labels: Iterable[MapLabel], canvas: Canvas) -> str:
    """What lets the names be read on lines: outlines beneath them, apart from the names themselves, since
    few programs but browsers know `paint-order`, and would cover the letters."""
    return tag(
        "g", *(_letters(label, canvas) for label in labels), aria_hidden="true", data_layer="halos",
        fill="none", stroke=canvas.tones["halo"], stroke_width=_HALO, stroke_linejoin="round",
    )  # fmt: skip


def _names(labels: Iterable[MapLabel], canvas: Canvas) -> str:
    ordered = sorted(labels, key=lambda label: _INKS.index(label.ink))
    tones = canvas.tones
    texts = (
        _letters(
            label, canvas, fill=tones["name" if label.ink == "country" else label.ink],
            data_label=label.label_id or None,
        )
        for label in ordered
    )  # fmt: skip
    return tag("g", *texts, data_layer="names")


def _letters(label: MapLabel, canvas: Canvas, **looks: str | None) -> str:
    """A label's lines around the middle of its box."""
    size, lines = SIZES[label.ink], label.text.split("\n")
    x, y = canvas.window.view.project(label.spot.point)
    x, y = x + label.spot.dx, y + label.spot.dy
    first = y - (len(lines) - 1) / 2 * size * LINE_HEIGHT + size * _BASELINE
    spans = (
        tag("tspan", words(line), x=x, y=first + at * size * LINE_HEIGHT) for at, line in enumerate(lines)
    )
    return tag(
        "text", *spans, text_anchor=label.spot.anchor, font_size=size,
        font_weight="500" if label.ink == "quiet" else "600", **looks,
    )  # fmt: skip
