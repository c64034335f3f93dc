"""The files that a picture can be taken away as, what they are called, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dashboard.charts.chart import Chart
from dashboard.exports.picture_notes import PictureNotes
from dashboard.exports.pictures import Size, chart_svgs, picture_name, svg_pdf, svg_png
from dashboard.exports.zips import zip_of
from dashboard.theme import Mode

PictureKind = Literal["png", "svg", "pdf"]
SCALES = (1, 2, 3)
MIMES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "zip": "application/zip"}


@dataclass(frozen=True)
class Picture:
    """A chart or the map in one size and mode, drawn when it is first asked for; it may come in parts.

    One that `is_plotted` needs a browser to be drawn at all.

    Drawing raises NoChromium and PictureFailed.
    """

    picture_id: str
    notes: PictureNotes
    size: Size
    mode: Mode
    draw: Callable[[], tuple[str, ...]]
    is_plotted: bool = False

    @cached_property
    def svgs(self) -> tuple[str, ...]:
        """The parts as SVG."""
        return self.draw()

    def files(self, kind: PictureKind, scale: int = 1) -> dict[str, bytes]:
        """The parts as files by name; a PDF holds all of them as its pages."""
        if kind == "pdf":
            return {self.name(kind): svg_pdf(self.svgs, self.notes)}
        several = len(self.svgs) > 1
        return {
            self.name(kind, scale, sheet if several else 0): svg.encode()
            if kind == "svg"
            else svg_png(svg, self.notes, scale)
            for sheet, svg in enumerate(self.svgs, 1)
        }

    def name(self, kind: str, scale: int = 1, sheet: int = 0) -> str:
        """A file's name: what is drawn, size, mode, scale, version of the data."""
        return picture_name(
            self.picture_id, self.size, self.notes.version, kind, sheet=sheet, scale=scale, mode=self.mode,
            part=self.notes.part_name,
        )  # fmt: skip

    def file(self, kind: PictureKind, scale: int = 1) -> tuple[str, str, bytes]:
        """One file to take away, by name and type: several parts come as a zip of them."""
        made = self.files(kind, scale)
        if len(made) > 1:
            return self.name("zip", scale), MIMES["zip"], zip_of(made)
        ((name, content),) = made.items()
        return name, MIMES[kind], content


def chart_picture(chart: Chart, notes: PictureNotes, size: Size, mode: Mode) -> Picture:
    """The picture of a chart that was drawn in that mode."""
    return Picture(
        chart.chart_id, notes, size, mode, lambda: chart_svgs(chart, notes, size, mode), is_plotted=True
    )
