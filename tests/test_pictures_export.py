"""Pictures of charts as files: whole, sourced, legible, safe, and what they say is what the data say."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.browser import NoChromium, find_chromium
from dashboard.charts.chart import Chart
from dashboard.contents import Ground, all_charts
from dashboard.data import pin_edition
from dashboard.exports.picture_notes import PictureNotes, cited_numbers, labels_of, picture_notes
from dashboard.exports.picture_pieces import breaks_of, height_of, ids_in, pieces_of
from dashboard.exports.picture_text import BOLD, even_lines, lines_of, plain_line, width_of
from dashboard.exports.pictures import (
    SIZES,
    bare_svg,
    chart_pdf,
    chart_pngs,
    chart_svgs,
    framed,
    picture_name,
    svg_png,
)
from dashboard.exports.renderer import renderer
from dashboard.selection import Selection
from dashboard.theme import Mode
from tests.programs import needs

SVG = "{http://www.w3.org/2000/svg}"
MODES: tuple[Mode, ...] = get_args(Mode)
HOSTILE = '<script>alert(1)</script> & "quotes" \u202eesrever\u202c ]]> ' + "a very long title " * 25
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Shown:
    """All charts of a ground."""

    ground: Ground
    charts: dict[str, Chart]

    def notes(self, name: str) -> PictureNotes:
        return picture_notes(self.charts[name], self.ground)


@pytest.fixture(scope="module")
def shown(real_data: Path) -> Iterator[dict[Mode, Shown]]:
    """The charts of the five documents in both modes, and the browser for them, ended afterwards."""
    try:
        find_chromium()
    except NoChromium as missing:
        pytest.skip(str(missing))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIGURES_PUBLISHED", str(real_data))
        edition = pin_edition()
    grounds = {mode: Ground(edition, mode=mode) for mode in MODES}
    yield {mode: Shown(ground, all_charts(ground)) for mode, ground in grounds.items()}
    renderer().close()


def words_of(svg: str) -> str:
    """All words of an SVG in order, its lines and blanks made one."""
    root = ET.fromstring(svg)
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    return flat(" ".join(texts))


def flat(text: str) -> str:
    return " ".join(text.split())


def plotly_words(text: str) -> Iterator[str]:
    """The lines of a plotly label as they are read."""
    for line in text.split("<br>"):
        yield flat(html.unescape(_TAG.sub("", line)))


def trace_texts(figure: dict[str, Any]) -> Iterator[str]:
    for trace in figure["data"]:
        if "text" in trace.get("mode", "") or trace.get("textposition"):
            given = trace.get("text", ())
            yield from ([given] if isinstance(given, str) else given)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", MODES)
def test_every_word_of_every_chart_and_its_notes_is_in_its_pictures(
    size: str, mode: Mode, shown: dict[Mode, Shown]
) -> None:
    for name, chart in shown[mode].charts.items():
        notes = shown[mode].notes(name)
        pictures = [words_of(svg) for svg in chart_svgs(chart, notes, SIZES[size], mode)]
        everywhere = " ".join(pictures)
        labels = [*labels_of(chart.figure), *trace_texts(chart.figure)]
        assert labels or not chart.figure_ids
        for label in chart.figure["layout"].get("annotations", ()):
            for line in plotly_words(label["text"]):
                assert line in everywhere, (name, size, line)
        for text in trace_texts(chart.figure):
            assert all(line in everywhere for line in plotly_words(text))
        for figure_id in notes.figure_ids:
            assert figure_id in everywhere.replace(" ", ""), (name, figure_id)
        for source in notes.sources:
            assert source in everywhere, (name, source)
        for picture in pictures:
            for words in (notes.title, notes.subtitle, notes.caveat, f"Data version {notes.version}"):
                assert flat(words) in picture, (name, size, words)
            assert all(meaning in picture for _, meaning in notes.legend)


def test_all_sources_that_a_chart_cites_are_listed_with_who_and_when(shown: dict[Mode, Shown]) -> None:
    catalogue = shown["light"].ground.catalogue
    for name, chart in shown["light"].charts.items():
        notes = shown["light"].notes(name)
        numbers = {one.number for one in notes.numbered}
        assert numbers
        assert cited_numbers((*labels_of(chart.figure), chart.caveat)) <= numbers
        for one in notes.numbered:
            paper = next(p for key, p in catalogue.documents.items() if catalogue.numbers[key] == one.number)
            assert paper.title in one.words
            assert (paper.author or "") in one.words
            assert (paper.published or "undated")[:4] in one.words


@pytest.mark.parametrize("size", SIZES)
def test_svg_is_whole_alone_and_runs_nothing(size: str, shown: dict[Mode, Shown]) -> None:
    for name, chart in shown["light"].charts.items():
        for svg in chart_svgs(chart, shown["light"].notes(name), SIZES[size], "light"):
            root = ET.fromstring(svg)
            nodes = list(root.iter())
            assert not {node.tag for node in nodes} & {f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image"}
            ids = [node.get("id") for node in nodes if node.get("id")]
            assert len(ids) == len(set(ids))
            referred = re.findall(r"url\(#([^)]+)\)", svg) + re.findall(r'href="#([^"]+)"', svg)
            assert set(referred) <= set(ids)
            outside = re.findall(r'(?:href|src)\s*=\s*"(?!#)[^"]*"|url\((?!#|data:font/woff2;)[^)]*\)', svg)
            assert outside == []
            assert not [key for node in nodes for key in node.attrib if key.startswith("on")]


def test_several_drawings_can_stand_in_one_page(shown: dict[Mode, Shown]) -> None:
    drawings = [bare_svg(chart, 760, "light") for chart in shown["light"].charts.values()]
    ids = [one for svg in drawings for one in re.findall(r'\bid="([^"]+)"', svg)]
    assert ids
    assert len(ids) == len(set(ids))
    for chart, svg in zip(shown["light"].charts.values(), drawings, strict=True):
        root = ET.fromstring(svg)
        assert (root.get("width"), root.get("height")) == ("760", str(chart.figure["layout"]["height"]))
        for label in chart.figure["layout"]["annotations"]:
            assert all(line in words_of(svg) for line in plotly_words(label["text"]))


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


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_at_any_size(size: str, shown: dict[Mode, Shown]) -> None:
    for name, chart in shown["light"].charts.items():
        for svg in chart_svgs(chart, shown["light"].notes(name), SIZES[size], "light"):
            assert boxes_out_of_sheet(svg) == [], (name, size)


@pytest.mark.parametrize("size", ["slide", "square"])
def test_no_letter_is_smaller_than_eleven_pixels_on_a_slide(size: str, shown: dict[Mode, Shown]) -> None:
    """Measured as on a slide of 1280 by 720."""
    for name, chart in shown["light"].charts.items():
        for svg in chart_svgs(chart, shown["light"].notes(name), SIZES[size], "light"):
            sheet = ET.fromstring(svg)
            inside = [one for one in sheet.iter(f"{SVG}svg") if one is not sheet]
            scale = float(sheet.get("width", "")) / float(sheet.get("viewBox", "").split()[2])
            for part in inside:
                own = scale * float(part.get("width", "")) / float(part.get("viewBox", "").split()[2])
                letters = re.findall(r"font-size: ([\d.]+)px", ET.tostring(part, encoding="unicode"))
                assert min(map(float, letters)) * own >= 11, (name, size)
            framing = [float(text.get("font-size", "99")) for text in sheet.iter(f"{SVG}text")]
            assert min(framing) * scale >= 11


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_png_has_the_pixels_asked_for_and_says_what_it_is(scale: int, shown: dict[Mode, Shown]) -> None:
    from PIL import Image

    chart, notes = shown["dark"].charts["arms-share"], shown["dark"].notes("arms-share")
    for name, pixels in (("slide", (1280, 720)), ("square", (1080, 1080))):
        (picture,) = chart_pngs(chart, notes, SIZES[name], "dark", scale)
        with Image.open(io.BytesIO(picture)) as image:
            assert image.size == (pixels[0] * scale, pixels[1] * scale)
            assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 50
            assert image.info["Title"] == notes.title
            assert image.info["Source"] == "; ".join(notes.sources)
            assert image.info["Version"] == notes.version
    (picture,) = chart_pngs(chart, notes, SIZES["column"], "dark", scale)
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size[0] / image.info["dpi"][0] * 2.54 == pytest.approx(8.5, abs=0.05)


def test_the_ground_of_each_mode_reaches_the_corners(shown: dict[Mode, Shown]) -> None:
    from PIL import Image

    grounds: dict[Mode, tuple[int, int, int]] = {"light": (252, 251, 248), "dark": (21, 25, 29)}
    for mode, ground in grounds.items():
        one = shown[mode]
        for name in SIZES:
            (picture,) = chart_pngs(one.charts["oil-gdp"], one.notes("oil-gdp"), SIZES[name], mode)
            with Image.open(io.BytesIO(picture)) as image:
                right, bottom = image.width - 1, image.height - 1
                corners = {image.convert("RGB").getpixel((x, y)) for x in (0, right) for y in (0, bottom)}
            assert corners == {ground}


def test_a_picture_is_read_back_by_a_machine(tmp_path: Path, shown: dict[Mode, Shown]) -> None:
    tesseract = needs("tesseract")
    given: tuple[tuple[Mode, str], ...] = (("light", "oil-gdp"), ("dark", "money-trade"))
    for mode, name in given:
        notes = shown[mode].notes(name)
        file = tmp_path / f"{name}-{mode}.png"
        file.write_bytes(chart_pngs(shown[mode].charts[name], notes, SIZES["slide"], mode, 2)[0])
        ran = subprocess.run(
            [tesseract, str(file), "-", "--psm", "3"], capture_output=True, text=True, check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
        read = letters(ran.stdout)
        assert letters(notes.title) in read
        assert all(letters(one.words)[:30] in read for one in notes.numbered)


def letters(text: str) -> str:
    """What a machine can be expected to read without fail."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize("name", ["arms-share", "timeline"])
