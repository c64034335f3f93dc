"""A report of all pages, and what is read in its files by others' software."""

from __future__ import annotations

import html
import re
import subprocess
from datetime import date

from dashboard.contents import PAGES_MADE, Ground
from dashboard.exports.report import Report
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import plates_of
from tests.programs import needs

PAGES = tuple(path or "briefing" for path in PAGES_MADE)


def flat(text: str) -> str:
    """Words one space apart, hyphens at the ends of lines kept."""
    return " ".join(text.replace("\u00a0", " ").split())


def pdf_text(made: bytes) -> str:
    """The text as it stands on the pages, which are parted by form feeds."""
    return subprocess.run(
        [needs("pdftotext"), "-layout", "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


def pdf_words(made: bytes) -> str:
    """The text in reading order."""
    ran = subprocess.run([needs("pdftotext"), "-raw", "-", "-"], input=made, capture_output=True, check=True)
    return flat(ran.stdout.decode())


def pdf_lowest(made: bytes) -> list[list[tuple[float, str]]]:
    """The words of each page, each with how far below the top its lower edge lies, in points."""
    command = [needs("pdftotext"), "-bbox", "-", "-"]
    ran = subprocess.run(command, input=made, capture_output=True, check=True)
    pages = ran.stdout.decode().split("<page ")[1:]
    words = re.compile(r'yMax="([\d.]+)">(.*?)</word>')
    return [[(float(bottom), html.unescape(word)) for bottom, word in words.findall(page)] for page in pages]


def pdf_facts(made: bytes) -> str:
    """What poppler tells of the file."""
    return subprocess.run(
        [needs("pdfinfo"), "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


def findings(report: Report) -> list[str]:
    """The titles of all charts in a report."""
    parts = [part for chapter in chapters_of(report) for part in chapter.parts]
    return [plate.title for part in parts for plate in plates_of(part) if plate.chart]


def whole_report(ground: Ground) -> Report:
    """All pages, and a chart once more."""
    return Report("Who said it", "First line\nsecond line", (*PAGES, "arms-share"), ground, date(2026, 3, 2))
