"""A digest as page elements: documents to choose from, front matter, the text with its marks and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.digests import Note, Passage, Piece, Shelf, passages, skipped_numbers
from dashboard.elements import Node, el, web_address
from dashboard.front_matter import document_claim, document_facts, ignored_in_original, skipped_words, unbound
from dashboard.ledger_view import evidence_node, statement_node
from dashboard.records import Document
from dashboard.source_view import number_node, paragraph_target
from dashboard.statements import Statement
from dashboard.wording import basis_of_date_words

_MARKS = (("figure", "figure"), ("event", "date"), ("site", "place"), ("system", "arms"))
_OWN_WORDS = (
    "The digest is told in our own words, under the numbers of the original's paragraphs; "
    "the original itself is not here. Open a mark for what stands behind it:"
)
# Notes on these stand beside the text at all times; those on places and arms when their mark is opened.
_ALWAYS = frozenset({"figure", "event"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it stands there."""

    document_id: str | None = None
    paragraph: str | None = None


def missing_words(asked: Asked, shown: Document, read: Sequence[Passage]) -> str:
    """What of the address is not here, for a notice; nothing where all is."""
    if asked.document_id and asked.document_id != shown.document_id:
        return "The address names a document that is not here; this is the first one."
    if asked.paragraph is None or any(str(passage.number) == asked.paragraph for passage in read):
        return ""
    if asked.paragraph in map(str, skipped_numbers(read, shown.original_paragraphs)):
        return f"Paragraph {asked.paragraph} of the original is left out of the digest."
    return "The address names a paragraph that is not here."


def chosen_document(wanted: str | None, catalogue: Catalogue) -> Document | None:
    """The document that the address names, or the first one."""
    return catalogue.documents.get(wanted or "") or next(iter(catalogue.documents.values()), None)


def source_nodes(asked: Asked, catalogue: Catalogue, shelf: Shelf) -> list[Node]:
    """The page beneath its title; the paragraph asked for is marked."""
    document = chosen_document(asked.document_id, catalogue)
    if document is None:
        return [el("p", "No document has been published.", cls="lead")]
    read = passages(document, catalogue, shelf)
    notice = missing_words(asked, document, read)
    return [
        *([el("p", notice, role="status", cls="note")] if notice else []),
        document_tabs(document, catalogue),
        _about(document, read, catalogue),
        _digest(document, read, asked.paragraph),
        _left_out(document, read, shelf),
    ]


def document_tabs(chosen: Document, catalogue: Catalogue) -> Node:
    """All documents by number, the one that is read marked."""
    items = [
        _tab(paper, paper.document_id == chosen.document_id, catalogue)
        for paper in catalogue.documents.values()
    ]
    return el("nav", el("ul", items, cls="tabs"), aria_label="Documents")


def _tab(paper: Document, is_chosen: bool, catalogue: Catalogue) -> Node:
    target = paragraph_target(paper.document_id, None)
    words = el("span", el("strong", paper.title), el("span", basis_of_date_words(paper), cls="dated"))
    link = el(
        "a", number_node(catalogue.numbers[paper.document_id]), words, href=f"./{target}", data_go=target,
        aria_current="page" if is_chosen else None, cls="tab",
    )  # fmt: skip
    return el("li", link)


def _about(document: Document, read: Sequence[Passage], catalogue: Catalogue) -> Node:
    """The document's name, what it is in two sentences, and its front matter."""
    facts = [
        el("div", el("dt", name), el("dd", words)) for name, words in document_facts(document, catalogue)
    ]
    address = web_address(document.url)
    link = el("p", el("a", "Read the original where it was published", href=address)) if address else None
    return el(
        "section",
        el("h2", el("span", document.title), cls="theme"),
        el("p", document_claim(document, read), cls="lead"),
        link,
        el("dl", facts, cls="front"),
        cls="about",
    )


