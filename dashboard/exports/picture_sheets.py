"""The sheets of a chart's pictures: one where its drawing can be read in it, otherwise as few as can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.exports.picture_blocks import Box
from dashboard.exports.picture_columns import Column, alone_in, shared_in
from dashboard.exports.picture_frame import Arrangement, Frame, arrangements, frame
from dashboard.exports.picture_notes import PictureNotes, labels_of
from dashboard.exports.picture_pieces import Cut, ids_in, piece_of
from dashboard.exports.picture_sizes import Size
from dashboard.theme import Mode

Spec = dict[str, Any]
# More lines of figure ids than the pictures of a chart have.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """A frame with the parts of a drawing in it, each in a column."""

    around: Frame
    columns: list[Column]


def sheets_of(chart: Chart, notes: PictureNotes, size: Size, mode: Mode) -> list[Sheet]:
    """The sheets of a chart's pictures, laid out so that they are few and the drawing is large."""
    frames = fitting_frames(notes, size, mode)
    whole = [(column, around) for around in frames if (column := alone_in(chart.figure, around, size))]
    if whole:
        column, around = max(whole, key=lambda one: one[0].scale)
        placed = frame(notes, size, mode, column.box.height, arrangement=around.arrangement)
        return [Sheet(placed, [column.settled(placed)])]
    # Ways and numbers of lines that are tried part the drawing alike, most of them.
    piece = lru_cache(maxsize=None)(partial(piece_of, chart.figure))
    ways = [_shared(chart.figure, notes, size, mode, around.arrangement, piece) for around in frames]
    return min(ways, key=lambda sheets: (len(sheets), -sheets[0].columns[0].scale))


def fitting_frames(notes: PictureNotes, size: Size, mode: Mode) -> list[Frame]:
    """The ways in which these notes fit around a drawing, on the smallest sheet on which one does.

    With the foot beside the drawing and with the foot below it, that with the narrowest rail: it leaves the
    drawing the most room.
    """
    for _, alike in groupby(arrangements(notes, size), key=lambda one: one.larger):
        found: dict[bool, Frame] = {}
        for one in alike:
            if one.has_foot_beside not in found:
                laid_out = frame(notes, size, mode, 0, arrangement=one)
                if laid_out.fits:
                    found[one.has_foot_beside] = laid_out
        if found:
            return list(found.values())
    return [laid_out]


def _shared(
    figure: Spec, notes: PictureNotes, size: Size, mode: Mode, arrangement: Arrangement,
    piece: Callable[[Cut], Spec],
) -> list[Sheet]:  # fmt: skip
    """The drawing in parts, each sheet with room for the most lines of figure ids that one of them has."""
    for id_lines in range(1, _MOST_LINES):
        spare = frame(replace(notes, figure_ids=(), part="1 of 2"), size, mode, 0, id_lines, arrangement)
        room = spare.room.height or size.most_height - spare.sheet[1]
        shared = shared_in(figure, Box(spare.room.x, spare.room.y, spare.room.width, room), size, piece)
        parts = [_part_notes(notes, place, len(shared), [one.figure for one in columns])
                 for place, columns in enumerate(shared, 1)]  # fmt: skip
        if all(spare.id_line_count(part) <= id_lines for part in parts):
            break
    kept = id_lines if size.height else 0
    tallest = [max(one.box.height for one in columns) for columns in shared]
    frames = [frame(part, size, mode, height, kept, arrangement)
              for part, height in zip(parts, tallest, strict=True)]  # fmt: skip
    return [Sheet(*pair) for pair in zip(frames, shared, strict=True)]


def _part_notes(notes: PictureNotes, part: int, parts: int, figures: list[Spec]) -> PictureNotes:
    """The notes of one of several pictures."""
    words = [label for figure in figures for label in labels_of(figure)]
    return notes.of_part(part, parts, words, ids_in(figures)) if parts > 1 else notes
