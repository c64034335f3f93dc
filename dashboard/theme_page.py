"""A theme's page: its question, all its figures with their evidence, and what is dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.catalogue import Catalogue
from dashboard.claims import theme_claims
from dashboard.elements import Node, el
from dashboard.ledger import LedgerRow, theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend_of
from dashboard.navigation import PageEntry
from dashboard.numerals import count_word, counted
from dashboard.source_view import event_section, source_list
from dashboard.wording import joined, sentence


def opening_nodes(entry: PageEntry, catalogue: Catalogue) -> list[Node]:
    """What stands above a theme's charts: what is said, how much that rests on, how marks are to be read."""
    rows = theme_rows(catalogue, entry.themes)
    if not rows:
        return [el("p", extent_words(rows), cls="lead")]
    claim = el("p", " ".join(theme_claims(rows, catalogue)), cls="lead")
    figures = (figure for figure in catalogue.figures.values() if figure.theme in entry.themes)
    marks = legend_of(figures)
    return [claim, el("p", extent_words(rows), cls="note"), hatching(), *([marks] if marks else [])]


def ledger_nodes(entry: PageEntry, catalogue: Catalogue, speakers: Iterable[str] = ()) -> list[Node]:
    """What stands below a theme's charts: all its figures, what is dated, and the sources.

    `speakers` are documents that say something else on the page.
    """
    rows = theme_rows(catalogue, entry.themes)
    events = [event for event in catalogue.events.values() if event.theme in entry.themes]
    return [hatching(), *ledger(rows, catalogue), *event_section(events, catalogue),
            *source_list(catalogue, entry.themes, speakers)]  # fmt: skip


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
        parts.append(f"{count_word(derived)} derived from printed ones")
    disputed = sum(row.verdict == "conflict" for row in rows)
    doubt = f"; on {count_word(disputed)} of them the documents conflict" if disputed else ""
    return sentence(joined(parts) + doubt)
