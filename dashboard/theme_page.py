"""What every theme's page begins with: its question, what is known on it, and all its figures with their evidence."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.briefing import source_list
from dashboard.catalogue import Catalogue
from dashboard.data import edition
from dashboard.elements import Node, el
from dashboard.ledger import LedgerRow, theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend
from dashboard.navigation import PageEntry, page_entry
from dashboard.numerals import count_word, counted
from dashboard.placing import place
from dashboard.wording import escape_markdown, joined, sentence


def place_theme_page(path: str) -> None:
    """Show the page at that address, made of its themes' figures."""
    entry = page_entry(path)
    if entry is None:
        raise ValueError(f"no such page: {path}")
    catalogue = edition().catalogue()
    st.title(escape_markdown(entry.question))
    place(theme_nodes(entry, catalogue), key=path)


def theme_nodes(entry: PageEntry, catalogue: Catalogue) -> list[Node]:
    """A theme's figures as a ledger, with the legend and the sources."""
    rows = theme_rows(catalogue, entry.themes)
    if not rows:
        return [el("p", "No document gives a figure on this.", cls="lead"), *source_list(catalogue)]
    return [
        hatching(),
        el("p", theme_claim(rows), cls="lead"),
        legend(),
        *ledger(rows),
        *source_list(catalogue),
    ]


def theme_claim(rows: Sequence[LedgerRow]) -> str:
    """How many figures there are on a theme, and what they rest on."""
    printed = [row for row in rows if row.status != "derived"]
    derived = len(rows) - len(printed)
    parts = [f"{counted(len(printed), 'figure')} printed in the documents"]
    if derived:
        parts.append(f"{counted(derived, 'figure')} derived from them")
    disputed = sum(row.verdict == "conflict" for row in rows)
    doubt = f"; on {count_word(disputed)} of them the documents conflict" if disputed else ""
    return sentence(joined(parts) + doubt)