def test_pdf_has_selectable_text_real_fonts_and_no_picture_inside(
    name: str, tmp_path: Path, shown: dict[Mode, Shown]
) -> None:
    programs = {"pdftotext": ["-"], "pdffonts": [], "pdfimages": [], "pdfinfo": []}
    chart, notes = shown["light"].charts[name], shown["light"].notes(name)
    file = tmp_path / "picture.pdf"
    file.write_bytes(chart_pdf(chart, notes, SIZES["page"], "light"))
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


@pytest.mark.parametrize("size", SIZES)
def test_a_hostile_title_stays_text_and_fits(size: str, shown: dict[Mode, Shown]) -> None:
    notes = replace(shown["light"].notes("oil-gdp"), title=HOSTILE, filters=HOSTILE, caveat=HOSTILE)
    (svg,) = chart_svgs(shown["light"].charts["oil-gdp"], notes, SIZES[size], "light")
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert '<script>alert(1)</script> & "quotes" esrever ]]>' in words_of(svg)
    assert words_of(svg).count("a very long title") == 3 * 25
    assert "\u202e" not in svg
    assert boxes_out_of_sheet(svg) == []
    assert chart_pngs(shown["light"].charts["oil-gdp"], notes, SIZES[size], "light")


def test_two_threads_at_once_get_their_own_pictures(shown: dict[Mode, Shown]) -> None:
    one = shown["light"]
    names = [name for name in one.charts if name != "timeline"] * 3

    def make(name: str) -> tuple[str, bytes]:
        (svg,) = chart_svgs(one.charts[name], one.notes(name), SIZES["slide"], "light")
        return svg, svg_png(svg, one.notes(name))

    alone = {name: make(name) for name in dict.fromkeys(names)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(make, names))
    assert [alone[name] for name in names] == together


