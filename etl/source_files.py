"""The files that editors write: read whole, of a bounded size, and held free of characters that deceive."""

from __future__ import annotations

import re
import stat
from errno import EFBIG, EINVAL
from pathlib import Path

# Control characters, which no text needs; marks that nobody sees or that make a text read otherwise than it
# is stored; noncharacters and what stands for bytes that were lost.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Digits of other scripts, raised and circled ones, and numerals of one character: the extractor reads
# 0-9 and would overlook these. The raised 2 and 3 of "km²" are read.
LOOK_ALIKE = re.compile(
    "(?![0-9])\\d|[\u00b9\u2070\u2074-\u2079\u2160-\u2188\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
    "\u3007\u3021-\u3029\u3038-\u303a\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]"
)


def read_content(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file. Raises OSError where it cannot be read, is a pipe or device, or holds too much."""
    told = path.stat()
    if not stat.S_ISREG(told.st_mode) and not stat.S_ISDIR(told.st_mode):
        raise OSError(EINVAL, "no file, but a pipe or device", str(path))
    if told.st_size > most_bytes:
        raise OSError(EFBIG, f"{told.st_size} bytes, more than {most_bytes}", str(path))
    with path.open("rb") as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise OSError(EFBIG, f"more than {most_bytes} bytes", str(path))
    return content


def code_point(character: str) -> str:
    """How a character that cannot be shown is named: "U+202E"."""
    return f"U+{ord(character):04X}"
