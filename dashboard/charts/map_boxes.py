"""Boxes in the window of a map, and many small ones of which those at a place are found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot

_EDGE = 5
# The side of the cells by which boxes are found, in pixels.
_CELL = 32


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the window, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether two boxes share any pixel."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def distance_to(self, x: float, y: float) -> float:
        """How many pixels a place is away from the box, 0 inside."""
        return hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    def wider(self, aside: float, above: float) -> Box:
        """The box with so many pixels more on each side, and above and below."""
        return Box(self.left - aside, self.top - above, self.right + aside, self.bottom + above)

    def is_within(self, width: float, height: float) -> bool:
        """Whether the box lies in a window of that size, clear of its edges."""
        return (
            self.left >= _EDGE and self.top >= _EDGE
            and self.right <= width - _EDGE and self.bottom <= height - _EDGE
        )  # fmt: skip


class Scatter:
    """Boxes with names, of which those at a place are found without looking at all."""

    def __init__(self, boxes: Iterable[tuple[Box, str]] = ()) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, str]]] = defaultdict(list)
        for box, name in boxes:
            self.add(box, name)

    def add(self, box: Box, name: str = "") -> None:
        """Put one more box among them."""
        for cell in _cells(box):
            self._cells[cell].append((box, name))

    def touching(self, other: Box) -> Iterator[str]:
        """The names of the boxes that share a pixel with another, one that is large more than once."""
        for cell in _cells(other):
            yield from (name for box, name in self._cells.get(cell, ()) if box.touches(other))

    def is_free(self, box: Box) -> bool:
        """Whether a box shares no pixel with any of them."""
        return next(self.touching(box), None) is None


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
