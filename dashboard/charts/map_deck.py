"""A scene as a deck of pydeck layers on our own outlines, without any map service.

Land comes from static files by their address, so that a rerun sends only what changes. Colours stand in
`_subLayerProps`: Streamlit fades whatever colours a layer names itself as soon as something is selected.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.charts.map_globe import Point
from dashboard.charts.map_labels import LINE_HEIGHT, SIZES, Ink, MapLabel
from dashboard.charts.map_points import MapPoint, MapState
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_shapes import hatching
from dashboard.theme import FONT, Mode, palette

if TYPE_CHECKING:
    import pydeck

Spec = dict[str, Any]
Colour = list[int]
STATIC = "app/static"
LAND_FILES = ("land", "countries")
_BORDERS = "borders"
_HATCH = 7.0
_FONT = {"sdf": True, "fontSize": 64, "buffer": 14, "radius": 18, "cutoff": 0.25}
_HALO = 7
_DASHES = [4, 3]
# The wheel scrolls the page; double click, pinch and the keys + and - change the scale.
_CONTROLS = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
Tips = Mapping[str, tuple[str, str]]


def map_deck(scene: Scene, mode: Mode, tips: Tips, picked: str | None = None, nudge: int = 0) -> pydeck.Deck:
    """The deck of a scene. `tips` gives what hovering over a mark says: its name and a line of words.

    A different `nudge` brings the view back to where it is fitted after a reader has moved it.
    """
    import pydeck

    view = scene.view
    state = pydeck.ViewState(
        longitude=view.longitude + (nudge % 2) * 1e-6, latitude=view.latitude, zoom=view.zoom,
        min_zoom=view.zoom - 0.7, max_zoom=view.zoom + 4, pitch=0, bearing=0,
    )  # fmt: skip
    return _compact(pydeck.Deck)(
        layers=_layers(scene, mode, tips, picked), initial_view_state=state, map_provider=None,
        views=[pydeck.View(type="MapView", controller=_CONTROLS)],
        tooltip={"html": "<b>{name}</b><br>{words}", "style": _tip_style(mode)},
    )  # fmt: skip


def _compact(kind: type[pydeck.Deck]) -> type[pydeck.Deck]:
    """The deck, written without the blanks that make up three quarters of what is otherwise sent."""

    class Compact(kind):  # type: ignore[misc]
        def to_json(self) -> str:
            return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)

    return Compact


def _tip_style(mode: Mode) -> dict[str, str]:
    colours = palette(mode)
    return {
        "background": colours.panel, "color": colours.text, "border": f"1px solid {colours.rule}",
        "fontFamily": f"'{FONT}', sans-serif", "fontSize": "14px", "maxWidth": "260px", "padding": "6px 10px",
        "borderRadius": "4px", "lineHeight": "1.35", "overflowWrap": "break-word", "whiteSpace": "normal",
    }  # fmt: skip


def _layers(scene: Scene, mode: Mode, tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    tones = map_tones(mode)
    layers = _land(tones)
    if "radars" in scene.layers:
        layers += _states(scene, tones, tips, picked)
    if "rings" in scene.layers:
        layers += _rings(scene, tones, tips, picked)
    if "lines" in scene.layers:
        layers += _lines(scene, tones, tips, picked)
    if "flows" in scene.layers:
        layers += _flows(scene, tones, tips, picked)
    if "sites" in scene.layers:
        layers += _points(scene, tones, tips, picked)
    inks: tuple[Ink, ...] = ("quiet", "country", "contrast", "accent", "text")
    return layers + [
        layer
        for ink in inks
        for layer in _names([label for label in scene.labels if label.ink == ink], ink, tones)
    ]


def map_tones(mode: Mode) -> dict[str, Colour]:
    """The colours of the map, mixed from the theme's: quiet land, Venezuela a tone warmer, a plain sea."""
    colours = palette(mode)
    dark = mode == "dark"
    sea = mixed(colours.ground, colours.contrast, 0.1 if dark else 0.07)
    land = mixed(colours.ground, colours.context, 0.3 if dark else 0.27)
    return {
        "sea": sea,
        "land": land,
        "border": mixed(colours.ground, colours.context, 0.08) if dark else rgb(colours.ground),
        "country": [
            round(a + (b - a) * (0.2 if dark else 0.17))
            for a, b in zip(land, rgb(colours.accent), strict=True)
        ],
        "halo": sea if dark else rgb(colours.ground),
        "ground": rgb(colours.ground),
        "text": rgb(colours.text),
        "quiet": rgb(colours.quiet),
        "accent": rgb(colours.accent),
        "contrast": rgb(colours.contrast),
        "name": mixed(colours.quiet, colours.accent, 0.35),
    }


