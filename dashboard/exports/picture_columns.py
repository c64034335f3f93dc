"""Where a drawing goes in its picture: whole in one column, or in parts side by side and over several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.picture_blocks import Box
from dashboard.exports.picture_frame import Frame
from dashboard.exports.picture_pieces import Cut, Partings, cuts_of, height_of
from dashboard.exports.picture_sizes import Size

Spec = dict[str, Any]
_APART = 34.0
# Charts are drawn for phones and projectors: nothing is gained below this width.
_NARROWEST = 352.0


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the chart, the box that it goes to, and the width that it is drawn at before it is scaled."""

    figure: Spec
    box: Box
    width: int

    @property
    def scale(self) -> float:
        """How large the drawing stands on the sheet, 1 where its letters keep their own size."""
        return self.box.width / self.width

    def settled(self, around: Frame) -> Column:
        """The column in its frame, a little above the middle of room that it does not fill."""
        room = around.room
        free = max(0.0, room.height - self.box.height) if around.size.height else 0.0
        return replace(self, box=replace(self.box, y=room.y + free * 0.4))


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to part a drawing: so many columns a picture, each so wide, at that scale."""

    columns: int
    across: float
    scale: float
    cuts: tuple[Cut, ...]

    @property
    def merit(self) -> tuple[int, float]:
        """The less the better: few pictures first, then large letters."""
        return -(-len(self.cuts) // self.columns), -self.scale


def alone_in(figure: Spec, around: Frame, size: Size) -> Column | None:
    """The whole drawing in one column as large as it may be; None where it is too tall and can be parted."""
    room, height = around.room, height_of(figure)
    can_part = len(cuts_of(figure, height / 2)) > 1
    if size.height is None:
        scale = 1.0
        is_too_tall = height > size.most_height - around.sheet[1]
    else:
        scale = min(size.most_scale, room.height / height, room.width / _NARROWEST)
        is_too_tall = scale < size.least_scale
    if is_too_tall and can_part:
        return None
    return _column(figure, room.x, room.y, room.width, round(room.width / scale))


def shared_in(figure: Spec, room: Box, size: Size, piece: Callable[[Cut], Spec]) -> list[list[Column]]:
    """The columns of each picture of a tall drawing, whose parts `piece` gives."""
    plans = _plans(figure, room, size)
    if not plans:
        return [[_column(figure, room.x, room.y, room.width, round(room.width))]]
    best = min(plans, key=lambda one: one.merit)
    width = round(best.across / best.scale)
    pieces = [piece(cut) for cut in best.cuts]
    return [
        [_column(piece, room.x + place * (best.across + _APART), room.y, best.across, width)
         for place, piece in enumerate(pieces[first : first + best.columns])]
        for first in range(0, len(pieces), best.columns)
    ]  # fmt: skip


def _plans(figure: Spec, room: Box, size: Size) -> list[Plan]:
    """The ways in which every part fits."""
    scales = [size.least_scale + step * 0.05 for step in range(12)] if size.height else [1.0]
    widths = [(count, (room.width - (count - 1) * _APART) / count) for count in range(1, size.columns + 1)]
    partings = Partings.of(figure)
    tried = [
        Plan(count, across, scale, partings.cuts(room.height / scale))
        for count, across in widths
        for scale in scales
        if across / scale >= _NARROWEST - 6
    ]
    return [plan for plan in tried if _fits(plan.cuts, room.height / plan.scale)]


def _fits(cuts: Sequence[Cut], height: float) -> bool:
    return max(cut.height for cut in cuts) <= height + 1


def _column(figure: Spec, x: float, y: float, across: float, width: int) -> Column:
    """A drawing `width` of its own pixels wide from margin to margin, so that its marks span `across`."""
    side = figure["layout"].get("margin", {}).get("l", 0)
    scale = across / width
    box = Box(x - side * scale, y, across + 2 * side * scale, height_of(figure) * scale)
    return Column(figure, box, width + 2 * side)
