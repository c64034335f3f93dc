"""Text as it may stand in a file: what a file cannot hold, or what would turn other text round, is marked."""

from __future__ import annotations

import re

# What XML 1.0 forbids, and controls that no reader sees.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Characters that change the direction of the text around them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def told(text: str) -> str:
    """The text with a visible mark for each character that cannot be shown or that acts on others."""
    return _TURNING.sub(_REPLACED, _FORBIDDEN.sub(_REPLACED, text))


def told_line(text: str) -> str:
    """The same on one line."""
    return " ".join(told(text).split())


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The lines of a note that say something."""
    return tuple(line for part in told(text).splitlines() if (line := part.strip()))
