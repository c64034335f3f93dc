"""A document's digest to read: what it is, of when, and its paragraphs by the original's numbers."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.elements import Node, el
from dashboard.numerals import counted
from dashboard.records import Document
from dashboard.wording import date_basis_words, joined, sentence


def choose_document(catalogue: Catalogue) -> Document | None:
    """The document to read; the address remembers it."""
    names = list(catalogue.documents)
    if not names:
        return None
    wanted = st.query_params.get("document")
    chosen = st.selectbox(
        "Document", names, index=names.index(wanted) if wanted in names else 0, key=f"document_{wanted}",
        format_func=lambda name: f"{catalogue.numbers[name]}  {catalogue.documents[name].title}",
    )  # fmt: skip
    if chosen != wanted:
        st.query_params["document"] = chosen
        st.query_params.pop("paragraph", None)
    return catalogue.documents[chosen]


def document_nodes(document: Document | None, paragraph: str | None, catalogue: Catalogue) -> list[Node]:
    """The digest; the paragraph asked for is marked."""
    if document is None:
        return [el("p", "No document has been published.", cls="lead")]
    passages = [_passage(piece, paragraph) for piece in document.paragraphs]
    note = "Told in our own words; the numbers are those of the original's paragraphs."
    return [
        el("p", document_claim(document, catalogue), cls="lead"),
        el("p", note, cls="note"),
        el("section", el("h2", el("span", document.title), cls="theme"), passages),
    ]


def document_claim(document: Document, catalogue: Catalogue) -> str:
    """What kind of text it is, of when, and what the data hold of it."""
    published = date_words(document.published) if document.published else None
    basis = date_basis_words(document.published_basis, None)
    dated = f"{published} ({basis})" if published and document.published_basis == "inferred" else published
    what = " ".join(
        part for part in (document.kind, f"by {document.author}" if document.author else None) if part
    )
    where = ", ".join(part for part in (what, document.publisher, dated) if part)
    figures = sum(figure.document_id == document.document_id for figure in catalogue.figures.values())
    events = sum(event.document_id == document.document_id for event in catalogue.events.values())
    held = joined([counted(figures, "figure"), counted(events, "dated event")])
    length = counted(len(document.paragraphs), "paragraph")
    return f"{sentence(where)} {sentence(f'{held} in {length}')}"


def _passage(piece: Any, wanted: str | None) -> Node:
    number = str(piece.get("number", ""))
    is_wanted = wanted is not None and number == wanted
    return el(
        "div", el("span", number, cls="at"), el("p", str(piece.get("text", ""))),
        cls="passage wanted" if is_wanted else "passage", id=f"paragraph-{number}",
    )  # fmt: skip
