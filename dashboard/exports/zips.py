"""Zip files that are the same, byte for byte, whenever and wherever they are made; Office files are such."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

FIRST_DAY = date(1980, 1, 1)  # the earliest that a zip file can name
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def zip_of(files: Mapping[str, bytes], day: date = FIRST_DAY) -> bytes:
    """A zip of the files in the order given, each by its path inside and dated that day."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def stamped(office_file: bytes, made_on: date | None = None) -> bytes:
    """An Office file (XLSX, PPTX, DOCX) with that day, or the first that a zip can name, as every date in it.

    So its bytes depend on what is in it alone; workbooks inside it are stamped too.
    """
    day = made_on or FIRST_DAY
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return zip_of({name: _dated(name, content, day) for name, content in files.items()}, day)


def _dated(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return stamped(content, day)
    if name.endswith("docProps/core.xml"):
        stamp = f"{day.isoformat()}T00:00:00Z".encode()
        return _DATES.sub(lambda found: found[1] + stamp, content)
    return content
