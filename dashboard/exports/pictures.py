"""Pictures of charts as files: SVG, PNG and PDF, in the sizes of reports, slides and squares.

A chart that is too tall for a picture of fixed height comes in several, each with whole rows and its own
scale; so everything here is a tuple of pictures, of one in nearly all cases.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.exports.picture_columns import Column, alone_in, shared_in
from dashboard.exports.picture_frame import Box, Drawing, Frame, frame, id_line_count
from dashboard.exports.picture_notes import PictureNotes, labels_of
from dashboard.exports.picture_pieces import height_of, ids_in
from dashboard.exports.picture_sizes import SIZES, Size
from dashboard.exports.picture_text import without_fonts
from dashboard.exports.png_notes import noted
from dashboard.exports.renderer import renderer
from dashboard.exports.studio import studio_of
from dashboard.theme import Mode

__all__ = [
    "SIZES", "Size", "bare_svg", "chart_pdf", "chart_pngs", "chart_svgs", "framed", "picture_name",
    "svg_pdf", "svg_png",
]  # fmt: skip

Spec = dict[str, Any]
_IDS = re.compile(r"[^a-z0-9]+")


def bare_svg(chart: Chart, width: int, mode: Mode) -> str:
    """The drawing alone, `width` pixels wide, as SVG whose ids begin with the chart's own.

    `mode` is the one that the chart was drawn in. Raises NoChromium and PictureFailed.
    """
    return _drawings([(chart.figure, width, f"{_id_of(chart)}-{mode}-{width}")])[0]


def chart_svgs(chart: Chart, notes: PictureNotes, size: Size, mode: Mode) -> tuple[str, ...]:
    """The pictures of a chart as SVG. Raises NoChromium and PictureFailed."""
    sheets = _sheets(chart, notes, size, mode)
    wanted = [(column.figure, column.width, f"{_id_of(chart)}-{mode}-{size.name}-{place}-{number}")
              for place, (_, columns) in enumerate(sheets, 1)
              for number, column in enumerate(columns, 1)]  # fmt: skip
    drawn = iter(_drawings(wanted))
    return tuple(
        around.svg([Drawing(next(drawn), (one.width, height_of(one.figure)), one.box) for one in columns])
        for around, columns in sheets
    )


def chart_pngs(
    chart: Chart, notes: PictureNotes, size: Size, mode: Mode, scale: int = 1
) -> tuple[bytes, ...]:
    """The pictures of a chart as PNG, `scale` times as many pixels as the size has."""
    return tuple(svg_png(svg, notes, scale) for svg in chart_svgs(chart, notes, size, mode))


def chart_pdf(chart: Chart, notes: PictureNotes, size: Size, mode: Mode) -> bytes:
    """The pictures of a chart as the pages of a vector PDF, each page as large as its picture."""
    return svg_pdf(chart_svgs(chart, notes, size, mode), notes)


def framed(drawing: str, notes: PictureNotes, size: Size, mode: Mode) -> str:
    """A drawing that is SVG already, such as the map, in the same frame. Needs no browser."""
    width, height = _size_of(drawing)
    across = frame(notes, size, mode).room.width
    around = frame(notes, size, mode, across * height / width)
    room = around.room
    scale = min(room.width / width, room.height / height)
    box = Box(room.x + (room.width - width * scale) / 2, room.y, width * scale, height * scale)
    return around.svg([Drawing(drawing, (width, height), box)])


def svg_png(svg: str, notes: PictureNotes, scale: int = 1) -> bytes:
    """A framed picture as PNG that says what it is."""
    size = _pixels(svg)
    bare = without_fonts(svg)
    picture = renderer().run(
        lambda browser: studio_of(browser).photograph(bare, notes.title, size, scale), seconds=30
    )
    dots = _dots_an_inch(svg) * scale
    return noted(picture, {"Title": notes.title, "Source": "; ".join(notes.sources),
                           "Version": notes.version}, dots)  # fmt: skip


def svg_pdf(svgs: tuple[str, ...], notes: PictureNotes) -> bytes:
    """Framed pictures as the pages of a PDF whose letters can be selected."""
    bare = tuple(map(without_fonts, svgs))
    return renderer().run(lambda browser: studio_of(browser).print(bare, notes.title), seconds=60)


def picture_name(chart_id: str, size: Size, version: str, kind: str, *, part: int = 0, scale: int = 1,
                 mode: Mode = "light") -> str:  # fmt: skip
    """The name of a picture's file: "arms-share-slide-2x-0a1b2c.png"; `part` counts from 1 among several."""
    words = [
        _IDS.sub("-", chart_id.lower()).strip("-"),
        size.name,
        str(part) if part else "",
        mode if mode != "light" else "",
        f"{scale}x" if scale != 1 else "",
        _IDS.sub("-", version.lower()).strip("-"),
    ]
    return "-".join(word for word in words if word) + f".{kind}"


def _drawings(wanted: list[tuple[Spec, int, str]]) -> list[str]:
    return renderer().run(lambda browser: [studio_of(browser).drawing(*one) for one in wanted], seconds=30)


def _sheets(chart: Chart, notes: PictureNotes, size: Size, mode: Mode) -> list[tuple[Frame, list[Column]]]:
    """The frames of a chart's pictures with the parts of the drawing in each."""
    whole = frame(notes, size, mode, 0)
    if (alone := alone_in(chart.figure, whole, size)) is not None:
        height = alone.box.height
        around = frame(notes, size, mode, height)
        return [(around, [alone.settled(around)])]
    for id_lines in range(1, 40):
        spare = frame(replace(notes, figure_ids=(), part="1 of 2"), size, mode, 0, id_lines)
        room = spare.room.height or size.most_height - spare.sheet[1]
        shared = shared_in(chart.figure, Box(spare.room.x, spare.room.y, spare.room.width, room), size)
        parts = [_part_notes(notes, place, len(shared), [one.figure for one in columns])
                 for place, columns in enumerate(shared, 1)]  # fmt: skip
        if all(id_line_count(part, spare) <= id_lines for part in parts):
            break
    kept = id_lines if size.height else 0
    return [(frame(part, size, mode, max(one.box.height for one in columns), kept), columns)
            for part, columns in zip(parts, shared, strict=True)]  # fmt: skip


def _part_notes(notes: PictureNotes, part: int, parts: int, figures: list[Spec]) -> PictureNotes:
    """The notes of one of several pictures."""
    words = [label for figure in figures for label in labels_of(figure)]
    return notes.of_part(part, parts, words, ids_in(figures)) if parts > 1 else notes


def _id_of(chart: Chart) -> str:
    """The chart's id as the beginning of ids in SVG."""
    return "c-" + _IDS.sub("-", chart.chart_id.lower()).strip("-")


def _size_of(svg: str) -> tuple[float, float]:
    """Width and height of an SVG's own coordinates."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("the drawing has no viewBox that begins at 0 0")
    return float(found[1]), float(found[2])


def _pixels(svg: str) -> tuple[int, int]:
    """The pixels of a picture at 1x: those of its own sheet, or of the size asked for where that is fixed."""
    found = re.match(r'<svg [^>]*?width="(\d+)" height="(\d+)"', svg)
    width, height = (float(found[1]), float(found[2])) if found else _size_of(svg)
    return round(width), round(height)


def _dots_an_inch(svg: str) -> float:
    """How dense the picture's pixels are meant to be at 1x."""
    found = re.match(r'<svg [^>]*?width="([\d.]+)cm"', svg)
    return _pixels(svg)[0] / float(found[1]) * 2.54 if found else 96.0
