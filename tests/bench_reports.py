"""How long pages and reports of all pages take to make, how large they are, how soon HTML shows charts.

python -m tests.bench_reports
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dashboard.browser import chromium
from dashboard.contents import PAGES_MADE, Ground
from dashboard.data import open_edition
from dashboard.exports.own_server import running_dashboard
from dashboard.exports.page_pictures import page_png
from dashboard.exports.renderer import renderer
from dashboard.exports.report import Report
from dashboard.exports.report_files import page_pdf, report_docx, report_html, report_pdf, report_pptx

ROUNDS = 5
# Seconds in which all pages are to be had as PNG and PDF.
BOUND = 30
# When each drawing stood in the page, and when something of it was first painted, in ms from its opening.
_WATCH = """
window.seen = [];
new MutationObserver(() => {
  const count = document.querySelectorAll('.drawing-of > svg').length;
  if (count !== window.seen.at(-1)?.[0]) window.seen.push([count, performance.now()]);
}).observe(document, { childList: true, subtree: true });
"""
_TIMES = """() => [window.seen.at(-1)[1],
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, window.seen.at(-1)[0]]"""


def main() -> None:
    """Measure all kinds of files with the browser warm, then the opening of the HTML file from disk."""
    ground = Ground(open_edition())
    items = tuple(path or "briefing" for path in PAGES_MADE)
    report = Report("All pages", "", items, ground)
    page_pdf("arms", ground)
    makers: dict[str, Callable[[Report], bytes]] = {
        "pdf": report_pdf, "html": report_html, "pptx": report_pptx, "docx": report_docx,
    }  # fmt: skip
    made = {kind: _measured(kind, make, report) for kind, make in makers.items()}
    _pages(ground)
    renderer().close()
    _open(made["html"])


def _pages(ground: Ground) -> None:
    """Every page as PNG and as PDF, the start of the dashboard that is photographed counted in."""
    began = time.perf_counter()
    with running_dashboard() as server:
        for path in PAGES_MADE:
            page_png(server, path, ground, stays=True)
    pictures = time.perf_counter() - began
    for path in PAGES_MADE:
        page_pdf(path, ground)
    whole = time.perf_counter() - began
    late = f"   over {BOUND:g} s" if whole > BOUND else ""
    print(
        f"ten pages, a file each: PNG {pictures:.1f} s, PDF {whole - pictures:.1f} s, "
        f"together {whole:.1f} s of {BOUND:g}{late}"
    )


def _measured(kind: str, make: Callable[[Report], bytes], report: Report) -> bytes:
    began = time.perf_counter()
    content = make(report)
    print(f"all ten pages as {kind}: {time.perf_counter() - began:.1f} s, {len(content) / 1e6:.2f} MB")
    return content


def _open(content: bytes) -> None:
    """Open the file in fresh contexts without a network."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        file = Path(folder) / "report.html"
        file.write_bytes(content)
        shown, painted, alive, count = [], [], [], 0
        for _ in range(ROUNDS):
            context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
            context.add_init_script(_WATCH)
            page = context.new_page()
            page.goto(file.as_uri())
            page.locator("figure.plate").first.scroll_into_view_if_needed()
            page.wait_for_selector("figure.plate[data-state=live]")
            alive.append(page.evaluate("performance.now()"))
            last, first, count = page.evaluate(_TIMES)
            shown.append(last)
            painted.append(first)
            context.close()
    print(
        f"HTML opened from disk, median of {ROUNDS}: first painted after {median(painted):.0f} ms, "
        f"all {count} drawings in the page after {median(shown):.0f} ms, "
        f"the first chart answers after {median(alive):.0f} ms"
    )


if __name__ == "__main__":
    main()
