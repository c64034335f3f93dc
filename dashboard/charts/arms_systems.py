"""The arms that documents name: each kind with what it is, and who names it how firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.namings import System, SystemMention


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One kind of arms and the statements that name it, by source number and paragraph."""

    system_id: str
    name: str
    what: str
    mentions: tuple[SystemMention, ...]


def system_rows(
    systems: Sequence[System], mentions: Sequence[SystemMention], catalogue: Catalogue
) -> tuple[SystemRow, ...]:
    """Every kind of arms that a document of the catalogue names, by name; one that no table knows too."""
    known = {system.system_id: system for system in systems}
    said: dict[str, list[SystemMention]] = {}
    for mention in mentions:
        if mention.document_id in catalogue.documents:
            said.setdefault(mention.system_id, []).append(mention)
    rows = [_row(name, known.get(name), group, catalogue) for name, group in said.items()]
    return tuple(sorted(rows, key=lambda row: (row.name.lower(), row.system_id)))


def _row(
    system_id: str, system: System | None, mentions: Sequence[SystemMention], catalogue: Catalogue
) -> SystemRow:
    ordered = sorted(
        mentions, key=lambda one: (catalogue.numbers[one.document_id], one.paragraph, one.system_mention_id)
    )
    name = system.name if system else system_id.replace("_", " ")
    return SystemRow(system_id, name, system.what if system else "", tuple(ordered))
