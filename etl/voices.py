"""How many independent voices stand behind statements that agree or differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class Statement(Protocol):
    """Anything a document has from an origin: a figure, an event."""

    @property
    def origin_id(self) -> str | None: ...

    @property
    def document_id(self) -> str | None: ...


class Origin(Protocol):
    """Whom a document has something from: of what kind, and from whom that one has its own data."""

    @property
    def kind(self) -> str: ...

    @property
    def via(self) -> tuple[str, ...]: ...


class Voices:
    """Counts independent origins: two statements are one voice where their chains of origins meet.

    The chain of a statement is its origin, all that this origin has its own data `via`, and whatever its
    document as a whole relies on: what reaches two readers by way of one report is one voice. A statement
    without an origin, or with an unnamed group, is no voice.
    """

    def __init__(self, relied_on: Mapping[str, tuple[str, ...]], origins: Mapping[str, Origin]) -> None:
        self._via = {key: origin.via for key, origin in origins.items()}
        self._unnamed = {key for key, origin in origins.items() if origin.kind == "unnamed_group"}
        self._relied_on = relied_on

    def count(self, statements: Iterable[Statement]) -> int:
        """How many independent named origins the statements have."""
        named = {
            (one.origin_id, *self._relied_on.get(one.document_id or "", ()))
            for one in statements
            if one.origin_id is not None and one.origin_id not in self._unnamed
        }
        # Each origin points to one that it is one voice with, the voice's last one to itself.
        joined: dict[str, str] = {}
        for origins in sorted(named):
            chain = sorted(self._chain(origins))
            for origin in chain:
                joined[_last(joined, origin)] = _last(joined, chain[0])
        return sum(origin == other for origin, other in joined.items())

    def _chain(self, origins: tuple[str, ...]) -> set[str]:
        waiting = list(origins)
        chain: set[str] = set()
        while waiting:
            origin = waiting.pop()
            if origin not in chain:
                chain.add(origin)
                waiting += self._via.get(origin, ())
        return chain


def _last(joined: dict[str, str], origin: str) -> str:
    """Where the pointers from an origin lead; the way there is shortened for the next who asks."""
    last = joined.setdefault(origin, origin)
    while joined[last] != last:
        last = joined[last]
    while joined[origin] != last:
        joined[origin], origin = last, joined[origin]
    return last
