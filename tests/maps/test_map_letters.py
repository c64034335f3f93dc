"""Names on a picture of the map touch nothing, are not cut, and are read by other programs."""

from __future__ import annotations

import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dashboard.charts.map_chart import MapDrawing, MapPicture
from dashboard.charts.map_scene import Fit
from dashboard.charts.map_seen import seen_points
from tests.maps.drawings import (
    FITS,
    SIZES,
)
from tests.programs import needs, opened_by_libreoffice

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("size", SIZES)
def test_no_names_touch_each_other_or_a_mark_and_none_is_cut(
    fit: Fit, size: tuple[int, int], drawings: dict[Fit, MapDrawing]
) -> None:
    scene = drawings[fit].scene(*size)
    labels, view = scene.labels, scene.view
    assert [(a.text, b.text) for a, b in combinations(labels, 2) if a.box.touches(b.box)] == []
    assert all(label.box.is_within(view.width, view.height) for label in labels if label.ink != "text")
    assert all(label.box.left >= 0 and label.box.right <= view.width for label in labels)
    covered = [
        (label.text, point.name)
        for label in labels
        for point in seen_points(scene)
        for x, y in [view.project(point.point)]
        if label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
    ]
    assert covered == []


@pytest.mark.parametrize("fit", FITS)
def test_another_program_reads_every_name(fit: Fit, drawings: dict[Fit, MapDrawing], tmp_path: Path) -> None:
    """LibreOffice, which knows less of SVG than browsers do, writes the letters as letters."""
    needs("soffice")
    pdftotext = needs("pdftotext")
    picture = drawings[fit].picture(752, 602, "light")
    source = tmp_path / "map.svg"
    source.write_text(picture.svg, encoding="utf-8")
    printed = opened_by_libreoffice(source, "pdf", tmp_path)
    pages = subprocess.run([pdftotext, str(printed), "-"], check=True, capture_output=True)
    said = set(plain(pages.stdout.decode("utf-8")).split())
    missing = [label.text for label in picture.scene.labels if not set(plain(label.text).split()) <= said]
    assert missing == []


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.browser
@pytest.mark.parametrize("fit", FITS)
def test_letters_as_drawn_by_a_browser_stay_in_their_boxes(
    fit: Fit, browser: Any, drawings: dict[Fit, MapDrawing]
) -> None:
    """What was laid out by a table of widths holds for the real letters, so nothing overlaps or is cut."""
    from base64 import b64encode

    font = ROOT / "dashboard" / "assets" / "fonts" / "ibm-plex-sans-latin-wght-normal.woff2"
    face = (
        "<style>@font-face{font-family:'IBM Plex Sans';font-weight:100 700;"
        f"src:url(data:font/woff2;base64,{b64encode(font.read_bytes()).decode()})}}</style>"
    )
    picture: MapPicture = drawings[fit].picture(752, 602, "light")
    view = picture.scene.view
    page = browser.new_page(viewport={"width": 800, "height": 700})
    try:
        page.set_content(face + picture.svg)
        boxes = page.evaluate(
            """async () => {
              const faces = ["500 14px 'IBM Plex Sans'", "600 14px 'IBM Plex Sans'"];
              await Promise.all(faces.map((face) => document.fonts.load(face)));
              return [...document.querySelectorAll("[data-layer=names] text")].map((one) => {
                const box = one.getBBox();
                return [one.dataset.label, box.x, box.y, box.x + box.width, box.y + box.height];
              });
            }"""
        )
    finally:
        page.close()
    labels = {label.label_id: label for label in picture.scene.labels}
    assert {name for name, *_ in boxes} == set(labels)
    for name, left, top, right, bottom in boxes:
        box = labels[name].box
        assert left >= max(0, box.left - 1.5), name
        assert right <= min(view.width, box.right + 1.5), name
        # A line's box holds room above and below that no letter fills.
        assert top >= box.top - 5, name
        assert bottom <= box.bottom + 5, name
