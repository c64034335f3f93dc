"""The charts of the five documents, and the words that their pictures hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

from dashboard.charts.chart import Chart
from dashboard.contents import Ground, all_charts
from dashboard.exports.chart_files import chart_picture
from dashboard.exports.picture_notes import PictureNotes, picture_notes
from dashboard.exports.picture_sizes import Size
from dashboard.exports.renderer import renderer
from dashboard.theme import Mode
from tests.editions import edition_in

SVG = "{http://www.w3.org/2000/svg}"


MODES: tuple[Mode, ...] = get_args(Mode)


_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Shown:
    """All charts of a ground."""

    ground: Ground
    charts: dict[str, Chart]

    def notes(self, name: str) -> PictureNotes:
        """What stands around the picture of a chart."""
        return picture_notes(self.charts[name], self.ground)


def pngs_of(chart: Chart, notes: PictureNotes, size: Size, mode: Mode, scale: int = 1) -> tuple[bytes, ...]:
    """The pictures of a chart as a reader takes them away."""
    return tuple(chart_picture(chart, notes, size, mode).files("png", scale).values())


def words_of(svg: str) -> str:
    """All words of an SVG in order, its lines and blanks made one."""
    root = ET.fromstring(svg)
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    return flat(" ".join(texts))


def flat(text: str) -> str:
    """Words one space apart."""
    return " ".join(text.split())


def plotly_words(text: str) -> Iterator[str]:
    """The lines of a plotly label as they are read."""
    for line in text.split("<br>"):
        yield flat(html.unescape(_TAG.sub("", line)))


def letters(text: str) -> str:
    """What a machine can be expected to read without fail."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def boxes_out_of_sheet(svg: str) -> list[str]:
    """The texts that Chromium draws beyond the sheet, or beyond the drawing that they stand in."""

    def look(browser: Any) -> list[str]:
        page = browser.new_page()
        page.set_content(f"<!doctype html><style>body{{margin:0}}</style>{svg}")
        page.evaluate("() => document.fonts.ready")
        try:
            found: list[str] = page.evaluate(
                """() => { const sheet = document.querySelector('svg').getBoundingClientRect();
                  return [...document.querySelectorAll('svg text')].filter((text) => {
                    const box = text.getBoundingClientRect();
                    const own = text.ownerSVGElement.getBoundingClientRect();
                    return [sheet, own].some((room) => box.left < room.left - 1 || box.right > room.right + 1
                      || box.top < room.top - 1 || box.bottom > room.bottom + 1);
                  }).map((text) => text.textContent); }"""
            )
            return found
        finally:
            page.close()

    return renderer().run(look)


def drawn_in(published: Path) -> dict[Mode, Shown]:
    """All charts of the data published there, in both modes."""
    edition = edition_in(published)
    grounds = {mode: Ground(edition, mode=mode) for mode in MODES}
    return {mode: Shown(ground, all_charts(ground)) for mode, ground in grounds.items()}
