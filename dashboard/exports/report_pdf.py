"""A report for print: A4 or Letter, in pages, with bookmarks, its title above and page numbers below."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dashboard.exports.press import typeset
from dashboard.exports.renderer import renderer
from dashboard.exports.report import Paper, Report, ReportFailed
from dashboard.exports.report_body import Body, DrawingsHtml, setting_of
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import Plate, on_white
from dashboard.exports.report_notes import endnotes
from dashboard.exports.report_style import report_style

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Width and greatest height of a drawing that can be parted, in pixels: two stand on a page, or one under a
# chapter's opening.
_WIDTH, _MOST = 760, {"A4": 540.0, "Letter": 490.0}
_MARGINS = "18mm 15mm 17mm"
_STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
# The names of table cells, and the tree in which they are looked up.
_NODE = re.compile(rb"\(node\d{8}\)")
_PAIR = re.compile(rb"\(node\d{8}\) \d+ 0 R")
_NAMES = re.compile(rb"/Limits \[[^\]]*\]\n/Names \[(?P<pairs>\(node[^\]]*)\]")
_UNDATED = b"D:19700101000000+00'00'"


def printed(report: Report, paper: Paper) -> bytes:
    """The report as PDF. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    if paper not in _MOST:
        raise ReportFailed(f"there is no paper {paper!r}; choose of: {', '.join(_MOST)}")
    page = print_html(report, paper)
    made = renderer().run(lambda browser: _print(browser, page, report), seconds=120)
    return dated(renumbered(made), report)


def print_html(report: Report, paper: Paper) -> str:
    """The print view as HTML. Raises as `printed` does."""
    chapters = chapters_of(report)
    notes = endnotes(chapters, report.ground)
    body = Body(report, chapters, notes, setting_of(chapters, notes, "print"), _drawings(_MOST[paper]))
    sizes = (
        f"@page{{size:{paper};margin:{_MARGINS}}}"
        f"@page wide{{size:{paper} landscape;margin:{_MARGINS}}}"
    )  # fmt: skip
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(report.heading)}</title><style>{report_style()}{sizes}</style></head>"
        f'<body><main class="page">{body.html()}</main></body></html>'
    )


def _drawings(most: float) -> DrawingsHtml:
    def html(plate: Plate, prefix: str) -> str:
        shown = plate.draw(_WIDTH, "light", prefix, most)
        drawn = (
            f'<div class="drawing-of" role="img" aria-label="{escape(one.alt)}">{on_white(one.svg)}</div>'
            for one in shown
        )
        return f'<div class="drawings">{"".join(drawn)}</div>'

    return html


def _print(browser: Browser, html: str, report: Report) -> bytes:
    with typeset(browser, html) as page:
        return page.pdf(
            prefer_css_page_size=True, print_background=True, outline=True, tagged=True,
            display_header_footer=True, header_template=_edge(escape(report.heading), ""),
            footer_template=_edge(
                f"Data version {escape(report.ground.version)}",
                '<span class="pageNumber"></span> of <span class="totalPages"></span>',
            ),
        )  # fmt: skip


def _edge(left: str, right: str) -> str:
    """A line at the head or foot of every page."""
    look = (
        "width:100%;margin:0 15mm;display:flex;justify-content:space-between;gap:8mm;color:#5c5f60;"
        "font:11px 'IBM Plex Sans','Helvetica Neue',Arial,sans-serif"
    )
    cut = "overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
    return (
        f'<div style="{look}"><span style="{cut}">{left}</span><span style="flex:none">{right}</span></div>'
    )


def renumbered(made: bytes) -> bytes:
    """The file with the cells that tables refer to named in the order in which they stand.

    Chromium names them by counts of what its process has laid out by then, which is now more and now less.
    The names keep their length, and the tree in which they are looked up stays sorted.
    """
    names = {name: b"(node%08d)" % place for place, name in enumerate(dict.fromkeys(_NODE.findall(made)), 1)}
    named = _NODE.sub(lambda found: names[found[0]], made)
    return _NAMES.sub(_sorted_names, named)


def _sorted_names(found: re.Match[bytes]) -> bytes:
    pairs = sorted(_PAIR.findall(found["pairs"]))
    first, last = (_NODE.findall(pair)[0] for pair in (pairs[0], pairs[-1]))
    return b"/Limits [%s %s]\n/Names [%s]" % (first, last, b" ".join(pairs))


def dated(made: bytes, report: Report) -> bytes:
    """The file with the day it was made as the report says, so that equal reports are equal files."""
    day = f"D:{report.made_on:%Y%m%d}000000+00'00'".encode() if report.made_on else _UNDATED
    return _STAMP.sub(lambda found: b"/" + found[1] + b" (" + day + b")", made)
