"""SVG as text: tags whose every attribute and word is escaped, so that nothing from a file becomes markup."""

from __future__ import annotations

import re
from html import escape

# Control characters, those that turn the direction of text, lone surrogates, and what XML forbids.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """A tag around children that are SVG already; underscores in attributes stand for hyphens."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text from anywhere as SVG."""
    return escape(_UNPRINTABLE.sub("", text), quote=False)


def _attribute(value: str | float) -> str:
    if isinstance(value, str):
        return escape(_UNPRINTABLE.sub("", value))
    return f"{round(value, 1):g}"