def rgb(colour: str) -> Colour:
    """A colour of the theme as deck.gl wants it."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def mixed(first: str, second: str, share: float) -> Colour:
    """The first colour with so much of the second in it."""
    return [round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True)]


def _land(tones: Mapping[str, Colour]) -> list[pydeck.Layer]:
    """Sea and land; lines stand only between countries, for outlines of all coasts take most of a frame."""
    world = [[-179.9, -84], [179.9, -84], [179.9, 84], [0, 84], [-179.9, 84], [-179.9, -84]]
    sea = _geojson("sea", [_feature("Polygon", [world])], fill=tones["sea"])
    land = [_geojson(name, f"{STATIC}/{name}.geojson", fill=tones["land"]) for name in LAND_FILES]
    borders = _geojson(_BORDERS, f"{STATIC}/{_BORDERS}.geojson", stroke=tones["border"])
    country = _geojson(
        "venezuela", f"{STATIC}/venezuela.geojson", fill=tones["country"], line=tones["border"], width=1
    )
    return [sea, *land, borders, country]


def _states(scene: Scene, tones: Mapping[str, Colour], tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    """Alleged states hatched and outlined, others outlined only; the one picked more strongly."""
    spacing = round(_HATCH * 2**0.5 / scene.view.pixels_per_degree, 3)
    states = scene.places.states
    areas = [
        _feature(
            "MultiPolygon", state.polygons, state.site_id, tips, w=3.5 if state.site_id == picked else 1.6
        )
        for state in states
    ]
    lines = [_feature("MultiLineString", _hatched(state, spacing)) for state in states if state.is_hatched]
    accent = tones["accent"]
    return [
        _geojson("states", areas, fill=[*accent, 34], line=accent, width="properties.w", is_pickable=True),
        _geojson("hatching", lines, stroke=[*accent, 190], width=1.3),
    ]


def _hatched(state: MapState, spacing: float) -> list[tuple[Point, Point]]:
    return [line for polygon in state.polygons for line in hatching(polygon, spacing)]


def _rings(scene: Scene, tones: Mapping[str, Colour], tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    """A printed distance: a ring whose strokes point to where the number may also lie."""
    rings = [
        _feature("MultiLineString", [ring.points, *ring.ticks], ring.figure_id, tips,
                 w=3 if ring.figure_id == picked else 1.6)
        for ring in scene.places.rings
    ]  # fmt: skip
    return [_geojson("rings", rings, stroke=tones["contrast"], width="properties.w", is_pickable=True)]


def _lines(scene: Scene, tones: Mapping[str, Colour], tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    """A computed distance: a thin dashed line, since it is derived."""
    lines = [
        _feature("LineString", line.points, line.figure_id, tips, w=3 if line.figure_id == picked else 1.5)
        for line in scene.places.lines
    ]
    return [
        _geojson(
            "lines", lines, stroke=tones["contrast"], width="properties.w", is_pickable=True, is_dashed=True
        )
    ]


def _flows(scene: Scene, tones: Mapping[str, Colour], tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    flows = [
        _feature("MultiLineString", [path.points, path.head], path.flow.flow_id, tips,
                 w=4 if path.flow.flow_id == picked else 2.2)
        for path in scene.flows
    ]  # fmt: skip
    return [_geojson("flows", flows, stroke=tones["text"], width="properties.w", is_pickable=True)]


def _points(scene: Scene, tones: Mapping[str, Colour], tips: Tips, picked: str | None) -> list[pydeck.Layer]:
    """A dot where a town is named, a ring where only a region is; the plant in the accent colour."""
    shown = [point for point in scene.places.points if point.mark != "name"]
    looks: Sequence[tuple[str, bool, Colour, Colour]] = (
        ("towns", False, tones["text"], tones["halo"]),
        ("plants", True, tones["accent"], tones["halo"]),
    )
    layers = []
    for name, is_plant, fill, line in looks:
        dots = [point for point in shown if (point.kind == "plant") == is_plant and point.mark == "dot"]
        layers.append(_dots(name, dots, tips, picked, fill, line, 7 if is_plant else 5.5))
    areas = [point for point in shown if point.mark == "ring"]
    return [*layers, _dots("areas", areas, tips, picked, tones["halo"], tones["text"], 6)]


def _dots(
    name: str, points: Iterable[MapPoint], tips: Tips, picked: str | None, fill: Colour,
    line: Colour, radius: float,
) -> pydeck.Layer:  # fmt: skip
    marks = [
        _feature("Point", point.point, point.site_id, tips, r=radius + (4 if point.site_id == picked else 0))
        for point in points
    ]
    import pydeck

    return pydeck.Layer(
        "GeoJsonLayer", marks, id=name, pickable=True, stroked=True, filled=True,
        point_radius_units=pydeck.types.String("pixels"), get_point_radius="properties.r",
        line_width_units=pydeck.types.String("pixels"), get_line_width=2,
        _subLayerProps={"points-circle": {"getFillColor": fill, "getLineColor": line}},
    )  # fmt: skip


def _feature(
    kind: str, coordinates: object, pick: str | None = None, tips: Tips | None = None,
    **looks: float,
) -> Spec:  # fmt: skip
    """A GeoJSON feature; `pick` is what a click on it is remembered by."""
    properties: Spec = dict(looks)
    if pick is not None:
        name, words = (tips or {}).get(pick, (pick, ""))
        properties |= {"pick": pick, "name": name, "words": words}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _geojson(
    name: str, data: str | list[Spec], *, fill: Colour | None = None, line: Colour | None = None,
    stroke: Colour | None = None, width: float | str = 1, is_pickable: bool = False, is_dashed: bool = False,
) -> pydeck.Layer:  # fmt: skip
    """Areas with a fill and an outline, or lines with a stroke."""
    import pydeck

    looks = {
        "polygons-fill": {"getFillColor": fill} if fill else None,
        "polygons-stroke": {"getColor": line} if line else None,
        "linestrings": {"getColor": stroke} if stroke else None,
    }
    dashes = (
        {"extensions": [{"@@type": "PathStyleExtension", "dash": True}], "get_dash_array": _DASHES}
        if is_dashed
        else {}
    )
    return pydeck.Layer(
        "GeoJsonLayer", data, id=name, pickable=is_pickable, filled=fill is not None,
        stroked=line is not None or stroke is not None, line_width_units=pydeck.types.String("pixels"),
        get_line_width=width, line_joint_rounded=True, line_cap_rounded=not is_dashed,
        _subLayerProps={part: look for part, look in looks.items() if look}, **dashes,
    )  # fmt: skip


def _names(labels: Sequence[MapLabel], ink: Ink, tones: Mapping[str, Colour]) -> list[pydeck.Layer]:
    """All the names in one colour; `character_set` "auto" keeps their accents."""
    import pydeck

    if not labels:
        return []
    rows = [
        {"t": label.text, "p": label.spot.point, "o": [label.spot.dx, label.spot.dy], "a": label.spot.anchor}
        for label in labels
    ]
    return [
        pydeck.Layer(
            "TextLayer", rows, id=f"names-{ink}", get_text="t", get_position="p", get_pixel_offset="o",
            get_text_anchor="a", get_size=SIZES[ink], line_height=LINE_HEIGHT,
            character_set=pydeck.types.String("auto"),
            font_family=pydeck.types.String(f"'{FONT}', sans-serif"),
            font_weight=500 if ink == "quiet" else 600,
            font_settings=_FONT, outline_width=_HALO, outline_color=[*tones["halo"], 255],
            _subLayerProps={"characters": {"getColor": tones["name" if ink == "country" else ink]}},
        )
    ]  # fmt: skip
