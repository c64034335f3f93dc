"""Shares of arms imports: what is printed, what follows and what remains, laid out in their wholes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.records import Figure
from dashboard.wording import value_words

INDICATOR = "arms_import_share"
_SET = "named_set"


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
