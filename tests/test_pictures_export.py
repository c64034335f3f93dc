"""Pictures of charts as vectors: every word, mark and source is there, uncut, safe, and told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dashboard.contents import Ground, all_charts
from dashboard.exports.picture_notes import cited_numbers, labels_of, picture_notes
from dashboard.exports.pictures import (
    SIZES,
    bare_svg,
    chart_svgs,
    framed,
)
from dashboard.selection import Selection
from dashboard.theme import Mode
from tests.drawn_charts import MODES, SVG, Shown, boxes_out_of_sheet, flat, plotly_words, pngs_of, words_of

HOSTILE = '<script>alert(1)</script> & "quotes" \u202eesrever\u202c ]]> ' + "a very long title " * 25


pytestmark = pytest.mark.usefixtures("picture_browser")


def trace_texts(figure: dict[str, Any]) -> Iterator[str]:
    for trace in figure["data"]:
        if "text" in trace.get("mode", "") or trace.get("textposition"):
            given = trace.get("text", ())
            yield from ([given] if isinstance(given, str) else given)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", MODES)
def test_every_word_of_every_chart_and_its_notes_is_in_its_pictures(
    size: str, mode: Mode, drawn: dict[Mode, Shown]
) -> None:
    for name, chart in drawn[mode].charts.items():
        notes = drawn[mode].notes(name)
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


def test_all_sources_that_a_chart_cites_are_listed_with_who_and_when(drawn: dict[Mode, Shown]) -> None:
    catalogue = drawn["light"].ground.catalogue
    for name, chart in drawn["light"].charts.items():
        notes = drawn["light"].notes(name)
        numbers = {one.number for one in notes.numbered}
        assert numbers
        assert cited_numbers((*labels_of(chart.figure), chart.caveat)) <= numbers
        for one in notes.numbered:
            paper = next(p for key, p in catalogue.documents.items() if catalogue.numbers[key] == one.number)
            assert paper.title in one.words
            assert (paper.author or "") in one.words
            assert (paper.published or "undated")[:4] in one.words


@pytest.mark.parametrize("size", SIZES)
def test_svg_is_whole_alone_and_runs_nothing(size: str, drawn: dict[Mode, Shown]) -> None:
    for name, chart in drawn["light"].charts.items():
        for svg in chart_svgs(chart, drawn["light"].notes(name), SIZES[size], "light"):
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


def test_several_drawings_can_stand_in_one_page(drawn: dict[Mode, Shown]) -> None:
    drawings = [bare_svg(chart, 760, "light") for chart in drawn["light"].charts.values()]
    ids = [one for svg in drawings for one in re.findall(r'\bid="([^"]+)"', svg)]
    assert ids
    assert len(ids) == len(set(ids))
    for chart, svg in zip(drawn["light"].charts.values(), drawings, strict=True):
        root = ET.fromstring(svg)
        assert (root.get("width"), root.get("height")) == ("760", str(chart.figure["layout"]["height"]))
        for label in chart.figure["layout"]["annotations"]:
            assert all(line in words_of(svg) for line in plotly_words(label["text"]))


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_at_any_size(size: str, drawn: dict[Mode, Shown]) -> None:
    for name, chart in drawn["light"].charts.items():
        for svg in chart_svgs(chart, drawn["light"].notes(name), SIZES[size], "light"):
            assert boxes_out_of_sheet(svg) == [], (name, size)


@pytest.mark.parametrize("size", ["slide", "square"])
def test_no_letter_is_smaller_than_fourteen_pixels_on_a_slide(size: str, drawn: dict[Mode, Shown]) -> None:
    """Measured as on a slide that is 1280 wide."""
    for name, chart in drawn["light"].charts.items():
        for svg in chart_svgs(chart, drawn["light"].notes(name), SIZES[size], "light"):
            sheet = ET.fromstring(svg)
            inside = [one for one in sheet.iter(f"{SVG}svg") if one is not sheet]
            scale = 1280 / float(sheet.get("viewBox", "").split()[2])
            for part in inside:
                own = scale * float(part.get("width", "")) / float(part.get("viewBox", "").split()[2])
                letters = re.findall(r"font-size: ([\d.]+)px", ET.tostring(part, encoding="unicode"))
                assert min(map(float, letters)) * own >= 14, (name, size)
            framing = [float(text.get("font-size", "99")) for text in sheet.iter(f"{SVG}text")]
            assert min(framing) * scale >= 14


@pytest.mark.parametrize("size", SIZES)
def test_a_hostile_title_stays_text_and_fits(size: str, drawn: dict[Mode, Shown]) -> None:
    notes = replace(drawn["light"].notes("oil-gdp"), title=HOSTILE, filters=HOSTILE, caveat=HOSTILE)
    (svg,) = chart_svgs(drawn["light"].charts["oil-gdp"], notes, SIZES[size], "light")
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert '<script>alert(1)</script> & "quotes" esrever ]]>' in words_of(svg)
    assert words_of(svg).count("a very long title") == 3 * 25
    assert "\u202e" not in svg
    assert boxes_out_of_sheet(svg) == []
    assert pngs_of(drawn["light"].charts["oil-gdp"], notes, SIZES[size], "light")


def test_a_drawing_made_elsewhere_gets_the_same_frame_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, drawn: dict[Mode, Shown], tmp_path: Path
) -> None:
    drawing = (
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" '
        'viewBox="0 0 600 400" class="map"><text x="5" y="20">Caracas</text></svg>'
    )
    notes = drawn["light"].notes("arms-ranks")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    for size in SIZES.values():
        svg = framed(drawing, notes, size, "light")
        assert "Caracas" in words_of(svg)
        assert flat(notes.title) in words_of(svg)
        inner = next(node for node in ET.fromstring(svg).iter(f"{SVG}svg") if node.get("class") == "map")
        sides = [float(inner.get(side, "")) for side in ("width", "height")]
        assert sides[0] / sides[1] == pytest.approx(1.5, rel=0.01)


def test_empty_charts_are_pictures_too(drawn: dict[Mode, Shown]) -> None:
    ground = Ground(drawn["light"].ground.edition, Selection(first_year=1000, last_year=1001), "light")
    for chart in all_charts(ground).values():
        (svg,) = chart_svgs(chart, picture_notes(chart, ground), SIZES["slide"], "light")
        assert flat(chart.title) in words_of(svg)
        assert boxes_out_of_sheet(svg) == []
