"""One matter of the timeline: its marks, and its words beside them wherever they take fewer lines there."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.drawing import bar, dot, pale
from dashboard.charts.sheet import SMALL, Part, bracket, label, plain, rows_within, wrapped
from dashboard.charts.timeline import Matter, Reading
from dashboard.charts.timeline_labels import NARROWEST, Stand, above_of, beside_of
from dashboard.charts.timeline_words import matter_words, reading_words
from dashboard.charts.traces import Ink
from dashboard.marks import Axis, Style
from dashboard.theme import Mode, palette

# Lines of small letters stand that far apart.
_LINE = 17
_THICK = 11
_GAP = 6
_SMALLEST_TARGET = 16
Shares = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What everything in a panel is drawn with."""

    axis: Axis
    catalogue: Catalogue
    mode: Mode

    @property
    def year(self) -> int | None:
        """The year that the whole panel is about, which its dates need not repeat; None for several years."""
        return round(self.axis.first) if self.axis.last - self.axis.first == 1 else None


def matter_row(matter: Matter, top: float, with_: Drawing) -> tuple[Part, float]:
    """A matter's marks and words from `top` downward, and where the next row begins."""
    shares = [(one, share) for one in matter.readings if (share := _shares(one, with_.axis)) is not None]
    if len(shares) == 1 and len(matter.readings) == 1:
        part, bottom = _reading(
            matter, *shares[0], matter_words(matter, with_.catalogue, with_.year), top, with_, True
        )
        return part, bottom + _GAP
    start = min((share[0] for _, share in shares), default=0.0)
    end = max((share[1] for _, share in shares), default=0.0)
    part, top = _above(
        matter_words(matter, with_.catalogue, with_.year, has_dates=not shares), (start, end), top, with_
    )
    for reading, share in shares:
        words = reading_words(reading, with_.catalogue, with_.year)
        more, top = _reading(matter, reading, share, words, top, with_)
        part, top = part + more, top + 2
    if matter.has_conflict and len(shares) > 1:
        part += bracket(start, end, top + 7, palette(with_.mode).contrast, -5)
        top += 8
    return part, top + _GAP


def _reading(
    matter: Matter, reading: Reading, share: Shares, words: str, top: float, with_: Drawing,
    is_strong: bool = False,
) -> tuple[Part, float]:  # fmt: skip
    """A reading's mark with its words on the side that leaves them more room, or above it."""
    beside, over = beside_of(*share), above_of(*share)
    rows = rows_within(words, beside.width) if beside else 0
    if beside is None or _LINE * rows > _LINE * rows_within(words, over.width) + _THICK + 6:
        part, top = _above(words, share, top, with_, is_strong)
        return part + _mark(matter, reading, share, top + _THICK / 2, with_.mode), top + _THICK
    mark = _mark(matter, reading, share, top + _LINE / 2, with_.mode)
    return mark + _words(words, beside, top, with_, is_strong), top + _LINE * rows


def _above(
    words: str, share: Shares, top: float, with_: Drawing, is_strong: bool = True
) -> tuple[Part, float]:
    stand = above_of(*share)
    return _words(words, stand, top, with_, is_strong), top + _LINE * rows_within(words, stand.width) + 4


def _words(words: str, stand: Stand, top: float, with_: Drawing, is_strong: bool) -> Part:
    """Words on the colour of the ground, so that guides pass behind them."""
    colours = palette(with_.mode)
    colour = colours.text if is_strong else colours.quiet
    lines = wrapped(words, stand.width)
    drawn = label(lines, stand.share, top, colour, SMALL, stand.anchor, shift=stand.shift)
    return Part(annotations=tuple({**one, "bgcolor": colours.ground} for one in drawn.annotations))


def _shares(reading: Reading, axis: Axis) -> Shares | None:
    if reading.start is None or reading.end is None:
        return None
    return axis.share(reading.start), axis.share(reading.end)


def _mark(matter: Matter, reading: Reading, share: Shares, y: float, mode: Mode) -> Part:
    """A dot for a day, otherwise a bar as long as what is given; hollow where the date is inferred."""
    ink = _ink(matter, reading, mode)
    is_hollow = reading.is_inferred and ink.style == "solid"
    if reading.precision == "day":
        return dot(sum(share) / 2, y, ink, is_ring=is_hollow)
    drawn_bar = pale(*share, y, _THICK, ink) if is_hollow else bar(*share, y, _THICK, ink)
    is_small = (share[1] - share[0]) * NARROWEST < _SMALLEST_TARGET
    return drawn_bar + _target(sum(share) / 2, y, ink) if is_small else drawn_bar


def _ink(matter: Matter, reading: Reading, mode: Mode) -> Ink:
    colours = palette(mode)
    colour = colours.accent if reading.modality == "stated" else colours.context
    hover = f"{wrapped(matter.title)}<br>{plain(reading.words)}"
    style: Style = "hatched" if reading.status == "alleged" else "solid"
    return Ink(colour, style, reading.statements[0].event_statement_id, hover, colours.ground)


def _target(x: float, y: float, ink: Ink) -> Part:
    """Something to hit around a mark too small for a finger."""
    same = {"marker": {"opacity": 1}}
    return Part(
        (
            {
                "type": "scatter", "mode": "markers", "x": [x], "y": [y], "showlegend": False,
                "cliponaxis": False, "marker": {"size": 24, "color": "rgba(0,0,0,0)"},
                "customdata": [[ink.figure_id]], "hovertext": [ink.hover], "hoverinfo": "text",
                "selected": same, "unselected": same,
            },
        )
    )  # fmt: skip
