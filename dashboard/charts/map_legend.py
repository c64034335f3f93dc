"""The marks of the map and what they mean; drawn beneath a map, those that occur in it. Lengths: pixels."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from dashboard.charts.map_globe import distance_km
from dashboard.charts.map_labels import text_width
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import near_points
from dashboard.charts.map_scene import Scene
from dashboard.charts.map_seen import seen_places
from dashboard.charts.map_svg import DASHES, drawing_tones
from dashboard.charts.map_tags import tag, words
from dashboard.marks import Legend, Mark, sign
from dashboard.theme import FONT_STACK, Mode
from dashboard.wording import joined, sentence

LegendMark = Literal["alleged", "plant", "town", "region", "below", "above", "printed", "computed", "flow"]
LEGEND: Mapping[LegendMark, str] = {
    "alleged": "alleged in this state",
    "plant": "plant, at its town",
    "town": "place named, at its town",
    "region": "place named, in its region",
    "below": "printed distance: less than",
    "above": "printed distance: more than",
    "printed": "printed distance",
    "computed": "dashed: computed",
    "flow": "flow, schematic",
}
# The same marks as legends of pictures draw them.
_SIGNS: Mapping[LegendMark, Mark] = {
    "alleged": sign("bar", style="hatched"),
    "plant": sign("dot"),
    "town": sign("dot", "text"),
    "region": sign("ring", "text"),
    "below": sign("strokes_below", "contrast"),
    "above": sign("strokes_above", "contrast"),
    "printed": sign("line", "contrast"),
    "computed": sign("line", "contrast", "dashed"),
    "flow": sign("flow", "text"),
}
_SIZE, _SAMPLE, _GAP, _ROW, _LINE, _ABOVE = 13, 36, 18, 24, 18, 8
Entries = tuple[tuple[LegendMark, str], ...]


def legend_entries(scene: Scene) -> Entries:
    """The marks that occur in a scene, in the order of the legend on the screen, with their meanings."""
    return _entries(seen_places(scene))


def legend_of(places: Places) -> Entries:
    """The marks that occur on the map, on whichever of its views."""
    return _entries(replace(places, points=near_points(places.points)))


def _entries(seen: Places) -> Entries:
    found = set(_marks(seen))
    return tuple((mark, meaning) for mark, meaning in LEGEND.items() if mark in found)


def signs_of(entries: Entries) -> Legend:
    """The marks for a legend that stands apart from the map."""
    return tuple((_SIGNS[mark], meaning) for mark, meaning in entries)


def _marks(seen: Places) -> Iterator[LegendMark]:
    if any(state.is_hatched for state in seen.states):
        yield "alleged"
    for point in seen.points:
        if point.mark != "name":
            yield "region" if point.mark != "dot" else "plant" if point.kind == "plant" else "town"
    for ring in seen.rings:
        if not ring.ticks:
            yield "printed"
        else:
            yield "below" if distance_km(ring.centre, ring.ticks[0][1]) < ring.kilometers else "above"
    if seen.lines:
        yield "computed"
    if seen.flows:
        yield "flow"


def left_out_lines(names: Sequence[str], width: float) -> tuple[str, ...]:
    """The names of marks that stand without one, in lines as wide as the map."""
    return tuple(textwrap.wrap(left_out_words(names), max(20, int(width / (_SIZE * 0.58)))))


def left_out_words(names: Sequence[str]) -> str:
    """The names of marks that stand without one, in a sentence; empty where all have theirs."""
    return sentence(f"marked without a name: {joined(list(names))}") if names else ""


def legend_height(entries: Entries, notes: Sequence[str], width: float) -> float:
    """How many pixels the legend takes with the lines beneath it; none where there is nothing to say."""
    rows = _ROW * len(_rows(entries, width)) + _LINE * len(notes)
    return rows + _ABOVE if rows else 0


def _rows(entries: Entries, width: float) -> list[list[tuple[LegendMark, str]]]:
    rows: list[list[tuple[LegendMark, str]]] = []
    right = width + 1
    for entry in entries:
        wide = _wide(entry)
        if right + wide > width:
            rows.append([])
            right = 0
        rows[-1].append(entry)
        right += wide + _GAP
    return rows


def _wide(entry: tuple[LegendMark, str]) -> float:
    return _SAMPLE + 6 + text_width(entry[1], _SIZE)


def legend_svg(entries: Entries, notes: Sequence[str], mode: Mode, width: float, y: float) -> str:
    """The legend and the lines beneath it as an SVG group, under a map whose lower edge lies at `y`."""
    items = []
    y += _ABOVE
    for group in _rows(entries, width):
        x = 0.0
        for entry in group:
            items.append(_item(entry, mode, x, y))
            x += _wide(entry) + _GAP
        y += _ROW
    quiet = drawing_tones(mode)["quiet"]
    lines = [
        tag("text", words(line), x=2, y=y + _LINE * at + _SIZE, fill=quiet, data_note=str(at))
        for at, line in enumerate(notes)
    ]
    return tag("g", *items, *lines, data_layer="legend", font_family=FONT_STACK, font_size=_SIZE)


def _item(entry: tuple[LegendMark, str], mode: Mode, x: float, y: float) -> str:
    mark, meaning = entry
    text = tag("text", words(meaning), x=_SAMPLE + 6, y=_ROW / 2 + 4.5, fill=drawing_tones(mode)["quiet"])
    return tag("g", legend_sample(mark, mode), text, transform=f"translate({x:.1f} {y:.1f})",
               data_legend=mark)  # fmt: skip


def legend_sample(mark: LegendMark, mode: Mode) -> str:
    """A mark as it looks on the map, in a box 36 pixels wide and 24 high."""
    tones = drawing_tones(mode)
    middle = _ROW / 2
    if mark == "alleged":
        return _hatched(tones["accent"])
    if mark in {"plant", "town", "region"}:
        ink, ground = tones["accent" if mark == "plant" else "text"], tones["halo"]
        fill, line = (ground, ink) if mark == "region" else (ink, ground)
        return tag("circle", cx=18, cy=middle, r=5.5, fill=fill, stroke=line, stroke_width=2)
    if mark == "flow":
        return _strokes(f"M2 {middle}H32M25 {middle - 6}L32 {middle}L25 {middle + 6}", tones["text"], 2.2)
    if mark == "computed":
        return _strokes(f"M2 {middle}H34", tones["contrast"], 1.5, DASHES)
    way = {"below": 5, "above": -5}.get(mark, 0)
    ticks = "".join(f"M{x} {middle - 2}v{way}" for x in (6, 18, 30)) if way else ""
    return _strokes(f"M2 {middle - 2}H34{ticks}", tones["contrast"], 1.6)


def _hatched(accent: str) -> str:
    return tag(
        "g", tag("rect", x=4, y=5, width=28, height=14, fill=accent, fill_opacity="0.13", stroke=accent,
                 stroke_width=1.6),
        _strokes("M4 13l6 6M6 5l14 14M16 5l14 14M26 5l6 6", accent, 1.3),
    )  # fmt: skip


def _strokes(data: str, colour: str, width: float, dashes: str | None = None) -> str:
    return tag("path", d=data, fill="none", stroke=colour, stroke_width=width, stroke_dasharray=dashes)
