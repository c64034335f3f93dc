"""How many independent voices stand behind statements that agree or differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from etl.documents import Document
from etl.vocabularies import Vocabularies


class Statement(Protocol):
    """Anything a document has from an origin: a figure, an event."""

    @property
    def origin_id(self) -> str | None: ...

    @property
    def document_id(self) -> str | None: ...


class Voices:
    """Counts independent origins: two statements are one voice where their chains of origins meet.

    The chain of a statement is its origin, all that this origin has its own data `via`, and whatever its
    document as a whole relies on: what reaches two readers by way of one report is one voice. A statement
    without an origin, or with an unnamed group, is no voice.
    """

    def __init__(self, documents: Sequence[Document], vocabularies: Vocabularies) -> None:
        self._via: Mapping[str, tuple[str, ...]] = {
            key: origin.via for key, origin in vocabularies.origins.items()
        }
        self._unnamed = {
            key for key, origin in vocabularies.origins.items() if origin.kind == "unnamed_group"
        }
        self._relied: Mapping[str, tuple[str, ...]] = {
            document.id: tuple(reliance.origin for reliance in document.meta.relies_on)
            for document in documents
        }

    def count(self, statements: Sequence[Statement]) -> int:
        """How many independent named origins the statements have."""
        chains: list[set[str]] = []
        for statement in statements:
            if statement.origin_id is None or statement.origin_id in self._unnamed:
                continue
            chain = self._chain(statement.origin_id, statement.document_id)
            meeting = [one for one in chains if one & chain]
            chains = [one for one in chains if not one & chain]
            chains.append(chain.union(*meeting))
        return len(chains)

    def _chain(self, origin_id: str, document_id: str | None) -> set[str]:
        waiting = [origin_id, *self._relied.get(document_id or "", ())]
        chain: set[str] = set()
        while waiting:
            origin = waiting.pop()
            if origin not in chain:
                chain.add(origin)
                waiting += self._via.get(origin, ())
        return chain
