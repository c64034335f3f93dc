"""Pictures of charts as files: SVG, PNG and PDF, in the sizes of reports, slides and squares.

A chart that is too tall for a picture of fixed height comes in several, each with whole rows and its own
scale; so everything here is a tuple of pictures, of one in nearly all cases.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.exports.picture_blocks import Box
from dashboard.exports.picture_frame import Arrangement, Drawing, frame
from dashboard.exports.picture_notes import PictureNotes
from dashboard.exports.picture_pieces import height_of
from dashboard.exports.picture_sheets import sheets_of
from dashboard.exports.picture_sizes import SIZES, Size
from dashboard.exports.picture_text import without_fonts
from dashboard.exports.png_notes import noted
from dashboard.exports.renderer import renderer
from dashboard.exports.studio import studio_of
from dashboard.file_names import file_name
from dashboard.theme import Mode

__all__ = [
    "SIZES", "Size", "bare_svg", "chart_svgs", "framed", "picture_name",
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
    sheets = sheets_of(chart, notes, size, mode)
    wanted = [(column.figure, column.width, f"{_id_of(chart)}-{mode}-{size.name}-{place}-{number}")
              for place, sheet in enumerate(sheets, 1)
              for number, column in enumerate(sheet.columns, 1)]  # fmt: skip
    drawn = iter(_drawings(wanted))
    return tuple(
        sheet.around.svg([Drawing(next(drawn), (one.width, height_of(one.figure)), one.box)
                          for one in sheet.columns])
        for sheet in sheets
    )  # fmt: skip


def framed(drawing: str, notes: PictureNotes, size: Size, mode: Mode,
           arrangement: Arrangement | None = None) -> str:  # fmt: skip
    """A drawing that is SVG already, such as the map, in the same frame. Needs no browser."""
    width, height = _size_of(drawing)
    across = frame(notes, size, mode, arrangement=arrangement).room.width
    around = frame(notes, size, mode, across * height / width, arrangement=arrangement)
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


def picture_name(chart_id: str, size: Size, version: str, kind: str, *, sheet: int = 0, scale: int = 1,
                 mode: Mode = "light", part: str = "") -> str:  # fmt: skip
    """The name of a picture's file: "arms-share-slide-2x-0a1b2c.png"; `sheet` counts from 1 among several.

    `part` is what filters leave, as in all names.
    """
    words = [
        _IDS.sub("-", chart_id.lower()).strip("-"),
        size.name,
        str(sheet) if sheet else "",
        mode if mode != "light" else "",
        f"{scale}x" if scale != 1 else "",
    ]
    return file_name("-".join(filter(None, words)), _IDS.sub("-", version.lower()).strip("-"), part, kind)


def _drawings(wanted: list[tuple[Spec, int, str]]) -> list[str]:
    return renderer().run(lambda browser: studio_of(browser).drawings(wanted), seconds=30)


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
