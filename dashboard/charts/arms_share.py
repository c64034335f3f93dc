"""Shares of arms imports as one bar of a hundred per cent: what is printed, what follows, what remains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import (
    LINE,
    TEXT,
    Ink,
    Part,
    bar,
    bracket,
    catch,
    drawn,
    ink_of,
    label,
    plain,
    row_label,
    rows_of,
    ticks,
    upright,
    wrapped,
)
from dashboard.charts.statement_lines import reservation, source_words
from dashboard.marks import Axis, sign
from dashboard.numerals import amount
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import assumed_words, joined, origin_words, sentence, short_when_words, value_words

INDICATOR = "arms_import_share"
_SET = "named_set"
_AXIS = Axis(-0.3, 100.3)
_THICK = 46
_WIDE = 35.0
# Per cent left free at the ends of a piece, so that the outlines of neighbours stay apart.
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One share: a piece of the whole from `start` to `end` per cent, or a set of pieces taken together.

    `whole` tells apart the bars that pieces belong to: shares of one importer, one period and one document.
    """

    figure: Figure
    supplier: str
    value: str
    start: float
    end: float
    is_set: bool
    whole: tuple[str, str, str]


def arms_share_points(catalogue: Catalogue) -> tuple[SharePoint, ...]:
    """The pieces of each whole side by side, printed before derived, larger before smaller; then the sets."""
    figures = [figure for figure in catalogue.figures.values() if figure.indicator_id == INDICATOR]
    known = [figure for figure in figures if _share(figure) is not None]
    known.sort(key=lambda figure: (_whole(figure, catalogue), _place(figure)))
    points: list[SharePoint] = []
    for _, group in groupby(known, key=lambda figure: _whole(figure, catalogue)):
        points += _laid_out(list(group), catalogue)
    return tuple(points)


def _share(figure: Figure) -> float | None:
    known = (figure.value, figure.low, figure.high)
    return next((number for number in known if number is not None and 0 <= number <= 100), None)


def _whole(figure: Figure, catalogue: Catalogue) -> tuple[str, str, str]:
    """What the share is a share of, in whose words; a derived one belongs to the document it comes from."""
    document = figure.document_id
    for figure_id in figure.input_figure_ids:
        source = catalogue.figures.get(figure_id)
        document = document or (source.document_id if source else None)
    return (figure.counterpart or "", figure.period_label or "", document or "")


def _place(figure: Figure) -> tuple[object, ...]:
    return (
        figure.scope == _SET, figure.status == "derived", figure.scope == "remainder", -(_share(figure) or 0),
        figure.figure_id,
    )  # fmt: skip


def _laid_out(figures: Sequence[Figure], catalogue: Catalogue) -> list[SharePoint]:
    """Pieces one after another; pieces that are more than the whole each begin at nothing."""
    total = sum(_share(figure) or 0 for figure in figures if figure.scope != _SET)
    points, start = [], 0.0
    for figure in figures:
        size, is_set = _share(figure) or 0, figure.scope == _SET
        first = 0.0 if is_set or total > 100.5 else start
        name = catalogue.subject_title(figure.subject) or "a supplier who is not named"
        points.append(SharePoint(figure, name, value_words(figure), first, first + size, is_set,
                                 _whole(figure, catalogue)))  # fmt: skip
        start += 0 if is_set else size
    return points


