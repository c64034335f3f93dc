"""Every comparison of what the documents say, by verdict, conflicts first."""

from __future__ import annotations

from collections import Counter

from dashboard.catalogue import Catalogue
from dashboard.disputes import comparisons
from dashboard.elements import Node, el
from dashboard.numerals import count_word, counted
from dashboard.source_view import dispute_node, source_list
from dashboard.wording import VERDICT_WORDS, joined, sentence

_CLAIMS = {
    "conflict": "documents conflict on",
    "compatible": "are compatible on",
    "same": "agree on",
    "single": "one document alone speaks on",
}
_VERDICTS = ("conflict", "compatible", "same")


def comparison_nodes(catalogue: Catalogue) -> list[Node]:
    """The page beneath its title; matters on which one document alone speaks are counted, not listed."""
    sections = [section for verdict in _VERDICTS for section in _section(verdict, catalogue)]
    return [el("p", agreement_claim(catalogue), cls="lead"), *sections, *source_list(catalogue)]


def agreement_claim(catalogue: Catalogue) -> str:
    """How many matters the documents were compared on, and with what result."""
    verdicts = Counter(row.verdict for row in catalogue.agreement)
    if not verdicts:
        return "Nothing has been compared."
    parts = [
        f"{_CLAIMS[name]} {count_word(verdicts[name])}" for name in (*_VERDICTS, "single") if verdicts[name]
    ]
    return sentence(f"of {counted(len(catalogue.agreement), 'matter')}, {joined(parts)}")


def _section(verdict: str, catalogue: Catalogue) -> list[Node]:
    found = comparisons(catalogue, verdict)
    if not found:
        return []
    heading = el("h2", el("span", sentence(VERDICT_WORDS[verdict]).rstrip(".")), cls="theme")
    return [el("section", heading, [dispute_node(one) for one in found], cls="disputes")]
