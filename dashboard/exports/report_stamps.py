"""Office files whose bytes depend on what is in them alone: every date is the one that the report names."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest day that a zip can name.
_FIRST = date(1980, 1, 1)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def stamped(made: bytes, made_on: date | None) -> bytes:
    """The same file with that day, or the first that a zip can name, as every date in it."""
    day = made_on or _FIRST
    target = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in source.namelist():
            info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            written.writestr(info, _dated(name, source.read(name), day))
    return target.getvalue()


def _dated(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return stamped(content, day)
    if name.endswith("docProps/core.xml"):
        stamp = f"{day.isoformat()}T00:00:00Z".encode()
        return _DATES.sub(lambda found: found[1] + stamp + found[2], content)
    return content
