"""The map as a picture to take away, in the frame that every picture has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.boundaries import name_places
from dashboard.charts.map_chart import MapDrawing, best_height, map_drawing
from dashboard.charts.map_labels import SIZES as LETTERS
from dashboard.charts.map_legend import left_out_words, legend_entries, signs_of
from dashboard.charts.map_scene import Fit, Scene
from dashboard.charts.map_seen import unnamed
from dashboard.contents import Ground, MapDrawn, page_contents
from dashboard.exports.chart_files import Picture
from dashboard.exports.picture_frame import Frame
from dashboard.exports.picture_notes import PictureNotes, Source, notes_of, source_words
from dashboard.exports.picture_sheets import fitting_frames
from dashboard.exports.picture_sizes import Size
from dashboard.exports.pictures import framed
from dashboard.land import land
from dashboard.theme import Mode

# How large the words around a map may be, of their usual size, and the map itself, the best first.
_SHARES, _SCALES = (1.0, 0.97, 0.94, 0.9, 0.8), (1.15, 1.12, 1.08, 1.05, 1.02, 1.0, 0.97)
FITS: tuple[Fit, ...] = ("venezuela", "rings")
NO_RINGS = "no printed distance is in what is selected, so there are no rings to show"


def map_fits(ground: Ground) -> tuple[Fit, ...]:
    """The parts of the map that can be shown of what is selected. Raises DataUnavailable."""
    return FITS if _map_part(ground).places.rings else FITS[:1]


def _map_part(ground: Ground) -> MapDrawn:
    return next(part for part in page_contents("map", ground).parts if isinstance(part, MapDrawn))


def drawn_map(ground: Ground, fit: Fit = "venezuela") -> MapDrawing:
    """The map of what is selected; the page beside it lists what has no place. Raises DataUnavailable."""
    part = _map_part(ground)
    return map_drawing(part.places, part.mentions, ground.catalogue, land(), name_places, fit=fit)


def map_id(fit: Fit) -> str:
    """What a picture of the map is called: "map", or "map-rings" where it holds the rings."""
    return "map" if fit == "venezuela" else f"map-{fit}"


def map_notes(drawing: MapDrawing, ground: Ground) -> PictureNotes:
    """What a picture of the map says around it, with the legend of what the screen shows."""
    catalogue = ground.catalogue
    said = (drawing.title, drawing.subtitle, drawing.caveat)
    notes = notes_of(*said, drawing.evidence_ids, ground, path="map")
    papers = [name for name in drawing.document_ids if name in catalogue.documents]
    cited = tuple(Source(catalogue.numbers[name], source_words(catalogue.documents[name])) for name in papers)
    return _explaining(drawing.screen, drawing, replace(notes, numbered=cited))


def _explaining(scene: Scene, drawing: MapDrawing, notes: PictureNotes) -> PictureNotes:
    """The notes with the marks of that scene in the legend, and those named that have no name in it."""
    caveat = " ".join(part for part in (drawing.caveat, left_out_words(unnamed(scene))) if part)
    return replace(notes, legend=signs_of(legend_entries(scene)), caveat=caveat)


def map_picture(drawing: MapDrawing, ground: Ground, size: Size) -> Picture:
    """The picture of the map in that size and the ground's mode. Its SVG needs no browser."""
    notes, mode = map_notes(drawing, ground), ground.mode

    def draw() -> tuple[str, ...]:
        sheet = map_sheet(drawing, notes, size, mode)
        around = sheet.around
        picture = drawing.picture(*sheet.window, mode, has_legend=False)
        return (framed(picture.svg, around.notes, around.size, mode, around.arrangement),)

    return Picture(map_id(drawing.fit), notes, size, mode, draw)


@dataclass(frozen=True, slots=True)
class MapSheet:
    """The frame of a map, and the size of the window in which the map is drawn for it."""

    around: Frame
    window: tuple[int, int]
    scene: Scene

    @property
    def scale(self) -> float:
        """How large the map stands in its picture, 1 where its letters keep their own size."""
        return self.around.room.width / self.scene.view.width * self._shrunk

    @property
    def letters(self) -> float:
        """The pixels of the smallest letters, of the map or around it."""
        words = min(self.around.size.note, self.around.size.tiny)
        return min(min(LETTERS.values()) * self.scale, words * self._shrunk)

    @property
    def _shrunk(self) -> float:
        return self.around.size.width / self.around.sheet[0]


def map_sheet(drawing: MapDrawing, notes: PictureNotes, size: Size, mode: Mode) -> MapSheet:
    """The sheet of the map whose smallest letters are largest.

    What its legend has to tell is known only when it is laid out: then it is laid out once more.
    """
    sheet = _largest(drawing, notes, size, mode)
    told = _explaining(sheet.scene, drawing, notes)
    if told == notes:
        return sheet
    again = _largest(drawing, told, size, mode)
    return replace(again, around=replace(again.around, notes=_explaining(again.scene, drawing, notes)))


def _largest(drawing: MapDrawing, notes: PictureNotes, size: Size, mode: Mode) -> MapSheet:
    """Of the ways to lay out map and words that with the largest letters."""
    tried: list[MapSheet] = []
    for share in _SHARES if size.height else (1.0,):
        one = replace(
            size, title=size.title * share, subtitle=size.subtitle * share, note=size.note * share,
            tiny=size.tiny * share,
        )  # fmt: skip
        for around in fitting_frames(notes, one, mode):
            tried.append(_sheet(drawing, around))
            if tried[-1].scale >= 1:
                return tried[-1]
    return max(tried, key=lambda sheet: sheet.letters)


def _sheet(drawing: MapDrawing, around: Frame) -> MapSheet:
    """The map in the room that a frame leaves it, as large as shows all that the screen shows."""
    width = round(around.room.width)
    if around.size.height is None:
        window = (width, best_height(width))
        return MapSheet(around, window, drawing.scene(*window, has_legend=False))
    height = around.room.height
    for scale in _SCALES:
        window = (round(width / scale), round(height / scale))
        if (scene := drawing.whole_scene(*window)) is not None:
            return MapSheet(around, window, scene)
    window = (width, round(height))
    return MapSheet(around, window, drawing.scene(*window, has_legend=False))
