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
    notes = notes_of(drawing.title, drawing.subtitle, drawing.caveat, drawing.evidence_ids, ground)
    papers = [name for name in drawing.document_ids if name in catalogue.documents]
    cited = tuple(Source(catalogue.numbers[name], source_words(catalogue.documents[name])) for name in papers)
    return replace(notes, numbered=cited)


def map_picture(drawing: MapDrawing, ground: Ground, size: Size) -> Picture:
    """The picture of the map in that size and the ground's mode. Its SVG needs no browser."""
    notes, mode = map_notes(drawing, ground), ground.mode

    def draw() -> tuple[str, ...]:
        room = frame(notes, size, mode, 0).room
        width = round(room.width)
        height = round(room.height) if size.height else best_height(width)
        return (framed(drawing.picture(width, height, mode).svg, notes, size, mode),)

    return Picture(map_id(drawing.fit), notes, size, mode, draw)
