"""The map as a picture to take away, in the frame that every picture has."""

from __future__ import annotations

from dataclasses import replace

from dashboard.boundaries import name_places
from dashboard.charts.map_chart import MapDrawing, best_height, map_drawing
from dashboard.charts.map_scene import Fit
from dashboard.contents import Ground, MapDrawn, page_contents
from dashboard.exports.chart_files import Picture
from dashboard.exports.picture_frame import frame
from dashboard.exports.picture_notes import PictureNotes, Source, notes_of, source_words
from dashboard.exports.picture_sizes import Size
from dashboard.exports.pictures import framed
from dashboard.land import land
from dashboard.theme import Mode

# How large the words around a map may be, of their usual size; the map's own are of so many pixels.
_SHARES, _LETTERS = (1.0, 0.9, 0.8), 12.0
FITS: tuple[Fit, ...] = ("venezuela", "rings")


def drawn_map(ground: Ground, fit: Fit = "venezuela") -> MapDrawing:
    """The map of what is selected; the page beside it lists what has no place. Raises DataUnavailable."""
    part = next(part for part in page_contents("map", ground).parts if isinstance(part, MapDrawn))
    return map_drawing(part.places, part.mentions, ground.catalogue, land(), name_places, fit=fit)


def map_id(fit: Fit) -> str:
    """What a picture of the map is called: "map", or "map-rings" where it holds the rings."""
    return "map" if fit == "venezuela" else f"map-{fit}"


def map_notes(drawing: MapDrawing, ground: Ground) -> PictureNotes:
    """What a picture of the map says around it; the legend is in the drawing."""
    catalogue = ground.catalogue
    said = (drawing.title, drawing.subtitle, drawing.caveat)
    notes = notes_of(*said, drawing.evidence_ids, ground, path="map")
    papers = [name for name in drawing.document_ids if name in catalogue.documents]
    cited = tuple(Source(catalogue.numbers[name], source_words(catalogue.documents[name])) for name in papers)
    return replace(notes, numbered=cited)


def map_picture(drawing: MapDrawing, ground: Ground, size: Size) -> Picture:
    """The picture of the map in that size and the ground's mode. Its SVG needs no browser."""
    notes, mode = map_notes(drawing, ground), ground.mode

    def draw() -> tuple[str, ...]:
        fitting = fitting_size(drawing, notes, size, mode)
        return (framed(drawing.picture(*_room(notes, fitting, mode), mode).svg, notes, fitting, mode),)

    return Picture(map_id(drawing.fit), notes, size, mode, draw)


def fitting_size(drawing: MapDrawing, notes: PictureNotes, size: Size, mode: Mode) -> Size:
    """The size with the words around the map as large as leaves the map room for letters of its own size.

    Where none does, that in which the smallest letters, of the map or around it, are largest.
    """
    tried = []
    for share in _SHARES if size.height else (1.0,):
        one = replace(
            size, title=size.title * share, subtitle=size.subtitle * share, note=size.note * share,
            tiny=size.tiny * share,
        )  # fmt: skip
        scale = map_scale(drawing, notes, one, mode)
        tried.append((min(scale * _LETTERS, one.note), one))
        if scale >= 1:
            return one
    return max(tried, key=lambda pair: pair[0])[1]


def map_scale(drawing: MapDrawing, notes: PictureNotes, size: Size, mode: Mode) -> float:
    """How large the map stands in a picture of that size, 1 where its letters keep their own size."""
    width, height = _room(notes, size, mode)
    sheet = frame(notes, size, mode, 0).sheet[0]
    return width / drawing.scene(width, height).view.width * size.width / sheet


def _room(notes: PictureNotes, size: Size, mode: Mode) -> tuple[int, int]:
    room = frame(notes, size, mode, 0).room
    width = round(room.width)
    return width, round(room.height) if size.height else best_height(width)