def test_a_drawing_made_elsewhere_gets_the_same_frame_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, shown: dict[Mode, Shown], tmp_path: Path
) -> None:
    drawing = (
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" '
        'viewBox="0 0 600 400" class="map"><text x="5" y="20">Caracas</text></svg>'
    )
    notes = shown["light"].notes("arms-ranks")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    for size in SIZES.values():
        svg = framed(drawing, notes, size, "light")
        assert "Caracas" in words_of(svg)
        assert flat(notes.title) in words_of(svg)
        inner = next(node for node in ET.fromstring(svg).iter(f"{SVG}svg") if node.get("class") == "map")
        sides = [float(inner.get(side, "")) for side in ("width", "height")]
        assert sides[0] / sides[1] == pytest.approx(1.5, rel=0.01)


def test_filters_are_told_and_a_link_only_where_an_address_is_configured(
    monkeypatch: pytest.MonkeyPatch, shown: dict[Mode, Shown]
) -> None:
    whole = shown["light"].ground
    assert shown["light"].notes("arms-share").filters is None
    chosen = Selection(themes=("arms",), statuses=("reported",), first_year=2000, last_year=2021,
                       documents=("survival-of-the-regime", "parade-to-production"))  # fmt: skip
    ground = Ground(whole.edition, chosen, "light")
    chart = all_charts(ground)["arms-share"]
    notes = picture_notes(chart, ground)
    assert notes.filters == "Only Arms; sources 5 and 3; reported; 2000–2021"
    assert notes.address is None
    (svg,) = chart_svgs(chart, notes, SIZES["column"], "light")
    assert notes.filters in words_of(svg)
    monkeypatch.setenv("FIGURES_ADDRESS", "https://figures.example/")
    linked = picture_notes(chart, ground)
    assert linked.address
    assert linked.address.startswith("https://figures.example/?theme=arms")
    assert f"version={ground.version}" in linked.address
    (svg,) = chart_svgs(chart, linked, SIZES["column"], "light")
    assert linked.address in words_of(svg).replace(" ", "")
    monkeypatch.setenv("FIGURES_ADDRESS", "javascript:alert(1)")
    assert picture_notes(chart, ground).address is None


