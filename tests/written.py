"""What our elements say, made plain for comparing: nodes of a kind, records of made-up rows, plain blanks."""

from __future__ import annotations

from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.elements import Node
from dashboard.records import Agreement, Document, Event, Figure, Indicator, Origin, Subject, read_records
from tests.sample_tables import Rows


def plain(words: str) -> str:
    """Words with usual blanks alone."""
    return words.replace("\u00a0", " ")


def nodes_of(node: Node | str, tag: str) -> list[Node]:
    """All nodes of a kind within a node."""
    if isinstance(node, str):
        return []
    within = [found for child in node[2:] for found in nodes_of(child, tag)]
    return [node, *within] if node[0] == tag else within


def catalogue(rows: Rows, version: str = "0123456789ab") -> Catalogue:
    """The catalogue of made-up rows."""
    kinds: dict[str, type[Any]] = {
        "figures": Figure,
        "documents": Document,
        "indicators": Indicator,
        "events": Event,
        "subjects": Subject,
        "origins": Origin,
        "agreement": Agreement,
    }
    tables: dict[str, Any] = {name: read_records(kind, rows.get(name, [])) for name, kind in kinds.items()}
    return Catalogue.of(**tables, version=version)


def said(document: str, **more: Any) -> Figure:
    """A figure on how many deals there are, 350 as printed unless said otherwise."""
    given = {
        "status": "reported",
        "qualifier": "exact",
        "unit": "agreement",
        "printed_value": "350 agreements",
    }
    return Figure(f"{document}.deals", "deals", "diplomacy", document_id=document, **(given | more))
