"""Zip files that are the same, byte for byte, whenever and wherever they are made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip file can name
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files in the order given, each by its path inside."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def deterministic(office_file: bytes) -> bytes:
    """An Office file (XLSX, PPTX, DOCX) without the times at which it and its parts were written."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    core = "docProps/core.xml"
    if core in files:
        stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*FIXED).encode()
        files[core] = _STAMP.sub(rb"\g<1>" + stamp, files[core])
    return zip_of(files)
