"""A change said once for several quantities: "fell 12 points, or 0.3%", "up 4% in volume and 9% in value"."""

from __future__ import annotations

import re
from dataclasses import replace

from .mention import Mention

# Between the quantity that has the change and one that shares it.
_APPOSITION = re.compile(r"(?:, or |,? \((?:or )?)(?:\w+ ){0,3}")
_COORDINATION = re.compile(
    r"(?: (?:in|this|last|since|for|on|at|of|from|the|a) (?:\w+ ?){0,3}| )?(?:,|,? and) "
)
_LONGEST = 40


def inherit_changes(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each share without a change of its own given that of the quantity it is put beside."""
    result: list[Mention] = []
    source: Mention | None = None
    for mention in mentions:
        if mention.kind in ("date", "period"):
            result.append(mention)
            continue
        if source and mention.change is None and _shares(text, source, mention):
            mention = replace(mention, change=source.change)
        source = mention if mention.change else None
        result.append(mention)
    return result


def _shares(text: str, source: Mention, mention: Mention) -> bool:
    between = text[source.end : mention.start] if mention.start - source.end <= _LONGEST else ""
    if mention.kind == "share" and _APPOSITION.fullmatch(between):
        return True
    if mention.kind != source.kind or mention.unit != source.unit:
        return False
    return mention.kind == "share" and _COORDINATION.fullmatch(between) is not None
