"""A theme's page: its question, all its figures with their evidence, and what is dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.claims import theme_claims
from dashboard.elements import Node, el
from dashboard.ledger import LedgerRow, theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend_of
from dashboard.marks import Legend
from dashboard.navigation import PageEntry
from dashboard.numerals import count_word, counted
from dashboard.source_view import event_section, source_list
from dashboard.wording import joined, sentence


def opening_nodes(entry: PageEntry, catalogue: Catalogue, charts: Iterable[Chart] = ()) -> list[Node]:
    """What stands above a theme's charts: what is said, how much that rests on, how marks are to be read.

    `charts` are those whose colours are explained with the marks.
    """
    rows = theme_rows(catalogue, entry.themes)
    if not rows:
        return [el("p", extent_words(rows), cls="lead")]
    claim = el("p", " ".join(theme_claims(rows, catalogue)), cls="lead")
    figures = (figure for figure in catalogue.figures.values() if figure.theme in entry.themes)
    marks = legend_of(figures, signs_on_page(charts))
    return [claim, el("p", extent_words(rows), cls="note"), hatching(), *([marks] if marks else [])]


def signs_on_page(charts: Iterable[Chart]) -> Legend:
    """What the charts' own signs mean, but the accent colour, which is that of all marks of the page."""
    plain = ("swatch", "accent")
    return tuple(
        (mark, words) for chart in charts for mark, words in chart.legend if (mark.shape, mark.tone) != plain
    )


def ledger_nodes(entry: PageEntry, catalogue: Catalogue) -> list[Node]:
    """What stands below a theme's charts: all its figures, what is dated, and the sources."""
    rows = theme_rows(catalogue, entry.themes)
    events = [event for event in catalogue.events.values() if event.theme in entry.themes]
    return [hatching(), *ledger(rows), *event_section(events, catalogue),
            *source_list(catalogue, entry.themes)]  # fmt: skip


def extent_words(rows: Sequence[LedgerRow]) -> str:
    """How many figures there are on a theme, and what they rest on."""
    if not rows:
        return "No figure on this is in what is shown."
    printed = sum(piece.origin is not None for row in rows for piece in row.evidence)
    derived = sum(row.status == "derived" for row in rows)
    sources = {number for row in rows for number in row.sources}
    if not printed:
        left_out = "derived from printed ones, which the filters leave out"
        return sentence(f"{counted(derived, 'figure')} {left_out}")
    parts = [f"{counted(printed, 'figure')} printed in {counted(len(sources), 'document')}"]
    if derived:
        parts.append(f"{count_word(derived)} derived from them")
    disputed = sum(row.verdict == "conflict" for row in rows)
    doubt = f"; on {count_word(disputed)} of them the documents conflict" if disputed else ""
    return sentence(joined(parts) + doubt)
