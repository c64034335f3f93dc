"""People displaced, a bar for each crisis, in the words of who counts them and of who lays them to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart, empty_chart
from dashboard.charts.drawing import ink_of, length
from dashboard.charts.sheet import LINE, SMALL, Part, drawn, plain, row_label, rows_of, ticks, wrapped
from dashboard.charts.statement_lines import source_words
from dashboard.charts.traces import Ink
from dashboard.dates import period_words
from dashboard.marks import Axis, Legend, round_up, sign, style_of
from dashboard.numerals import number
from dashboard.records import Figure
from dashboard.theme import Mode, palette
from dashboard.wording import as_of_words, joined, origin_words, sentence, short_when_words, value_words

INDICATOR = "people_displaced"
RANK = "displacement_rank"
# What Russia and Venezuela are held responsible for stands in the accent colour, the rest in grey.
_OURS = frozenset({"russia", "venezuela"})
_THICK = 34


@dataclass(frozen=True, slots=True)
class CrisisPoint:
    """The people displaced in one crisis, and whom the document holds responsible for it."""

    figure: Figure
    blamed: str
    value: str
    when: str
    origin: str


def displacement_points(catalogue: Catalogue) -> tuple[CrisisPoint, ...]:
    """The crises, the largest first; each statement is a crisis of its own, and nothing is added up."""
    found = [figure for figure in catalogue.figures.values() if figure.indicator_id == INDICATOR]
    known = [figure for figure in found if figure.size is not None]
    known.sort(key=lambda figure: (-(figure.size or 0), figure.figure_id))
    return tuple(_point(figure, catalogue) for figure in known)


def _point(figure: Figure, catalogue: Catalogue) -> CrisisPoint:
    return CrisisPoint(
        figure=figure,
        blamed=catalogue.subject_title(figure.subject) or "nobody named",
        value=value_words(figure),
        when=short_when_words(figure),
        origin=origin_words(catalogue.origin(figure.origin_id), figure.origin_basis),
    )


def displacement_chart(points: Sequence[CrisisPoint], catalogue: Catalogue, mode: Mode) -> Chart:
    """A bar a crisis, the name of who is held responsible above it."""
    if not points:
        words = "No document in this selection says how many people were displaced."
        return empty_chart("displacement-crises", words, mode, "People displaced")
    return Chart(
        chart_id="displacement-crises",
        title=crises_claim(points),
        subtitle=_subtitle(points),
        alt=sentence(
            "bars: " + joined([f"{one.value} in the crisis blamed on {one.blamed}" for one in points])
        ),
        figure=_figure(points, mode),
        table=tuple(_row(point, catalogue) for point in points),
        caveat=_caveat(points, catalogue),
        figure_ids=tuple(point.figure.figure_id for point in points),
        legend=_legend(points),
    )


def _legend(points: Sequence[CrisisPoint]) -> Legend:
    """What the two colours mean; nothing where all crises are laid to Russia and Venezuela."""
    if all(map(_is_ours, points)):
        return ()
    ours = dict.fromkeys(point.blamed for point in points if _is_ours(point))
    own = ((sign("swatch"), f"blamed on {joined(list(ours))}"),) if ours else ()
    return (*own, (sign("swatch", "context"), "blamed on others"))


def crises_claim(points: Sequence[CrisisPoint]) -> str:
    """The finding: how many were displaced in crises blamed on whom; never a sum or whose people."""
    crisis = "the crisis" if len(points) == 1 else "crises"
    sizes = joined([_number(point) for point in points])
    return f"{sizes} people displaced in {crisis} blamed on {joined([point.blamed for point in points])}"


def _number(point: CrisisPoint) -> str:
    return point.value.removesuffix("people").removesuffix("person").rstrip()


def _subtitle(points: Sequence[CrisisPoint]) -> str:
    whens = joined(list(dict.fromkeys(point.when for point in points)))
    origins = joined(list(dict.fromkeys(point.origin for point in points)))
    return sentence(f"People displaced, {whens}; the numbers {origins}")


def _caveat(points: Sequence[CrisisPoint], catalogue: Catalogue) -> str:
    """Who blames whom, what the numbers do not say, and the rank that the crises have together."""
    documents = dict.fromkeys(point.figure.document_id for point in points)
    names = joined([f"“{title}”" for name in documents if (title := catalogue.document_title(name))])
    blamed = joined([point.blamed for point in points])
    verb = "is" if len(points) == 1 else "are"
    whose = f"the author of {names}" if names else "a document"
    is_named = all(point.figure.origin_id and point.figure.origin_basis != "unnamed" for point in points)
    numbers = "; the numbers are not the author’s own" if is_named else ""
    words = [
        f"That {blamed} {verb} responsible is the view of {whose}{numbers}.",
        "The names are those of states held responsible, not of the people displaced.",
    ]
    return " ".join([*words, *rank_claims(catalogue)])


def rank_claims(catalogue: Catalogue) -> list[str]:
    """Each rank that crises are given together: "The largest refugee crises since 1980, as a joint rank"."""
    ranks = [figure for figure in catalogue.figures.values() if figure.indicator_id == RANK]
    return [_rank_claim(figure, catalogue) for figure in sorted(ranks, key=lambda figure: figure.figure_id)]


def _rank_claim(figure: Figure, catalogue: Catalogue) -> str:
    whose = catalogue.subject_title(figure.subject)
    origin = origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)
    printed = f"“{figure.printed_value}”" if figure.printed_value else value_words(figure)
    about = f" blamed on {whose}" if whose else ""
    period = period_words(figure.period_start, figure.period_end)
    since = f" {period}" if period else ""
    basis = f"{as_of_words(figure)}; {origin}"
    return f"The crises{about} together are ranked {printed}{since} ({basis})."


def _row(point: CrisisPoint, catalogue: Catalogue) -> dict[str, str]:
    return {
        "Held responsible": point.blamed,
        "People displaced": point.value,
        "When": point.when,
        "Number from": point.origin,
        "Source": source_words([point.figure.document_id], catalogue),
    }


def _figure(points: Sequence[CrisisPoint], mode: Mode) -> dict[str, object]:
    largest = max(abs(point.figure.size or 0) for point in points)
    axis = Axis(0, round_up(largest))
    parts, top = [], 4.0
    for point in points:
        part, top = _row_part(point, axis, top, mode)
        parts.append(part)
    places = [(at, number(at)) for at in (0, axis.last / 2, axis.last)]
    return drawn([*parts, ticks(places, axis, top, mode)], axis, round(top) + 34, mode, "displacement-crises")


def _row_part(point: CrisisPoint, axis: Axis, top: float, mode: Mode) -> tuple[Part, float]:
    colours, ink = palette(mode), _ink(point, mode)
    name = wrapped(f"Crisis blamed on {point.blamed}")
    below = top + (SMALL + 4) * rows_of(name)
    words = f"<b>{plain(point.value)}</b>"
    y = below + LINE + 6 + _THICK / 2
    labels = row_label(name, top, colours.quiet, SMALL) + row_label(words, below, colours.text, 16)
    return length(point.figure, axis, y, _THICK, ink) + labels, y + _THICK / 2 + 14


def _ink(point: CrisisPoint, mode: Mode) -> Ink:
    colours = palette(mode)
    colour = colours.accent if _is_ours(point) else colours.context
    words = f"{plain(point.value)} in the crisis blamed on {plain(point.blamed)}"
    return ink_of(point.figure, colour, mode, words, style_of(point.figure))


def _is_ours(point: CrisisPoint) -> bool:
    return point.figure.subject in _OURS
