"""Parts a drawing that is taller than its picture, between two rows, and repeats what a part needs above it.

A chart that can be parted names its breaks in its layout's `meta`: `{"breaks": [{"y": …, "heads": [[top,
bottom], …]}, …]}`, each a place between two rows, in pixels from the top, with the bands of headings and
scale that must stand again above what follows. `"foot": [top, bottom]` is a scale at the end that every part
has below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import Any

Spec = dict[str, Any]
# A vertical line longer than this leads the eye down the sheet and is cut with it; shorter ones are marks.
_GUIDE = 60.0
_LINE = 18.0
# Pixels that a part keeps below its last row.
_BELOW = 4


@dataclass(frozen=True, slots=True)
class Break:
    """A place to part a drawing, and the bands that are repeated there."""

    y: float
    heads: tuple[tuple[float, float], ...] = ()

    @property
    def head_height(self) -> float:
        """The pixels that the repeated bands take."""
        return sum(bottom - top for top, bottom in self.heads)


def breaks_of(figure: Spec) -> tuple[Break, ...]:
    """Where the chart says that it can be parted."""
    given = (figure["layout"].get("meta") or {}).get("breaks", ())
    return tuple(Break(one["y"], tuple((top, bottom) for top, bottom in one.get("heads", ())))
                 for one in given)  # fmt: skip


def foot_of(figure: Spec) -> tuple[float, float] | None:
    """The band at the end of the drawing that stands below every part of it."""
    given = (figure["layout"].get("meta") or {}).get("foot")
    return (given[0], given[1]) if given else None


def height_of(figure: Spec) -> float:
    """The height of the drawing in pixels."""
    return float(figure["layout"]["height"])


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a drawing: from a break to a place further down, and its height with what is repeated."""

    start: Break
    end: float
    height: int


def pieces_of(figure: Spec, most: float) -> tuple[Spec, ...]:
    """The figure in as few parts of at most `most` pixels as can be, of about equal height.

    One that names no breaks stays whole, whatever its height; so does a stretch between two breaks.
    """
    return tuple(piece_of(figure, cut) for cut in cuts_of(figure, most))


def cuts_of(figure: Spec, most: float) -> tuple[Cut, ...]:
    """Where `pieces_of` parts the figure."""
    return Partings.of(figure).cuts(most)


@dataclass(frozen=True, slots=True)
class Partings:
    """Where a figure can be parted, read once for the many heights that are tried.

    `places` are the heights of the `breaks`, `heads` the pixels of what each repeats, `under` the pixels that
    all parts but the last have below their last row.
    """

    bottom: float
    breaks: tuple[Break, ...]
    places: tuple[float, ...]
    heads: tuple[float, ...]
    under: float

    @staticmethod
    def of(figure: Spec) -> Partings:
        """The partings of a figure, from top to bottom."""
        breaks = tuple(sorted(breaks_of(figure), key=lambda one: one.y))
        foot = foot_of(figure)
        return Partings(
            height_of(figure), breaks, tuple(one.y for one in breaks),
            tuple(one.head_height for one in breaks), _BELOW + (foot[1] - foot[0] if foot else 0),
        )  # fmt: skip

    def cuts(self, most: float) -> tuple[Cut, ...]:
        """As few parts of at most `most` pixels as can be, of about equal height."""
        if self.bottom <= most or not self.breaks:
            return (Cut(Break(0), self.bottom, ceil(self.bottom)),)
        least = self._greedy(most)
        for step in range(1, 12):
            tried = self._greedy(most * (1 - step * 0.05))
            if len(tried) > len(least):
                break
            least = tried
        return self._cuts(least)

    def _greedy(self, most: float) -> list[int]:
        """The breaks at which parts begin, each part but the first, that are as long as they may be."""
        found: list[int] = []
        y = head = 0.0
        while self.bottom - y + head > most:
            later = bisect_right(self.places, y)
            if later == len(self.places):
                break
            fitting = bisect_right(self.places, y + most - head - self.under) - 1
            at = max(fitting, later)
            found.append(at)
            y, head = self.places[at], self.heads[at]
        return found

    def _cuts(self, begins: Sequence[int]) -> tuple[Cut, ...]:
        starts = [Break(0), *(self.breaks[at] for at in begins)]
        ends = [*(self.places[at] for at in begins), self.bottom]
        heights = [end - start.y + start.head_height for start, end in zip(starts, ends, strict=True)]
        tall = [*(height + self.under for height in heights[:-1]), heights[-1]]
        return tuple(Cut(*one) for one in zip(starts, ends, map(ceil, tall), strict=True))


def piece_of(figure: Spec, cut: Cut) -> Spec:
    """What stands in that part, below the bands that are repeated."""
    if cut.start.y <= 0 and cut.end >= height_of(figure):
        return figure
    layout, heads, whole = figure["layout"], cut.start.heads, cut.height
    bands = [*heads, (cut.start.y, cut.end)]
    if (foot := foot_of(figure)) and cut.end <= foot[0]:
        bands.append(foot)
    tops = accumulate((bottom - top for top, bottom in bands[:-1]), initial=0.0)
    placed = list(zip(bands, tops, strict=True))
    return {
        "data": [moved for band, to in placed for one in figure["data"] for moved in _trace(one, band, to)],
        "layout": {
            **{name: value for name, value in layout.items() if name != "meta"},
            "height": whole,
            "yaxis": {**layout["yaxis"], "range": [whole, 0]},
            "annotations": _continued([moved for band, to in placed for one in layout["annotations"]
                                       for moved in _note(one, band, to)], bool(heads)),
            "shapes": [moved for band, to in placed for one in layout["shapes"]
                       for moved in _shape(one, band, to, is_head=band in heads)],
        },
    }  # fmt: skip


def _trace(trace: Spec, band: tuple[float, float], to: float) -> Iterator[Spec]:
    ys = trace["y"]
    if ys and band[0] <= (min(ys) + max(ys)) / 2 < band[1]:
        yield {**trace, "y": [y - band[0] + to for y in ys]}


def _note(note: Spec, band: tuple[float, float], to: float) -> Iterator[Spec]:
    if band[0] <= note["y"] + 1 < band[1]:
        yield {**note, "y": note["y"] - band[0] + to}


def _continued(notes: list[Spec], is_later: bool) -> list[Spec]:
    """The labels, the heading above what is continued marked so."""
    if not (is_later and notes):
        return notes
    return [{**notes[0], "text": f"{notes[0]['text']}, continued"}, *notes[1:]]


def _shape(shape: Spec, band: tuple[float, float], to: float, is_head: bool) -> Iterator[Spec]:
    move = to - band[0]
    if "yanchor" in shape:
        if band[0] <= shape["yanchor"] < band[1]:
            yield {**shape, "yanchor": shape["yanchor"] + move}
        return
    low, high = sorted((shape["y0"], shape["y1"]))
    if high - low > _GUIDE:
        low, high = max(low, band[0]), min(high, band[1])
        if high - low > _LINE and not is_head:
            yield {**shape, "y0": low + move, "y1": high + move}
    elif band[0] <= (low + high) / 2 < band[1]:
        yield {**shape, "y0": shape["y0"] + move, "y1": shape["y1"] + move}


def ids_in(figures: Sequence[Spec]) -> tuple[str, ...]:
    """The ids of the figures that marks stand for, in order, each once."""
    customs = (custom for figure in figures for trace in figure["data"]
               for custom in trace.get("customdata", []))  # fmt: skip
    return tuple(dict.fromkeys(custom[0] for custom in customs if custom and custom[0]))
