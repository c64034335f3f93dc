"""The Briefing page as elements: what is known, how old, how sure, and what is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.disputes import Dispute, Reading
from dashboard.elements import Node, el, web_address
from dashboard.ledger import LedgerRow
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend
from dashboard.numerals import count_word, counted
from dashboard.records import Document
from dashboard.wording import date_basis_words, sentence


def briefing_page(rows: Sequence[LedgerRow], disputed: Sequence[Dispute], catalogue: Catalogue) -> list[Node]:
    """The whole page beneath its title."""
    note = age_note(rows, catalogue)
    return [
        hatching(),
        el("p", briefing_claim(rows, disputed), cls="lead"),
        el("p", note, cls="note") if note else el("p"),
        legend(),
        *ledger(rows, has_theme_links=True),
        *dispute_section(disputed),
        *source_list(catalogue),
    ]


def briefing_title(catalogue: Catalogue) -> str:
    """The page's headline."""
    return f"Moscow and Caracas: what {counted(len(catalogue.documents), 'document')} say"


def briefing_claim(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> str:
    """How sure the headline figures are, in two sentences."""
    if not rows:
        return "No headline figure has been published."
    several = sum(row.documents > 1 for row in rows)
    voiced = sum(row.origins > 1 for row in rows)
    counted_rows = counted(len(rows), "headline figure")
    rest = f"{_rest(several)} on more than one document and {_rest(voiced)} on more than one named origin"
    first = sentence(f"of {counted_rows}, {rest}")
    conflicts = counted(sum(one.verdict == "conflict" for one in disputed), "matter")
    return f"{first} {sentence(f'the documents contradict each other on {conflicts}')}"


def _rest(count: int) -> str:
    """ "none rests", "one rests", "three rest"."""
    word = "none" if count == 0 else count_word(count)
    return f"{word} {'rests' if count <= 1 else 'rest'}"


def age_note(rows: Sequence[LedgerRow], catalogue: Catalogue) -> str:
    """Which part of the figures is old."""
    old = sorted({row.as_of_year for row in rows if row.is_old and row.as_of_year})
    if not old or catalogue.newest_year is None:
        return ""
    count = sum(row.is_old for row in rows)
    are = "dates" if count == 1 else "date"
    return sentence(
        f"{counted(count, 'figure')} {are} from {' and '.join(old)}, the others from up to {catalogue.newest_year}; "
        "older figures are set in grey"
    )


def dispute_section(disputed: Sequence[Dispute]) -> list[Node]:
    """What the sources dispute, each document's reading beside the others'."""
    heading = el("h2", el("span", "What the sources dispute"),
                 el("a", "all comparisons", href="./agreement", data_go="agreement", cls="more"), cls="theme")  # fmt: skip
    if not disputed:
        return [el("section", heading, el("p", "No two documents contradict each other.", cls="measure"))]
    return [el("section", heading, [dispute_node(one) for one in disputed], cls="disputes")]


def dispute_node(one: Dispute) -> Node:
    """One matter with every document's reading of it."""
    return el(
        "article",
        el("div", el("h3", one.title), el("p", one.verdict_words, cls=f"tag {one.verdict}"), cls="label"),
        el("ul", [_reading_node(reading) for reading in one.readings], cls="readings"),
        el("p", one.note, cls="measure note") if one.note else None,
        cls="dispute",
    )


def _reading_node(reading: Reading) -> Node:
    number = el("span", str(reading.source_number), cls="number") if reading.source_number else None
    target = "sources?" + urlencode({"document": reading.document_id, "paragraph": reading.paragraph or ""})
    modality = el("span", reading.modality, cls="tag") if reading.modality != "stated as fact" else None
    said_by = el("a", number, el("span", f" {reading.document}"), href=f"./{target}", data_go=target)
    return el("li", el("p", reading.words, " ", modality, cls="said"), el("p", said_by, cls="by"))


def source_list(catalogue: Catalogue) -> list[Node]:
    """The numbered documents."""
    items = [
        _source_node(catalogue.numbers[paper.document_id], paper) for paper in catalogue.documents.values()
    ]
    return [el("section", el("h2", el("span", "Sources"), cls="theme"), el("ol", items, cls="sources"))]


def _source_node(number: int, paper: Document) -> Node:
    published = date_words(paper.published) if paper.published else "undated"
    basis = date_basis_words(paper.published_basis, None).removeprefix("date ")
    known = ", ".join(part for part in (paper.author, paper.publisher, published) if part)
    address = web_address(paper.url)
    target = "sources?" + urlencode({"document": paper.document_id})
    return el(
        "li",
        el("span", str(number), cls="number"),
        el("span", el("a", paper.title, href=f"./{target}", data_go=target), f" {known}"
           + (" (date inferred)" if basis == "inferred" else ""),
           " " if address else None, el("a", "original", href=address) if address else None),
    )  # fmt: skip
