"""The map drawn for a file, and its vector picture read back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from dashboard.boundaries import name_places, site_outlines
from dashboard.catalogue import Catalogue
from dashboard.charts.map_chart import MapDrawing, map_drawing
from dashboard.charts.map_places import places_of
from dashboard.charts.map_points import unplaced_sites
from dashboard.charts.map_scene import Fit
from dashboard.land import land
from dashboard.namings import Site, SiteMention

SVG = "{http://www.w3.org/2000/svg}"
FITS: tuple[Fit, ...] = ("venezuela", "rings")
SIZES = [(340, 476), (372, 372), (640, 600), (752, 602), (800, 450), (1280, 720), (1600, 900)]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def drawing_of(
    sites: tuple[Site, ...], mentions: tuple[SiteMention, ...], catalogue: Catalogue,
    fit: Fit = "venezuela", **known: Any,
) -> MapDrawing:  # fmt: skip
    outlines = site_outlines(sites)
    return map_drawing(
        places_of(sites, mentions, catalogue, outlines), mentions, catalogue, land(), name_places, fit=fit,
        unplaced=unplaced_sites(sites, outlines), **known,
    )  # fmt: skip


def root_of(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def group(root: ElementTree.Element, layer: str) -> ElementTree.Element:
    (found,) = root.findall(f".//{SVG}g[@data-layer='{layer}']")
    return found


def drawn_ids(root: ElementTree.Element, kind: str) -> Counter[str]:
    return Counter(one.attrib[f"data-{kind}"] for one in root.iter() if f"data-{kind}" in one.attrib)


def lines_of(text: ElementTree.Element) -> str:
    return "\n".join(span.text or "" for span in text.iter(f"{SVG}tspan"))


def corners(data: str) -> Iterator[tuple[float, float]]:
    """All points of a path made of M, l and z."""
    for part in data.split("M")[1:]:
        start, _, steps = part.rstrip("z").partition("l")
        x, y = map(float, _NUMBER.findall(start))
        yield x, y
        numbers = list(map(float, _NUMBER.findall(steps)))
        assert len(numbers) % 2 == 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def paths_of(root: ElementTree.Element, layer: str) -> list[ElementTree.Element]:
    found = root.findall(f".//{SVG}g[@data-layer='{layer}']")
    return [path for one in found for path in one.iter(f"{SVG}path")]