def test_empty_charts_are_pictures_too(shown: dict[Mode, Shown]) -> None:
    ground = Ground(shown["light"].ground.edition, Selection(first_year=1000, last_year=1001), "light")
    for chart in all_charts(ground).values():
        (svg,) = chart_svgs(chart, picture_notes(chart, ground), SIZES["slide"], "light")
        assert flat(chart.title) in words_of(svg)
        assert boxes_out_of_sheet(svg) == []


@pytest.mark.parametrize("most", [300, 420, 700, 1500, 9000])
def test_a_parted_drawing_loses_no_label_mark_or_line(most: int, shown: dict[Mode, Shown]) -> None:
    figure = shown["light"].charts["timeline"].figure
    pieces = pieces_of(figure, most)
    assert sum(map(height_of, pieces)) >= height_of(figure) - 1
    assert len(pieces) >= height_of(figure) / most
    whole = [label["text"] for label in figure["layout"]["annotations"]]
    parted = [
        label["text"].removesuffix(", continued") for one in pieces for label in one["layout"]["annotations"]
    ]
    assert set(whole) == set(parted)
    assert all(parted.count(text) >= whole.count(text) for text in set(whole))
    assert sum(len(one["data"]) for one in pieces) == len(figure["data"])
    assert ids_in(pieces) == ids_in([figure])
    longest = max(
        second.y - first.y for first, second in zip(breaks_of(figure), breaks_of(figure)[1:], strict=False)
    )
    for one in pieces:
        height = one["layout"]["height"]
        assert one["layout"]["yaxis"]["range"] == [height, 0]
        assert height <= max(most, longest + 130) + 4
        assert all(0 <= label["y"] < height for label in one["layout"]["annotations"])


def test_file_names_say_what_which_size_and_which_version() -> None:
    assert picture_name("arms-share", SIZES["slide"], "0a1b", "png") == "arms-share-slide-0a1b.png"
    name = picture_name("../..\\Évil name", SIZES["square"], "v/1", "svg", part=2, scale=3, mode="dark")
    assert name == "vil-name-square-2-dark-3x-v-1.svg"


@given(st.text(max_size=300), st.floats(20, 900), st.sampled_from([400, BOLD]))
def test_lines_hold_all_words_and_fit(text: str, width: float, weight: int) -> None:
    for break_lines in (lines_of, even_lines):
        lines = break_lines(text, 16, width, weight)
        assert "".join(lines).replace(" ", "") == plain_line(text).replace(" ", "")
        assert all(width_of(line, 16, weight) <= width or len(line) == 1 for line in lines)
