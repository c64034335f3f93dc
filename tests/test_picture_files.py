"""Pictures of charts as files: pixels, notes within, letters to select or to be read by a machine."""

from __future__ import annotations

import io
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.exports.chart_files import chart_picture
from dashboard.exports.pictures import (
    SIZES,
    chart_svgs,
    picture_name,
    svg_png,
)
from dashboard.theme import Mode
from tests.drawn_charts import Shown, letters, plotly_words, pngs_of
from tests.programs import needs

pytestmark = pytest.mark.usefixtures("picture_browser")


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_png_has_the_pixels_asked_for_and_says_what_it_is(scale: int, drawn: dict[Mode, Shown]) -> None:
    from PIL import Image

    chart, notes = drawn["dark"].charts["arms-share"], drawn["dark"].notes("arms-share")
    for name, pixels in (("slide", (1280, 720)), ("square", (1080, 1080))):
        (picture,) = pngs_of(chart, notes, SIZES[name], "dark", scale)
        with Image.open(io.BytesIO(picture)) as image:
            assert image.size == (pixels[0] * scale, pixels[1] * scale)
            assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 50
            assert image.info["Title"] == notes.title
            assert image.info["Source"] == "; ".join(notes.sources)
            assert image.info["Version"] == notes.version
    (picture,) = pngs_of(chart, notes, SIZES["column"], "dark", scale)
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size[0] / image.info["dpi"][0] * 2.54 == pytest.approx(8.5, abs=0.05)


def test_the_ground_of_each_mode_reaches_the_corners(drawn: dict[Mode, Shown]) -> None:
    from PIL import Image

    grounds: dict[Mode, tuple[int, int, int]] = {"light": (252, 251, 248), "dark": (21, 25, 29)}
    for mode, ground in grounds.items():
        one = drawn[mode]
        for name in SIZES:
            (picture,) = pngs_of(one.charts["oil-gdp"], one.notes("oil-gdp"), SIZES[name], mode)
            with Image.open(io.BytesIO(picture)) as image:
                right, bottom = image.width - 1, image.height - 1
                corners = {image.convert("RGB").getpixel((x, y)) for x in (0, right) for y in (0, bottom)}
            assert corners == {ground}


def test_a_picture_is_read_back_by_a_machine(tmp_path: Path, drawn: dict[Mode, Shown]) -> None:
    tesseract = needs("tesseract")
    given: tuple[tuple[Mode, str], ...] = (("light", "oil-gdp"), ("dark", "money-trade"))
    for mode, name in given:
        notes = drawn[mode].notes(name)
        file = tmp_path / f"{name}-{mode}.png"
        file.write_bytes(pngs_of(drawn[mode].charts[name], notes, SIZES["slide"], mode, 2)[0])
        ran = subprocess.run(
            [tesseract, str(file), "-", "--psm", "3"], capture_output=True, text=True, check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
        read = letters(ran.stdout)
        assert letters(notes.title) in read
        assert all(letters(one.words)[:30] in read for one in notes.numbered)


@pytest.mark.parametrize("name", ["arms-share", "timeline"])
def test_pdf_has_selectable_text_real_fonts_and_no_picture_inside(
    name: str, tmp_path: Path, drawn: dict[Mode, Shown]
) -> None:
    programs = {"pdftotext": ["-"], "pdffonts": [], "pdfimages": [], "pdfinfo": []}
    chart, notes = drawn["light"].charts[name], drawn["light"].notes(name)
    file = tmp_path / "picture.pdf"
    (made,) = chart_picture(chart, notes, SIZES["page"], "light").files("pdf").values()
    file.write_bytes(made)
    text, fonts, images, about = (
        subprocess.run(
            [needs(program), *(["-list"] if program == "pdfimages" else []), str(file), *more],
            capture_output=True, text=True, check=True,
        ).stdout
        for program, more in programs.items()
    )  # fmt: skip
    read = letters(text)
    assert letters(notes.title) in read
    for one in notes.numbered:
        assert letters(one.words) in read
    for label in chart.figure["layout"]["annotations"]:
        assert all(letters(line) in read for line in plotly_words(label["text"]))
    assert "IBMPlexSans" in fonts
    assert "Type 3" not in fonts
    assert len(images.splitlines()) == 2  # the heading alone
    svgs = chart_svgs(chart, notes, SIZES["page"], "light")
    assert re.search(rf"Pages:\s+{len(svgs)}\b", about)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", about)
    assert size
    assert float(size[1]) / 72 * 2.54 == pytest.approx(17, abs=0.05)
    assert notes.title in about


def test_two_threads_at_once_get_their_own_pictures(drawn: dict[Mode, Shown]) -> None:
    one = drawn["light"]
    names = [name for name in one.charts if name != "timeline"] * 3

    def make(name: str) -> tuple[str, bytes]:
        (svg,) = chart_svgs(one.charts[name], one.notes(name), SIZES["slide"], "light")
        return svg, svg_png(svg, one.notes(name))

    alone = {name: make(name) for name in dict.fromkeys(names)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(make, names))
    assert [alone[name] for name in names] == together


def test_file_names_say_what_which_size_and_which_version() -> None:
    assert picture_name("arms-share", SIZES["slide"], "0a1b", "png") == "arms-share-slide-0a1b.png"
    name = picture_name("../..\\Évil name", SIZES["square"], "v/1", "svg", sheet=2, scale=3, mode="dark")
    assert name == "vil-name-square-2-dark-3x-v-1.svg"
    part = picture_name("map", SIZES["page"], "0a1b", "svg", part="from-2014")
    assert part == "map-page--from-2014-0a1b.svg"
