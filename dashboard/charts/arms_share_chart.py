"""Shares of arms imports as one bar of a hundred per cent for each whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.charts.arms_share import SharePoint
from dashboard.charts.arms_share_words import (
    doubt_words,
    share_alt,
    share_caveat,
    share_claim,
    share_row,
    share_subtitle,
)
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import bar, catch, ink_of, pale
from dashboard.charts.sheet import (
    LINE,
    TEXT,
    Part,
    bracket,
    drawn,
    label,
    plain,
    row_label,
    rows_of,
    ticks,
    upright,
    wrapped,
)
from dashboard.charts.statement_lines import source_words
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, sign
from dashboard.numerals import amount
from dashboard.theme import Mode, palette
from dashboard.wording import short_when_words

NAME = "arms-share"
_AXIS = Axis(-0.3, 100.3)
_THICK = 46
_WIDE = 35.0
# Per cent left free at the ends of a piece, so that the outlines of neighbours stay apart.
_GAP = 0.2


def arms_share_chart(points: Sequence[SharePoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """One bar of a hundred per cent for each whole."""
    if not points:
        words = "No document in this selection gives a share of arms imports."
        return empty_chart(NAME, words, mode, "Shares of arms imports")
    return Chart(
        chart_id=NAME,
        title=share_claim(points, catalogue),
        subtitle=share_subtitle(points[0].figure, catalogue),
        alt=share_alt(points),
        figure=_figure(points, catalogue, mode),
        table=tuple(share_row(point, catalogue) for point in points),
        caveat=share_caveat(points),
        figure_ids=tuple(point.figure.figure_id for point in points),
        legend=((sign("bracket", "text"), "taken together"),) if any(one.is_set for one in points) else (),
    )


def _figure(points: Sequence[SharePoint], catalogue: Catalogue, mode: Mode) -> dict[str, object]:
    wholes = [list(group) for _, group in groupby(points, key=lambda point: point.whole)]
    parts, top = [], 4.0
    for group in wholes:
        if len(wholes) > 1:
            heading = wrapped(
                f"{short_when_words(group[0].figure)}, {source_words([group[0].whole[2]], catalogue)}"
            )
            parts.append(row_label(heading, top, palette(mode).quiet))
            top += LINE * rows_of(heading) + 4
        part, top = _whole_part(group, top, mode)
        parts.append(part)
    return drawn(parts, _AXIS, round(top), mode, NAME)


def _whole_part(points: Sequence[SharePoint], top: float, mode: Mode) -> tuple[Part, float]:
    """One bar with its brackets above and the names of its narrow pieces below; the lower edge of it all."""
    parts = []
    for point in points:
        if point.is_set:
            part, top = _set_part(point, top, mode)
            parts.append(part)
    pieces = [point for point in points if not point.is_set]
    rows = [[piece] for piece in pieces] if any(one.start == 0 for one in pieces[1:]) else [pieces]
    for row in rows:
        part, top = _pieces_part(row, top, mode)
        parts.append(part)
    places = [(at, amount(at, "percent")) for at in (0, 25, 50, 75, 100)]
    return sum([*parts, ticks(places, _AXIS, top, mode)], Part()), top + 34


def _set_part(point: SharePoint, top: float, mode: Mode) -> tuple[Part, float]:
    colours = palette(mode)
    words = wrapped(f"{point.supplier}: {point.value}")
    below = top + LINE * rows_of(words) + 4
    ink = ink_of(point.figure, colours.text, mode, _hover(point), "solid")
    part = row_label(words, top, colours.text) + bracket(point.start, point.end, below + 3, colours.text, 8)
    return part + catch(point.start, point.end, below + 4, 16, ink), below + 14


def _pieces_part(pieces: Sequence[SharePoint], top: float, mode: Mode) -> tuple[Part, float]:
    middle = top + _THICK / 2
    parts = [_piece(point, middle, mode) for point in pieces]
    bottom = top + _THICK
    narrow = [point for point in pieces if not _is_wide(point)]
    for number, point in enumerate(_by_reach(narrow)):
        parts.append(_leader(point, bottom, bottom + 8 + number * (LINE + 6), mode))
    return sum(parts, Part()), bottom + 14 + len(narrow) * (LINE + 6)


def _is_wide(point: SharePoint) -> bool:
    return point.end - point.start >= _WIDE and len(point.supplier) <= 14


def _by_reach(points: Sequence[SharePoint]) -> list[SharePoint]:
    """Names that extend to the left first, from left to right, then the others from right to left."""
    middle = [(point.start + point.end) / 2 for point in points]
    left = [point for point, at in zip(points, middle, strict=True) if at > 50]
    right = [point for point, at in zip(points, middle, strict=True) if at <= 50]
    return left + right[::-1]


def _piece(point: SharePoint, middle: float, mode: Mode) -> Part:
    """A piece, filled where it is so large for certain, with its name where there is room."""
    ink = _ink(point, mode)
    is_filled = ink.style == "solid" and point.figure.qualifier == "exact"
    piece = bar if is_filled or ink.style != "solid" else pale
    part = piece(point.start + _GAP, max(point.end - _GAP, point.start + _GAP), middle, _THICK, ink)
    if not _is_wide(point):
        return part
    on_fill = palette(mode).ground if is_filled else palette(mode).text
    words = f"<b>{plain(point.supplier)} {plain(point.value)}</b>"
    return part + label(words, point.start, middle - 11, on_fill, 17, shift=10)


def _leader(point: SharePoint, bottom: float, top: float, mode: Mode) -> Part:
    """A thin line from a narrow piece down to its name, which reaches to the side with more room."""
    colours, at = palette(mode), (point.start + point.end) / 2
    is_left = at > 50
    words = f"{plain(point.supplier)}{plain(doubt_words(point))} <b>{plain(point.value)}</b>"
    name = label(
        words, at, top, colours.text, TEXT, "right" if is_left else "left", shift=-6 if is_left else 6
    )
    return upright(at, bottom, top + LINE - 2, colours.quiet) + name


def _ink(point: SharePoint, mode: Mode) -> Ink:
    return ink_of(point.figure, palette(mode).accent, mode, _hover(point))


def _hover(point: SharePoint) -> str:
    return f"{plain(point.supplier)}: {plain(point.value)}{plain(doubt_words(point))}"
