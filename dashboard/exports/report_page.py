"""A report as one HTML file: opens from disk, asks nothing of any network, and is readable without scripts.

Charts stand in it as drawings, one for wide windows and one for phones, and follow the reader's light or
dark. Plotly lies in the file compressed; it is unpacked when the page is idle and then brings charts to life.
A policy in the file forbids every connection and every script but its own two, named by their checksums.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from dashboard.charts.plotted import plotted
from dashboard.contents import Drawn
from dashboard.exports.report import Report
from dashboard.exports.report_body import Body, chapter_anchor, setting_of
from dashboard.exports.report_chapters import Chapter, chapters_of
from dashboard.exports.report_drawings import Drawing, Plate, Tones, plates_of
from dashboard.exports.report_evidence import behind, evidence_section, pieces_behind
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_style import report_style
from dashboard.exports.static_html import nodes_html
from dashboard.exports.studio import plotly_program

_ASSETS = Path(__file__).resolve().parent.parent / "assets"
# The widths of the two drawings of a chart, in pixels: for windows, and for phones.
_WIDE, _NARROW = 920, 352
_UNSAFE = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def standalone(report: Report) -> bytes:
    """The report as one file. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    chapters = chapters_of(report)
    dark = chapters_of(replace(report, ground=replace(report.ground, mode="dark")))
    notes = endnotes(chapters, report.ground)
    pieces = pieces_behind(chapters, notes, report.ground)
    setting = setting_of(chapters, notes, "file", (piece.name for piece in pieces))
    drawings = _Drawings(_by_anchor(dark))
    body = Body(report, chapters, notes, setting, drawings.html).html()
    evidence = nodes_html(evidence_section(pieces, setting))
    data = {
        "charts": {
            name: [plotted(plate.chart.figure), plotted(other.chart.figure)]
            for name, plate in _by_anchor(chapters).items()
            if plate.chart and (other := drawings.dark.get(name)) and other.chart
        },
        "behind": behind(pieces, report.ground.catalogue),
    }
    return _page(report.heading, body + evidence, drawings.tones.css(), data).encode()


class _Drawings:
    """The drawings of plates for both modes and two widths; collects the colours that they use."""

    def __init__(self, dark: Mapping[str, Plate]) -> None:
        self.dark = dark
        self.tones = Tones({})

    def html(self, plate: Plate, prefix: str) -> str:
        """A plate's drawings, to be chosen from by the style sheet."""
        shown = (("for-wide", _WIDE), ("for-narrow", _NARROW))
        return f'<div class="drawings">{"".join(self._at(plate, prefix, *one) for one in shown)}</div>'

    def _at(self, plate: Plate, prefix: str, shape: str, width: int) -> str:
        light = plate.draw(width, "light", f"{prefix}{shape}-", None)[0]
        dark = self.dark.get(f"{prefix}{plate.name}", plate)
        other = dark.draw(width, "dark", f"{prefix}{shape}-", None)[0]
        merged = self.tones.merged(light.svg, other.svg.replace(f"-dark-{width}", f"-light-{width}"))
        if merged is not None:
            return _drawn(Drawing(merged, light.alt), shape)
        return _drawn(light, f"{shape} in-light") + _drawn(other, f"{shape} in-dark")


def _drawn(drawing: Drawing, shape: str) -> str:
    return (
        f'<div class="drawing-of {shape}" role="img" aria-label="{escape(drawing.alt)}">{drawing.svg}</div>'
    )


def _by_anchor(chapters: Sequence[Chapter]) -> dict[str, Plate]:
    """The charts by the id that they have in the file; a map is drawn in both modes by one plate."""
    return {
        f"{chapter_anchor(place)}-{plate.name}": plate
        for place, chapter in enumerate(chapters, 1)
        for part in chapter.parts
        if isinstance(part, Drawn)
        for plate in plates_of(part)
    }


def _page(title: str, body: str, tones: str, data: Mapping[str, Any]) -> str:
    script = (_ASSETS / "report.js").read_text("utf-8")
    program, packed = _plotly()
    allowed = " ".join(f"'sha256-{_checksum(one)}'" for one in (script, program))
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    charts = bool(data["charts"])
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{report_style()}{tones}</style></head>"
        f'<body><main class="page">{body}</main>'
        f'<script type="application/json" id="report-data">{json_text(data)}</script>'
        f"<script>{script}</script>"
        + (f'<script type="text/plain" id="plotly-packed">{packed}</script>' if charts else "")
        + "</body></html>\n"
    )


def json_text(data: Any) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _checksum(program: str) -> str:
    return base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()


@cache
def _plotly() -> tuple[str, str]:
    """Plotly's program, and the same compressed as text."""
    program = plotly_program().read_text("utf-8")
    return program, base64.b64encode(gzip.compress(program.encode(), 9, mtime=0)).decode()
