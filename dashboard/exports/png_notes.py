"""Writes what a picture is into a PNG: title, source, data version and how large it is in print."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The header's chunk: length, name, thirteen bytes, checksum.
_HEADER_END = len(_SIGNATURE) + 4 + 4 + 13 + 4
_INCH = 0.0254


def noted(png: bytes, words: Mapping[str, str], dots_an_inch: float) -> bytes:
    """The picture with these words as its text chunks, in UTF-8, and its density."""
    dots = round(dots_an_inch / _INCH)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))]
    chunks += [_chunk(b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace"))
               for name, text in words.items()]  # fmt: skip
    return png[:_HEADER_END] + b"".join(chunks) + png[_HEADER_END:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