def _digest(document: Document, read: Sequence[Passage], wanted: str | None) -> Node:
    kinds = [el("span", word, cls=f"lit {kind}") for kind, word in _MARKS]
    legend = [part for kind in kinds for part in (" ", kind)]
    body = [node for passage in read for node in _passage_nodes(passage, document, wanted)]
    return el(
        "section",
        el("h2", el("span", "The digest, paragraph by paragraph"), cls="theme"),
        el("p", _OWN_WORDS, legend, ".", cls="note key"),
        body or el("p", "The digest has no paragraphs."),
        cls="digest",
    )


def _passage_nodes(passage: Passage, document: Document, wanted: str | None) -> list[Node]:
    """A paragraph with its notes beside it, after a word on those left out before it."""
    is_wanted = wanted == str(passage.number)
    target = paragraph_target(document.document_id, passage.number)
    label = el("a", el("span", "paragraph ", cls="unseen"), str(passage.number), href=f"./{target}",
               data_go=target, title="link to this paragraph", cls="at")  # fmt: skip
    text = el("p", [_piece_node(piece) for piece in passage.pieces], cls="text")
    notes = [_note_node(note) for note in passage.notes]
    node = el(
        "article",
        label,
        text,
        el("div", notes, cls="notes"),
        id=f"paragraph-{passage.number}",
        tabindex=-1,
        aria_label=f"Paragraph {passage.number} of the original",
        cls="passage wanted" if is_wanted else "passage",
    )
    gap = el("p", _gap_words(passage.skipped), cls="gap") if passage.skipped else None
    return [part for part in (gap, node) if part]


def _gap_words(skipped: Sequence[int]) -> str:
    numbers = str(skipped[0]) if len(skipped) == 1 else f"{skipped[0]}–{skipped[-1]}"
    return f"paragraph{'s' if len(skipped) > 1 else ''} {numbers} left out"


def _piece_node(piece: Piece) -> Node | str:
    if piece.kind is None:
        return piece.text
    if not piece.notes:
        return el("span", piece.text, cls=f"lit {piece.kind}")
    shown = " ".join(piece.notes)
    return el(
        "a", piece.text, href=f"#{piece.notes[0]}", data_show=shown, aria_expanded="false",
        aria_controls=shown, cls=f"lit {piece.kind}",
    )  # fmt: skip


def _note_node(note: Note) -> Node:
    """One line, which opens to the evidence."""
    piece = note.evidence
    evidence = statement_node(piece, True) if isinstance(piece, Statement) else evidence_node(piece, True)
    line = el("summary", el("span", note.headline, cls="headline"), " ", el("span", note.words, cls="words"))
    shape = f"beside {note.kind}" if note.kind in _ALWAYS else f"beside {note.kind} quiet"
    return el("details", line, evidence, id=note.note_id, cls=shape)


def _left_out(document: Document, read: Sequence[Passage], shelf: Shelf) -> Node:
    """The original's paragraphs that are not retold; numbers that are no figures, with the reason."""
    ignored = unbound(document, shelf)
    words = (
        "Numbers of the digest that are no figures:"
        if ignored
        else "Every number of the digest is accounted for."
    )
    return el(
        "section",
        el("h2", el("span", "What the digest leaves out"), cls="theme"),
        el("p", skipped_words(read, document.original_paragraphs), cls="note"),
        el("p", words, cls="note"),
        _reasons(ignored),
        _ignored_originals(document),
    )


def _ignored_originals(document: Document) -> list[Node]:
    """The numbers of the original that the digest does not retell, each with the reason."""
    reasons = _reasons(ignored_in_original(document))
    words = el("p", "Numbers of the original that are no figures here:", cls="note")
    return [words, reasons] if reasons else []


def _reasons(found: Sequence[tuple[int, str, str]]) -> Node | None:
    """Where each number stands, how it is printed, and why it is no figure."""
    lines = [el("li", f"paragraph {number}: “{printed}”: {why}") for number, printed, why in found]
    return el("ul", lines, cls="ignored") if lines else None
