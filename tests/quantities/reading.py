"""What is found in a sentence, told short."""

from __future__ import annotations

from etl.quantities import Mention, find_mentions


def read(text: str) -> list[tuple[str, str, float | None, str | None]]:
    """All mentions: as printed, kind, value, unit."""
    return [(m.printed, m.kind, m.value, m.unit) for m in find_mentions(text)]


def only(text: str) -> Mention:
    """The one mention."""
    (mention,) = find_mentions(text)
    return mention