def arms_share_chart(points: Sequence[SharePoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """One bar of a hundred per cent for each whole."""
    if not points:
        words = "No document in this selection gives a share of arms imports."
        return empty_chart("arms-share", words, mode, "Shares of arms imports")
    return Chart(
        chart_id="arms-share",
        title=share_claim(points, catalogue),
        subtitle=_subtitle(points[0].figure, catalogue),
        alt=_alt(points),
        figure=_figure(points, catalogue, mode),
        table=tuple(_row(point, catalogue) for point in points),
        caveat=_caveat(points),
        figure_ids=tuple(point.figure.figure_id for point in points),
        legend=((sign("bracket", "text"), "taken together"),) if any(one.is_set for one in points) else (),
    )


def share_claim(points: Sequence[SharePoint], catalogue: Catalogue) -> str:
    """The finding: who supplied how much of whose arms imports."""
    first = points[0]
    importer = catalogue.subject_title(first.figure.counterpart)
    whose = f"{importer}’s arms imports" if importer else "arms imports"
    verb = "is said to have supplied" if first.figure.status == "alleged" else "supplied"
    return f"{first.supplier} {verb} {first.value} of {whose}"


def _subtitle(figure: Figure, catalogue: Catalogue) -> str:
    parts = [catalogue.indicator_title(figure.indicator_id), short_when_words(figure),
             origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)]  # fmt: skip
    rest = reservation(figure, catalogue)
    return sentence(", ".join(parts) + (f"; {rest}" if rest else ""))


def _alt(points: Sequence[SharePoint]) -> str:
    parts = [f"{point.supplier} {point.value}{_doubt(point)}" for point in points]
    return sentence(f"A bar of a hundred per cent: {joined(parts)}")


def _doubt(point: SharePoint) -> str:
    if point.is_set:
        return ", taken together"
    return f", {point.figure.status}" if point.figure.status != "reported" else ""


def _caveat(points: Sequence[SharePoint]) -> str:
    """What is printed nowhere, and under which assumption it follows."""
    derived = [point for point in points if point.figure.status == "derived"]
    if not derived:
        return ""
    names = joined([f"{point.value} for {_lower(point.supplier)}" for point in derived])
    words = [sentence(f"printed nowhere, but following from what is: {names}")]
    words += [assumed_words(point.figure.assumption) for point in derived if point.figure.assumption]
    rest = [point for point in derived if point.figure.scope == "remainder"]
    words += [
        f"The {point.value} are a remainder: suppliers whom nobody names, not “the West”." for point in rest
    ]
    return " ".join(words)


def _row(point: SharePoint, catalogue: Catalogue) -> dict[str, str]:
    return {
        "Supplier": point.supplier,
        "Share": point.value,
        "Period": short_when_words(point.figure),
        "Status": "derived" if point.figure.status == "derived" else "printed",
        "Source": source_words([point.figure.document_id], catalogue) or "computed",
    }


def _lower(name: str) -> str:
    """A group's name within a sentence; names of countries keep their capital."""
    return name[0].lower() + name[1:] if name.startswith("All ") else name


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
    return drawn(parts, _AXIS, round(top), mode, "arms-share")


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
    ink = _ink(point, mode)
    part = bar(point.start + _GAP, max(point.end - _GAP, point.start + _GAP), middle, _THICK, ink)
    if not _is_wide(point):
        return part
    on_fill = palette(mode).ground if ink.style == "solid" else palette(mode).text
    words = f"<b>{plain(point.supplier)} {plain(point.value)}</b>"
    return part + label(words, point.start, middle - 11, on_fill, 17, shift=10)


def _leader(point: SharePoint, bottom: float, top: float, mode: Mode) -> Part:
    """A thin line from a narrow piece down to its name, which reaches to the side with more room."""
    colours, at = palette(mode), (point.start + point.end) / 2
    is_left = at > 50
    words = f"{plain(point.supplier)}{plain(_doubt(point))} <b>{plain(point.value)}</b>"
    name = label(
        words, at, top, colours.text, TEXT, "right" if is_left else "left", shift=-6 if is_left else 6
    )
    return upright(at, bottom, top + LINE - 2, colours.quiet) + name


def _ink(point: SharePoint, mode: Mode) -> Ink:
    return ink_of(point.figure, palette(mode).accent, mode, _hover(point))


def _hover(point: SharePoint) -> str:
    return f"{plain(point.supplier)}: {plain(point.value)}{plain(_doubt(point))}"
