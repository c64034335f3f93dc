"""Programs of others with which the tests open our files; without one, its tests are left out by name."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from dashboard.browser import NoChromium, find_chromium

# What to install for each program; the names are Debian's.
PACKAGES = {
    "soffice": "libreoffice-calc, libreoffice-impress and libreoffice-writer",
    "tesseract": "tesseract-ocr",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdfimages": "poppler-utils",
}
_ENDLESS = 300


def needs(program: str) -> str:
    """The program's path; where it is not installed, the test that asks is left out, and why is said."""
    found = shutil.which(program)
    if found is None:
        advice = f": install {PACKAGES[program]}" if program in PACKAGES else ""
        pytest.skip(f"{program} is not installed{advice}")
    return found


def needs_chromium() -> None:
    """Leave the test that asks out where there is no Chromium, and say why."""
    try:
        find_chromium()
    except NoChromium as missing:
        pytest.skip(str(missing))


def opened_by_libreoffice(source: Path, target: str, folder: Path, reading: str | None = None) -> Path:
    """The file as LibreOffice saves it in `folder`; `target` is an ending, or ending:filter.

    `reading` is the filter to read it with, where its ending says too little (the characters of a CSV). Each
    call has a profile of its own, so that several run side by side.
    """
    soffice = needs("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            soffice, "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}",
            *((f"--infilter={reading}",) if reading else ()),
            "--convert-to", target, "--outdir", str(folder), str(source),
        ]  # fmt: skip
        ran = subprocess.run(command, capture_output=True, text=True, timeout=_ENDLESS, check=False)
    made = folder / f"{source.stem}.{target.partition(':')[0]}"
    if ran.returncode or not (made.exists() or any(folder.glob(f"{source.stem}-*.csv"))):
        raise AssertionError(f"LibreOffice did not open {source.name}: {ran.stdout}{ran.stderr}")
    return made


def left_out_words(reasons: Iterable[str]) -> str:
    """How many tests were left out, and why: "Left out: 3 tests (tesseract is not installed: …)."."""
    counts = Counter(reason.removeprefix("Skipped: ") for reason in reasons)
    groups = [f"{count} test{'s' * (count > 1)} ({reason})" for reason, count in counts.most_common()]
    return f"Left out: {'; '.join(groups)}." if groups else ""
