"""Ids made of what they stand for, none of them twice."""

from __future__ import annotations

from collections import Counter


class Slugs:
    """Hands out slugs; one that is asked for again gets a number, ".2" for its second time."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()
        self._given: set[str] = set()

    def unique(self, slug: str) -> str:
        """The slug itself, or with the first number that makes it an id of its own."""
        while True:
            self._asked[slug] += 1
            times = self._asked[slug]
            given = slug if times == 1 else f"{slug}.{times}"
            if given not in self._given:
                self._given.add(given)
                return given
