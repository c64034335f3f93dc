"""A scene as a deck of pydeck layers on our own land, without any map service.

Graphics without a card take a fifth of a second to prepare each kind of layer, and several times that for
paths and text. So there are two kinds alone: areas, lines among them, and pictures for marks and names. What
never changes comes from static files by their address, so that a rerun sends only what does.

The layers stand in a list within the list: Streamlit fades the colours of layers in the outer one as soon as
something is selected.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.charts.map_atlas import Atlas, atlas_of, icon_row, mark_height
from dashboard.charts.map_labels import MapLabel
from dashboard.charts.map_points import MapPoint
from dashboard.charts.map_ribbons import ribbons
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_strokes import Stroke, scene_catches, scene_strokes
from dashboard.charts.map_tones import Colour, map_tones
from dashboard.charts.map_views import MapView
from dashboard.charts.map_words import Tips
from dashboard.theme import FONT, Mode, palette

if TYPE_CHECKING:
    import pydeck

Spec = dict[str, Any]
STATIC = "app/static"
# The ground as fine, and its borders as wide, as each fitted view shows it.
GROUND_FILES = {"venezuela": "map-near.json", "rings": "map-far.json"}
# How many pixels around a line catch the pointer; how opaque a state's shade is, of 255.
_CATCH, _SHADE = 12, 34
# How much nearer a reader may bring the map, in steps of twice as large: no place is known more closely, and
# lines grow with it.
_NEARER = 2
# The wheel scrolls the page; double click, pinch and the keys + and - change the scale.
_CONTROLS = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
# All lies in one plane and is drawn in order.
_PARAMETERS = {"depthCompare": "always", "depthWriteEnabled": False}


def map_deck(
    scene: Scene, mode: Mode, tips: Tips, picked: str | None = None, nudge: int = 0,
    atlas: Atlas | None = None, address: str | None = None,
) -> pydeck.Deck:  # fmt: skip
    """The deck of a scene. `tips` gives what hovering over a mark says: its name and a line of words.

    A different `nudge` brings the view back to where it is fitted after a reader has moved it. `atlas` has
    the scene's names and marks, and is found at `address`; without these, the deck carries a picture itself.
    """
    import pydeck

    own = atlas or scene_atlas(scene, mode)
    spec = _spec(scene, mode, tips, picked, nudge, own, address or own.address)
    # Without the blanks that pydeck would write.
    written = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))

    class Written(pydeck.Deck):  # type: ignore[misc]
        def to_json(self) -> str:
            return written

    return Written(
        layers=[], map_provider=None,
        tooltip={"html": "<b>{name}</b><br>{words}", "style": _tip_style(mode)},
    )  # fmt: skip


def _spec(
    scene: Scene, mode: Mode, tips: Tips, picked: str | None, nudge: int, atlas: Atlas, address: str
) -> Spec:
    view, tones = scene.view, map_tones(mode)
    return {
        "initialViewState": {
            "longitude": view.longitude + (nudge % 2) * 1e-6, "latitude": view.latitude, "zoom": view.zoom,
            "minZoom": view.zoom - 0.7, "maxZoom": view.zoom + _NEARER, "pitch": 0, "bearing": 0,
        },
        "views": [
            {"@@type": "MapView", "controller": _CONTROLS, "clear": True, "clearColor": [*tones["sea"], 255]}
        ],
        "parameters": _PARAMETERS,
        # What pydeck writes and Streamlit takes out again; without it, tiles would be fetched.
        "mapStyle": "__MAP_STYLE__",
        "layers": [deck_layers(scene, mode, tips, picked, atlas, address)],
    }  # fmt: skip


def _tip_style(mode: Mode) -> dict[str, str]:
    colours = palette(mode)
    return {
        "background": colours.panel, "color": colours.text, "border": f"1px solid {colours.rule}",
        "fontFamily": f"'{FONT}', sans-serif", "fontSize": "14px", "maxWidth": "260px", "padding": "6px 10px",
        "borderRadius": "4px", "lineHeight": "1.35", "overflowWrap": "break-word", "whiteSpace": "normal",
    }  # fmt: skip


def deck_layers(
    scene: Scene, mode: Mode, tips: Tips, picked: str | None, atlas: Atlas, address: str
) -> list[Spec]:
    """The layers from the lowest to the uppermost, as deck.gl reads them."""
    tones = map_tones(mode)
    ground = _areas(
        f"land-{scene.view.name}",
        f"{STATIC}/{GROUND_FILES[scene.view.name]}",
        _chosen("v", [tones["land"], tones["country"], tones["border"]]),
    )
    marks = [*_marks(scene, tips, picked), *_names(scene.labels, tips)]
    return [
        ground, _catches(scene, tones["accent"], tips),
        _strokes(scene_strokes(scene, picked), scene.view, tones), _icons(marks, atlas, address),
    ]  # fmt: skip


def _catches(scene: Scene, shade: Colour, tips: Tips) -> Spec:
    """What catches the pointer: the states, shaded, and above them unseen ribbons along every line."""
    states = [
        {"p": polygon, "a": _SHADE, **_pick(state.site_id, tips)}
        for state in (scene.places.states if "radars" in scene.layers else ())
        for polygon in state.polygons
    ]
    lines = [
        {"p": area, "a": 0, **_pick(pick, tips)}
        for pick, points in scene_catches(scene)
        for area in ribbons(points, _CATCH, scene.view)
    ]
    colour = f"@@=[{','.join(map(str, shade))},a]"
    return _areas("catches", [*states, *lines], colour) | {"pickable": True}


def _strokes(strokes: Iterable[Stroke], view: MapView, tones: Mapping[str, Colour]) -> Spec:
    """All the lines as one layer; a row names its look by number."""
    looks: dict[tuple[str, int], int] = {}
    rows = [
        {"p": area, "k": looks.setdefault(one.look, len(looks))}
        for one in strokes
        for area in ribbons(one.points, one.width, view)
    ]
    return _areas("strokes", rows, _chosen("k", [[*tones[tone], alpha] for tone, alpha in looks]))


def scene_atlas(scene: Scene, mode: Mode, names: Iterable[MapLabel] = ()) -> Atlas:
    """The picture of a scene's names: that of all `names` if the scene's are among them, else its own.

    With the names of other scenes in one picture, the browser need not load another for each.
    """
    whole = atlas_of(names, mode)
    return whole if whole.has(scene.labels) else atlas_of(scene.labels, mode)


def _areas(name: str, data: str | list[Spec], colour: str) -> Spec:
    return {
        "@@type": "SolidPolygonLayer", "id": name, "data": data, "getPolygon": "@@=p",
        "positionFormat": "XY", "getFillColor": colour,
    }  # fmt: skip


def _chosen(chooser: str, looks: Sequence[object]) -> str:
    """A formula of deck.gl: the look whose number stands in that property."""
    written = [json.dumps(look, separators=(",", ":")) for look in looks] or ["0"]
    return "@@=" + "".join(f"{chooser}=={at}?{one}:" for at, one in enumerate(written[:-1])) + written[-1]


def _marks(scene: Scene, tips: Tips, picked: str | None) -> Iterator[Spec]:
    """A dot where a town is named, a ring where only a region is; the plant in the accent colour, on top."""
    shown = [point for point in scene.places.points if point.mark != "name" and "sites" in scene.layers]
    for point in sorted(shown, key=lambda point: point.kind == "plant"):
        height = mark_height() * (1.6 if point.site_id == picked else 1)
        yield {"p": point.point, "i": _look(point), "o": [0, 0], "h": height, **_pick(point.site_id, tips)}


def _look(point: MapPoint) -> str:
    return "area" if point.mark == "ring" else "plant" if point.kind == "plant" else "town"


def _names(labels: Iterable[MapLabel], tips: Tips) -> Iterator[Spec]:
    """A click on the name of what can be picked picks it too."""
    for label in labels:
        what = _pick(label.label_id, tips) if label.label_id in tips else {"name": label.text, "words": ""}
        yield icon_row(label) | what


def _icons(rows: list[Spec], atlas: Atlas, address: str) -> Spec:
    return {
        "@@type": "IconLayer", "id": f"marks-{atlas.key}", "data": rows, "pickable": True,
        "iconAtlas": address, "iconMapping": atlas.icons, "getIcon": "@@=i", "getPosition": "@@=p",
        "getPixelOffset": "@@=o", "getSize": "@@=h", "sizeUnits": "pixels",
        # Smaller copies of the picture, which deck.gl would choose from, blur the names.
        "textureParameters": {"minFilter": "linear", "magFilter": "linear", "mipmapFilter": "none"},
    }  # fmt: skip


def _pick(pick: str, tips: Tips) -> Spec:
    """What a mark is remembered by when it is clicked, and what is said over it."""
    name, words = tips.get(pick, (pick, ""))
    return {"pick": pick, "name": _plain(name), "words": _plain(words)}


def _plain(text: str) -> str:
    """Words that deck.gl does not take for a formula."""
    return f" {text}" if text.startswith("@@") else text
